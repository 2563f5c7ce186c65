"""What staff publish is what families are offered: weekends too, holidays never; one time is asked of one family."""

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine

from portal.taking_part.meetings import booking
from portal.taking_part.meetings.models import Meeting
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change, staff
from tests.integration.test_meeting_bad_days import EARLY, TUESDAY, two  # noqa: F401  a fixture
from tests.integration.test_meeting_pages import page

SATURDAYS = {"opens-5": "10:00", "closes-5": "12:00"}
IN_DECEMBER = time_machine.travel("2026-12-14T09:00:00Z", tick=False)


def publishing(world: World) -> Client:
    """The reviewer, who can be met on Saturdays only."""
    one = Client(world.app).sign_in(world.reviewer)
    one.get("/desk/meetings/")
    one.press("Keep my times", ways=["phone"], **SATURDAYS)
    assert "Your times are kept." in one.page.main
    return one


def days_offered(world: World) -> str:
    """The days that the mother can choose, all of them."""
    mother = Client(world.app).sign_in(world.mother)
    mother.get(page(world))
    mother.follow_link("By phone")
    return mother.page.main


def test_a_saturday_that_staff_publish_is_offered_and_a_holiday_never(world: World) -> None:
    with IN_DECEMBER:
        publishing(world)
        offered = days_offered(world)
        assert "Saturday 19 December" in offered
        assert "Saturday 26 December" not in offered, "Boxing Day"
        assert "Saturday 2 January" in offered


def test_times_on_a_holiday_are_kept_and_said_to_reach_nobody(world: World) -> None:
    with IN_DECEMBER:
        reviewer = publishing(world)
        reviewer.press("Keep this day", **{"day": "25/12/2026", "from": "10:00", "until": "12:00"})
        assert "families are offered no times on it" in reviewer.page.main
        assert "25 December" not in days_offered(world)
        reviewer.press("Keep this day", **{"day": "21/12/2026", "from": "10:00", "until": "12:00"})
        assert "That day is kept." in reviewer.page.main
        assert "no times on it" not in reviewer.page.main


@EARLY
def test_one_time_is_not_asked_of_two_families_at_once(two: tuple[World, UUID, UUID]) -> None:  # noqa: F811
    world, first, later = two
    day = TUESDAY + timedelta(days=1)
    with change(world) as session:
        asked, other = session.get_one(Meeting, first), session.get_one(Meeting, later)
        booking.propose(session, staff(world), asked, day)
        for meets in (day, day + timedelta(minutes=30), day - timedelta(minutes=30)):
            with pytest.raises(booking.TimeTaken):
                booking.propose(session, staff(world), other, meets)
        booking.propose(session, staff(world), asked, day)  # the same family may be asked once more
        booking.keep_old(session, world.mother.actor, asked)
        booking.propose(session, staff(world), other, day)
        assert other.proposed_start == day


@EARLY
def test_a_time_on_a_weekend_is_asked_and_staff_are_told_so(two: tuple[World, UUID, UUID]) -> None:  # noqa: F811
    world, first, _later = two
    reviewer = Client(world.app).sign_in(world.reviewer)
    reviewer.get("/desk/meetings/")
    form = {"csrf_token": reviewer.token(), "do": "propose", "at": "10:00"}
    reviewer.post(f"/desk/meetings/{first}", {**form, "day": "19/12/2026"})
    assert "That is a weekend, a holiday or a day on which your area is closed" in reviewer.page.main
    reviewer.post(f"/desk/meetings/{first}", {**form, "day": "18/12/2026"})
    assert "They are asked whether that time suits them." in reviewer.page.main
