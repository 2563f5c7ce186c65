"""Staff and meetings: booked for somebody, a private calendar, a colleague who leaves, days that are closed."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from icalendar import Calendar
from sqlalchemy import select

from portal.circle.areas.models import ClosedDay
from portal.circle.people.models import Contact
from portal.circle.promises.models import Task, TaskKind
from portal.circle.reviews.models import Review
from portal.clock import LONDON, now, today
from portal.foundation.events import StaffLeft, bus
from portal.foundation.outbox.models import Notice
from portal.taking_part.meetings import queries
from portal.taking_part.meetings.models import Meeting, MeetingState, Way
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change, staff
from tests.integration.test_booking import bookable, booked, wish
from tests.integration.test_meeting_pages import reviewer  # noqa: F401  a fixture


def for_mother(world: World) -> str:
    return f"/desk/reviews/{world.review.reference}/meetings/{world.mother.id}/"


@pytest.mark.parametrize("who", ["support", "lead", "reviewer"])
def test_staff_book_for_somebody_who_is_told(world: World, reviewer: Client, who: str) -> None:  # noqa: F811
    with change(world) as session:
        session.get_one(Contact, world.mother.id).needs = ["bsl", "large_print"]
        session.get_one(Contact, world.mother.id).phone = "01632 960 177"
    client = Client(world.app).sign_in(getattr(world, who))
    client.get(for_mother(world))
    first = client.page.button("at")
    typed = {**dict(client.page.fields(first.form)), "at": first.element.get("value")}
    for _double_press in range(2):
        client.post(for_mother(world), typed)
        assert "It is booked." in client.page.text
    with change(world) as session:
        [meeting] = session.scalars(select(Meeting)).all()
        assert meeting.assisted_by == getattr(world, who).id
        assert meeting.needs == ["bsl"]
        assert meeting.place == "01632 960 177", "both read which number is rung"
        assert meeting.find_by is not None
        assert len(session.scalars(select(Notice).where(Notice.template == "meeting_booked")).all()) == 1


def test_a_time_that_is_gone_books_nothing(world: World, reviewer: Client) -> None:  # noqa: F811
    reviewer.get(for_mother(world))
    reviewer.post(for_mother(world), {"csrf_token": reviewer.token(), "way": "phone", "at": "20200101T1000Z"})
    assert reviewer.response.status_code == 409
    assert "That time is gone. Nothing was booked." in reviewer.page.text


def address(client: Client) -> str:
    found = [one for one in client.page.text.split() if "/calendar/" in one]
    return found[0].partition("/calendar/")[2]


def test_a_private_calendar_says_when_and_nothing_else(world: World, reviewer: Client) -> None:  # noqa: F811
    with change(world) as session:
        whose = queries.bookable_of(session, world.reviewer.id)
        assert whose is not None
        soon = (now() + timedelta(days=9)).replace(minute=0, second=0, microsecond=0)
        booked(session, world, wish(whose.id, soon, company="My brother Dev", place="1 High Street"))
        over = booked(session, world, wish(whose.id, soon + timedelta(days=1)), key="b")
        over.state = MeetingState.CANCELLED
    reviewer.get("/desk/meetings/")
    reviewer.press("Make a private address")
    key = address(reviewer)
    anybody = Client(world.app)
    anybody.get(f"/calendar/{key}")
    [event] = Calendar.from_ical(anybody.response.data).walk("VEVENT")
    assert event["DTSTART"].dt == soon
    assert str(event["SUMMARY"]) == "Meeting"
    for private in (world.mother.name, "Dev", "High Street", world.review.reference, "Thomas"):
        assert private.encode() not in anybody.response.data
    reviewer.get("/desk/meetings/")
    assert "/calendar/" not in reviewer.page.text
    reviewer.press("End the private address")
    statuses = set()
    for one in (key, "x" * 43 + ".ics", "short.ics", key[:-1]):
        anybody.get(f"/calendar/{one}")
        statuses.add(anybody.response.status_code)
    assert statuses == {404}


def test_a_new_private_address_ends_the_old_one(world: World, reviewer: Client) -> None:  # noqa: F811
    reviewer.get("/desk/meetings/")
    reviewer.press("Make a private address")
    first = address(reviewer)
    reviewer.press("Make a new private address; the old one ends")
    anybody = Client(world.app)
    anybody.get(f"/calendar/{first}")
    assert anybody.response.status_code == 404
    anybody.get(f"/calendar/{address(reviewer)}")
    assert anybody.response.status_code == 200


def test_whoever_leaves_leaves_no_meeting_alone(any_world: World) -> None:
    with change(any_world) as session:
        who = bookable(session, any_world)
        soon = (now() + timedelta(days=1)).replace(minute=0, second=0, microsecond=0)
        stands = booked(session, any_world, wish(who, soon))
        later = booked(session, any_world, wish(who, soon + timedelta(days=20)), key="b")
        gone = booked(session, any_world, wish(who, soon + timedelta(days=21)), key="c")
        gone.state = MeetingState.CANCELLED
        session.flush()
        for _twice in range(2):
            bus.announce(session, StaffLeft(staff(any_world), any_world.reviewer.id))
        query = select(Task).where(Task.kind == TaskKind.MEETING_WITHOUT_STAFF).order_by(Task.urgent.desc())
        tasks = session.scalars(query).all()
        assert [one.urgent for one in tasks] == [True, False]
        assert {stands.state, later.state} == {MeetingState.BOOKED}
        assert queries.bookable_of(session, any_world.reviewer.id) is None


@time_machine.travel("2026-12-18T09:00:00Z", tick=False)
def test_no_time_on_bank_holidays_nor_closed_days(any_world: World) -> None:
    with change(any_world) as session:
        session.get_one(queries.Bookable, bookable(session, any_world)).ways = ["phone"]
        closed = ClosedDay(area_id=any_world.reviewer.area_id, day=date(2026, 12, 29))
        session.add(closed)
        session.flush()
        contact = session.get_one(Contact, any_world.mother.id)
        review = session.get_one(Review, any_world.review.id)
        found = queries.offered(session, review, contact, Way.PHONE, frozenset({closed.day}))
        assert found is not None
        days = {one.astimezone(LONDON).date() for one in found.times}
        assert date(2026, 12, 24) in days
        assert not days & {date(2026, 12, 25), date(2026, 12, 28), date(2026, 12, 29), date(2027, 1, 1)}
        assert min(found.times) > datetime.now(UTC) + timedelta(hours=23)
        assert today() not in days


def test_back_leads_to_where_they_came_from_and_nowhere_else(world: World, reviewer: Client) -> None:  # noqa: F811
    came_from = f"/desk/reviews/{world.review.reference}/circle/{world.mother.id}/"
    reviewer.get(came_from)
    reviewer.follow_link("Their meetings, and a time for one")
    assert reviewer.page.link("Back") == came_from
    reviewer.follow_link("At a neutral place")
    assert reviewer.page.link("Back") == came_from
    reviewer.follow_link("By phone")
    reviewer.press("at")
    assert "It is booked." in reviewer.page.main
    assert reviewer.page.link("Back") == came_from
    for elsewhere in ("https://example.org/", "//example.org/", "/\\example.org"):
        reviewer.get(for_mother(world), query={"next": elsewhere})
        assert reviewer.page.link("Back") == "/start"
