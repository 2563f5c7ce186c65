"""A list of reviews: rehearsed first, bad rows named, duplicates offered, opened once."""

import io
import time
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import select

from portal.circle.reviews.csv_reading import MOST_ROWS, CannotRead, quoted, read
from portal.circle.reviews.import_models import ReviewImport
from portal.circle.reviews.models import Review, ReviewStep, StepKind
from portal.clock import now
from tests.client import Client
from tests.factories import World

HEAD = "LeDeR reference,Name,Date of birth,Date of death,Told-on date,Reviewer email\n"
GOOD = (
    "L-1,Ada Listed,3/4/1961,30/10/2026,01/11/2026,\n"
    "L-2,Zoë Listed,1960-01-02,2026-10-01,02/11/2026,second_reviewer@fenmarsh.example\n"
)


@pytest.fixture
def lead(any_world: World) -> Client:
    return Client(any_world.app).sign_in(any_world.lead)


def send(client: Client, world: World, content: str | bytes, coding: str = "utf-8") -> None:
    client.get(f"/area/{world.lead.area_id}/arrivals/")
    data = content if isinstance(content, bytes) else content.encode(coding)
    client.press("Show what would be opened", files={"file": (io.BytesIO(data), "list.csv")})


def press(client: Client, world: World, **more: Any) -> None:
    client.press("Open the good ones", reviewer=str(world.reviewer.id), **more)


def opened(world: World) -> dict[str, tuple[str, Any]]:
    """Reference in LeDeR -> person and reviewer."""
    with world.app.extensions["database"].reading() as session:
        found = session.scalars(select(Review).where(Review.leder_reference_sealed.is_not(None)))
        return {one.leder_reference: (one.person, one.reviewer_id) for one in found}


def test_nothing_is_opened_before_the_press_and_the_same_file_twice_opens_nothing_twice(
    any_world: World, lead: Client
) -> None:
    send(lead, any_world, HEAD + GOOD)
    assert "Good: 2" in lead.page.main
    assert "Nothing is opened yet" in lead.page.main
    assert opened(any_world) == {}
    page = lead.at
    press(lead, any_world)
    assert "2 reviews were opened" in lead.page.main
    second, first = any_world.second_reviewer.id, any_world.reviewer.id
    assert opened(any_world) == {"L-1": ("Ada Listed", first), "L-2": ("Zoë Listed", second)}
    fields = {"csrf_token": lead.form_token or lead.token(), "reviewer": str(first)}
    lead.post(page, fields)
    assert "2 reviews were opened" in lead.page.main
    send(lead, any_world, HEAD + GOOD.replace("L-1", "l 1"))
    assert "Here already: 2" in lead.page.main
    assert "There is nothing to open" in lead.page.main
    assert len(opened(any_world)) == 2
    with any_world.app.extensions["database"].reading() as session:
        steps = session.scalars(select(ReviewStep.kind)).all()
        kept = session.scalars(select(ReviewImport).where(ReviewImport.opened_at.is_not(None))).all()
    assert steps.count(StepKind.REVIEWER_NAMED) == 2
    assert [one.rows_sealed for one in kept] == [None]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (",Ada,,,01/11/2026,", "There is no LeDeR reference."),
        ("L-9,,,,01/11/2026,", "There is no name."),
        ("L-9,Ada,,,,", "There is no told-on date."),
        ("L-9,Ada,32/1/1960,,01/11/2026,", "The date of birth is no day that we can read."),
        ("L-9,Ada,,,01/11/2999,", "The told-on date is still to come."),
        ("L-9,Ada,1/1/1990,1/1/1980,01/11/2026,", "The date of death is before the date of birth."),
        ("L-9,Ada,,20/11/2026,01/11/2026,", "The date of death is after the told-on date."),
        ("L-9,Ada,,,01/11/2026,nobody@example.org", "Nobody who reviews in this area has that email address."),
        ("L-9,Ada,,,01/11/2026,far_reviewer@fenmarsh.example", "Nobody who reviews in this area"),
        ("L-1,Ada,,,01/11/2026,", "Line 2 has the same LeDeR reference."),
        (f"L-9,{'a' * 300},,,01/11/2026,", "A cell is longer than 200 letters."),
        ("L-9,Ada,1/1/2015,1/1/2026,01/11/2026,", "Died before they were 18"),
    ],
)
def test_a_bad_row_is_named_and_the_good_ones_open(world: World, row: str, words: str) -> None:
    lead = Client(world.app).sign_in(world.lead)
    send(lead, world, HEAD + GOOD + row + "\n")
    assert words in lead.page.main
    assert "Good: 2" in lead.page.main
    lead.get(lead.page.link("The rows that would not be opened, with what to put right (CSV)"))
    assert words in lead.response.get_data(as_text=True)
    assert "Listed" not in lead.response.get_data(as_text=True)
    press(lead, world)
    assert set(opened(world)) == {"L-1", "L-2"}


def test_who_looks_alike_is_offered_and_never_opened_silently(any_world: World, lead: Client) -> None:
    send(lead, any_world, HEAD + GOOD)
    press(lead, any_world)
    again = "L-3,LISTED  ada,3/4/1961,30/10/2026,01/11/2026,\nL-4,Bo New,,,01/11/2026,\n"
    send(lead, any_world, HEAD + again)
    assert "The same name and dates: 1" in lead.page.main
    press(lead, any_world)
    assert set(opened(any_world)) == {"L-1", "L-2", "L-4"}
    send(lead, any_world, HEAD + again)
    press(lead, any_world, also=["2"])
    assert set(opened(any_world)) == {"L-1", "L-2", "L-3", "L-4"}


