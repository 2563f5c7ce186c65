"""A meeting, and a place, in easy read: the first screen is short, each other thing stands on one of its own (F79)."""

from typing import Any

import pytest
import time_machine
from sqlalchemy import select

from portal.taking_part.meetings import keeping
from portal.taking_part.meetings.models import Meeting, MeetingNote
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change
from tests.integration.everybody import be
from tests.integration.test_meeting_notes import BOTH, HILLS, written_anew
from tests.integration.test_meeting_notes import page as page  # a fixture: where a meeting stands that was held
from tests.integration.test_meeting_pages import reviewer as reviewer  # a fixture
from tests.integration.test_meeting_places import LIBRARY, a_room, at_the_library

WHAT_WE_ASK = "We ask who they were"
BY_TRAIN = "Leave by the front door."
PLACE = keeping.About(
    name=LIBRARY.name,
    address=LIBRARY.address,
    way={**LIBRARY.way, "by_train": BY_TRAIN},
    facts=LIBRARY.facts,
)


@pytest.fixture
def at_place(world: World) -> Any:
    """Where the mother's meeting at the library stands, and where the library does."""
    with time_machine.travel("2026-12-01T09:00:00Z", tick=False):
        with change(world) as session:
            room = a_room(session, world, PLACE)
            meeting = at_the_library(session, world, room)
            ids = meeting.id, room.id
        rooms = f"/reviews/{world.review.reference}/meetings/"
        yield rooms + str(ids[0]), rooms + f"places/{ids[1]}"


def easy(world: World) -> Client:
    """The mother, who reads easy English."""
    return Client(world.app).sign_in(world.mother).read_as("en_GB", easy=True)


def lines(client: Client) -> list[str]:
    """The lines of a first screen that lead to the others."""
    shown = [one for one in client.page.all("a") if "see=" in (one.get("href") or "")]
    return [" ".join("".join(one.itertext()).split()) for one in shown]


def test_each_line_leads_to_one_thing_and_back(world: World, at_place: Any) -> None:
    here, _place = at_place
    mother = easy(world)
    mother.get(here)
    assert lines(mother) == [
        "What happens next",
        "What we talk about",
        "What you find there",
        "How to get there",
        "Tell me when a sooner time comes free",
    ]
    assert "The library" in mother.page.main
    for hidden in (WHAT_WE_ASK, "Take the 14.", "You can get in without steps.", "Put it in my calendar"):
        assert hidden not in mother.page.main
    for line, shown in (
        ("What happens next", "Put it in my calendar"),
        ("What we talk about", WHAT_WE_ASK),
        ("What you find there", "You can get in without steps."),
    ):
        mother.follow_link(line)
        assert mother.page.heading == line
        assert shown in mother.page.main
        assert "Ask someone to explain" in mother.page.main
        assert lines(mother) == ["Back"]
        mother.follow_link("Back")
        assert mother.page.heading == "Your meeting"


def test_what_they_asked_for_is_a_screen_where_they_asked(world: World, at_place: Any) -> None:
    with change(world) as session:
        session.scalars(select(Meeting)).one().needs = ["step_free"]
    mother = easy(world)
    mother.get(at_place[0])
    assert "A place with no steps" not in mother.page.main
    mother.follow_link(lines(mother)[2])
    assert "A place with no steps" in mother.page.main
    assert WHAT_WE_ASK not in mother.page.main


@pytest.mark.parametrize("start", [0, 1], ids=["meeting", "place"])
def test_each_way_there_is_a_screen(world: World, at_place: Any, start: int) -> None:
    mother = easy(world)
    mother.get(at_place[start])
    first = mother.page.heading
    mother.follow_link("How to get there")
    assert BY_TRAIN not in mother.page.main
    mother.follow_link("From the station")
    assert mother.page.heading == "From the station"
    assert BY_TRAIN in mother.page.main
    assert "Take the 14." not in mother.page.main
    mother.follow_link("Back")
    assert mother.page.heading == "How to get there"
    mother.follow_link("Back")
    assert mother.page.heading == first


def test_a_sooner_time_is_wished_and_not_any_more_on_its_screen(world: World, at_place: Any) -> None:
    mother = easy(world)
    mother.get(at_place[0])
    mother.follow_link("Tell me when a sooner time comes free")
    mother.press("Tell me when a sooner time comes free")
    assert "We tell you when a sooner time comes free." in mother.page.main
    mother.press("I do not need a sooner time any more")
    with change(world) as session:
        assert session.scalars(select(Meeting)).one().sooner_from is None


@pytest.mark.parametrize("see", ["note", "by_car", "everything", "", "../"])
def test_a_screen_that_there_is_not_is_the_first(world: World, at_place: Any, see: str) -> None:
    mother = easy(world)
    for here in at_place:
        mother.get(f"{here}?see={see}")
        assert mother.page.heading in {"Your meeting", "The library"}


def test_standard_words_and_who_reads_it_out_have_all_on_one_page(world: World, at_place: Any) -> None:
    mother = Client(world.app).sign_in(world.mother)
    support = be(world, "support_acting")
    support.read_as("en_GB", easy=True)
    for client in (mother, support):
        for see in ("", "?see=happen"):
            client.get(at_place[0] + see)
            for shown in (WHAT_WE_ASK, "Take the 14.", "You can get in without steps.", "Put it in my calendar"):
                assert shown in client.page.main
            assert lines(client) == []


@pytest.mark.parametrize("language", ["pl", "ur"])
def test_the_screens_are_the_same_in_every_language(world: World, at_place: Any, language: str) -> None:
    mother = easy(world).read_as(language, easy=True)
    mother.get(at_place[0])
    said = lines(mother)
    assert len(said) == 5
    for line in said:
        mother.follow_link(line)
        assert mother.page.heading == line
        mother.get(at_place[0])


def test_the_note_stands_on_its_own_screen_and_an_answer_comes_back_to_the_first(world: World, page: str) -> None:
    written_anew(world)
    mother = easy(world)
    mother.get(page)
    assert BOTH not in mother.page.main
    mother.follow_link("What we talked about")
    assert BOTH in mother.page.main
    assert HILLS in mother.page.main
    mother.press("No, it is not right", words="Also the moor.")
    assert "Thank you" in mother.page.main
    with change(world) as session:
        assert "Also the moor." in (session.scalars(select(MeetingNote)).one().correction or "")


def test_what_was_typed_and_not_taken_is_on_the_screen_of_the_note(world: World, page: str) -> None:
    mother = easy(world)
    mother.get(f"{page}?see=note")
    mother.press("No, it is not right", words="")
    assert mother.response.status_code == 422
    assert "He loved the sea." in mother.page.main
    written_anew(world)
    mother.get(f"{page}?see=note")
    with change(world) as session:
        note = session.scalars(select(MeetingNote)).one()
        note_form = dict(mother.page.fields(mother.page.button("No, it is not right").form))
        assert note_form["of"] == note.written_at.isoformat()
    mother.post(f"{page}/note/", {**note_form, "say": "no", "words": "Also the moor.", "of": "2026-01-01"})
    assert mother.response.status_code == 409
    assert "Also the moor." in mother.page.text
    assert BOTH in mother.page.main
