"""Walking through the XML of a Word file: paragraphs, tables, tracked changes, notes, in the order of reading."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from lxml import etree

from portal.foundation.media.docx_xml import local
from portal.taking_part.drafts import word_pictures
from portal.taking_part.drafts.models import Shape
from portal.taking_part.drafts.word_xml import attribute


class NoteKind(StrEnum):
    """What Word keeps beside the words."""

    INSERTED = "inserted"
    DELETED = "deleted"
    COMMENT = "comment"
    FOOTNOTE = "footnote"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class WordNote:
    """One tracked change, comment, footnote or picture, and the place of the paragraph that it stands at."""

    kind: NoteKind
    words: str
    place: int
    at: str = ""  # how the paragraph begins that it stands at, filled in when all is read
    picture: int | None = None  # its number in this file, where the picture itself is in it
    decoration: bool = False


@dataclass(slots=True)
class Block:
    """A paragraph, list item, table or heading (``level`` 1 to 9) as it stands in the file."""

    level: int | None  # of a heading
    shape: Shape
    words: str
    picture: int | None = None
    decoration: bool = False


@dataclass(slots=True)
class Reader:
    """What was read so far. ``keeps_changes``: tracked insertions count as made and deletions as gone, or neither."""

    keeps_changes: bool
    headings: dict[str, int]
    footnotes: dict[str, str]
    comments: dict[str, str]
    endnotes: dict[str, str] = field(default_factory=dict)  # numbered by themselves: 1 is not footnote 1
    lists: frozenset[str] = frozenset()  # names of styles whose paragraphs are items of a list
    blocks: list[Block] = field(default_factory=list)
    media: dict[str, str] = field(default_factory=dict)  # the parts that are pictures, by how the words name them
    files: list[str] = field(default_factory=list)  # parts of pictures that were met; the first is picture 1
    pictures: list[Block] = field(default_factory=list)  # of the paragraph that is being read
    notes: list[WordNote] = field(default_factory=list)


def plain(element: etree._Element) -> str:
    """Every letter in an element, deleted ones too."""
    return "".join(one.text or "" for one in element.iter() if local(one) in {"t", "delText"})


def value(element: etree._Element) -> str:
    """What stands in ``w:val``."""
    return attribute(element, "val")


def read_block(reader: Reader, element: etree._Element) -> None:
    """Read a paragraph, a table, or what is wrapped around them."""
    name = local(element)
    if name == "p":
        _read_paragraph(reader, element)
    elif name == "tbl":
        _read_table(reader, element)
    elif name in {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}:
        for one in element:
            read_block(reader, one)


def _read_paragraph(reader: Reader, paragraph: etree._Element) -> None:
    lines = [" ".join(line.split()) for line in _words(reader, paragraph).split("\n")]
    words = "\n".join(line for line in lines if line)
    if words:
        reader.blocks.append(Block(_level(reader, paragraph), _shape(reader, paragraph), words))
    _place_pictures(reader)
    for box in _boxes(paragraph):
        for inner in box:
            read_block(reader, inner)


def _boxes(paragraph: etree._Element) -> list[etree._Element]:
    """Text boxes of a paragraph; Word writes each twice, the second time for old readers."""
    return [one for one in paragraph.iter() if local(one) == "txbxContent" and not _for_old_readers(one)]


def _for_old_readers(one: etree._Element) -> bool:
    """Whether it stands a second time, for programs that do not know the first."""
    return any(local(above) == "Fallback" for above in one.iterancestors())


def _place_pictures(reader: Reader) -> None:
    """Pictures, after the paragraph that they stand in."""
    reader.blocks.extend(reader.pictures)
    reader.pictures.clear()


def _properties(paragraph: etree._Element) -> dict[str, str]:
    """The looks of a paragraph as they are now; looks before a tracked change (``pPrChange``) do not count."""
    own = next((one for one in paragraph if local(one) == "pPr"), None)
    if own is None:
        return {}
    numbering = next((one for one in own if local(one) == "numPr"), ())
    return {local(one): value(one) for part in (own, numbering) for one in part}


def _level(reader: Reader, paragraph: etree._Element) -> int | None:
    said = _properties(paragraph)
    if said.get("outlineLvl", "").isdigit() and int(said["outlineLvl"]) < 9:
        return int(said["outlineLvl"]) + 1
    return reader.headings.get(said.get("pStyle", ""))


def _shape(reader: Reader, paragraph: etree._Element) -> Shape:
    said = _properties(paragraph)
    if "numPr" in said:
        return Shape.TEXT if said.get("numId") == "0" else Shape.LIST_ITEM  # 0 takes it out of its style's list
    style = said.get("pStyle", "")
    return Shape.LIST_ITEM if style in reader.lists or style.startswith("List") else Shape.TEXT


def _words(reader: Reader, element: etree._Element) -> str:
    return "".join(_word_of(reader, one) for one in element)


_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SKIPPED = frozenset({"pPr", "rPr", "Fallback", "txbxContent", "instrText", "delInstrText"})


def _word_of(reader: Reader, one: etree._Element) -> str:
    name = local(one)
    if name == "t":
        return one.text or ""
    if name in _SIGNS:
        return _SIGNS[name]
    if name in _SKIPPED:
        return ""
    if name in {"ins", "moveTo", "del", "moveFrom"}:
        return _changed(reader, one, inserted=name in {"ins", "moveTo"})
    if name in _BESIDE:
        return _BESIDE[name](reader, one)
    return _words(reader, one)


def _changed(reader: Reader, one: etree._Element, *, inserted: bool) -> str:
    words = plain(one)
    if words.strip():
        _note(reader, NoteKind.INSERTED if inserted else NoteKind.DELETED, words)
    if inserted == reader.keeps_changes:
        return _words(reader, one) if inserted else words
    return ""


def _footnote(reader: Reader, one: etree._Element) -> str:
    kept = reader.footnotes if local(one) == "footnoteReference" else reader.endnotes
    words = kept.get(attribute(one, "id"), "")
    if not words:
        return ""
    _note(reader, NoteKind.FOOTNOTE, words)
    return f" [{words}]"


def _comment(reader: Reader, one: etree._Element) -> str:
    _note(reader, NoteKind.COMMENT, reader.comments.get(attribute(one, "id"), ""))
    return ""


def _drawing(reader: Reader, one: etree._Element) -> str:
    """A picture, with what its writer said that it shows. A text box is none: its words are read by themselves."""
    if any(local(inside) == "txbxContent" for inside in one.iter()):
        return ""
    for block in word_pictures.blocks_of(reader.media, reader.files, one):
        note = WordNote(NoteKind.PICTURE, block.words, len(reader.blocks))
        reader.notes.append(replace(note, picture=block.picture, decoration=block.decoration))
        if block.words or block.picture:
            reader.pictures.append(Block(None, Shape.PICTURE, block.words, block.picture, block.decoration))
    return ""


_BESIDE: dict[str, Callable[[Reader, etree._Element], str]] = {
    "footnoteReference": _footnote,
    "endnoteReference": _footnote,
    "commentReference": _comment,
    "drawing": _drawing,
    "pict": _drawing,
}


def _note(reader: Reader, kind: NoteKind, words: str) -> None:
    reader.notes.append(WordNote(kind, " ".join(words.split()), len(reader.blocks)))


def _read_table(reader: Reader, table: etree._Element) -> None:
    rows = []
    for row in table:
        if local(row) == "tr":
            cells = [_cell(reader, cell) for cell in row if local(cell) == "tc"]
            rows.append("\t".join(cells))
    words = "\n".join(one for one in rows if one.strip())
    if words:
        reader.blocks.append(Block(None, Shape.TABLE, words))
    _place_pictures(reader)


def _cell(reader: Reader, cell: etree._Element) -> str:
    shown = [one for one in cell.iter() if local(one) == "p" and not _for_old_readers(one)]
    found = [" ".join(_words(reader, one).split()) for one in shown]
    return " ".join(one for one in found if one)
