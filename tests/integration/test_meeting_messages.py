"""Messages about meetings: told once, on the contact's channel, with a calendar part; reminders in time or not."""

import email
import email.policy
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from icalendar import Calendar
from sqlalchemy import select

from portal.circle.access.doors import Ways
from portal.circle.people.models import Contact, Hours, Pace, QuietDates
from portal.circle.people.moments import Span, Wishes
from portal.circle.promises.models import Task, TaskKind
from portal.clock import now
from portal.foundation.outbox.models import Channel, Notice, State
from portal.taking_part.meetings import booking, notices, reminding
from portal.taking_part.meetings.models import Meeting
from tests.factories import World
from tests.integration.draft_steps import change
from tests.integration.mail import send
from tests.integration.test_booking import bookable, booked, wish
from tests.smtp import MailServer

START = datetime(2026, 12, 15, 10, tzinfo=UTC)  # a Tuesday


@pytest.fixture
def early(any_world: World) -> Iterator[World]:
    """Two weeks before the meeting."""
    with time_machine.travel("2026-12-01T09:00:00Z", tick=False):
        yield any_world


def ways(world: World) -> Ways:
    return Ways(world.app.extensions["lookup"], "http://127.0.0.1")


def meets(world: World, **more: Any) -> Any:
    """The sister's meeting, booked and told; its id."""
    with change(world) as session:
        meeting = booked(session, world, wish(bookable(session, world), START, **more), who="sister")
        notices.booked(session, meeting, ways(world))
        return meeting.id


def likes(world: World, **values: Any) -> None:
    with change(world) as session:
        contact = session.get_one(Contact, world.sister.id)
        for name, value in values.items():
            setattr(contact, name, value)


def round_at(world: World, moment: str) -> int:
    """What the worker reminds of at a moment."""
    with time_machine.travel(moment, tick=False), change(world) as session:
        return reminding.send_due(session, ways(world))


def made(world: World, template: str = "meeting_reminder") -> list[tuple[str, str]]:
    with change(world) as session:
        found = session.scalars(select(Notice).where(Notice.template == template).order_by(Notice.id))
        return [(one.channel.value, one.state.value) for one in found]


def test_the_calendar_goes_along_and_takes_itself_away(world: World, smtp: MailServer) -> None:
    with time_machine.travel("2026-12-01T09:00:00Z", tick=False):
        meeting_id = meets(world)
        with change(world) as session:
            meeting = session.get_one(Meeting, meeting_id)
            booking.cancel(session, world.sister.actor, meeting)
            notices.cancelled(session, meeting, ways(world))
        send(world.app)
    entries = []
    for arrived in sorted(smtp.arrived, key=lambda one: len(one.message["Subject"])):
        whole = email.message_from_bytes(arrived.message.as_bytes(), policy=email.policy.default)
        [part] = [one for one in whole.walk() if one.get_content_type() == "text/calendar"]
        calendar = Calendar.from_ical(part.get_content())
        assert part.get_param("method") == str(calendar["METHOD"])
        [event] = calendar.walk("VEVENT")
        assert str(event["SUMMARY"]) == "Meeting with Ruth Sample"
        entries.append((str(calendar["METHOD"]), str(event["UID"]), int(event["SEQUENCE"]), str(event["STATUS"])))
    (first, uid, before, _), (last, same_uid, after, status) = entries
    assert (first, last, status) == ("PUBLISH", "CANCEL", "CANCELLED")
    assert uid == same_uid
    assert after > before


@pytest.mark.parametrize(("channel", "moment"), [("email", "2026-12-14T10:00:30Z"), ("letter", "2026-12-09T10:00:30Z")])
def test_a_reminder_goes_once_on_their_channel(early: World, channel: str, moment: str) -> None:
    likes(early, channel=Channel(channel), address="1 High Street\nFenmarsh", pace=Pace.WEEKLY, hours=Hours.EVENING)
    meets(early)
    assert round_at(early, "2026-12-08T10:00:00Z") == 0
    assert round_at(early, moment) == 1
    assert round_at(early, "2026-12-14T10:02:00Z") == 0
    assert made(early) == [(channel, "waiting")]


