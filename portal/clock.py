"""The time, in one place, so that tests can move it."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """This moment, in UTC, with its zone."""
    return datetime.now(UTC)


def in_a_moment() -> datetime:
    """One minute from now. What was made after that was made before a clock was set back: it is not taken any more."""
    return now() + timedelta(minutes=1)


def today() -> date:
    """The date in England: promises and opening hours are kept in Europe/London."""
    return now().astimezone(LONDON).date()


def in_england(moment: datetime) -> datetime:
    """The same moment as a clock in England shows it."""
    return moment.astimezone(LONDON)
