"""Calendar files: one UID for life, a sequence, a cancellation, a neutral title, the right hour when clocks change."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import icalendar
import pytest

from portal.taking_part.meetings.calendar_file import Told, calendar_file
from portal.taking_part.meetings.models import Meeting, MeetingState, Way

TOLD = Told("Meeting with Ruth Sample", "By phone", "portal.example", "circle@fenmarsh.example", "Tomorrow")


def meeting(starts: datetime, **more: object) -> Meeting:
    return Meeting(
        id=UUID(int=7),
        contact_id=UUID(int=1),
        review_id=UUID(int=2),
        with_id=UUID(int=3),
        way=Way.PHONE,
        state=more.get("state", MeetingState.BOOKED),
        starts_at=starts,
        ends_at=starts + timedelta(minutes=45),
        sequence=more.get("sequence", 0),
        remind_hours=24,
    )


def lines(data: bytes) -> list[str]:
    return data.decode().replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize(
    ("starts", "shown"),
    [
        (datetime(2026, 10, 24, 9, 0, tzinfo=UTC), "20261024T100000"),  # summer time
        (datetime(2026, 10, 26, 10, 0, tzinfo=UTC), "20261026T100000"),  # the day after the clocks went back
    ],
)
def test_the_hour_is_that_of_england_with_its_zone(starts: datetime, shown: str) -> None:
    data = calendar_file(meeting(starts), TOLD, starts)
    assert f"DTSTART;TZID=Europe/London:{shown}" in lines(data)
    assert any(line.startswith("BEGIN:VTIMEZONE") for line in lines(data))
    assert icalendar.Calendar.from_ical(data).walk("VEVENT")[0].decoded("dtstart") == starts


def test_a_change_keeps_the_uid_and_counts_up_and_a_cancellation_takes_it_away() -> None:
    starts = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)
    first, later = (
        calendar_file(meeting(starts), TOLD, starts),
        calendar_file(meeting(starts, sequence=2), TOLD, starts),
    )
    uid = next(line for line in lines(first) if line.startswith("UID:"))
    assert uid in lines(later)
    assert "SEQUENCE:2" in lines(later)
    gone = calendar_file(meeting(starts, sequence=3, state=MeetingState.CANCELLED), TOLD, starts)
    assert {"METHOD:CANCEL", "STATUS:CANCELLED", uid} <= set(lines(gone))
    assert "BEGIN:VALARM" not in lines(gone)


def test_the_lines_are_short_and_the_title_says_nothing_of_a_death() -> None:
    data = calendar_file(meeting(datetime(2026, 12, 1, 10, 0, tzinfo=UTC)), TOLD, datetime(2026, 11, 1, tzinfo=UTC))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert "SUMMARY:Meeting with Ruth Sample" in lines(data)
    assert not {"review", "died", "death", "leder"} & set(data.decode().lower().split())