def test_the_form_too_knows_what_is_here(world: World) -> None:
    lead = Client(world.app).sign_in(world.lead)
    send(lead, world, HEAD + GOOD)
    press(lead, world)
    lead.get(f"/desk/areas/{world.lead.area_id}/reviews/new")
    lead.press(
        "Open this review", person="Ada", told_on="1/11/2026", leder_reference="l1", reviewer=str(world.reviewer.id)
    )
    assert lead.response.status_code == 422
    assert "This reference in LeDeR has a review here: LR-" in lead.page.main


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + (HEAD + GOOD).encode(),
        (HEAD + GOOD).replace(",", ";").replace("\n", "\r\n").encode("cp1252"),
        (HEAD + GOOD).replace(",", "\t").encode("utf-16"),
        ("Name;Told on;Reference in LeDeR\nZoë Listed;1.11.2026;L-2\n").encode("cp1252"),
    ],
)
def test_files_of_excel_and_others_are_read(content: bytes) -> None:
    assert {one.person for one in read(content)} & {"Zoë Listed"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "That file is empty"),
        (b"PK\x03\x04rest", "That is an Excel workbook"),
        (b"\x81\x8d\x8f\x90", "We could not read that file"),
        (b"a\x00b", "We could not read that file"),
        (b"Name\nAda\n", "no column for: LeDeR reference, Told-on date"),
        (HEAD.encode(), "There are no rows"),
        (b'"' + b"x" * 200_000, "We could not read that file"),
        ((HEAD + "L,A,,,1/1/2026,\n" * (MOST_ROWS + 1)).encode(), "more than 2,000 rows"),
        (b"x" * 2_000_001, "larger than 2 megabytes"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(world: World, content: bytes, words: str) -> None:
    lead = Client(world.app).sign_in(world.lead)
    send(lead, world, content)
    assert lead.response.status_code == 422
    assert words in lead.page.main


def test_no_file_is_asked_for(world: World) -> None:
    lead = Client(world.app).sign_in(world.lead)
    lead.get(f"/area/{world.lead.area_id}/arrivals/")
    lead.press("Show what would be opened")
    assert lead.response.status_code == 422
    assert "Choose the file first" in lead.page.main


def test_a_rehearsal_goes_after_a_day(world: World) -> None:
    lead = Client(world.app).sign_in(world.lead, idle=timedelta(days=3))
    send(lead, world, HEAD + GOOD)
    page, token = lead.at, lead.token()
    with time_machine.travel(now() + timedelta(days=1, minutes=1), tick=False):
        with world.app.extensions["database"].transaction() as session:
            kept = session.scalars(select(ReviewImport).order_by(ReviewImport.id.desc())).first()
            assert kept is not None
        other = Client(world.app).sign_in(world.lead)
        other.get(page)
        assert "This list has gone" in other.page.main
        assert "Ada Listed" not in other.page.main
        other.post(page, {"csrf_token": token, "reviewer": str(world.reviewer.id)})
        assert opened(world) == {}


def test_the_empty_list_is_one_that_we_read_and_formulas_are_quoted(world: World) -> None:
    lead = Client(world.app).sign_in(world.lead)
    lead.get(f"/area/{world.lead.area_id}/arrivals/empty-list.csv")
    with pytest.raises(CannotRead, match="There are no rows"):
        read(lead.response.data)
    assert [quoted(cell) for cell in ("=1+1", "+44", "-1", "@x", "Ada")] == ["'=1+1", "'+44", "'-1", "'@x", "Ada"]
    send(lead, world, HEAD + "=HYPERLINK(0),@Ada,,,,\n")
    lead.get(lead.page.link("The rows that would not be opened, with what to put right (CSV)"))
    assert "'=HYPERLINK(0),'@Ada" in lead.response.get_data(as_text=True)


def test_the_names_are_sealed_and_another_area_sees_no_list(world: World) -> None:
    lead = Client(world.app).sign_in(world.lead)
    send(lead, world, HEAD + GOOD)
    page = lead.at
    with world.app.extensions["database"].reading() as session:
        kept = session.scalars(select(ReviewImport).order_by(ReviewImport.id.desc())).first()
        assert kept is not None
        assert b"Listed" not in (kept.rows_sealed or b"")
    far = Client(world.app).sign_in(world.far_lead)
    assert far.get(page).status_code == 404
    assert far.get(page.replace(str(world.lead.area_id), str(world.far_lead.area_id))).status_code == 404


def test_two_thousand_rows_open_in_one_press(world: World) -> None:
    lead = Client(world.app).sign_in(world.lead)
    rows = "".join(f"B-{number},Person {number},1/1/1960,1/10/2026,01/11/2026,\n" for number in range(MOST_ROWS))
    begun = time.monotonic()
    send(lead, world, HEAD + rows)
    assert "Good: 2000" in lead.page.main
    rehearsed = time.monotonic() - begun
    press(lead, world)
    print(f"rehearsed in {rehearsed:.1f} s, opened in {time.monotonic() - begun - rehearsed:.1f} s")
    assert len(opened(world)) == MOST_ROWS
