"""Interpreters and signers: needing one never means fewer times; somebody is found, or looked for by a named day."""

from datetime import UTC, datetime, time, timedelta
from uuid import UUID

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.people.models import Contact
from portal.circle.promises.models import Task, TaskKind
from portal.circle.reviews.models import Review
from portal.taking_part.meetings import booking, hours, queries, standing_in
from portal.taking_part.meetings.models import Bookable, BookableKind, Meeting, MeetingClaim, Way, WeeklyHours
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change, staff
from tests.integration.mail import send
from tests.integration.test_booking import bookable, wish
from tests.integration.test_meeting_pages import a_day, first_day, reviewer  # noqa: F401  a fixture
from tests.smtp import MailServer

TUESDAY = datetime(2026, 12, 15, tzinfo=UTC)


def interpreter(
    session: Session, world: World, opens: int, closes: int, language: str = "pl", *, woman: bool | None = None
) -> UUID:
    """Somebody with a calendar, on Tuesdays."""
    kind = BookableKind.SIGNER if language == "bfi" else BookableKind.INTERPRETER
    one = Bookable(area_id=world.reviewer.area_id, kind=kind, name="Ewa Example", languages=[language], woman=woman)
    session.add(one)
    session.flush()
    session.add(WeeklyHours(bookable_id=one.id, weekday=1, opens=time(opens), closes=time(closes)))
    session.flush()
    return one.id


def times(session: Session, world: World, *needs: str, language: str = "pl") -> queries.Offered:
    """What the sister is offered by phone."""
    contact = session.get_one(Contact, world.sister.id)
    contact.needs, contact.speaks_language = list(needs), language
    found = queries.offered(session, session.get_one(Review, world.review.id), contact, Way.PHONE, frozenset())
    assert found is not None
    return found


@pytest.fixture
def published(any_world: World) -> World:
    """The reviewer can be booked from nine to five."""
    with change(any_world) as session:
        session.get_one(Bookable, bookable(session, any_world)).ways = ["phone"]
    return any_world


def hours_of(found: queries.Offered) -> set[int]:
    """The full hours offered on the Tuesday."""
    return {one.hour for one in found.times if one.date() == TUESDAY.date() and one.minute == 0}


@time_machine.travel("2026-12-01T09:00:00Z", tick=False)
def test_without_a_calendar_the_same_times_as_everybody(published: World) -> None:
    with change(published) as session:
        alone = times(session, published)
        for needs in (("interpreter",), ("bsl",), ("interpreter", "bsl")):
            found = times(session, published, *needs)
            assert list(found.times) == list(alone.times)
            assert found.to_find
        assert not alone.to_find


@time_machine.travel("2026-12-01T09:00:00Z", tick=False)
def test_with_two_interpreters_each_time_with_whoever_is_free(published: World) -> None:
    with change(published) as session:
        early, late = interpreter(session, published, 9, 12), interpreter(session, published, 14, 17)
        found = times(session, published, "interpreter")
        assert hours_of(found) == {9, 10, 11, 14, 15, 16}
        assert found.times[TUESDAY.replace(hour=10)] == (early,)
        assert found.times[TUESDAY.replace(hour=15)] == (late,)
        assert not found.to_find


@time_machine.travel("2026-12-01T09:00:00Z", tick=False)
def test_interpreter_and_signer_are_both_free(published: World) -> None:
    with change(published) as session:
        speaks, signs = interpreter(session, published, 9, 12), interpreter(session, published, 11, 17, "bfi")
        found = times(session, published, "interpreter", "bsl")
        assert hours_of(found) == {11}
        assert found.times[TUESDAY.replace(hour=11)] == (speaks, signs)


@time_machine.travel("2026-12-01T09:00:00Z", tick=False)
def test_calendars_that_leave_no_time_at_all_take_none_away(published: World) -> None:
    with change(published) as session:
        interpreter(session, published, 18, 20)
        alone = times(session, published)
        found = times(session, published, "interpreter")
        assert list(found.times) == list(alone.times)
        assert found.to_find


