"""A time at which the reviewer of the tests can be booked."""

from datetime import date, time, timedelta

from portal.clock import today
from portal.taking_part.meetings.times import in_utc


def free_day() -> date:
    """The second Tuesday from now."""
    return today() + timedelta(days=7 + (1 - today().weekday()) % 7)


def free_time(hour: int = 10) -> str:
    """That hour of that day, as addresses and forms name it."""
    return f"{in_utc(free_day(), time(hour)):%Y%m%dT%H%MZ}"


def far_day() -> str:
    """A day far off at which nobody is booked, as staff type it."""
    return f"{today() + timedelta(days=300):%d/%m/%Y}"
