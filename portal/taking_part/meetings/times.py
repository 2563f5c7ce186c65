"""Which times are free: weekly patterns, exceptions, closed days, travel, most meetings in a day. Plain Python.

Patterns are in the clock of England, meetings in UTC. An hour that does not exist (clocks go forward) is never
offered; of one that comes twice (clocks go back) the first is.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from portal.clock import LONDON

STEP = timedelta(minutes=15)
"""Meetings begin on the quarter of an hour, and times are claimed by the quarter of an hour."""


@dataclass(frozen=True, slots=True)
class Span:
    """A time that is taken or open, in UTC; ``ends`` is not part of it."""

    starts: datetime
    ends: datetime

    def meets(self, other: "Span") -> bool:
        """Whether the two have a moment in common."""
        return self.starts < other.ends and other.starts < self.ends

    def holds(self, other: "Span") -> bool:
        """Whether all of ``other`` lies in it."""
        return self.starts <= other.starts and other.ends <= self.ends


@dataclass(frozen=True, slots=True)
class Weekly:
    """Open hours that come again each week, by the clock of England. Monday is 0."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """One day that differs: other hours, or none (``opens`` None)."""

    day: date
    opens: time | None = None
    closes: time | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """When somebody (or a room) can be booked."""

    weekly: tuple[Weekly, ...]
    exceptions: tuple[SpecialDay, ...] = ()
    taken: tuple[Span, ...] = ()
    most_in_a_day: int | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: how long, with how much travel before and after, not before a moment, on which days."""

    lasts: timedelta
    days: tuple[date, ...]
    not_before: datetime
    travel: timedelta = timedelta(0)
    closed: frozenset[date] = frozenset()


def free(calendars: Sequence[Calendar], wanted: Wanted) -> list[datetime]:
    """The moments at which everybody of ``calendars`` is free, in order. The first calendar is whose time it is.

    Travel is kept free before and after for the first calendar only: the others come to the same place by themselves.
    """
    if not calendars:
        return []
    first, *others = [(one, _Taken(one)) for one in calendars]
    found = []
    for day in wanted.days:
        if day in wanted.closed or first[1].fills(day):
            continue
        for start in _starts(*first, wanted, day):
            span = Span(start, start + wanted.lasts)
            if all(_is_open(one, taken, span, day) and not taken.meets(span) for one, taken in others):
                found.append(start)
    return found


class _Taken:
    """What is taken of a calendar, by day: nobody looks through eight weeks for each quarter of an hour."""

    def __init__(self, calendar: Calendar) -> None:
        self.most = calendar.most_in_a_day
        self.spans: dict[date, list[Span]] = {}
        for one in calendar.taken:
            for day in _days_of(one):
                self.spans.setdefault(day, []).append(one)
        self.begun = Counter(one.starts.astimezone(LONDON).date() for one in calendar.taken)

    def meets(self, span: Span) -> bool:
        """Whether any of it has a moment in common with this."""
        return any(one.meets(span) for day in _days_of(span) for one in self.spans.get(day, ()))

    def fills(self, day: date) -> bool:
        """Whether there are as many meetings on this day as there may be."""
        return self.most is not None and self.begun[day] >= self.most


def _days_of(span: Span) -> Iterator[date]:
    """The days in UTC that a span touches."""
    day, last = span.starts.date(), span.ends.date()
    while day <= last:
        yield day
        day += timedelta(days=1)


def _starts(calendar: Calendar, taken: _Taken, wanted: Wanted, day: date) -> Iterator[datetime]:
    seen: set[datetime] = set()
    goes_back = _clocks_go_back(day)
    for opening in open_spans(calendar, day):
        start = opening.starts
        while start + wanted.lasts <= opening.ends:
            blocked = Span(start - wanted.travel, start + wanted.lasts + wanted.travel)
            again = goes_back and start.astimezone(LONDON).fold == 1  # the clock shows this time once more that night
            if start >= wanted.not_before and not again and start not in seen and not taken.meets(blocked):
                seen.add(start)
                yield start
            start += STEP


@cache
def _clocks_go_back(day: date) -> bool:
    """Whether this day of England is longer than others."""
    return in_utc(day + timedelta(days=1), time(0)) - in_utc(day, time(0)) > timedelta(days=1)


def open_spans(calendar: Calendar, day: date) -> list[Span]:
    """The open hours of a day in UTC, in order."""
    special = [one for one in calendar.exceptions if one.day == day]
    hours: Iterable[tuple[time | None, time | None]] = (
        ((one.opens, one.closes) for one in special)
        if special
        else ((one.opens, one.closes) for one in calendar.weekly if one.weekday == day.weekday())
    )
    spans = [
        Span(in_utc(day, opens), in_utc(day, closes))
        for opens, closes in hours
        if opens is not None and closes is not None
    ]
    return sorted((one for one in spans if one.starts < one.ends), key=lambda one: one.starts)


def in_utc(day: date, at: time) -> datetime:
    """A time by the clock of England as a moment. One that does not exist is taken as the hour after the change."""
    return datetime.combine(day, at, LONDON).astimezone(UTC)


def exists(day: date, at: time) -> bool:
    """Whether the clock of England shows this time on this day at all."""
    local = datetime.combine(day, at, LONDON)
    return local.astimezone(UTC).astimezone(LONDON).replace(tzinfo=None) == local.replace(tzinfo=None)


def left_out(day: date, *times: time | None) -> bool:
    """Whether one of these times is left out on this day: the clocks of England go forward over it."""
    return any(one is not None and not exists(day, one) for one in times)


def comes_twice(day: date, at: time) -> bool:
    """Whether the clock of England shows this time twice on this day."""
    local = datetime.combine(day, at, LONDON)
    return exists(day, at) and local.utcoffset() != local.replace(fold=1).utcoffset()


def _is_open(calendar: Calendar, taken: _Taken, span: Span, day: date) -> bool:
    return not taken.fills(day) and any(one.holds(span) for one in open_spans(calendar, day))


def by_day(moments: Iterable[datetime]) -> dict[date, list[datetime]]:
    """Moments by the day in England on which they are, in order."""
    found: dict[date, list[datetime]] = {}
    for one in sorted(moments):
        found.setdefault(one.astimezone(LONDON).date(), []).append(one)
    return found


def few(moments: Iterable[datetime]) -> list[datetime]:
    """So few that somebody tired can choose: of each day those on the hour, or all when it has no such one."""
    found = []
    for day in by_day(moments).values():
        found += [one for one in day if one.minute == 0] or day
    return found


def quarters(span: Span) -> list[int]:
    """The quarters of an hour that a span touches, counted from 1970: what a booking claims."""
    step = int(STEP.total_seconds())
    first = int(span.starts.timestamp()) // step
    last = -(-int(span.ends.timestamp()) // step)
    return list(range(first, last))
