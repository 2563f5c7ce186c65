"""Free times, held against a slow plain way of finding them: minute by minute, with no idea of spans."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from portal.clock import LONDON
from portal.taking_part.meetings.times import (
    Calendar,
    Span,
    SpecialDay,
    Wanted,
    Weekly,
    by_day,
    comes_twice,
    exists,
    free,
    in_utc,
    quarters,
)

WEEK = [date(2026, 10, 23) + timedelta(days=n) for n in range(5)]  # the clocks go back on the 25th
quarter = st.integers(0, 24 * 4 - 1).map(lambda n: time(n // 4, n % 4 * 15))
hours = st.tuples(quarter, quarter).filter(lambda pair: pair[0] < pair[1])
weekly = st.builds(lambda day, pair: Weekly(day, *pair), st.integers(0, 6), hours)
special = st.builds(
    lambda day, pair: SpecialDay(day, *(pair or (None, None))), st.sampled_from(WEEK), st.one_of(st.none(), hours)
)
minutes = st.integers(0, 5 * 24 * 60)
begin = datetime(2026, 10, 23, tzinfo=UTC)
taken = st.builds(
    lambda start, lasts: Span(begin + timedelta(minutes=start), begin + timedelta(minutes=start + lasts)),
    minutes,
    st.integers(1, 240),
)
calendars = st.builds(
    Calendar,
    st.lists(weekly, max_size=4).map(tuple),
    st.lists(special, max_size=2).map(tuple),
    st.lists(taken, max_size=5).map(tuple),
    st.one_of(st.none(), st.integers(1, 3)),
)


def plain(people: list[Calendar], wanted: Wanted) -> list[datetime]:
    """The slow way: every quarter of an hour of each day, and every minute of the meeting."""
    found = []
    for day in wanted.days:
        if day in wanted.closed:
            continue
        starts = {in_utc(day, time(n // 4, n % 4 * 15)) for n in range(96)}
        starts |= {one + timedelta(hours=1) for one in starts}
        for start in sorted(starts):
            if (
                start.astimezone(LONDON).date() == day
                and start >= wanted.not_before
                and fits(people, wanted, start, day)
            ):
                found.append(start)
    return sorted(found)


def fits(people: list[Calendar], wanted: Wanted, start: datetime, day: date) -> bool:
    if start.astimezone(LONDON).fold:
        return False
    length = int(wanted.lasts.total_seconds() // 60)
    for place, one in enumerate(people):
        travel = int(wanted.travel.total_seconds() // 60) if place == 0 else 0
        if one.most_in_a_day is not None:
            there = [t for t in one.taken if t.starts.astimezone(LONDON).date() == day]
            if len(there) >= one.most_in_a_day:
                return False
        if not any(opens <= start and start + wanted.lasts <= closes for opens, closes in openings(one, day)):
            return False
        for minute in range(-travel, length + travel):
            moment = start + timedelta(minutes=minute)
            if any(t.starts < moment + timedelta(minutes=1) and moment < t.ends for t in one.taken):
                return False
    return True


def openings(one: Calendar, day: date) -> list[tuple[datetime, datetime]]:
    said = [s for s in one.exceptions if s.day == day] or [w for w in one.weekly if w.weekday == day.weekday()]
    return [(in_utc(day, s.opens), in_utc(day, s.closes)) for s in said if s.opens and s.closes]


@settings(max_examples=60)
@given(
    st.lists(calendars, min_size=1, max_size=2),
    st.sampled_from([15, 30, 45, 60, 90]),
    st.sampled_from([0, 15, 30]),
    minutes,
    st.frozensets(st.sampled_from(WEEK), max_size=1),
)
def test_the_same_times_as_the_slow_plain_way(
    people: list[Calendar], lasts: int, travel: int, after: int, closed: frozenset[date]
) -> None:
    wanted = Wanted(
        timedelta(minutes=lasts), tuple(WEEK), begin + timedelta(minutes=after), timedelta(minutes=travel), closed
    )
    assert sorted(free(people, wanted)) == plain(people, wanted)


def test_the_night_the_clocks_change() -> None:
    spring, autumn = date(2027, 3, 28), date(2026, 10, 25)
    assert not exists(spring, time(1, 30))
    assert exists(spring, time(2, 30))
    assert comes_twice(autumn, time(1, 30))
    assert not comes_twice(autumn, time(2, 30))
    night = Calendar((Weekly(6, time(0, 0), time(4, 0)),))
    asked = Wanted(timedelta(minutes=60), (spring,), datetime(2027, 3, 27, tzinfo=UTC))
    shown = [one.astimezone(LONDON).strftime("%H:%M") for one in free([night], asked)]
    assert "01:30" not in shown
    assert "02:00" in shown
    asked = Wanted(timedelta(minutes=60), (autumn,), datetime(2026, 10, 24, tzinfo=UTC))
    shown = [one.astimezone(LONDON).strftime("%H:%M") for one in free([night], asked)]
    assert len(shown) == len(set(shown))
    assert {"00:45", "01:00", "01:45", "02:00"} <= set(shown)


def test_days_are_those_of_england_and_quarters_cover_a_meeting() -> None:
    late = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)  # half past midnight in England
    assert list(by_day([late])) == [date(2026, 7, 2)]
    assert len(quarters(Span(late, late + timedelta(minutes=45)))) == 3
    assert len(quarters(Span(late + timedelta(minutes=5), late + timedelta(minutes=45)))) == 3
