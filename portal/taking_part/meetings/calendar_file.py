"""A meeting as a calendar file: one UID for life, a sequence, a cancellation, a neutral title (RFC 5545, RFC 5546).

The title names the member of staff and nothing else: a calendar is read over shoulders (F6).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event, vCalAddress

from portal.clock import LONDON
from portal.taking_part.meetings.models import Meeting, MeetingState

PRODUCT = "-//Circle of support//Meetings//EN"


@dataclass(frozen=True, slots=True)
class Told:
    """What a calendar entry says, in the reader's words: title, how and where, whom it is from."""

    title: str
    where: str
    host: str  # of our address: makes the UID ours
    organiser: str  # an email address that people may answer to
    reminder: str


def calendar_file(meeting: Meeting, told: Told, stamp: datetime) -> bytes:
    """The file to send or to download; a cancelled meeting's file takes the entry away again."""
    cancelled = meeting.state is MeetingState.CANCELLED
    event = Event()
    event.add("uid", f"{meeting.id}@{told.host}")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", stamp)
    event.add("dtstart", meeting.starts_at.astimezone(LONDON))
    event.add("dtend", meeting.ends_at.astimezone(LONDON))
    event.add("summary", told.title)
    if told.where:
        event.add("location", told.where)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    event.add("organizer", vCalAddress(f"mailto:{told.organiser}"))
    if not cancelled and meeting.remind_hours:
        event.add_component(_reminder(told.reminder, meeting.remind_hours))
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _reminder(words: str, hours: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", timedelta(hours=-hours))
    return alarm
