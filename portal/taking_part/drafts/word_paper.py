"""Reading a draft out of a Word file: headings, paragraphs, lists, tables, and what Word keeps beside the words.

Read straight from the XML: tracked changes, comments and footnotes have to be shown for what they are, and the usual
reader (python-docx) passes over them. The file was cleaned before (``media.papers``), so it has no macros, nothing
that fetches, and no more in it than a machine can bear.
"""

import io
import textwrap
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from portal.foundation.media.docx_xml import local
from portal.foundation.media.paper_reasons import PaperReason, PaperRefused
from portal.taking_part.drafts import word_parts
from portal.taking_part.drafts.versions import PartIn, SectionIn
from portal.taking_part.drafts.word_walk import Reader, WordNote, plain, read_block, value
from portal.taking_part.drafts.word_xml import attribute

MOST_PICTURES = 30  # of one file; what stands behind them stays as words
LONGEST = 20_000  # letters of one paragraph; more is no paragraph that anybody can read or answer


@dataclass(frozen=True, slots=True)
class WordDraft:
    """A draft as it stood in the file: its sections, and what the reviewer should look at before it goes on."""

    sections: tuple[SectionIn, ...]
    notes: tuple[WordNote, ...]
    shortened: int = 0  # paragraphs longer than LONGEST
    pictures: tuple[bytes, ...] = ()  # as they stood in the file: nobody has looked at them; the first is picture 1


class NoWordsInIt(Exception):
    """The file has no words, or none that this reader finds."""


def read_word(data: bytes, *, keeps_changes: bool = True) -> WordDraft:
    """Read a cleaned .docx. Raises ``NoWordsInIt``, or ``PaperRefused`` for more than anybody writes in a review."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        main, beside, media = word_parts.read(packed)
        draft = _walked(main, beside, media, keeps_changes=keeps_changes)
        files = tuple(packed.read(one) for one in draft.files[:MOST_PICTURES])
    return _told(draft, files)


def _walked(
    main: etree._Element, beside: dict[str, etree._Element], media: dict[str, str], *, keeps_changes: bool
) -> Reader:
    styles = beside.get("styles")
    reader = Reader(
        keeps_changes,
        _headings(styles),
        _texts(beside.get("footnotes"), "footnote"),
        _texts(beside.get("comments"), "comment"),
        _texts(beside.get("endnotes"), "endnote"),
        _lists(styles),
        media=media,
    )
    try:
        for element in (one for body in main if local(body) == "body" for one in body):
            read_block(reader, element)
    except RecursionError:  # hundreds of wrappings, one in the other: nobody writes like that
        raise PaperRefused(PaperReason.TOO_MUCH_INSIDE) from None
    return reader


def _told(reader: Reader, files: tuple[bytes, ...]) -> WordDraft:
    sections: list[SectionIn] = []
    title, shortened = "", 0
    parts: list[PartIn] = []
    for block in reader.blocks:
        if block.level is not None:
            if parts or title:
                sections.append(SectionIn(title, tuple(parts)))
            title, parts = block.words, []
            continue
        shortened += len(block.words) > LONGEST
        first, *more = _pieces(block.words)
        parts.append(PartIn(first, block.shape, picture=block.picture, decoration=block.decoration))
        parts.extend(PartIn(piece, block.shape) for piece in more)
    if parts or title:
        sections.append(SectionIn(title, tuple(parts)))
    if not any(section.parts for section in sections):
        raise NoWordsInIt
    return WordDraft(tuple(sections), tuple(_at_its_place(reader, one) for one in reader.notes), shortened, files)


def _at_its_place(reader: Reader, note: WordNote) -> WordNote:
    """The note with how its paragraph begins; a paragraph of which nothing stays has none."""
    here = reader.blocks[note.place].words if note.place < len(reader.blocks) else ""
    return replace(note, at=textwrap.shorten(here, 80, placeholder=" …"))


def _pieces(words: str) -> Iterator[str]:
    """A paragraph, or several of one that nobody could read: no word is left out."""
    while len(words) > LONGEST:
        end = words.rfind(" ", 0, LONGEST) + 1 or LONGEST
        yield words[:end].strip()
        words = words[end:]
    yield words


def _headings(styles: etree._Element | None) -> dict[str, int]:
    """Names of styles that are headings, with their level: by outline level, or by name (also of translated Word).

    A style that is based on a heading is one too, as Word has it.
    """
    own = {attribute(style, "styleId"): style for style in _styles(styles)}
    found: dict[str, int] = {}
    for name, style in own.items():
        seen: set[str] = set()
        while style is not None and name not in found:
            level, above = _level_of(style), _said(style).get("basedOn", "")
            if level is not None:
                found[name] = level
            if above in seen or above not in own:
                break
            seen.add(above)
            style = own[above]
    return {name: level for name, level in found.items() if level < 10}


def _level_of(style: etree._Element) -> int | None:
    """The level that a style says itself; 10 for words of the text; None when it leaves it to what it is based on."""
    said = _said(style)
    name, outline = said.get("name", "").lower(), said.get("outlineLvl", "")
    if name.startswith("heading ") and name[8:].isdigit():
        return int(name[8:])
    if name == "title":
        return 1
    return int(outline) + 1 if outline.isdigit() else None


def _lists(styles: etree._Element | None) -> frozenset[str]:
    """Names of styles whose paragraphs are items of a list."""
    return frozenset(attribute(one, "styleId") for one in _styles(styles) if _said(one).get("numId", "0") != "0")


def _styles(styles: etree._Element | None) -> list[etree._Element]:
    return [] if styles is None else [one for one in styles if local(one) == "style"]


def _said(style: etree._Element) -> dict[str, str]:
    return {local(one): value(one) for one in style.iter()}


def _texts(part: etree._Element | None, kind: str) -> dict[str, str]:
    """Footnotes or comments by their number."""
    found = {}
    for one in part if part is not None else ():
        if local(one) == kind and attribute(one, "type") not in {"separator", "continuationSeparator"}:
            words = " ".join(plain(paragraph) for paragraph in one.iter() if local(paragraph) == "p")
            found[attribute(one, "id")] = " ".join(words.split())
    return found
