"""When news may come: never on a quiet day, in the part of the day and at the pace that somebody chose.

Plain functions of days and clocks. All days are days in England.
"""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from portal.circle.people.models import Hours, Pace, QuietDates
from portal.clock import LONDON

NEWS_DAY = calendar.TUESDAY  # of whoever hears from us once a week
DAY = timedelta(days=1)
LONGEST_SEARCH = 366 * 20  # days
_PARTS: dict[Hours, tuple[time, time]] = {
    Hours.ANY: (time(0), time.max),
    Hours.MORNING: (time(8), time(12)),
    Hours.AFTERNOON: (time(12), time(17)),
    Hours.EVENING: (time(17), time(20)),
}
NOT_BEFORE = time(9)  # what waited for another day does not go out at midnight


@dataclass(frozen=True, slots=True)
class Span:
    """Quiet days, the last one included."""

    from_day: date
    until_day: date
    yearly: bool = False

    def holds(self, day: date) -> bool:
        """Whether this day is one of them, in this year or, if yearly, in any year from the first on."""
        if self.from_day <= day <= self.until_day:
            return True
        if not self.yearly or day < self.from_day:
            return False
        length = self.until_day - self.from_day
        return any(begins <= day <= begins + length for begins in self._begins_about(day.year))

    def _begins_about(self, year: int) -> Iterable[date]:
        """The span of this year, and the one of last year, which may reach over New Year."""
        return (_same_day(self.from_day, one) for one in (year - 1, year) if one > self.from_day.year)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody said about when news may come."""

    pace: Pace = Pace.AT_ONCE
    hours: Hours = Hours.ANY
    quiet: tuple[Span, ...] = ()

    def is_quiet(self, day: date) -> bool:
        """Whether no news goes on this day."""
        return any(one.holds(day) for one in self.quiet)

    def allows(self, day: date) -> bool:
        """Whether news may go at any time of this day."""
        return not self.is_quiet(day) and (self.pace is Pace.AT_ONCE or day.weekday() == NEWS_DAY)

    def opens(self, day: date) -> time:
        """From when on, on a day that is allowed: what waited for the day comes in daylight."""
        first = _PARTS[self.hours][0]
        return first if self.allows(day - DAY) else max(first, NOT_BEFORE)

    def closes(self, day: date) -> time:
        """Until when."""
        return _PARTS[self.hours][1]

    def first_moment(self, when: datetime) -> datetime:
        """The first moment from ``when`` on at which news may go; ``when`` itself if it may go now.

        Quiet dates that leave no day in twenty years are not allowed to be made; then the end of those comes back.
        """
        there = when.astimezone(LONDON)
        day = there.date()
        if self.allows(day) and there.time() <= self.closes(day):
            return max(when, _at(day, self.opens(day)))
        for _one in range(LONGEST_SEARCH):
            day += DAY
            if self.allows(day):
                break
        return _at(day, self.opens(day))


def span_of(row: QuietDates) -> Span:
    """The days of a row."""
    return Span(row.from_day, row.until_day, row.yearly)


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=LONDON).astimezone(UTC)


def _same_day(day: date, year: int) -> date:
    """The same day in another year; of 29 February, the last of February."""
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))
