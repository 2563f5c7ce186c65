"""A yes to a time that somebody else has by then: the old one stands, nobody is asked again, staff hear of it."""

from datetime import timedelta
from uuid import UUID

import time_machine
from sqlalchemy import select

from portal.circle.promises.models import Task, TaskKind
from portal.taking_part.meetings import booking
from portal.taking_part.meetings.models import Meeting, MeetingState
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change, staff
from tests.integration.test_booking import booked as book_one
from tests.integration.test_booking import wish
from tests.integration.test_meeting_bad_days import EARLY, TUESDAY, two  # noqa: F401  a fixture

ASKED = "Could it be another time?"


def proposed(world: World, meeting_id: UUID) -> str:
    """Staff ask the mother about the day after; the address of her meeting."""
    with change(world) as session:
        booking.propose(session, staff(world), session.get_one(Meeting, meeting_id), TUESDAY + timedelta(days=1))
    return f"/reviews/{world.review.reference}/meetings/{meeting_id}"


def tasks(world: World) -> list[str]:
    """What staff read of times that could not be had."""
    with world.app.extensions["database"].reading() as session:
        found = session.scalars(select(Task).where(Task.kind == TaskKind.MEETING_NOT_MOVED)).all()
        return [one.note or "" for one in found]


@EARLY
def test_a_yes_to_a_time_that_is_gone_is_not_asked_for_again(two: tuple[World, UUID, UUID]) -> None:  # noqa: F811
    world, first, _later = two
    here = proposed(world, first)
    mother = Client(world.app).sign_in(world.mother)
    mother.get(here)
    assert ASKED in mother.page.main
    with change(world) as session:
        whose = session.get_one(Meeting, first).with_id
        book_one(session, world, wish(whose, TUESDAY + timedelta(days=1)), "third", "sister")
    mother.press("Yes, change it")
    assert mother.response.status_code == 409
    assert "That time is gone. Your meeting is as it was." in mother.page.main
    assert ASKED not in mother.page.main
    mother.get(here)
    assert ASKED not in mother.page.main
    [said] = tasks(world)
    assert "Yes to 16/12/2026 10:00, which was gone by then; 15/12/2026 10:00 stands" in said
    with change(world) as session:
        meeting = session.get_one(Meeting, first)
        assert (meeting.state, meeting.starts_at) == (MeetingState.BOOKED, TUESDAY)


def test_a_time_that_went_by_is_not_asked_about(two: tuple[World, UUID, UUID]) -> None:  # noqa: F811
    world, first, _later = two
    with EARLY:
        with change(world) as session:
            booking.propose(session, staff(world), session.get_one(Meeting, first), TUESDAY - timedelta(days=5))
        here = f"/reviews/{world.review.reference}/meetings/{first}"
    with time_machine.travel(TUESDAY - timedelta(days=1), tick=False):
        mother = Client(world.app).sign_in(world.mother)
        mother.get(here)
        assert ASKED not in mother.page.main
        mother.post(f"{here}/answer", {"csrf_token": mother.token(), "say": "yes"})
        assert mother.response.status_code == 409
        assert len(tasks(world)) == 1
