"""Bad days of meetings: raw rows, guessed addresses, who is ill the evening before, an interpreter who is busy."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import IntegrityError

from portal.circle.people.models import QuietDates
from portal.circle.promises.models import Task, TaskKind
from portal.clock import LONDON, now
from portal.foundation.events import StaffLeft, bus
from portal.foundation.migrations import guards, meeting_guards
from portal.taking_part.meetings import asking, booking, helping, standing_in
from portal.taking_part.meetings.calendars import free_times
from portal.taking_part.meetings.models import Bookable, Meeting, MeetingClaim, MeetingState, Way, WeeklyHours
from portal.taking_part.meetings.times import Wanted
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change, staff
from tests.integration.test_booking import bookable, wish
from tests.integration.test_booking import booked as book_one
from tests.integration.test_meeting_helpers import booked, claimed, interpreter
from tests.integration.test_meeting_pages import first_day, page, reviewer  # noqa: F401  a fixture
from tests.integration.test_meeting_places import a_room, at_the_library
from tests.integration.test_meeting_staff import address

TUESDAY = datetime(2026, 12, 15, 10, tzinfo=UTC)
EARLY = time_machine.travel("2026-12-01T09:00:00Z", tick=False)


@pytest.fixture
def two(any_world: World) -> tuple[World, UUID, UUID]:
    """Two meetings of one reviewer, in one room, one after the other."""
    with EARLY, change(any_world) as session:
        room = a_room(session, any_world)
        first = at_the_library(session, any_world, room)
        whose = first.with_id
        later = book_one(
            session, any_world, wish(whose, TUESDAY + timedelta(hours=3), also=(room.id,)), "later", "sister"
        )
        return any_world, first.id, later.id


def written_past(world: World, *statements: Any) -> None:
    """Rows that somebody writes past every service."""
    with change(world) as session:
        for one in statements:
            session.execute(one)


def test_no_raw_row_puts_two_meetings_at_one_time(two: tuple[World, UUID, UUID]) -> None:
    world, first, later = two
    let_go = text("DELETE FROM meeting_claim WHERE meeting_id = :id").bindparams(id=later.hex)
    if world.app.extensions["database"].url.get_backend_name() == "postgresql":
        let_go = text("DELETE FROM meeting_claim WHERE meeting_id = :id").bindparams(id=later)
    same = update(Meeting).where(Meeting.id == later).values(starts_at=TUESDAY, ends_at=TUESDAY + timedelta(hours=1))
    with pytest.raises(IntegrityError, match="let go before"):
        written_past(world, same)
    with pytest.raises(IntegrityError, match="two meetings cannot be at one time"):
        written_past(world, let_go, same)
    with pytest.raises(IntegrityError, match="made anew"):
        written_past(world, update(MeetingClaim).where(MeetingClaim.meeting_id == later).values(meeting_id=first))
    with change(world) as session:
        whose = session.get_one(Meeting, first).with_id
    with pytest.raises(IntegrityError, match="only a room"):
        written_past(
            world, let_go, update(Meeting).where(Meeting.id == later).values(way="neutral_place", room_id=whose)
        )


def test_a_cancelled_meeting_claims_no_time(two: tuple[World, UUID, UUID]) -> None:
    world, _first, later = two
    with EARLY, change(world) as session:
        meeting = session.get_one(Meeting, later)
        booking.cancel(session, world.sister.actor, meeting)
        row = {"bookable_id": meeting.with_id, "quarter": 1, "meeting_id": later}
    with pytest.raises(IntegrityError, match="only a meeting that stands"):
        written_past(world, insert(MeetingClaim).values(row))


def test_hours_end_after_they_begin_and_a_room_is_only_at_a_neutral_place(two: tuple[World, UUID, UUID]) -> None:
    world, first, _later = two
    with pytest.raises(IntegrityError, match="closes_later"):
        written_past(world, update(WeeklyHours).values(closes=WeeklyHours.opens))
    with pytest.raises(IntegrityError, match="a_room_at_a_neutral_place"):
        written_past(world, update(Meeting).where(Meeting.id == first).values(way="phone"))


def test_check_names_a_guard_that_is_gone(any_world: World) -> None:
    names = {one.name for one in meeting_guards.of_engine("sqlite")}
    with any_world.app.extensions["database"].engine.connect() as connection:
        assert names <= set(guards.of_engine(connection))
        assert names.isdisjoint(guards.missing(connection))


def test_guessed_calendar_addresses_end_for_that_computer_and_look_alike(world: World, reviewer: Client) -> None:  # noqa: F811
    reviewer.get("/desk/meetings/")
    reviewer.press("Make a private address")
    right = f"/calendar/{address(reviewer)}"
    guesser, program = Client(world.app, address="203.0.113.9"), Client(world.app, address="198.51.100.7")
    answers = set()
    for n in range(20):
        guesser.get(f"/calendar/{n:043d}.ics")
        answers.add((guesser.response.status_code, guesser.response.data))
    assert program.get(right).status_code == 200
    guesser.get(right)
    answers.add((guesser.response.status_code, guesser.response.data))
    assert {status for status, _page in answers} == {404}
    assert program.get(right).status_code == 200


@EARLY
def test_a_yes_stands_though_the_interpreter_is_busy(any_world: World) -> None:
    with change(any_world) as session:
        bookable(session, any_world)
        busy = interpreter(session, any_world, 9, 17)
        meeting = booked(session, any_world, busy)
        other = Bookable(area_id=any_world.reviewer.area_id, kind="staff", name="Una")
        session.add(other)
        session.flush()
        at_one = TUESDAY.replace(hour=13)
        book_one(session, any_world, wish(other.id, at_one, also=(busy,)), "elsewhere")
        booking.propose(session, staff(any_world), meeting, at_one)
        assert not asking.all_free(session, meeting, at_one)
        assert standing_in.accept(session, any_world.sister.actor, any_world.reviewer.area_id, meeting)
        assert (meeting.starts_at, meeting.state) == (at_one, MeetingState.BOOKED)
        assert claimed(session, meeting) == {meeting.with_id}
        assert helping.looked_for(session, meeting) == {"interpreter"}
        with pytest.raises(booking.NothingProposed):
            standing_in.accept(session, any_world.sister.actor, any_world.reviewer.area_id, meeting)


@EARLY
def test_staff_cannot_ask_for_a_time_at_which_they_are_booked(two: tuple[World, UUID, UUID]) -> None:
    world, first, later = two
    with change(world) as session:
        with pytest.raises(booking.TimeTaken):
            booking.propose(session, staff(world), session.get_one(Meeting, later), TUESDAY)
        assert session.get_one(Meeting, first).starts_at == TUESDAY
        assert session.get_one(Meeting, later).state is MeetingState.BOOKED


@EARLY
def test_a_proposal_of_somebody_who_left_is_not_walked_into(two: tuple[World, UUID, UUID]) -> None:
    world, first, _later = two
    with change(world) as session:
        meeting = session.get_one(Meeting, first)
        booking.propose(session, staff(world), meeting, TUESDAY + timedelta(days=1))
        bus.announce(session, StaffLeft(staff(world), world.reviewer.id))
        assert (meeting.state, meeting.proposed_start) == (MeetingState.BOOKED, None), "nobody is asked any more"
        with pytest.raises(booking.NothingProposed):
            standing_in.accept(session, world.mother.actor, world.reviewer.area_id, meeting)
        assert meeting.starts_at == TUESDAY
        assert session.scalars(select(Task).where(Task.kind == TaskKind.MEETING_WITHOUT_STAFF)).first() is not None


def test_ill_the_evening_before_by_press(world: World) -> None:
    with EARLY, change(world) as session:
        session.get_one(Bookable, bookable(session, world)).ways = ["phone"]
        ill, other = interpreter(session, world, 9, 17), interpreter(session, world, 9, 17)
        meeting_id = booked(session, world, ill).id
    with time_machine.travel("2026-12-14T18:00:00Z", tick=False):
        support = Client(world.app).sign_in(world.support)
        support.get(f"/desk/areas/{world.support.area_id}/calendars/{ill}")
        support.press("Keep this day", day="15/12/2026")
        with change(world) as session:
            assert claimed(session, session.get_one(Meeting, meeting_id)) == {
                session.get_one(Meeting, meeting_id).with_id,
                other,
            }
        sister = Client(world.app).sign_in(world.sister)
        sister.get(f"{page(world)}{meeting_id}")
        assert "Ewa Example comes to interpret for you." in sister.page.text
        support.get(f"/desk/areas/{world.support.area_id}/calendars/{other}")
        support.press("Keep this day", day="15/12/2026")
        sister.get(sister.at)
        assert "We are looking for an interpreter. You hear from us by" in sister.page.text
        assert "Tuesday 15 December, 10:00" in sister.page.text


def test_a_meeting_in_the_past_is_not_booked_and_keeps_the_words(world: World, reviewer: Client) -> None:  # noqa: F811
    mother = Client(world.app).sign_in(world.mother)
    mother.get(page(world) + f"phone/over?at={now() - timedelta(days=2):%Y%m%dT%H%MZ}")
    assert "That time is gone." in mother.page.text
    assert "Yes, book this" not in mother.page.text
    mother.press("Book it with these answers", phone="01632 960 150", company="My aunt")
    assert mother.response.status_code == 409
    assert "That time is gone." in mother.page.text
    assert dict(mother.page.fields(mother.page.button("Book it with these answers").form))["company"] == "My aunt"


def test_a_quiet_date_is_said_and_may_be_chosen(world: World, reviewer: Client) -> None:  # noqa: F811
    with change(world) as session:
        days = {"from_day": now().date(), "until_day": now().date() + timedelta(days=90), "made_at": now()}
        session.add(QuietDates(contact_id=world.mother.id, **days))
    mother = Client(world.app).sign_in(world.mother)
    first_day(mother, world)
    mother.follow_link("10:00")
    assert "You told us that this is a quiet day for you." in mother.page.text
    mother.press("Yes, book this", phone="01632 960 150")
    assert "Your meeting" in mother.page.heading
    reviewer.get(f"/desk/reviews/{world.review.reference}/meetings/{world.mother.id}/")
    assert "a quiet day of theirs" in reviewer.page.text


@EARLY
def test_a_woman_or_a_man_where_asked(any_world: World) -> None:
    with change(any_world) as session:
        whose = session.get_one(Bookable, bookable(session, any_world))
        whose.woman = True
        alone = book_one(session, any_world, wish(whose.id, TUESDAY, needs=["woman"]))
        helping.ask_for_woman_or_man(session, any_world.mother.actor, any_world.reviewer.area_id, alone)
        assert session.scalars(select(Task).where(Task.kind == TaskKind.FIND_FOR_MEETING)).first() is None
        whose.woman = None
        later = wish(whose.id, TUESDAY + timedelta(hours=2), needs=["man"])
        unlike = book_one(session, any_world, later, "other", "sister")
        helping.ask_for_woman_or_man(session, any_world.sister.actor, any_world.reviewer.area_id, unlike)
        [task] = session.scalars(select(Task).where(Task.kind == TaskKind.FIND_FOR_MEETING)).all()
        assert task.done_at is None
        booking.cancel(session, any_world.sister.actor, unlike)
        assert task.done_at is not None


@time_machine.travel("2026-10-20T09:00:00Z", tick=False)
@pytest.mark.parametrize(("day", "shown"), [(date(2026, 10, 25), ["01:30", "01:45"]), (date(2027, 3, 28), [])])
def test_half_past_one_on_the_night_the_clocks_change(any_world: World, day: date, shown: list[str]) -> None:
    """Going back the hour comes twice: the first is meant. Going forward it is left out: it is never offered."""
    with change(any_world) as session:
        one = Bookable(area_id=any_world.reviewer.area_id, kind="staff", name="Night", ways=[Way.PHONE.value])
        session.add(one)
        session.flush()
        session.add(WeeklyHours(bookable_id=one.id, weekday=6, opens=time(1, 30), closes=time(2)))
        session.flush()
        found = free_times(session, [one.id], Wanted(timedelta(minutes=15), (day,), now()))
        assert [at.astimezone(LONDON).strftime("%H:%M") for at in found] == shown
        for number, at in enumerate(found):
            night = booking.Wish(with_id=one.id, way=Way.PHONE, starts=at, lasts=timedelta(minutes=15))
            book_one(session, any_world, night, f"first {number}")
            with pytest.raises(booking.TimeTaken):
                book_one(session, any_world, night, f"again {number}", "sister")
