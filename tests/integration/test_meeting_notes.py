"""The note of a meeting: corrected, written anew, and right now; by press, on the phone, in easy read."""

from collections.abc import Iterator

import pytest
import time_machine
from sqlalchemy import select

from portal.circle.people.models import Contact
from portal.circle.promises.models import Task, TaskKind
from portal.foundation.outbox.models import Notice
from portal.taking_part.meetings import notes
from portal.taking_part.meetings.models import Meeting, MeetingNote
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change, staff
from tests.integration.everybody import be
from tests.integration.test_meeting_pages import reviewer  # noqa: F401  a fixture
from tests.integration.test_meeting_receipts import booked_by

SEA, HILLS, BOTH = "He loved the sea.", "The hills, not the sea.", "He loved the hills."


@pytest.fixture
def page(world: World, reviewer: Client) -> Iterator[str]:  # noqa: F811
    """Where the meeting stands that was held, noted and put right by the mother; it is the day of it from here on."""
    here = booked_by(world).at.partition("?")[0]
    with change(world) as session:
        after = session.scalars(select(Meeting)).one().ends_at
    with time_machine.travel(after, tick=False):
        desk = Client(world.app).sign_in(world.reviewer)
        desk.get("/desk/meetings/")
        desk.press("It was held")
        desk.press(f"Keep the note for {world.mother.name}", words=SEA)
        mother = Client(world.app).sign_in(world.mother)
        mother.get(here)
        mother.press("That is not right", words=HILLS)
        assert "Thank you, we have it" in mother.page.text
        assert "Both stay here, side by side." in mother.page.text
        assert "Yes, now it is right" not in mother.page.text  # nobody wrote it anew yet
        yield here


def written_anew(world: World) -> Client:
    """The reviewer looks at what was put right, and writes the note anew."""
    desk = Client(world.app).sign_in(world.reviewer)
    desk.get("/desk/")
    assert "The note of a meeting is not right for them" in desk.page.main
    desk.get("/desk/meetings/")
    desk.press(f"Keep the note for {world.mother.name}", words=BOTH)
    desk.get("/desk/")
    assert "The note of a meeting is not right for them" not in desk.page.main
    return desk


def test_no_words_are_asked_for_at_the_head_of_the_page_too(world: World, page: str) -> None:
    mother = Client(world.app).sign_in(world.mother)
    mother.get(page)
    mother.press("That is not right", words="")
    assert mother.response.status_code == 422
    assert mother.page.title.startswith("Error: ")
    assert mother.page.main.count("Write what you want to say") == 2


def test_now_it_is_right_in_one_press(world: World, page: str) -> None:
    desk, mother = written_anew(world), Client(world.app).sign_in(world.mother)
    mother.get(page)
    assert "We wrote it anew after what you told us. Is it right now?" in mother.page.text
    assert BOTH in mother.page.text
    assert HILLS in mother.page.text
    mother.press("Yes, now it is right")
    assert "You said: now it is right." in mother.page.text
    assert HILLS in mother.page.text  # what they said is not lost
    assert "Yes, now it is right" not in mother.page.text
    desk.get("/desk/meetings/")
    assert "of the newer note they said: that is right" in desk.page.main
    with change(world) as session:
        [task] = session.scalars(select(Task).where(Task.kind == TaskKind.NOTE_CORRECTED)).all()
        assert (task.owner_id, task.contact_id) == (world.reviewer.id, world.mother.id)
        told = session.scalars(select(Notice).where(Notice.template == "something_to_read")).all()
        assert {one.owner_id for one in told} == {world.mother.id}


def test_corrected_twice_is_one_task_and_loses_nothing(world: World, page: str) -> None:
    mother = Client(world.app).sign_in(world.mother)
    mother.get(page)
    for _double_press in range(2):
        mother.press("That is not right", words="The hills behind the house.")
        assert mother.page.text.count("The hills behind the house.") == 1
    assert HILLS in mother.page.text
    with change(world) as session:
        assert len(session.scalars(select(Task).where(Task.kind == TaskKind.NOTE_CORRECTED)).all()) == 1


def test_on_the_phone_the_note_is_read_out_with_the_question(world: World, page: str) -> None:
    written_anew(world)
    support = be(world, "support_acting")
    support.get(page)
    support.press("Yes, now it is right")
    assert "Read this back" in support.page.main
    assert BOTH in support.page.main
    assert "Yes, now it is right" in support.page.main
    support.press("They said yes")
    assert "You said: now it is right." in support.page.main


def test_a_yes_heard_to_an_older_note_is_read_out_once_more(world: World, page: str) -> None:
    written_anew(world)
    support = be(world, "support_acting")
    support.get(page)
    support.press("Yes, now it is right")
    wrote_meanwhile(world)
    support.press("They said yes")
    assert "Something changed since you read it out. Nothing was done." in support.page.main
    assert "And the moor." in support.page.main
    with change(world) as session:
        assert session.scalars(select(MeetingNote)).one().agreed is None


def test_in_easy_read_it_is_the_same_press(world: World, page: str) -> None:
    written_anew(world)
    with change(world) as session:
        session.get_one(Contact, world.mother.id).easy = True
    mother = Client(world.app).sign_in(world.mother)
    mother.get(page)
    button = next(one for one in mother.page.all("button") if (one.get("name"), one.get("value")) == ("say", "yes"))
    mother.press("".join(button.itertext()))
    with change(world) as session:
        assert session.scalars(select(MeetingNote)).one().agreed is True


@pytest.mark.parametrize("button", ["Yes, now it is right", "That is not right"])
def test_an_answer_is_of_the_note_that_they_read(world: World, page: str, button: str) -> None:
    written_anew(world)
    mother = Client(world.app).sign_in(world.mother)
    mother.get(page)
    wrote_meanwhile(world)
    mother.press(button, words="Also the moor.")
    assert mother.response.status_code == 409
    assert "We changed the note while you read it. Read it once more." in mother.page.text
    assert "And the moor." in mother.page.text
    assert "Also the moor." in mother.page.text  # what they wrote is still there
    with change(world) as session:
        note = session.scalars(select(MeetingNote)).one()
        assert (note.agreed, note.correction) == (None, HILLS)


def wrote_meanwhile(world: World) -> None:
    """The reviewer keeps another note while somebody reads the one before."""
    with change(world) as session:
        meeting = session.scalars(select(Meeting)).one()
        before = session.scalars(select(MeetingNote)).one().written_at
        with time_machine.travel(before.replace(microsecond=1), tick=False):
            notes.write(session, staff(world), meeting, f"{BOTH} And the moor.")


@pytest.mark.parametrize("words", ["", "word " * 50_001], ids=["nothing", "far too much"])
def test_a_note_that_is_not_taken_is_still_there(world: World, page: str, words: str) -> None:
    desk = Client(world.app).sign_in(world.reviewer)
    desk.get("/desk/meetings/")
    button = f"Keep the note for {world.mother.name}"
    assert dict(desk.page.fields(desk.page.button(button).form))["words"].strip() == SEA
    desk.press(button, words=words)
    assert desk.response.status_code == 422
    assert dict(desk.page.fields(desk.page.button(button).form))["words"].strip() == (words.strip() or SEA)
    with change(world) as session:
        assert session.scalars(select(MeetingNote)).one().words == SEA
