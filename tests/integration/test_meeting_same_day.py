"""Somebody cannot come: the other meetings of that day are offered beside it, so that no family waits in vain."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from portal.foundation.outbox.models import Notice
from portal.taking_part.meetings.models import Bookable, Meeting, MeetingState
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change
from tests.integration.test_booking import bookable, booked, wish
from tests.integration.test_meeting_helpers import TUESDAY, interpreter

TEN, TWO, NEXT_DAY = (TUESDAY.replace(hour=10), TUESDAY.replace(hour=14), TUESDAY + timedelta(days=1, hours=10))
EARLY = "2026-12-01T09:00:00Z"
THEIRS = "is needed at one more meeting on Tuesday 15 December."


@pytest.fixture
def desk(world: World) -> Iterator[Client]:
    """The reviewer's meetings: the mother's and the sister's on one day with one interpreter, the friend's after it."""
    with time_machine.travel(EARLY, tick=False):
        with change(world) as session:
            who = bookable(session, world)
            session.get_one(Bookable, who).ways = ["phone"]
            speaks = interpreter(session, world, 9, 17)
            for key, starts in (("mother", TEN), ("sister", TWO)):
                booked(session, world, wish(who, starts, also=(speaks,), needs=["interpreter"]), key, key)
            booked(session, world, wish(who, NEXT_DAY), "polish", "polish")
        client = Client(world.app).sign_in(world.reviewer)
        client.get("/desk/meetings/")
        assert "You have more meetings on" not in client.page.main
        yield client


def states(world: World) -> list[str]:
    with change(world) as session:
        return [one.state.value for one in session.scalars(select(Meeting).order_by(Meeting.starts_at))]


def of(world: World, key: str) -> str:
    """The id of somebody's meeting."""
    with change(world) as session:
        return str(session.scalars(select(Meeting.id).where(Meeting.contact_id == world.contacts[key].id)).one())


def cancel_first(world: World, desk: Client) -> None:
    """She cancels the mother's meeting."""
    desk.post(f"/desk/meetings/{of(world, 'mother')}", {"csrf_token": desk.token(), "do": "cancel"})
    assert states(world) == ["cancelled", "booked", "booked"]
    assert "You have more meetings on Tuesday 15 December" in desk.page.main


def test_the_others_of_the_day_are_cancelled_with_one_press(world: World, desk: Client) -> None:
    cancel_first(world, desk)
    boxes = [one.get("value") for one in desk.page.all("input") if one.get("name") == "also"]
    assert boxes == [of(world, "sister")]  # not of the next day, not what is cancelled
    desk.press("Cancel those that I ticked, and tell them", also=of(world, "sister"))
    assert "They are cancelled, and each family is told." in desk.page.main
    assert "You have more meetings on" not in desk.page.main
    assert states(world) == ["cancelled", "cancelled", "booked"]
    with change(world) as session:
        told = session.scalars(select(Notice.owner_id).where(Notice.template == "meeting_cancelled")).all()
        assert set(told) == {world.mother.id, world.sister.id}


def test_nothing_ticked_cancels_nothing_and_the_list_is_still_there(world: World, desk: Client) -> None:
    cancel_first(world, desk)
    for wrong in ({}, {"also": "no-id"}, {"also": of(world, "polish")}):  # the last is of another day
        desk.press("Cancel those that I ticked, and tell them", **wrong)
        assert desk.response.status_code == 422
        assert "Tick the meetings to which you cannot come either. Nothing was cancelled." in desk.page.main
        assert "You have more meetings on Tuesday 15 December" in desk.page.main
    assert states(world) == ["cancelled", "booked", "booked"]


def test_an_interpreter_who_is_ill_leads_to_their_other_meetings(world: World, desk: Client) -> None:
    desk.post(f"/desk/meetings/{of(world, 'mother')}", {"csrf_token": desk.token(), "do": "ill"})
    assert THEIRS in desk.page.main
    assert "You have more meetings on" not in desk.page.main  # she herself can come
    desk.follow_link("Say to which they cannot come either")
    desk.press("They cannot come to those that I ticked", meeting=of(world, "sister"))
    assert "That is written down, and each family is told." in desk.page.main
    with change(world) as session:
        found = session.scalars(select(Meeting).order_by(Meeting.starts_at)).all()
        assert [one.find_by is not None for one in found] == [True, True, False]
        assert {one.state for one in found} == {MeetingState.BOOKED}
        told = session.scalars(select(Notice.owner_id).where(Notice.template == "meeting_helped")).all()
        assert set(told) == {world.mother.id, world.sister.id}
