"""UK time and the reader's own (F46): half hours, and the nights on which clocks change, here and there."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from portal.foundation.web.words import Reading, words_for
from portal.taking_part.meetings.zones import HERE, ZONES, clocks_change, known, other

ENGLISH = words_for(Reading())


@pytest.mark.parametrize("name", ZONES)
def test_every_zone_of_the_list_is_one(name: str) -> None:
    assert ZoneInfo(name).utcoffset(datetime(2026, 12, 1)) is not None  # noqa: DTZ001  by its own clock
    assert known(name) == name


@pytest.mark.parametrize("name", [None, "", "Mars/Olympus", "../../etc/passwd", "Europe/London"])
def test_anything_else_is_the_uk(name: str | None) -> None:
    assert known(name) == HERE
    assert other(name or "") is None


@pytest.mark.parametrize(
    ("zone", "moment", "shown"),
    [
        ("Asia/Kolkata", datetime(2026, 12, 1, 10, tzinfo=UTC), "Tuesday 1 December, 15:30"),
        ("Asia/Kathmandu", datetime(2026, 12, 1, 10, tzinfo=UTC), "Tuesday 1 December, 15:45"),
        ("Australia/Adelaide", datetime(2026, 12, 1, 14, tzinfo=UTC), "Wednesday 2 December, 00:30"),
        ("America/New_York", datetime(2026, 10, 30, 10, tzinfo=UTC), "Friday 30 October, 06:00"),  # theirs change later
        ("America/New_York", datetime(2026, 11, 2, 10, tzinfo=UTC), "Monday 2 November, 05:00"),
    ],
)
def test_half_hours_and_other_changes(zone: str, moment: datetime, shown: str) -> None:
    assert ENGLISH.day_and_time(moment, ZoneInfo(zone)) == shown


@pytest.mark.parametrize(
    ("first", "last", "zone", "found"),
    [
        (datetime(2026, 10, 20, tzinfo=UTC), datetime(2026, 10, 27, tzinfo=UTC), "Europe/London", date(2026, 10, 25)),
        (
            datetime(2027, 3, 20, tzinfo=UTC),
            datetime(2027, 3, 28, 0, 30, tzinfo=UTC),
            "Europe/London",
            date(2027, 3, 28),
        ),
        (datetime(2026, 10, 26, tzinfo=UTC), datetime(2026, 11, 27, tzinfo=UTC), "Europe/London", None),
        (datetime(2026, 10, 26, tzinfo=UTC), datetime(2026, 11, 27, tzinfo=UTC), "America/New_York", date(2026, 11, 1)),
        (datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 12, 30, tzinfo=UTC), "Asia/Kolkata", None),
    ],
)
def test_the_night_of_the_change_is_named(first: datetime, last: datetime, zone: str, found: date | None) -> None:
    assert clocks_change(first, last, ZoneInfo(zone)) == found
