"""A draft brought in from a Word file through the page: nothing passed over, and a kind answer to any file."""

import io
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select

from portal.taking_part.drafts.models import CameBy, DraftParagraph, DraftSection, DraftVersion, Shape
from tests.client import Client
from tests.factories import World
from tests.factories.long_review import pieces
from tests.factories.paper_files import docx_bytes, pdf_bytes, words_xml
from tests.factories.review_paper import (
    BY_LIBREOFFICE,
    COMMENT,
    ENDNOTE,
    FOOTNOTE,
    PUT_IN,
    SHOWS,
    TABLE,
    TAKEN_OUT,
    URDU,
    long_review_docx,
)
from tests.integration.bad_word_files import BAD, huge_picture, many_pages, renamed
from tests.page import words_of


def reviewer_at(world: World) -> Client:
    one = Client(world.app).sign_in(world.reviewer)
    one.get(f"/desk/reviews/{world.review.reference}/draft/")
    return one


def look_at(one: Client, data: bytes, name: str = "review.docx") -> None:
    one.press("Look at this file", files={"paper": (io.BytesIO(data), name)})


@dataclass(frozen=True)
class Kept:
    """What stands in the database of the newest version."""

    came_by: CameBy
    titles: list[str]
    parts: list[tuple[str, Shape, str | None]]  # words, shape, mark

    @property
    def words(self) -> set[str]:
        return {words for words, _shape, _mark in self.parts}


def kept_in(world: World) -> Kept:
    with world.app.extensions["database"].reading() as session:
        version = session.scalars(select(DraftVersion)).one()
        titles = [one.title for one in session.scalars(select(DraftSection).order_by(DraftSection.place))]
        paragraphs = session.scalars(select(DraftParagraph).order_by(DraftParagraph.place)).all()
        return Kept(version.came_by, titles, [(one.words, one.shape, one.mark) for one in paragraphs])


@pytest.mark.parametrize("by", ["python-docx", "LibreOffice"])
def test_forty_pages_come_in_whole(world: World, by: str) -> None:
    one = reviewer_at(world)
    look_at(one, long_review_docx() if by == "python-docx" else BY_LIBREOFFICE.read_bytes())
    assert one.response.status_code == 200
    told = [words_of(item) for item in one.page.all("li")]
    for begins, words in (
        ("Added by a tracked change:", PUT_IN),
        ("Taken out by a tracked change:", TAKEN_OUT),
        ("A comment in Word, not brought in:", COMMENT),
        ("A footnote, put in brackets in the text:", FOOTNOTE),
        ("A footnote, put in brackets in the text:", ENDNOTE),
        ("Picture 1 is brought in. It shows:", SHOWS),
    ):
        assert any(item.startswith(begins) and words in item for item in told), (begins, words, told)
    assert any(PUT_IN in item and "It stands at: The ambulance came" in item for item in told)
    one.press("Bring this in")
    kept = kept_in(world)
    words = kept.words | set(kept.titles)
    assert [piece.words for piece in pieces() if piece.words not in words] == []
    shapes = [shape for _words, shape, _mark in kept.parts]
    assert shapes.count(Shape.LIST_ITEM) == sum(piece.kind in {"item", "step"} for piece in pieces())
    assert ("\n".join("\t".join(row) for row in TABLE), Shape.TABLE, None) in kept.parts
    assert (SHOWS, Shape.PICTURE, None) in kept.parts
    assert (f"The ambulance came {PUT_IN}.", Shape.TEXT, None) in kept.parts
    assert URDU in words
    assert kept.came_by is CameBy.WORD


