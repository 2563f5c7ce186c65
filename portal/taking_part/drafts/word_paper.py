"""Reading a draft out of a Word file: headings, paragraphs, lists, tables, and what Word keeps beside the words.

Read straight from the XML: tracked changes, comments and footnotes have to be shown for what they are, and the usual
reader (python-docx) passes over them. The file was cleaned before (``media.papers``), so it has no macros, nothing
that fetches, and no more in it than a machine can bear.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from portal.foundation.media import docx_xml
from portal.foundation.media.docx_xml import local
from portal.taking_part.drafts.versions import PartIn, SectionIn
from portal.taking_part.drafts.word_walk import Reader, WordNote, attribute, plain, read_block, value

LONGEST = 20_000  # letters of one paragraph; more is no paragraph that anybody can read or answer


@dataclass(frozen=True, slots=True)
class WordDraft:
    """A draft as it stood in the file: its sections, and what the reviewer should look at before it goes on."""

    sections: tuple[SectionIn, ...]
    notes: tuple[WordNote, ...]
    shortened: int = 0  # paragraphs longer than LONGEST


class NoWordsInIt(Exception):
    """The file has no words, or none that this reader finds."""


def read_word(data: bytes, *, keeps_changes: bool = True) -> WordDraft:
    """Read a cleaned .docx. Raises ``NoWordsInIt``; ``PaperRefused`` or ``KeyError`` mean that it was not cleaned."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist() if name.startswith("word/")}
    reader = Reader(
        keeps_changes,
        _headings(parts.get("word/styles.xml")),
        _texts(parts.get("word/footnotes.xml"), "footnote") | _texts(parts.get("word/endnotes.xml"), "endnote"),
        _texts(parts.get("word/comments.xml"), "comment"),
    )
    body = next(one for one in docx_xml.read(parts["word/document.xml"]) if local(one) == "body")
    for element in body:
        read_block(reader, element)
    return _told(reader)


def _told(reader: Reader) -> WordDraft:
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
        parts.extend(PartIn(piece, block.shape) for piece in _pieces(block.words))
    if parts or title:
        sections.append(SectionIn(title, tuple(parts)))
    if not any(section.parts for section in sections):
        raise NoWordsInIt
    return WordDraft(tuple(sections), tuple(reader.notes), shortened)


def _pieces(words: str) -> Iterator[str]:
    """A paragraph, or several of one that nobody could read: no word is left out."""
    while len(words) > LONGEST:
        end = words.rfind(" ", 0, LONGEST) + 1 or LONGEST
        yield words[:end].strip()
        words = words[end:]
    yield words


def _headings(styles: bytes | None) -> dict[str, int]:
    """Names of styles that are headings, with their level: by outline level, or by name (also of translated Word)."""
    found: dict[str, int] = {}
    for style in docx_xml.read(styles).iter() if styles else ():
        if local(style) != "style":
            continue
        names = {local(one): value(one) for one in style.iter()}
        name = names.get("name", "").lower()
        if name.startswith("heading ") and name[8:].isdigit():
            found[attribute(style, "styleId")] = int(name[8:])
        elif name == "title":
            found[attribute(style, "styleId")] = 1
        elif names.get("outlineLvl", "").isdigit() and int(names["outlineLvl"]) < 9:
            found[attribute(style, "styleId")] = int(names["outlineLvl"]) + 1
    return found


def _texts(part: bytes | None, kind: str) -> dict[str, str]:
    """Footnotes or comments by their number."""
    found = {}
    for one in docx_xml.read(part) if part else ():
        if local(one) == kind and attribute(one, "type") not in {"separator", "continuationSeparator"}:
            words = " ".join(plain(paragraph) for paragraph in one.iter() if local(paragraph) == "p")
            found[attribute(one, "id")] = " ".join(words.split())
    return found