def test_who_wants_a_call_is_rung(early: World) -> None:
    likes(early, channel=Channel.PHONE, phone="01632 960 333")
    meets(early)
    assert round_at(early, "2026-12-13T10:00:30Z") == 1
    with time_machine.travel("2026-12-13T10:01:00Z", tick=False):
        send(early.app)
    with change(early) as session:
        tells = session.scalars(select(Task.tells_notice_id).where(Task.kind == TaskKind.TELL_BY_PHONE))
        wanted = session.scalars(select(Notice.id).where(Notice.template == "meeting_reminder"))
        assert set(wanted) <= set(tells)
    assert made(early) == [("phone", "for_staff")]


def test_two_workers_remind_once(early: World) -> None:
    meets(early)
    sent: list[int] = []
    begin = threading.Barrier(2)

    def work() -> None:
        begin.wait()
        with change(early) as session:
            sent.append(reminding.send_due(session, ways(early)))

    with time_machine.travel("2026-12-14T10:01:00Z", tick=False):
        both = [threading.Thread(target=work) for _ in range(2)]
        for one in both:
            one.start()
        for one in both:
            one.join()
    assert sorted(sent) == [0, 1]
    assert len(made(early)) == 1


def test_never_on_a_quiet_date_but_before_it(early: World) -> None:
    with change(early) as session:
        quiet = {"from_day": date(2026, 12, 13), "until_day": date(2026, 12, 14), "made_at": now()}
        session.add(QuietDates(contact_id=early.sister.id, **quiet))
    meets(early)
    assert round_at(early, "2026-12-12T09:59:00Z") == 0
    assert round_at(early, "2026-12-12T10:00:30Z") == 1


def test_a_quiet_date_that_came_since_holds_it_back_for_good(early: World) -> None:
    meets(early)
    with change(early) as session:
        quiet = {"from_day": date(2026, 12, 14), "until_day": date(2026, 12, 16), "made_at": now()}
        session.add(QuietDates(contact_id=early.sister.id, **quiet))
    assert round_at(early, "2026-12-14T10:00:30Z") == 0
    assert round_at(early, "2026-12-17T10:00:30Z") == 0
    assert made(early) == []


def test_it_moves_and_ends_with_the_meeting(early: World) -> None:
    meeting_id = meets(early)
    with change(early) as session:
        booking.move(session, early.sister.actor, session.get_one(Meeting, meeting_id), START + timedelta(days=2))
    assert round_at(early, "2026-12-14T10:00:30Z") == 0
    assert round_at(early, "2026-12-16T10:00:30Z") == 1
    with change(early) as session:
        booking.cancel(session, early.sister.actor, session.get_one(Meeting, meeting_id))
    assert made(early) == [("email", "cancelled")]


def test_none_where_none_was_wanted(early: World) -> None:
    meets(early, remind_hours=None)
    assert round_at(early, "2026-12-15T09:59:00Z") == 0


def test_a_reminder_that_could_not_go_in_time_does_not_go(early: World, smtp: MailServer) -> None:
    meets(early)
    assert round_at(early, "2026-12-14T10:00:30Z") == 1
    with time_machine.travel("2026-12-15T10:00:00Z", tick=False):
        send(early.app)
    assert made(early) == [("email", State.CANCELLED.value)]
    assert len(smtp.arrived) == 1  # what was booked


@pytest.mark.parametrize(
    ("hours", "channel", "expected"),
    [
        (24, Channel.EMAIL, datetime(2026, 12, 14, 10, tzinfo=UTC)),
        (2, Channel.TEXT, datetime(2026, 12, 15, 8, tzinfo=UTC)),
        (24, Channel.PHONE, datetime(2026, 12, 13, 10, tzinfo=UTC)),
        (24, Channel.LETTER, datetime(2026, 12, 9, 10, tzinfo=UTC)),
    ],
)
def test_how_long_before(hours: int, channel: Channel, expected: datetime) -> None:
    with time_machine.travel("2026-12-01T09:00:00Z", tick=False):
        assert reminding.moment_for(START, hours, channel, Wishes()) == expected


def test_too_late_to_remind_is_not_reminded() -> None:
    always = Wishes(quiet=(Span(date(2026, 1, 1), date(2027, 1, 1)),))
    with time_machine.travel("2026-12-14T12:00:00Z", tick=False):
        assert now() > START - timedelta(hours=24)
        assert reminding.moment_for(START, 24, Channel.EMAIL, Wishes()) is None
    with time_machine.travel("2026-12-01T12:00:00Z", tick=False):
        assert reminding.moment_for(START, 24, Channel.EMAIL, always) is None