def test_the_family_reads_all_of_it_with_each_heading(world: World) -> None:
    one = reviewer_at(world)
    look_at(one, long_review_docx())
    one.press("Bring this in")
    one.press("Show it to the circle and seal it", reason="They asked for it.")
    mother = Client(world.app).sign_in(world.mother)
    mother.get(f"/reviews/{world.review.reference}/draft/parts")
    listed = mother.page.text
    for piece in pieces():
        if piece.kind in {"title", "heading", "below"}:
            assert piece.words in listed
    read = ""
    for place in range(len(kept_in(world).titles)):
        if mother.get(f"/reviews/{world.review.reference}/draft/parts/{place}").status_code == 200:
            read += mother.page.text
        while "Read on in this part" in mother.page.text:
            mother.follow_link("Read on in this part")
            read += mother.page.text
    for piece in pieces():
        assert piece.words in read or piece.kind == "title"
    assert SHOWS in read
    assert f"[{FOOTNOTE}]" in read


def test_three_hundred_pages_come_in_through_the_page(world: World) -> None:
    one = reviewer_at(world)
    data, count = many_pages()
    look_at(one, data)
    one.press("Bring this in")
    assert one.response.status_code == 200
    assert len(kept_in(world).parts) == count


@pytest.mark.parametrize("bad", BAD, ids=[one.name for one in BAD])
def test_a_file_that_cannot_come_in_is_told_kindly_and_nothing_is_lost(world: World, bad: Any) -> None:
    one = reviewer_at(world)
    one.press("Bring this in", words="# Who he was\n\nHe sang.\n\nHe laughed.")
    one.press("Keep marks and notes", **{"mark-1": "good_practice", "note-0": "Happy things."})
    look_at(one, bad.data, bad.file_name)
    assert one.response.status_code == 422
    assert bad.told in one.page.text
    assert "Traceback" not in one.page.text
    expected = [("He sang.", Shape.TEXT, "good_practice"), ("He laughed.", Shape.TEXT, None)]
    assert kept_in(world).parts == expected


def test_a_huge_picture_and_a_wrong_ending_do_no_harm(world: World) -> None:
    one = reviewer_at(world)
    look_at(one, huge_picture(), "letter.pdf")
    assert one.response.status_code == 200
    assert SHOWS in one.page.text
    one.press("Bring this in")
    assert "He loved the sea." in kept_in(world).words


def test_a_file_of_another_program_with_other_names_of_its_parts(world: World) -> None:
    """Word in a browser calls its parts document2.xml and styles2.xml."""
    one = reviewer_at(world)
    look_at(one, renamed(docx_bytes(), "word/document.xml", "word/document2.xml"))
    assert one.response.status_code == 200
    assert "He loved the sea." in one.page.text


def test_what_stands_deep_inside_is_read_or_refused(world: World) -> None:
    one = reviewer_at(world)
    deep = (
        "<w:sdt><w:sdtContent>" * 110 + "<w:p><w:r><w:t>Deep down.</w:t></w:r></w:p>" + "</w:sdtContent></w:sdt>" * 110
    )
    look_at(one, docx_bytes(more={"word/document.xml": words_xml(f"<w:body>{deep}</w:body>")}))
    assert one.response.status_code == 200
    assert "Deep down." in one.page.text
    one = reviewer_at(world)
    runs = "<w:smartTag>" * 245 + "<w:r><w:t>Deep.</w:t></w:r>" + "</w:smartTag>" * 245
    look_at(one, docx_bytes(more={"word/document.xml": words_xml(f"<w:body><w:p>{runs}</w:p></w:body>")}))
    assert one.response.status_code == 422
    assert "That file holds more than we can open." in one.page.text


def test_a_pdf_is_no_word_file(world: World) -> None:
    one = reviewer_at(world)
    look_at(one, pdf_bytes())
    assert "That is not a Word file." in one.page.text


def test_who_they_were_comes_out_of_forty_pages_with_two_presses(world: World) -> None:
    """The file is looked at, one choice is made, it is brought in: the part is guessed by its heading."""
    one = reviewer_at(world)
    look_at(one, long_review_docx())
    one.press("Bring this in", portrait="yes")
    assert one.response.status_code == 200, one.page.text[:800]
    assert len(kept_in(world).titles) == 1
    assert "who they were, alone" in one.page.text
