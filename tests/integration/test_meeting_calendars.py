"""Each calendar file that leaves the portal keeps the rules of RFC 5545 and 5546: downloaded, mailed, read by staff."""

import email
import email.policy
import itertools
from typing import Any

import time_machine

from portal.clock import now
from portal.taking_part.meetings.models import Meeting
from tests.client import Client
from tests.factories import World
from tests.factories.calendar_clock import moment
from tests.factories.calendar_rules import Part, read
from tests.integration.acting_steps import rows
from tests.integration.mail import send
from tests.integration.test_meeting_pages import a_day, first_day, reviewer  # noqa: F401  a fixture
from tests.integration.test_meeting_staff import address
from tests.smtp import MailServer

OF_A_DEATH = {"review", "died", "death", "leder", "circle", "support"}


def downloaded(client: Client, meeting: str, method: str) -> Part:
    """The one event of the file that somebody can download now."""
    client.get(f"{meeting}/calendar.ics")
    assert client.response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return only(client.response.data, method)


def only(data: bytes, method: str | None) -> Part:
    """The one event of a file that keeps the rules."""
    [event] = read(data, method).of("VEVENT")
    return event


def neutral(event: Part, world: World) -> None:
    """What anybody sees over a shoulder: a member of staff, and nothing of whom or what it is about (F6)."""
    title = event.says("SUMMARY")
    assert title == f"Meeting with {world.reviewer.name}"
    assert not OF_A_DEATH & set(title.lower().split())
    person = set(world.review.person.split())
    assert not person & set(" ".join(one.value for one in event.lines).split())


def in_mails(smtp: MailServer) -> list[tuple[str, Part]]:
    """The calendar part of each mail in the order of its event's changes: what its header says, the event."""
    found = []
    for arrived in smtp.arrived:
        whole: Any = email.message_from_bytes(arrived.message.as_bytes(), policy=email.policy.default)
        [part] = [one for one in whole.walk() if one.get_content_type() == "text/calendar"]
        assert part.get_param("charset").lower() == "utf-8"
        method = part.get_param("method")
        found.append((method, only(part.get_payload(decode=True), method)))
    return sorted(found, key=lambda one: int(one[1].line("SEQUENCE").value))


def test_booked_moved_and_cancelled_is_one_entry(world: World, smtp: MailServer, reviewer: Client) -> None:  # noqa: F811
    mother, events = Client(world.app).sign_in(world.mother), []
    with time_machine.travel(now().replace(microsecond=0)) as clock:
        first_day(mother, world)
        mother.follow_link("10:00")
        mother.press("Yes, book this", phone="01632 960 150")
        meeting = mother.at.partition("?")[0]
        events.append(downloaded(mother, meeting, "PUBLISH"))
        assert [one.line("ACTION").value for one in events[0].of("VALARM")] == ["DISPLAY"]
        clock.shift(60)
        mother.get(meeting)
        mother.follow_link("Change the time")
        a_day(mother)
        mother.press("11:00")
        events.append(downloaded(mother, meeting, "PUBLISH"))
        clock.shift(60)
        mother.get(meeting)
        mother.follow_link("Cancel the meeting")
        mother.press("Yes, cancel it")
        events.append(downloaded(mother, meeting, "CANCEL"))
        send(world.app)
    mailed = in_mails(smtp)
    assert [method for method, _event in mailed] == ["PUBLISH", "PUBLISH", "CANCEL"]
    for both in zip(events, (event for _method, event in mailed), strict=True):
        for name in ("UID", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "ORGANIZER"):
            assert len({one.line(name).value for one in both}) == 1, name
    for before, after in itertools.pairwise(events):
        assert after.line("UID").value == before.line("UID").value
        assert int(after.line("SEQUENCE").value) > int(before.line("SEQUENCE").value)
        assert after.line("DTSTAMP").value > before.line("DTSTAMP").value
    assert events[1].line("DTSTART").value.endswith("T110000")
    for event in events:
        neutral(event, world)


def test_the_calendar_of_staff_keeps_the_rules_also_when_it_is_empty(
    world: World,
    reviewer: Client,  # noqa: F811
) -> None:
    reviewer.get("/desk/meetings/")
    reviewer.press("Make a private address")
    feed, anybody = f"/calendar/{address(reviewer)}", Client(world.app)
    anybody.get(feed)
    assert read(anybody.response.data, None).of("VEVENT") == []
    mother = Client(world.app).sign_in(world.mother)
    first_day(mother, world)
    mother.follow_link("10:00")
    mother.press("Yes, book this", phone="01632 960 150")
    anybody.get(feed)
    calendar = read(anybody.response.data, None)
    [event], [kept] = calendar.of("VEVENT"), rows(world, Meeting)
    assert moment(calendar, event) == kept.starts_at
    assert moment(calendar, event, "DTEND") == kept.ends_at
    assert event.says("SUMMARY") == "Meeting"
    mother.get(mother.at.partition("?")[0])
    mother.follow_link("Cancel the meeting")
    mother.press("Yes, cancel it")
    anybody.get(feed)
    assert read(anybody.response.data, None).of("VEVENT") == []
