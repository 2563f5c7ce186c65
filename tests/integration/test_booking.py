"""A time is never given twice: whoever books, however close together, whatever staff change meanwhile."""

import threading
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.circle.reviews.models import Review
from portal.clock import LONDON, now
from portal.taking_part.meetings.booking import (
    NothingProposed,
    TimeTaken,
    TooLate,
    Wish,
    book,
    cancel,
    happened,
    keep_old,
    move,
    propose,
)
from portal.taking_part.meetings.calendars import free_times
from portal.taking_part.meetings.models import (
    Bookable,
    BookableKind,
    Meeting,
    MeetingClaim,
    MeetingState,
    Way,
    WeeklyHours,
)
from portal.taking_part.meetings.standing_in import accept
from portal.taking_part.meetings.times import Wanted
from tests.factories import World
from tests.integration.draft_steps import change, staff

HOUR = timedelta(hours=1)


@pytest.fixture
def day() -> datetime:
    """Ten in the morning of a Tuesday to come, by the clock of England."""
    soon = now().astimezone(LONDON).date() + timedelta(days=7)
    tuesday = soon + timedelta(days=(1 - soon.weekday()) % 7)
    return datetime.combine(tuesday, time(10), LONDON).astimezone(UTC)


def bookable(session: Session, world: World, kind: BookableKind = BookableKind.STAFF) -> UUID:
    """Somebody who can be booked on weekdays from nine to five."""
    one = Bookable(area_id=world.reviewer.area_id, kind=kind, name="Ruth Sample", most_in_a_day=4)
    if kind is BookableKind.STAFF:
        one.staff_id = world.reviewer.id
    session.add(one)
    session.flush()
    for weekday in range(5):
        session.add(WeeklyHours(bookable_id=one.id, weekday=weekday, opens=time(9), closes=time(17)))
    session.flush()
    return one.id


def wish(who: UUID, starts: datetime, **more: Any) -> Wish:
    return Wish(with_id=who, way=more.pop("way", Way.PHONE), starts=starts, lasts=HOUR, **more)


def booked(session: Session, world: World, wanted: Wish, key: str = "k", who: str = "mother") -> Meeting:
    one = world.contacts[who]
    return book(session, one.actor, session.get_one(Review, world.review.id), one.id, wanted, key)


def test_forty_at_once_for_one_time_and_one_has_it(any_world: World, day: datetime) -> None:
    with change(any_world) as session:
        who = bookable(session, any_world)
    outcomes: list[str] = []
    begin = threading.Barrier(40)

    def press(n: int) -> None:
        begin.wait()
        try:
            with change(any_world) as session:
                booked(session, any_world, wish(who, day + timedelta(minutes=15 * (n % 3))), f"form {n}")
            outcomes.append("booked")
        except TimeTaken:
            outcomes.append("taken")

    presses = [threading.Thread(target=press, args=(n,)) for n in range(40)]
    for one in presses:
        one.start()
    for one in presses:
        one.join()
    assert sorted(outcomes) == ["booked"] + ["taken"] * 39
    with any_world.app.extensions["database"].reading() as session:
        assert session.scalar(select(func.count()).select_from(Meeting)) == 1
        assert session.scalar(select(func.count()).select_from(MeetingClaim)) == 4


def test_the_database_refuses_a_second_claim(any_world: World, day: datetime) -> None:
    with change(any_world) as session:
        who = bookable(session, any_world)
        meeting = booked(session, any_world, wish(who, day))
        claim = session.scalars(select(MeetingClaim).where(MeetingClaim.meeting_id == meeting.id)).first()
        assert claim is not None
        row = {"bookable_id": who, "quarter": claim.quarter, "meeting_id": meeting.id}
    with pytest.raises(IntegrityError), change(any_world) as session:
        session.execute(insert(MeetingClaim), [row])


def test_the_same_form_twice_books_once_and_a_visit_keeps_the_way_free(world: World, day: datetime) -> None:
    with change(world) as session:
        who = bookable(session, world)
        first = booked(session, world, wish(who, day, way=Way.AT_HOME))
        assert booked(session, world, wish(who, day, way=Way.AT_HOME)) is first
        with pytest.raises(TimeTaken):
            booked(session, world, wish(who, day + HOUR), "on the way back")
        booked(session, world, wish(who, day + HOUR + timedelta(minutes=30)), "back")
        wanted = Wanted(HOUR, (day.astimezone(LONDON).date(),), now())
        times = [one.astimezone(LONDON).strftime("%H:%M") for one in free_times(session, [who], wanted)]
        assert "10:00" not in times
        assert "13:00" in times


def test_an_interpreter_is_claimed_with_the_reviewer(world: World, day: datetime) -> None:
    with change(world) as session:
        who, interpreter = bookable(session, world), bookable(session, world, BookableKind.INTERPRETER)
        booked(session, world, wish(who, day, also=(interpreter,)))
        wanted = Wanted(HOUR, (day.astimezone(LONDON).date(),), now())
        both = free_times(session, [interpreter], wanted)
        assert day not in both
        with pytest.raises(TimeTaken):
            booked(session, world, wish(interpreter, day), "other")


def test_moving_lets_the_old_time_go_and_a_taken_one_leaves_it_as_it_was(any_world: World, day: datetime) -> None:
    with change(any_world) as session:
        who = bookable(session, any_world)
        mine = booked(session, any_world, wish(who, day))
        booked(session, any_world, wish(who, day + 2 * HOUR), "theirs", "sister")
        with pytest.raises(TimeTaken):
            move(session, any_world.mother.actor, mine, day + 2 * HOUR)
        assert (mine.starts_at, mine.sequence) == (day, 0)
        move(session, any_world.mother.actor, mine, day + 3 * HOUR)
        assert mine.sequence == 1
        booked(session, any_world, wish(who, day), "again", "sister")


def test_staff_propose_and_the_old_time_stands_until_a_yes(world: World, day: datetime) -> None:
    with change(world) as session:
        who = bookable(session, world)
        mine = booked(session, world, wish(who, day))
        propose(session, staff(world), mine, day + HOUR)
        assert (mine.state, mine.starts_at) == (MeetingState.CHANGED, day)
        keep_old(session, world.mother.actor, mine)
        with pytest.raises(NothingProposed):
            accept(session, world.mother.actor, world.reviewer.area_id, mine)
        propose(session, staff(world), mine, day + HOUR)
        accept(session, world.mother.actor, world.reviewer.area_id, mine)
        assert (mine.state, mine.starts_at) == (MeetingState.BOOKED, day + HOUR)


def test_what_is_over_or_past_cannot_be_booked_moved_or_cancelled(world: World, day: datetime) -> None:
    with change(world) as session:
        who = bookable(session, world)
        with pytest.raises(TooLate):
            booked(session, world, wish(who, now() - HOUR))
        mine = booked(session, world, wish(who, day))
        with pytest.raises(TooLate):
            happened(session, staff(world), mine, held=True)
        cancel(session, world.mother.actor, mine)
        cancel(session, world.mother.actor, mine)
        assert mine.sequence == 1
        with pytest.raises(TooLate):
            move(session, world.mother.actor, mine, day + HOUR)
        booked(session, world, wish(who, day), "free again", "sister")
