"""A draft read out of a Word file: nothing passed over, what Word keeps beside the words is shown for what it is."""

import io
import zipfile

import pytest

from portal.taking_part.drafts.models import Shape
from portal.taking_part.drafts.word_paper import NoWordsInIt, WordDraft, read_word
from portal.taking_part.drafts.word_walk import NoteKind
from tests.factories.paper_files import MAIN, PACKAGE, WORDS, clean

STYLES = """<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="My part"/>
<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="H1"/></w:style>
<w:style w:type="paragraph" w:styleId="Points"><w:name w:val="My points"/>
<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>"""
NOTES = """<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t>See the hospital notes of 4 April.</w:t></w:r></w:p></w:footnote>"""
COMMENTS = (
    """<w:comment w:id="7" w:author="R"><w:p><w:r><w:t>Ask his sister about this.</w:t></w:r></w:p></w:comment>"""
)


def part(tag: str, inside: str) -> str:
    return f'<?xml version="1.0"?><w:{tag} xmlns:w="{WORDS}">{inside}</w:{tag}>'


def paragraph(words: str, style: str = "", more: str = "") -> str:
    looks = f'<w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>' if style or more else ""
    return f"<w:p>{looks}<w:r><w:t xml:space='preserve'>{words}</w:t></w:r></w:p>"


def paper(body: str) -> bytes:
    """A Word file with this body, and styles, footnotes and comments as above."""
    named = {"document": "document.main", "styles": "styles", "footnotes": "footnotes", "comments": "comments"}
    kind = MAIN.replace("document.main", "{}")
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind.format(ending)}"/>' for name, ending in named.items()
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "".join(
        f'<Relationship Id="r{name}" Type="{office}/{name}" Target="{name}.xml"/>'
        for name in named
        if name != "document"
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/styles.xml": part("styles", STYLES),
        "word/footnotes.xml": part("footnotes", NOTES),
        "word/comments.xml": part("comments", COMMENTS),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return out.getvalue()


def read(body: str, **how: bool) -> WordDraft:
    """Cleaned as an upload is, then read."""
    return read_word(clean(paper(body)).data, **how)


def test_headings_begin_sections_also_in_another_language_and_by_outline() -> None:
    found = read(
        paragraph("Before any heading.")
        + paragraph("Who he was", "H1")
        + paragraph("He sang.")
        + paragraph("Seine Ärzte", "berschrift2")
        + paragraph("They met once.")
        + paragraph("What we ask for", "Own")
        + paragraph("A card.", more='<w:numPr><w:numId w:val="3"/></w:numPr>')
    )
    assert [(one.title, [part.words for part in one.parts]) for one in found.sections] == [
        ("", ["Before any heading."]),
        ("Who he was", ["He sang."]),
        ("Seine Ärzte", ["They met once."]),
        ("What we ask for", ["A card."]),
    ]
    assert found.sections[3].parts[0].shape is Shape.LIST_ITEM


CHANGED = (
    "<w:p><w:r><w:t xml:space='preserve'>His death was </w:t></w:r>"
    "<w:del w:id='1' w:author='x'><w:r><w:delText>avoidable</w:delText></w:r></w:del>"
    "<w:ins w:id='2' w:author='x'><w:r><w:t>expected</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>"
)


def test_tracked_changes_are_shown_and_either_text_can_be_taken() -> None:
    found = read(CHANGED)
    assert found.sections[0].parts[0].words == "His death was expected."
    assert [(one.kind, one.words) for one in found.notes] == [
        (NoteKind.DELETED, "avoidable"),
        (NoteKind.INSERTED, "expected"),
    ]
    before = read(CHANGED, keeps_changes=False)
    assert before.sections[0].parts[0].words == "His death was avoidable."
    assert len(before.notes) == 2


def test_footnotes_comments_and_tables_are_there() -> None:
    cell = "<w:tc>{}</w:tc>"
    table = "".join(
        f"<w:tr>{cell.format(paragraph(one))}{cell.format(paragraph(two))}</w:tr>"
        for one, two in (("Day", "Who"), ("4 April", "Doctor"))
    )
    found = read(
        "<w:p><w:r><w:t>Not taken.</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>"
        "<w:r><w:commentReference w:id='7'/></w:r></w:p>" + f"<w:tbl>{table}</w:tbl>"
    )
    first, second = found.sections[0].parts
    assert first.words == "Not taken. [See the hospital notes of 4 April.]"
    assert (second.shape, second.words) == (Shape.TABLE, "Day\tWho\n4 April\tDoctor")
    assert {(one.kind, one.words) for one in found.notes} == {
        (NoteKind.FOOTNOTE, "See the hospital notes of 4 April."),
        (NoteKind.COMMENT, "Ask his sister about this."),
    }


def test_a_style_that_is_based_on_a_heading_is_one_and_old_looks_do_not_count() -> None:
    was = '<w:pPrChange w:id="1"><w:pPr><w:pStyle w:val="H1"/></w:pPr></w:pPrChange>'
    out_of_list = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    found = read(
        paragraph("His house", "Mine")
        + paragraph("He had a key.", more=was)
        + paragraph("A friend.", "Points")
        + paragraph("Not of the list.", "Points", out_of_list)
    )
    assert [one.title for one in found.sections] == ["His house"]
    assert [(one.words, one.shape) for one in found.sections[0].parts] == [
        ("He had a key.", Shape.TEXT),
        ("A friend.", Shape.LIST_ITEM),
        ("Not of the list.", Shape.TEXT),
    ]


def test_a_note_says_where_it_stands() -> None:
    found = read(paragraph("Before.") + CHANGED)
    assert {one.at for one in found.notes} == {"His death was expected."}


def test_right_to_left_words_and_split_runs_come_whole() -> None:
    runs = "".join(
        f"<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space='preserve'>{one}</w:t></w:r>" for one in ("وہ ", "گاتا ", "تھا")
    )
    assert read(f"<w:p>{runs}</w:p>").sections[0].parts[0].words == "وہ گاتا تھا"


def test_a_paragraph_that_nobody_could_read_is_cut_and_no_word_is_left_out() -> None:
    words = " ".join(f"word{n}" for n in range(6_000))
    found = read(paragraph(words))
    assert found.shortened == 1
    assert " ".join(part.words for part in found.sections[0].parts) == words


def test_a_file_with_no_words_says_so() -> None:
    with pytest.raises(NoWordsInIt):
        read("<w:p/>")


def test_three_hundred_pages_come_in() -> None:
    body = "".join(
        (paragraph(f"Part {n}", "H1") if n % 30 == 0 else "") + paragraph(f"On day {n} he was well. " * 12)
        for n in range(3_000)
    )
    found = read(body)
    assert sum(len(one.parts) for one in found.sections) == 3_000
