"""Walking through the XML of a Word file: paragraphs, tables, tracked changes, notes, in the order of reading."""

from dataclasses import dataclass, field
from enum import StrEnum

from lxml import etree

from portal.foundation.media.docx_xml import local
from portal.taking_part.drafts.models import Shape


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


@dataclass(slots=True)
class Block:
    """A paragraph, list item, table or heading (``level`` 1 to 9) as it stands in the file."""

    level: int | None  # of a heading
    shape: Shape
    words: str


@dataclass(slots=True)
class Reader:
    """What was read so far. ``keeps_changes``: tracked insertions count as made and deletions as gone, or neither."""

    keeps_changes: bool
    headings: dict[str, int]
    footnotes: dict[str, str]
    comments: dict[str, str]
    blocks: list[Block] = field(default_factory=list)
    notes: list[WordNote] = field(default_factory=list)


def plain(element: etree._Element) -> str:
    """Every letter in an element, deleted ones too."""
    return "".join(one.text or "" for one in element.iter() if local(one) in {"t", "delText"})


def attribute(element: etree._Element, name: str) -> str:
    """An attribute by its name without the namespace; empty when there is none."""
    return next((str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), "")


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
    words = "\n".join(" ".join(line.split()) for line in _words(reader, paragraph).split("\n")).strip()
    if words:
        reader.blocks.append(Block(_level(reader, paragraph), _shape(paragraph), words))
    for box in _boxes(paragraph):
        for inner in box:
            read_block(reader, inner)


def _boxes(paragraph: etree._Element) -> list[etree._Element]:
    """Text boxes of a paragraph; Word writes each twice, the second time for old readers."""
    return [
        one
        for one in paragraph.iter()
        if local(one) == "txbxContent" and not any(local(above) == "Fallback" for above in one.iterancestors())
    ]


def _properties(paragraph: etree._Element) -> dict[str, str]:
    own = next((one for one in paragraph if local(one) == "pPr"), None)
    return {} if own is None else {local(one): value(one) for one in own.iter()}


def _level(reader: Reader, paragraph: etree._Element) -> int | None:
    said = _properties(paragraph)
    if said.get("outlineLvl", "").isdigit() and int(said["outlineLvl"]) < 9:
        return int(said["outlineLvl"]) + 1
    return reader.headings.get(said.get("pStyle", ""))


def _shape(paragraph: etree._Element) -> Shape:
    said = _properties(paragraph)
    return Shape.LIST_ITEM if "numPr" in said or said.get("pStyle", "").startswith("List") else Shape.TEXT


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
    if name in {"footnoteReference", "endnoteReference"}:
        return _footnote(reader, one)
    if name == "commentReference":
        _note(reader, NoteKind.COMMENT, reader.comments.get(attribute(one, "id"), ""))
        return ""
    if name == "docPr":
        _note(reader, NoteKind.PICTURE, attribute(one, "descr"))
        return ""
    return _words(reader, one)


def _changed(reader: Reader, one: etree._Element, *, inserted: bool) -> str:
    words = plain(one)
    if words.strip():
        _note(reader, NoteKind.INSERTED if inserted else NoteKind.DELETED, words)
    if inserted == reader.keeps_changes:
        return _words(reader, one) if inserted else words
    return ""


def _footnote(reader: Reader, one: etree._Element) -> str:
    words = reader.footnotes.get(attribute(one, "id"), "")
    if not words:
        return ""
    _note(reader, NoteKind.FOOTNOTE, words)
    return f" [{words}]"


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


def _cell(reader: Reader, cell: etree._Element) -> str:
    found = [" ".join(_words(reader, one).split()) for one in cell.iter() if local(one) == "p"]
    return " ".join(one for one in found if one)
