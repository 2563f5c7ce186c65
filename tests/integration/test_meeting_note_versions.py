"""Words are never lost (F50): the note of a meeting that staff write anew is kept as it stood, and can be read."""

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from portal.clock import LONDON, now
from portal.foundation.outbox.models import Notice
from portal.taking_part.meetings import notes
from portal.taking_part.meetings.models import EarlierNote, Meeting, MeetingNote
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change, staff
from tests.integration.drafted import drafted
from tests.integration.test_meeting_notes import BOTH, HILLS, SEA, page  # noqa: F401  a fixture
from tests.integration.test_meeting_pages import reviewer  # noqa: F401  a fixture


def noted(world: World, *versions: str) -> UUID:
    """A meeting of the mother whose note was written anew in each of these words, a minute apart; its id."""
    meeting_id: UUID = drafted(world, world.mother)["meeting_id"]
    for after, words in enumerate(versions, 1):
        with change(world) as session, time_machine.travel(now() + timedelta(minutes=after), tick=False):
            notes.write(session, staff(world), session.get_one(Meeting, meeting_id), words)
    return meeting_id


def test_each_note_that_was_written_over_stands_with_its_answer(any_world: World) -> None:
    meeting_id = noted(any_world)
    with change(any_world) as session:
        note = session.scalars(select(MeetingNote).where(MeetingNote.meeting_id == meeting_id)).one()
        notes.agree(session, any_world.mother.actor, session.get_one(Meeting, meeting_id), note)
        first_at = note.written_at
    noted(any_world, HILLS, BOTH)
    with change(any_world) as session:
        note = session.scalars(select(MeetingNote).where(MeetingNote.meeting_id == meeting_id)).one()
        earlier = session.scalars(select(EarlierNote).order_by(EarlierNote.written_at)).all()
        assert (note.words, note.agreed) == (BOTH, None)
        assert [(one.words, one.agreed) for one in earlier] == [(SEA, True), (HILLS, None)]
        assert earlier[0].written_at == first_at
        assert {one.by_staff for one in earlier} == {any_world.reviewer.id}


def test_the_same_words_once_more_are_nothing_new(any_world: World) -> None:
    meeting_id = noted(any_world)
    with change(any_world) as session:
        meeting = session.get_one(Meeting, meeting_id)
        note = session.scalars(select(MeetingNote).where(MeetingNote.meeting_id == meeting_id)).one()
        notes.agree(session, any_world.mother.actor, meeting, note)
        assert notes.write(session, staff(any_world), meeting, SEA) is False
        assert (note.agreed, session.scalars(select(EarlierNote)).all()) == (True, [])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE meeting_note SET written_at = '2030-01-01 00:00:00+00:00'",
        "DELETE FROM meeting_note",
        "DELETE FROM meeting_note_earlier",
        "UPDATE meeting_note_earlier SET written_at = '2030-01-01 00:00:00+00:00'",
        "UPDATE meeting_note_earlier SET agreed = (1 = 1)",
    ],
)
def test_the_database_lets_no_note_be_lost(any_world: World, statement: str) -> None:
    noted(any_world, HILLS)
    with (
        pytest.raises(DBAPIError, match=r"the note before is kept|an earlier note stays"),
        change(any_world) as session,
    ):
        session.execute(text(statement))
    with change(any_world) as session:
        assert session.scalars(select(EarlierNote)).one().words == SEA


@pytest.fixture
def desk(world: World, page: str) -> Client:  # noqa: F811
    """The page of the reviewer's meetings, after the note was written anew."""
    client = Client(world.app).sign_in(world.reviewer)
    client.get("/desk/meetings/")
    assert "The earlier note" not in client.page.main
    client.press(f"Keep the note for {world.mother.name}", words=BOTH)
    return client


def test_staff_read_the_earlier_note_with_its_writer_and_time(world: World, page: str, desk: Client) -> None:  # noqa: F811
    [earlier] = ["".join(one.itertext()) for one in desk.page.all("details") if "The earlier note" in one.itertext()]
    assert SEA in earlier
    assert BOTH not in earlier
    with change(world) as session:
        at = session.scalars(select(EarlierNote)).one().written_at.astimezone(LONDON)
    assert f"{at:%A} {at.day} {at:%B, %H:%M}, {world.reviewer.name}" in earlier


def test_the_family_reads_the_newest_and_when_it_was_changed(world: World, page: str, desk: Client) -> None:  # noqa: F811
    mother = Client(world.app).sign_in(world.mother)
    mother.get(page)
    with change(world) as session:
        day = session.scalars(select(MeetingNote)).one().written_at.astimezone(LONDON)
    assert f"We changed this note on {day:%A} {day.day} {day:%B %Y}. You see the newest one." in mother.page.text
    assert BOTH in mother.page.text
    assert SEA not in mother.page.text


@pytest.mark.parametrize("easy", [False, True])
def test_the_family_reads_what_stood_there_before_as_long_as_the_note_stands(
    world: World,
    page: str,  # noqa: F811
    desk: Client,
    easy: bool,
) -> None:
    with time_machine.travel(now() + timedelta(days=200), tick=False):
        mother = Client(world.app).sign_in(world.mother).read_as("en_GB", easy=easy)
        mother.get(f"{page}?see=note")
        mother.follow_link("Earlier versions")
        assert mother.page.heading == "Earlier versions"
        assert SEA in mother.page.main
        assert BOTH not in mother.page.main
        mother.follow_link("Back")
        assert BOTH in mother.page.main
        assert SEA not in mother.page.main
        sister = Client(world.app).sign_in(world.sister)
        assert sister.get(f"{page}?see=earlier").status_code == 404


def test_a_note_that_is_the_first_has_no_earlier_ones(world: World) -> None:
    meeting_id = noted(world)
    mother = Client(world.app).sign_in(world.mother)
    mother.get(f"/reviews/{world.review.reference}/meetings/{meeting_id}?see=earlier")
    assert "Your meeting" in mother.page.heading
    assert "Earlier versions" not in mother.page.text


def test_which_one_they_said_was_right_stands_with_it(world: World, page: str, desk: Client) -> None:  # noqa: F811
    mother = Client(world.app).sign_in(world.mother)
    mother.get(page)
    mother.press("Yes, now it is right")
    desk.press(f"Keep the note for {world.mother.name}", words="A third time.")
    mother.get(f"{page}?see=earlier")
    assert mother.page.main.count("You said: that is right.") == 1
    assert SEA in mother.page.main
    assert BOTH in mother.page.main


def test_what_is_put_right_late_can_still_be_written_anew(world: World, page: str) -> None:  # noqa: F811
    """The task leads to the page of meetings: the meeting stands there while it waits, however long ago it was."""
    with time_machine.travel(now() + timedelta(days=40), tick=False):
        client = Client(world.app).sign_in(world.reviewer)
        client.get("/desk/meetings/")
        client.press(f"Keep the note for {world.mother.name}", words=BOTH)
        mother = Client(world.app).sign_in(world.mother)
        mother.get(page)
        assert BOTH in mother.page.main
        client.get("/desk/meetings/")
        assert BOTH not in client.page.main, "nothing waits any more"


def test_kept_in_the_same_words_nobody_is_told_again(world: World, page: str, desk: Client) -> None:  # noqa: F811
    told = select(Notice).where(Notice.template == "something_to_read")
    with change(world) as session:
        before = len(session.scalars(told).all())
    desk.press(f"Keep the note for {world.mother.name}", words=BOTH)
    with change(world) as session:
        assert len(session.scalars(told).all()) == before
        assert len(session.scalars(select(EarlierNote)).all()) == 1