@time_machine.travel("2026-12-01T09:00:00Z", tick=False)
def test_a_woman_where_a_woman_was_asked_for(published: World) -> None:
    with change(published) as session:
        interpreter(session, published, 9, 12, woman=False)
        she = interpreter(session, published, 14, 17, woman=True)
        found = times(session, published, "interpreter", "woman")
        assert hours_of(found) == {14, 15, 16}
        assert set(found.times.values()) == {(she,)}


def booked(session: Session, world: World, *also: UUID) -> Meeting:
    """Polish at ten on the Tuesday."""
    contact = session.get_one(Contact, world.sister.id)
    contact.speaks_language = "pl"
    whose = queries.bookable_of(session, world.reviewer.id)
    assert whose is not None
    wanted = wish(whose.id, TUESDAY.replace(hour=10), also=also, needs=["interpreter"])
    return booking.book(session, world.sister.actor, session.get_one(Review, world.review.id), contact.id, wanted, "k")


def claimed(session: Session, meeting: Meeting) -> set[UUID]:
    query = select(MeetingClaim.bookable_id).where(MeetingClaim.meeting_id == meeting.id)
    return set(session.scalars(query.distinct()))


@time_machine.travel("2026-12-14T18:00:00Z", tick=False)
def test_an_interpreter_who_falls_ill_the_evening_before(published: World) -> None:
    with change(published) as session:
        ill, other = interpreter(session, published, 9, 17), interpreter(session, published, 9, 17)
        with time_machine.travel("2026-12-01T09:00:00Z", tick=False):
            meeting = booked(session, published, ill)
        area = published.reviewer.area_id
        assert standing_in.fell_ill(session, staff(published), area, meeting)
        assert claimed(session, meeting) == {meeting.with_id, other}
        assert meeting.find_by is None
        session.get_one(Bookable, ill).ended_at = datetime.now(UTC)
        session.flush()
        assert not standing_in.fell_ill(session, staff(published), area, meeting)
        assert claimed(session, meeting) == {meeting.with_id}
        assert meeting.find_by == datetime.now(UTC).date()
        [task] = session.scalars(select(Task).where(Task.kind == TaskKind.FIND_FOR_MEETING)).all()
        assert task.urgent
        assert task.owner_id == published.reviewer.id
        assert task.note == "15/12/2026 10:00: interpreter"


def test_somebody_is_looked_for_and_found_by_press(world: World, reviewer: Client, smtp: MailServer) -> None:  # noqa: F811
    mother = Client(world.app).sign_in(world.mother)
    first_day(mother, world)
    mother.follow_link("10:00")
    mother.press("Book it with these answers", phone="01632 960 150", needs=["interpreter"])
    assert "We are looking for an interpreter. You hear from us by" in mother.page.text
    reviewer.get("/desk/meetings/")
    assert "Find somebody by" in reviewer.page.text
    reviewer.press("Somebody is found: an interpreter or signer comes")
    mother.get(mother.at)
    assert "We are looking for an interpreter" not in mother.page.text
    reviewer.press("The interpreter or signer cannot come")
    send(world.app)
    said = "\n".join(one.text for one in smtp.arrived)
    assert "We are looking for an interpreter. You hear from us by" in said
    assert "Somebody comes to interpret for you at your meeting with Ruth Sample." in said
    assert "The interpreter for your meeting with Ruth Sample cannot come. We look for another one." in said
    mother.get(mother.at)
    mother.follow_link("Change the time")
    a_day(mother)
    mother.press("11:00")
    assert "We are looking for an interpreter. You hear from us by" in mother.page.text


def test_hours_published_anew_leave_what_is_booked(published: World) -> None:
    with change(published) as session, time_machine.travel("2026-12-01T09:00:00Z", tick=False):
        meeting = booked(session, published)
        member = session.get_one(hours.StaffMember, published.reviewer.id)
        hours.publish(session, staff(published), member, member.area_id, {4: (time(13), time(15))}, ["phone"], 0, None)
        assert claimed(session, meeting) == {meeting.with_id}
        assert meeting.starts_at == TUESDAY + timedelta(hours=10)
