"""Which days an area works: not weekends, not the bank holidays of England, not its own closed days."""

import functools
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from portal.clock import in_england


@functools.cache
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of England in a year."""
    import holidays  # on first use: the list is long

    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def works_on(day: date, closed: Iterable[date] = ()) -> bool:
    """Whether the office is open on this day."""
    return day.weekday() < 5 and no_holiday(day, closed)


def no_holiday(day: date, closed: Iterable[date] = ()) -> bool:
    """Whether nobody is free by law or by the area: at a weekend too whoever says so can be met."""
    return day not in bank_holidays(day.year) and day not in set(closed)


def next_working_day(after: date, closed: Iterable[date] = ()) -> date:
    """The first working day after ``after``."""
    shut = set(closed)
    day = after + timedelta(days=1)
    while not works_on(day, shut):
        day += timedelta(days=1)
    return day


def last_working_day(before: date, closed: Iterable[date] = ()) -> date:
    """The last working day before ``before``."""
    shut = set(closed)
    day = before - timedelta(days=1)
    while not works_on(day, shut):
        day -= timedelta(days=1)
    return day


def open_at(moment: datetime, opens: time, closes: time, closed: Iterable[date] = ()) -> bool:
    """Whether somebody is there at this moment, by a clock in England."""
    here = in_england(moment)
    return works_on(here.date(), closed) and opens <= here.time() < closes
