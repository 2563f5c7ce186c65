"""Pictures in the XML of a Word file: which part each is, what its writer said that it shows, whether it decorates."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from portal.foundation.media.docx_xml import local
from portal.taking_part.drafts.word_xml import attribute


@dataclass(frozen=True, slots=True)
class PictureMet:
    """A picture as the words have it; ``picture``: its number in this file, None when only its words are there."""

    words: str
    picture: int | None = None
    decoration: bool = False


def blocks_of(media: dict[str, str], files: list[str], drawing: etree._Element) -> Iterator[PictureMet]:
    """The pictures of one drawing. ``media``: parts by name of their relation; ``files``: grows by parts met first.

    What is said of a group is said of its first picture; a chart has words only.
    """
    shown = [one for one in drawing.iter() if local(one) in {"blip", "imagedata"} and not _for_old_readers(one)]
    parts = list(dict.fromkeys(media[name] for one in shown for name in [_relation(one)] if name in media))
    words = " ".join(_said(drawing).split())
    decorates = not words and any(local(one) == "decorative" and attribute(one, "val") == "1" for one in drawing.iter())
    if not parts:
        yield PictureMet(words)
    for place, part in enumerate(parts):
        if part not in files:
            files.append(part)
        yield PictureMet("" if place else words, files.index(part) + 1, decorates)


def _relation(one: etree._Element) -> str:
    """What a picture names its part by: ``r:embed`` today, ``r:id`` in older drawings."""
    return attribute(one, "embed") if local(one) == "blip" else attribute(one, "id")


def _said(drawing: etree._Element) -> str:
    named = (one for one in drawing.iter() if local(one) in {"docPr", "cNvPr", "shape", "imagedata"})
    return next((said for one in named if (said := attribute(one, "descr") or attribute(one, "alt"))), "")


def _for_old_readers(one: etree._Element) -> bool:
    return any(local(above) == "Fallback" for above in one.iterancestors())
