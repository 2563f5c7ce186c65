"""Everything that was said with the answers, as a table and as a Word file: whole, no formula, never whose it was."""

import csv
import io

import docx
import pytest

from tests.client import Client
from tests.factories import World

DRAFT = "# Who he was\n\nHe sang in the kitchen on Sundays.\n"
EVIL = ["=1+1", "+cmd", "-2", "@SUM(A1)", " =1+1", "\t=1+1", "＝1+1"]


def said_and_answered(world: World, words: list[str]) -> Client:
    one = Client(world.app).sign_in(world.reviewer)
    desk = f"/desk/reviews/{world.review.reference}/draft/"
    one.get(desk)
    one.press("Bring this in", words=DRAFT)
    one.press("Show it to the circle and seal it", reason="They asked for it today.")
    for each in words:
        mother = Client(world.app).sign_in(world.mother)
        mother.get(f"/reviews/{world.review.reference}/draft/parts/0")
        mother.follow_link("Say something about paragraph 1")
        mother.press("Send it", kind="wrong", words=each)
    one.get(desk + "comments")
    comment = next(each.get("value") for each in one.page.all("input") if each.get("name") == "comment")
    one.press("Send this answer", comment=comment, outcome="not_changed", words="=We asked the ward.")
    one.get(desk + "comments")
    return one


def test_the_table_has_everything_and_no_cell_is_a_formula(any_world: World) -> None:
    one = said_and_answered(any_world, EVIL)
    one.follow_link("Everything with the answers, as a table (CSV)")
    words = one.response.get_data().decode("utf-8-sig")
    table = list(csv.reader(io.StringIO(words)))
    assert len(table) == 1 + len(EVIL)
    assert not [cell for row in table for cell in row if cell.strip()[:1] in set("=+-@＝＋－＠")]
    assert {row[2].strip("' \t") for row in table[1:]} == {each.strip() for each in EVIL}
    assert [row[4:6] for row in table if row[5]][1:] == [["Not changed", "'=We asked the ward."]]
    assert any_world.mother.name not in words


def test_the_word_file_says_the_same_and_never_whose_it_was(any_world: World) -> None:
    one = said_and_answered(any_world, ["It was Saturdays."])
    one.follow_link("as a Word file")
    data = one.response.get_data()
    assert one.response.headers["Content-Disposition"].endswith('.docx"')
    words = "\n".join(each.text for each in docx.Document(io.BytesIO(data)).paragraphs)
    for said in ("Paragraph 1", "This is wrong", "It was Saturdays.", "Not changed", "=We asked the ward."):
        assert said in words
    assert any_world.mother.name not in words
    assert any_world.mother.name.encode() not in data


@pytest.mark.parametrize("path", ["comments.csv", "comments.docx", "comments/by-person"])
def test_nobody_of_the_circle_opens_it(world: World, path: str) -> None:
    mother = Client(world.app).sign_in(world.mother)
    mother.get(f"/desk/reviews/{world.review.reference}/draft/{path}")
    assert mother.response.status_code == 404 or mother.response.status_code == 403


def test_by_person_leads_to_the_paragraph(any_world: World) -> None:
    one = said_and_answered(any_world, ["It was Saturdays.", "And he sang hymns."])
    one.follow_link("By person")
    assert any_world.mother.name in one.page.main
    assert one.page.main.index("It was Saturdays.") < one.page.main.index("And he sang hymns.")
    assert "Waits for an answer." in one.page.main
