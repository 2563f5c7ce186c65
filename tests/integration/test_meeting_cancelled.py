"""Cancelling is read over first, and can be undone while the time is free: by press, by phone, on the day before."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from portal.circle.people.models import Contact
from portal.circle.promises.models import Task, TaskKind
from portal.circle.reviews.models import Review
from portal.clock import LONDON
from portal.foundation.outbox.models import Notice
from portal.taking_part.meetings import booking, undoing
from portal.taking_part.meetings.models import Meeting, MeetingClaim, MeetingState
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change, staff
from tests.integration.everybody import be
from tests.integration.test_booking import bookable, booked, wish
from tests.integration.test_booking import day as day
from tests.integration.test_meeting_pages import first_day, reviewer  # noqa: F401  a fixture
from tests.integration.test_meeting_receipts import booked_by

KIND = "Nothing bad happens if you cancel. You do not have to say why. You can book another time later, or not."


def cancelled_by(mother: Client) -> str:
    """She reads it over and cancels; where her meeting is."""
    mother.follow_link("Cancel the meeting")
    mother.press("Yes, cancel it")
    assert "The meeting is cancelled." in mother.page.text
    return mother.at.partition("?")[0]


def test_it_is_read_over_before_anything_happens(world: World, reviewer: Client) -> None:  # noqa: F811
    mother = booked_by(world)
    mother.follow_link("Cancel the meeting")
    assert mother.page.heading == "Do you want to cancel this meeting?"
    assert KIND in mother.page.text
    assert "10:00, By phone" in mother.page.text
    with change(world) as session:
        assert session.scalars(select(Meeting)).one().state is MeetingState.BOOKED
    mother.follow_link("No, leave it as it is")
    assert mother.page.heading == "Your meeting"
    here = cancelled_by(mother)
    mother.get(f"{here}/cancel")  # an old page of it: the meeting as it is
    assert mother.page.heading == "This meeting is cancelled"


def test_a_slip_is_undone_in_one_press_and_twice_is_once(world: World, reviewer: Client) -> None:  # noqa: F811
    mother = booked_by(world)
    here = cancelled_by(mother)
    assert "This time is still free." in mother.page.text
    form = dict(mother.page.fields(mother.page.button("Book the same time again").form))
    for _double_press in range(2):
        mother.post(f"{here}/again", form)
        assert mother.page.heading == "Your meeting"
        assert "It is booked again." in mother.page.text
    assert "10:00, By phone" in mother.page.text
    mother.get(f"{here}/calendar.ics")
    assert b"SEQUENCE:2" in mother.response.data
    assert b"STATUS:CONFIRMED" in mother.response.data
    with change(world) as session:
        assert session.scalars(select(Meeting)).one().remind_at is not None
        told = [one.template for one in session.scalars(select(Notice).order_by(Notice.id))]
    assert told == ["meeting_booked", "meeting_cancelled", "meeting_booked"]


def test_somebody_else_has_it_now_and_the_nearest_times_are_shown(world: World, reviewer: Client) -> None:  # noqa: F811
    mother, sister = booked_by(world), Client(world.app).sign_in(world.sister)
    here = cancelled_by(mother)
    form = dict(mother.page.fields(mother.page.button("Book the same time again").form))
    first_day(sister, world)
    sister.follow_link("10:00")
    sister.press("Yes, book this", phone="01632 960 151")
    mother.post(f"{here}/again", form)
    assert mother.response.status_code == 409
    assert "That time is gone. Choose another one." in mother.page.text
    assert "This time is not free any more. These are the nearest ones:" in mother.page.text
    assert "Book the same time again" not in mother.page.text
    nearest = [one.get("href") for one in mother.page.all("a") if "at=" in (one.get("href") or "")]
    assert len(nearest) == 3
    mother.get(nearest[0])
    mother.press("Yes, book this", phone="01632 960 150")
    assert "It is booked." in mother.page.text


def test_what_we_cancelled_is_our_doing_and_not_theirs_to_undo(world: World, reviewer: Client) -> None:  # noqa: F811
    mother = booked_by(world)
    here = mother.at.partition("?")[0]
    reviewer.get("/desk/meetings/")
    reviewer.press("Cancel it and tell them")
    mother.get(here)
    assert "We had to cancel it. We are sorry. You did nothing wrong." in mother.page.text
    assert "Book the same time again" not in mother.page.text
    mother.post(f"{here}/again", {"csrf_token": mother.token()})
    assert mother.response.status_code == 409
    with change(world) as session:
        assert session.scalars(select(Meeting)).one().state is MeetingState.CANCELLED


def test_cancelled_and_booked_again_for_a_caller_with_their_yes(world: World, reviewer: Client) -> None:  # noqa: F811
    support = be(world, "support_acting")
    first_day(support, world)
    support.follow_link("10:00")
    support.press("Yes, book this", phone="01632 960 150")
    support.press("They said yes")
    support.follow_link("Cancel the meeting")
    support.press("Yes, cancel it")
    assert "Do you want to cancel this meeting?" in support.page.main
    with change(world) as session:
        assert session.scalars(select(Meeting)).one().state is MeetingState.BOOKED
    support.press("They said yes")
    assert "The meeting is cancelled." in support.page.main
    support.press("Book the same time again")
    assert "Shall we book this?" in support.page.main
    support.press("They said yes")
    assert "It is booked again." in support.page.main


def test_the_day_before_it_can_still_be_undone_and_after_it_began_not(any_world: World, day: datetime) -> None:
    with change(any_world) as session:
        meeting = booked(session, any_world, wish(bookable(session, any_world), day))
        booking.cancel(session, any_world.mother.actor, meeting)
        meeting_id = meeting.id
    with time_machine.travel(day - timedelta(hours=3), tick=False):
        assert undone(any_world, meeting_id) is True
        assert undone(any_world, meeting_id) is False
    with change(any_world) as session:
        booking.cancel(session, any_world.mother.actor, session.get_one(Meeting, meeting_id))
    with time_machine.travel(day + timedelta(minutes=5), tick=False), pytest.raises(booking.TooLate):
        undone(any_world, meeting_id)


def test_who_was_to_interpret_comes_again_or_is_looked_for(any_world: World, day: datetime) -> None:
    with change(any_world) as session:
        meeting = booked(session, any_world, wish(bookable(session, any_world), day, needs=["interpreter"]))
        booking.cancel(session, any_world.mother.actor, meeting)
        meeting_id = meeting.id
    assert undone(any_world, meeting_id) is True
    with change(any_world) as session:
        assert session.get_one(Meeting, meeting_id).find_by is not None
        waits = session.scalars(select(Task).where(Task.kind == TaskKind.FIND_FOR_MEETING)).one()
        assert waits.note == f"{day.astimezone(LONDON):%d/%m/%Y %H:%M}: interpreter"


def test_a_time_taken_in_the_same_moment_is_not_given_twice(any_world: World, day: datetime) -> None:
    with change(any_world) as session:
        whose = bookable(session, any_world)
        meeting = booked(session, any_world, wish(whose, day))
        booking.cancel(session, any_world.mother.actor, meeting)
        free = undoing.still_free(
            session,
            session.get_one(Review, any_world.review.id),
            session.get_one(Contact, any_world.mother.id),
            meeting,
        )
        assert free is not None
        booked(session, any_world, wish(whose, day), "other", "sister")
        with pytest.raises(booking.TimeTaken):
            undoing.book_again(session, any_world.mother.actor, any_world.reviewer.area_id, meeting, free)
        assert meeting.state is MeetingState.CANCELLED
        claims = session.scalars(select(MeetingClaim.meeting_id).where(MeetingClaim.meeting_id == meeting.id)).all()
        assert claims == []


def test_no_row_says_that_we_cancelled_a_meeting_that_stands(any_world: World, day: datetime) -> None:
    with change(any_world) as session:
        whose = bookable(session, any_world)
        stands = booked(session, any_world, wish(whose, day)).id
        gone = booked(session, any_world, wish(whose, day + timedelta(hours=2)), "gone", "sister")
        booking.cancel(session, staff(any_world), gone)
        assert gone.cancelled_by_us
    by_us = update(Meeting).values(cancelled_by_us=True)
    with pytest.raises(IntegrityError, match="only a cancelled meeting"), change(any_world) as session:
        session.execute(by_us.where(Meeting.id == stands))


def undone(world: World, meeting_id: UUID) -> bool:
    """As the press does it; whether this did it."""
    with change(world) as session:
        meeting = session.get_one(Meeting, meeting_id)
        review, contact = session.get_one(Review, world.review.id), session.get_one(Contact, meeting.contact_id)
        found = undoing.still_free(session, review, contact, meeting)
        return undoing.book_again(session, world.mother.actor, review.area_id, meeting, found)
