"""A meeting as a calendar file: one UID for life, a sequence, a cancellation, a neutral title (RFC 5545, RFC 5546).

The title names the member of staff and nothing else: a calendar is read over shoulders (F6).
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress

from portal.clock import LONDON
from portal.taking_part.meetings.models import Meeting, MeetingState

PRODUCT = "-//Circle of support//Meetings//EN"
HOUR = timedelta(hours=1)
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # control signs, which no text may hold (RFC 5545, 3.3.11)


@dataclass(frozen=True, slots=True)
class Told:
    """What a calendar entry says, in the reader's words: title, how and where, whom it is from."""

    title: str
    where: str
    host: str  # of our address: makes the UID ours
    organiser: str  # an email address that people may answer to
    reminder: str
    link: str = ""  # where a meeting by video is joined


def calendar_file(meeting: Meeting, told: Told, stamp: datetime) -> bytes:
    """The file to send or to download; a cancelled meeting's file takes the entry away again."""
    cancelled = meeting.state is MeetingState.CANCELLED
    event = Event()
    event.add("uid", f"{meeting.id}@{told.host}")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", stamp)
    event.add("dtstart", meeting.starts_at.astimezone(LONDON))
    event.add("dtend", meeting.ends_at.astimezone(LONDON))
    event.add("summary", plain(told.title))
    if where := plain(told.where):
        event.add("location", where)
    if told.link:
        event.add("url", told.link)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    event.add("organizer", vCalAddress(f"mailto:{told.organiser}"))
    if not cancelled and meeting.remind_hours:
        event.add_component(_reminder(told.reminder, meeting.remind_hours))
    calendar = begun()
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def begun() -> Calendar:
    """A calendar without entries: who made it, and the clock of England as rules.

    The rules are those in force since 1996, at one in the morning in UTC on the last Sundays of March and October.
    They are written here, since lists of days made from a library's table end in some year, make each file long, and
    had the hour of the spring change wrong.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    zone = Timezone()
    zone.add("tzid", LONDON.key)
    for season, name, begins, month, before, after in (
        (TimezoneStandard(), "GMT", datetime(1996, 10, 27, 2), 10, HOUR, 0 * HOUR),  # noqa: DTZ001  by their own clock
        (TimezoneDaylight(), "BST", datetime(1997, 3, 30, 1), 3, 0 * HOUR, HOUR),  # noqa: DTZ001  the same
    ):
        season.add("dtstart", begins)
        season.add("tzoffsetfrom", before)
        season.add("tzoffsetto", after)
        season.add("tzname", name)
        season.add("rrule", {"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": "-1SU"})
        zone.add_component(season)
    calendar.add_component(zone)
    return calendar


def plain(words: str) -> str:
    """What people wrote, as a calendar may hold it: one kind of line end, no control signs."""
    return _NOT_TEXT.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))


def _reminder(words: str, hours: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", plain(words))
    alarm.add("trigger", timedelta(hours=-hours))
    return alarm
