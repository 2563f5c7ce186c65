"""The desk of one's meetings: what staff read there, what is offered when, and that what they kept is said."""

from datetime import time

from sqlalchemy import select

from portal.circle.promises.by_staff import may_say_done
from portal.circle.promises.models import Task, TaskKind
from portal.taking_part.meetings.models import Meeting
from portal.taking_part.meetings.times import in_utc
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change, staff
from tests.integration.everybody import be
from tests.integration.free_time import far_day, free_day
from tests.integration.test_meeting_pages import WEEK, first_day, reviewer  # noqa: F401  a fixture
from tests.integration.test_meeting_places import a_room, at_the_library


def booked_at_home(world: World) -> Client:
    mother = Client(world.app).sign_in(world.mother)
    first_day(mother, world, "At my home")
    mother.follow_link("10:00")
    mother.press("Yes, book this", place="1 High Street")
    return mother


def test_staff_read_whose_home_it_is(world: World, reviewer: Client) -> None:  # noqa: F811
    mother = booked_at_home(world)
    assert "At my home" in mother.page.text
    reviewer.get("/desk/meetings/")
    assert "At their home" in reviewer.page.main
    assert "At my home" not in reviewer.page.main


def test_nobody_says_how_it_went_before_it_began(world: World, reviewer: Client) -> None:  # noqa: F811
    booked_at_home(world)
    reviewer.get("/desk/meetings/")
    assert "Cancel it and tell them" in reviewer.page.main
    assert "It was held" not in reviewer.page.main
    assert "They were not there" not in reviewer.page.main
    reviewer.press("Ask them: could it be this time?", day="01/12/2020", at="10:00")
    assert "That time is past. They were not asked." in reviewer.page.text
    reviewer.press("Ask them: could it be this time?", day="31/12/9999", at="23:30")
    assert "That is more than a year away. They were not asked." in reviewer.page.text
    reviewer.get("/desk/meetings/")
    reviewer.press("Keep this day", day="01/12/2020")
    assert "Write a day from today on" in reviewer.page.text


def test_what_is_kept_of_a_calendar_is_said(world: World, reviewer: Client) -> None:  # noqa: F811
    with change(world) as session:
        room = a_room(session, world)
        at_the_library(session, world, room, starts=in_utc(free_day(), time(10)))
        here = f"/desk/areas/{world.reviewer.area_id}/calendars/{room.id}"
    reviewer.get("/desk/meetings/")
    assert "At The library" in reviewer.page.main
    for button, said, typed in (
        ("Keep these times", "These times are kept.", WEEK),
        ("Keep this day", "That day is kept.", {"day": "24/12/2050"}),
        ("It cannot be used today", "That is written down.", {}),
        ("Keep what is written here", "What you wrote is kept.", {}),
        ("Give this place up", "That calendar is ended.", {}),
    ):
        reviewer.get(here)
        reviewer.press(button, **typed)
        assert said in reviewer.page.main


def test_a_time_is_booked_for_a_caller_with_their_yes(world: World, reviewer: Client) -> None:  # noqa: F811
    support = be(world, "support_acting")
    first_day(support, world)
    support.follow_link("10:00")
    support.press("Yes, book this", phone="01632 960 150")
    assert "10:00" in support.page.main
    support.press("They said yes")
    assert "It is booked." in support.page.main
    with change(world) as session:
        assert session.scalars(select(Meeting)).one().assisted_by == world.support.id


def test_a_no_to_another_time_can_be_looked_into_and_done(world: World, reviewer: Client) -> None:  # noqa: F811
    mother = booked_at_home(world)
    reviewer.get("/desk/meetings/")
    reviewer.press("Ask them: could it be this time?", day=far_day(), at="14:00")
    mother.get(mother.at)
    mother.press("No, that does not suit me")
    with change(world) as session:
        [task] = session.scalars(select(Task).where(Task.kind == TaskKind.MEETING_NOT_MOVED)).all()
        assert task.owner_id == world.reviewer.id
        assert task.note is not None
        assert f"{far_day()} 14:00" in task.note
        assert may_say_done(staff(world), task)
    reviewer.get("/desk/meetings/")
    reviewer.press("Ask them: could it be this time?", day=far_day(), at="15:00")
    mother.get(mother.at.partition("?")[0])
    mother.press("Yes, change it")
    with change(world) as session:
        [task] = session.scalars(select(Task).where(Task.kind == TaskKind.MEETING_NOT_MOVED)).all()
        assert task.done_at is not None, "they agreed on another time: nothing waits any more"
