"""A meeting whose time is over, or that is cancelled: its page promises nothing more, and the way on is there."""

import time_machine
from sqlalchemy import select

from portal.circle.promises.models import Task, TaskKind
from portal.clock import now
from portal.taking_part.meetings import booking, queries
from portal.taking_part.meetings.models import Meeting, MeetingState
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change, staff
from tests.integration.test_booking import bookable, booked, wish
from tests.integration.test_meeting_cancelled import cancelled_by
from tests.integration.test_meeting_pages import first_day, reviewer  # noqa: F401  a fixture
from tests.integration.test_meeting_receipts import booked_by


def test_over_and_nobody_wrote_down_how_it_went(world: World, reviewer: Client) -> None:  # noqa: F811
    here = booked_by(world).at.partition("?")[0]
    with change(world) as session:
        after = session.scalars(select(Meeting)).one().ends_at
    with time_machine.travel(after, tick=False):
        mother = Client(world.app).sign_in(world.mother)
        mother.get(here)
        assert "It is over." in mother.page.main
        assert "Change the time" not in mother.page.main
        mother.follow_link("I would like to meet again")
        assert mother.page.heading == "Which day suits you?"


def test_nobody_is_looked_for_any_more(world: World, reviewer: Client) -> None:  # noqa: F811
    mother = Client(world.app).sign_in(world.mother)
    first_day(mother, world)
    mother.follow_link("10:00")
    mother.press("Book it with these answers", phone="01632 960 150", needs=["interpreter", "man"])
    here = mother.at.partition("?")[0]
    assert "What helps you at the meeting?An interpreterI would like to meet a man" in mother.page.main
    with change(world) as session:
        after = session.scalars(select(Meeting)).one().ends_at
    with time_machine.travel(after, tick=False):
        mother = Client(world.app).sign_in(world.mother)
        mother.get(here)
        assert "We are looking for an interpreter" not in mother.page.main
        with change(world) as session:
            booking.happened(session, staff(world), session.scalars(select(Meeting)).one(), held=True)
        mother.get(here)
        assert "It is over." in mother.page.main
        with change(world) as session:
            tasks = session.scalars(select(Task).where(Task.kind == TaskKind.FIND_FOR_MEETING)).all()
            assert tasks
            assert [one for one in tasks if one.done_at is None] == []


def test_an_old_page_for_another_time_leads_to_the_meeting_as_it_is(world: World, reviewer: Client) -> None:  # noqa: F811
    mother = booked_by(world)
    mother.follow_link("Change the time")
    days = mother.at
    mother.follow_link("Back")
    cancelled_by(mother)
    mother.get(days)
    assert mother.page.heading == "This meeting is cancelled"
    assert "your old time stands" not in mother.page.text


def test_what_is_cancelled_stands_after_what_is_to_come(world: World) -> None:
    with change(world) as session:
        who = bookable(session, world)
        soon = now().replace(hour=10, minute=0, second=0, microsecond=0)
        early = booked(session, world, wish(who, soon.replace(year=soon.year + 1)), key="a")
        booking.cancel(session, world.mother.actor, early)
        again = booked(session, world, wish(who, early.starts_at), key="b")
        listed = queries.meetings_of(session, world.review.id, world.mother.id)
        assert [one.id for one in listed] == [again.id, early.id]
        assert listed[1].state is MeetingState.CANCELLED
