"""Dates that pages promise: working days, opening hours, six months, moments with their zone."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import postgresql, sqlite

from portal.circle.areas.working_days import next_working_day, open_at, works_on
from portal.circle.reviews.services import six_months_after
from portal.clock import in_england, now, today
from portal.foundation.db.base import Moment


@pytest.mark.parametrize(
    ("after", "following"),
    [
        (date(2026, 11, 20), date(2026, 11, 23)),  # a Friday
        (date(2026, 12, 24), date(2026, 12, 29)),  # Christmas, a weekend, Boxing Day's substitute
        (date(2027, 3, 25), date(2027, 3, 30)),  # Good Friday to Easter Monday
        (date(2026, 11, 23), date(2026, 11, 24)),
    ],
)
def test_the_next_working_day(after: date, following: date) -> None:
    assert next_working_day(after) == following


def test_an_areas_own_closed_days_count() -> None:
    assert next_working_day(date(2026, 11, 23), [date(2026, 11, 24), date(2026, 11, 25)]) == date(2026, 11, 26)


@given(st.dates(date(2024, 1, 1), date(2031, 12, 31)))
def test_the_next_working_day_is_one_and_soon(after: date) -> None:
    following = next_working_day(after)
    assert works_on(following)
    assert timedelta(days=1) <= following - after <= timedelta(days=5)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (datetime(2026, 11, 23, 9, 0, tzinfo=UTC), True),
        (datetime(2026, 11, 23, 8, 59, tzinfo=UTC), False),
        (datetime(2026, 11, 23, 17, 0, tzinfo=UTC), False),
        (datetime(2026, 11, 22, 12, 0, tzinfo=UTC), False),  # a Sunday
        (datetime(2026, 7, 6, 8, 0, tzinfo=UTC), True),  # nine o'clock in summer
        (datetime(2026, 12, 25, 12, 0, tzinfo=UTC), False),
    ],
)
def test_whether_somebody_is_there(moment: datetime, is_open: bool) -> None:
    assert open_at(moment, time(9), time(17)) == is_open


@pytest.mark.parametrize(
    ("told", "due"),
    [
        (date(2026, 1, 15), date(2026, 7, 15)),
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2027, 6, 30)),
    ],
)
def test_six_calendar_months(told: date, due: date) -> None:
    assert six_months_after(told) == due


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_six_months_are_about_half_a_year(told: date) -> None:
    assert 178 <= (six_months_after(told) - told).days <= 184


def test_today_is_englands_day() -> None:
    with time_machine.travel(datetime(2026, 7, 1, 23, 30, tzinfo=UTC), tick=False):
        assert today() == date(2026, 7, 2)
    with time_machine.travel(datetime(2026, 12, 1, 23, 30, tzinfo=UTC), tick=False):
        assert today() == date(2026, 12, 1)
    assert now().tzinfo is UTC


def test_the_hour_that_comes_twice_is_told_apart() -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    second = first + timedelta(hours=1)
    assert in_england(first).hour == in_england(second).hour == 1
    assert in_england(first).utcoffset() != in_england(second).utcoffset()


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2090, 1, 1)), st.integers(-14, 14))  # noqa: DTZ001
def test_moments_come_back_as_they_were(naive: datetime, hours: int) -> None:
    moment = naive.replace(tzinfo=timezone(timedelta(hours=hours)))
    for dialect in (sqlite.dialect(), postgresql.dialect()):
        kept = Moment().process_bind_param(moment, dialect)
        assert Moment().process_result_value(kept, dialect) == moment


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        Moment().process_bind_param(datetime(2026, 1, 1), sqlite.dialect())  # noqa: DTZ001
