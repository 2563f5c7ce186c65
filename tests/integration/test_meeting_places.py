"""A neutral place: kept by staff, chosen by a family, booked with the reviewer, told on every channel."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.areas.models import Area
from portal.circle.people.models import Contact
from portal.circle.promises.models import Task, TaskKind
from portal.circle.reviews.models import Review
from portal.foundation.outbox.models import Notice
from portal.foundation.web.words import Reading, speaking
from portal.taking_part.meetings import booking, keeping, queries, standing_in
from portal.taking_part.meetings.models import Bookable, BookableKind, Meeting, MeetingClaim, Way
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change, staff
from tests.integration.mail import send
from tests.integration.test_booking import bookable
from tests.integration.test_meeting_pages import WEEK, a_day, page
from tests.smtp import MailServer

IN_ENGLISH = "These words are in English. Somebody can read them to you in your language. Ask us to ring you."
TUESDAY = datetime(2026, 12, 15, 10, tzinfo=UTC)
LIBRARY = keeping.About(
    name="The library",
    address="1 Market Row\nFenmarsh",
    way={"by_bus": "Take the 14.\nGet off at Market Row."},
    facts={"step_free": True, "parking": False, "quiet_room": True, "toilet": None},
)


def a_room(session: Session, world: World, about: keeping.About = LIBRARY) -> Bookable:
    """A place that is open on weekdays from nine to four."""
    area = session.get_one(Area, world.reviewer.area_id)
    made = keeping.add(session, staff(world), area, BookableKind.ROOM, about)
    keeping.set_week(session, staff(world), made, {day: (time(9), time(16)) for day in range(5)})
    return made


def at_the_library(
    session: Session,
    world: World,
    room: Bookable,
    key: str = "k",
    who: str = "mother",
    starts: datetime = TUESDAY,
) -> Meeting:
    """A meeting there, with the reviewer."""
    whose = queries.bookable_of(session, world.reviewer.id)
    wish = booking.Wish(
        with_id=whose.id if whose else bookable(session, world),
        also=(room.id,),
        room_id=room.id,
        way=Way.NEUTRAL_PLACE,
        starts=starts,
        lasts=timedelta(minutes=90),
    )
    one = world.contacts[who]
    return booking.book(session, one.actor, session.get_one(Review, world.review.id), one.id, wish, key)


def test_a_place_is_chosen_booked_and_told(world: World, smtp: MailServer) -> None:
    reviewer = Client(world.app).sign_in(world.reviewer)
    reviewer.get("/desk/meetings/")
    reviewer.press("Keep my times", ways=["neutral_place"], **WEEK)
    reviewer.get(f"/desk/areas/{world.reviewer.area_id}/calendars/")
    reviewer.follow_link("Add a place")
    reviewer.press("Keep this, and go on to the times", name="The library")
    assert reviewer.response.status_code == 422
    reviewer.press(
        "Keep this, and go on to the times",
        address="1 Market Row",
        by_bus="Take the 14.\n\nGet off at Market Row.",
        step_free="yes",
    )
    reviewer.press("Keep these times", **WEEK)
    mother = Client(world.app).sign_in(world.mother)
    mother.get(page(world))
    mother.follow_link("At a neutral place")
    assert mother.page.heading == "Where would you like to meet?"
    mother.follow_link("The library")
    assert "Get off at Market Row." in mother.page.text
    assert "You can get in without steps." in mother.page.text
    assert "Parking: ask us, and we find out." in mother.page.text
    mother.follow_link("Choose a time there")
    a_day(mother)
    mother.follow_link("10:00")
    assert "1 Market Row" in mother.page.text
    mother.press("Yes, book this")
    assert "1 Market Row" in mother.page.text
    assert "Take the 14." in mother.page.text
    send(world.app)
    [arrived] = smtp.arrived
    assert "1. Take the 14." in arrived.text
    assert "The library\r\n1 Market Row" in arrived.text or "The library\n1 Market Row" in arrived.text
    mother.get(mother.at.partition("?")[0] + "/calendar.ics")
    assert b"1 Market Row" in mother.response.data.replace(b"\r\n ", b"")
    reviewer.get(reviewer.at)
    assert world.mother.name in reviewer.page.text


@time_machine.travel("2026-12-01T09:00:00Z", tick=False)
def test_one_room_is_never_booked_twice(any_world: World) -> None:
    with change(any_world) as session:
        room = a_room(session, any_world)
        session.get_one(Bookable, bookable(session, any_world)).ways = ["neutral_place"]
        at_the_library(session, any_world, room)
        contact = session.get_one(Contact, any_world.sister.id)
        review = session.get_one(Review, any_world.review.id)
        found = queries.offered(session, review, contact, Way.NEUTRAL_PLACE, frozenset(), room_id=room.id)
        assert found is not None
        assert TUESDAY not in found.times
        assert {also for also in found.times.values()} == {(room.id,)}
        other = Bookable(area_id=any_world.reviewer.area_id, kind=BookableKind.STAFF, name="Una", ways=["phone"])
        session.add(other)
        session.flush()
        wish = booking.Wish(
            with_id=other.id,
            also=(room.id,),
            room_id=room.id,
            way=Way.NEUTRAL_PLACE,
            starts=TUESDAY,
            lasts=timedelta(hours=1),
        )
        with pytest.raises(booking.TimeTaken):
            booking.book(session, any_world.sister.actor, review, contact.id, wish, "x")


@time_machine.travel("2026-12-01T09:00:00Z", tick=False)
def test_a_place_that_is_shut_leaves_the_time_and_somebody_looks(any_world: World) -> None:
    with change(any_world) as session:
        room = a_room(session, any_world)
        meeting = at_the_library(session, any_world, room)
        found = keeping.set_day(session, staff(any_world), room, TUESDAY.date(), None, None)
        assert found == [meeting]
        assert (meeting.room_id, meeting.starts_at, meeting.state.value) == (None, TUESDAY, "booked")
        [task] = session.scalars(select(Task).where(Task.kind == TaskKind.FIND_FOR_MEETING)).all()
        assert task.note == "15/12/2026 10:00: place"
        hall = a_room(session, any_world, keeping.About(name="The hall", address="2 Market Row"))
        assert standing_in.another_room(session, staff(any_world), meeting, hall)
        assert meeting.room_id == hall.id
        assert meeting.find_by is None
        assert task.done_at is not None
        claims = select(MeetingClaim.bookable_id).where(MeetingClaim.meeting_id == meeting.id).distinct()
        assert set(session.scalars(claims)) == {meeting.with_id, hall.id}


@time_machine.travel("2026-12-01T09:00:00Z", tick=False)
def test_a_pattern_changed_under_a_booking_moves_nothing(any_world: World) -> None:
    with change(any_world) as session:
        room = a_room(session, any_world)
        meeting = at_the_library(session, any_world, room)
        keeping.set_week(session, staff(any_world), room, {4: (time(9), time(10))})
        assert meeting.starts_at == TUESDAY
        assert keeping.outside_hours(session, room, [meeting]) == {meeting.id}
        assert standing_in.to_come(session, room) == [meeting]


def ids(world: World) -> tuple[UUID, UUID]:
    """A room, and a meeting in it."""
    with change(world) as session, time_machine.travel("2026-12-01T09:00:00Z", tick=False):
        room = a_room(session, world)
        return room.id, at_the_library(session, world, room).id


def test_the_family_is_told_what_becomes_of_it_by_press(world: World, smtp: MailServer) -> None:
    room_id, meeting_id = ids(world)
    with time_machine.travel("2026-12-02T09:00:00Z", tick=False):
        lead = Client(world.app).sign_in(world.lead)
        lead.get(f"/desk/areas/{world.lead.area_id}/calendars/{room_id}")
        assert world.mother.name in lead.page.text
        lead.press("Keep this day", day="31/02/2027")
        assert lead.response.status_code == 422
        day = lead.page.by_id("day")
        assert day is not None
        assert day.get("value") == "31/02/2027"
        lead.press("Give this place up")
        assert "No place stands here yet." in lead.page.text
        mother = Client(world.app).sign_in(world.mother)
        mother.get(page(world) + str(meeting_id))
        assert "We are looking for another place. You hear from us by" in mother.page.text
        send(world.app)
    [arrived] = smtp.arrived
    assert "cannot be used then. We look for another one." in arrived.text
    with change(world) as session:
        assert [one.template for one in session.scalars(select(Notice))] == ["meeting_placed"]


@pytest.mark.parametrize("language", ["en_GB", "pl", "ur"])
@pytest.mark.parametrize("easy", [False, True])
def test_what_staff_wrote_of_a_place_is_marked_as_english(world: World, language: str, easy: bool) -> None:
    """So that a screen reader says it in English, it runs from left to right, and the reader knows whom to ask."""
    with change(world) as session:
        place = a_room(session, world, replace(LIBRARY, more="Ask at the desk.")).id
    mother = Client(world.app).sign_in(world.mother).read_as(language, easy=easy)
    for see in ("find", "by_bus"):
        mother.get(page(world) + f"places/{place}?see={see}")
        marked = [one for one in mother.page.having("lang") if one.get("lang") == "en-GB" and one.get("dir") == "ltr"]
        said = " ".join("".join(one.itertext()) for one in marked)
        assert ("Ask at the desk." in said) is (not easy or see == "find")
        assert ("Take the 14." in said) is (not easy or see == "by_bus")
        with mother.app.test_request_context(), speaking(Reading(language, easy=easy)) as spoken:
            first = spoken.plain(IN_ENGLISH).split("\n")[0]
        assert mother.page.main.count(first) == (0 if language == "en_GB" else 1)
