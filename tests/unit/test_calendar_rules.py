"""Calendar files keep the rules of RFC 5545 and 5546, read by a strict reader of our own; and the reader bites."""

import re
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.clock import LONDON
from portal.taking_part.meetings.calendar_file import Told, calendar_file
from portal.taking_part.meetings.models import MeetingState
from tests.factories.calendar_clock import moment
from tests.factories.calendar_rules import Broken, Part, read
from tests.unit.test_calendar_files import TOLD, meeting

STAMP = datetime(2026, 11, 1, 9, tzinfo=UTC)
START = datetime(2026, 12, 1, 10, tzinfo=UTC)
SIGNS = st.one_of(
    st.sampled_from([*',;:\\"\n\r\t\x0b\x00\x85\u2028', "\r\n", "کتب خانہ، بازار", "👩🏽‍🦽", "Łódź"]),
    st.text(st.characters(codec="utf-8"), max_size=20),
)
WORDS = st.lists(SIGNS, max_size=40).map("".join)


def event_of(data: bytes, method: str = "PUBLISH") -> Part:
    [found] = read(data, method).of("VEVENT")
    return found


@settings(max_examples=150, deadline=None)
@given(title=WORDS, where=WORDS)
def test_any_words_of_a_place_come_through(title: str, where: str) -> None:
    """Line ends become one kind; signs that no calendar may hold are left out; all the rest is as it was written."""
    told = Told(title, where, "portal.example", "circle@fenmarsh.example", title)
    event = event_of(calendar_file(meeting(START), told, STAMP))
    kept = {
        name: re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", re.sub(r"\r\n?", "\n", words))
        for name, words in (("SUMMARY", title), ("LOCATION", where))
    }
    assert event.says("SUMMARY") == kept["SUMMARY"]
    if kept["LOCATION"]:
        assert event.says("LOCATION") == kept["LOCATION"]


@pytest.mark.parametrize("year", [2026, 2027, 2031, 2040])
@pytest.mark.parametrize("hour", [time(0, 30), time(2, 30), time(9), time(23, 45)])
def test_the_zone_in_the_file_gives_the_hour_of_england_all_the_year(year: int, hour: time) -> None:
    day, wrong = datetime(year, 1, 1, tzinfo=UTC).date(), []
    while day.year == year:
        starts = datetime.combine(day, hour, LONDON).astimezone(UTC)
        calendar = read(calendar_file(meeting(starts), TOLD, STAMP), "PUBLISH")
        [event] = calendar.of("VEVENT")
        if (moment(calendar, event), moment(calendar, event, "DTEND")) != (starts, starts + timedelta(minutes=45)):
            wrong.append(day)
        day += timedelta(days=1)
    assert wrong == []


def test_a_cancellation_keeps_the_rules_of_its_method() -> None:
    gone = meeting(START, sequence=3, state=MeetingState.CANCELLED)
    event = event_of(calendar_file(gone, TOLD, STAMP), "CANCEL")
    assert event.line("UID").value == event_of(calendar_file(meeting(START), TOLD, STAMP)).line("UID").value


@pytest.mark.parametrize("hours", [24, 2, None])
def test_a_reminder_stands_where_one_is_wanted(hours: int | None) -> None:
    one = meeting(START)
    one.remind_hours = hours
    alarms = event_of(calendar_file(one, TOLD, STAMP)).of("VALARM")
    assert [alarm.line("TRIGGER").value for alarm in alarms] == {24: ["-P1D"], 2: ["-PT2H"], None: []}[hours]


RIGHT = calendar_file(meeting(START), Told("Ruth", "A, b" + "é" * 60, "x.example", "a@x.example", "Ruth"), STAMP)
SLIPS = {
    "ends of lines": lambda data: data.replace(b"\r\n", b"\n"),
    "one bare end": lambda data: data.replace(b"\r\nUID", b"\nUID"),
    "no last end": lambda data: data[:-2],
    "a long line": lambda data: data.replace(b"SUMMARY:Ruth", b"SUMMARY:" + b"R" * 70),
    "a fold inside a sign": lambda data: data.replace("é".encode(), b"\xc3\r\n \xa9", 1),
    "a comma not escaped": lambda data: data.replace(rb"A\, b", b"A, b"),
    "a wrong escape": lambda data: data.replace(rb"A\, b", rb"A\: b"),
    "parts crossed": lambda data: data.replace(b"END:VALARM\r\nEND:VEVENT", b"END:VEVENT\r\nEND:VALARM"),
    "no UID": lambda data: re.sub(rb"UID:.*?\r\n", b"", data),
    "two stamps": lambda data: re.sub(rb"(DTSTAMP:.*?\r\n)", rb"\1\1", data),
    "no product": lambda data: re.sub(rb"PRODID:.*?\r\n", b"", data),
    "another version": lambda data: data.replace(b"VERSION:2.0", b"VERSION:1.0"),
    "another method": lambda data: data.replace(b"METHOD:PUBLISH", b"METHOD:CANCEL"),
    "no organiser": lambda data: re.sub(rb"ORGANIZER:.*?\r\n", b"", data),
    "an organiser of nowhere": lambda data: data.replace(b"mailto:a@x.example", b"mailto:"),
    "an unknown zone": lambda data: data.replace(b"TZID=Europe/London", b"TZID=Europe/Paris"),
    "a stamp of no zone": lambda data: re.sub(rb"(DTSTAMP:\w+)Z", rb"\1", data),
    "an alarm that says nothing": lambda data: data.replace(b"DESCRIPTION:Ruth\r\n", b""),
    "cancelled and still published": lambda data: data.replace(b"STATUS:CONFIRMED", b"STATUS:CANCELLED"),
}


@pytest.mark.parametrize("slip", SLIPS, ids=list(SLIPS))
def test_the_reader_bites(slip: str) -> None:
    read(RIGHT, "PUBLISH")
    broken = SLIPS[slip](RIGHT)
    assert broken != RIGHT
    with pytest.raises(Broken):
        read(broken, "PUBLISH")
