"""When news may come to somebody: for every wish, never on a quiet day, never early, and never in another order."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from portal.circle.people.models import Hours, Pace
from portal.circle.people.moments import NEWS_DAY, Span, Wishes
from portal.clock import in_england

DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
SPANS = st.builds(
    lambda first, length, yearly: Span(first, first + timedelta(days=length), yearly),
    DAYS,
    st.integers(0, 30),
    st.booleans(),
)
WISHES = st.builds(Wishes, st.sampled_from(Pace), st.sampled_from(Hours), st.lists(SPANS, max_size=10).map(tuple))
BETWEEN = {Hours.ANY: (0, 24), Hours.MORNING: (8, 12), Hours.AFTERNOON: (12, 17), Hours.EVENING: (17, 20)}


@given(WISHES, MOMENTS)
def test_news_keeps_to_what_they_said(wishes: Wishes, when: datetime) -> None:
    goes = wishes.first_moment(when)
    there = in_england(goes)
    first, last = BETWEEN[wishes.hours]
    assert goes >= when
    assert not wishes.is_quiet(there.date())
    assert first <= there.hour + there.minute / 60 <= last
    assert wishes.pace is Pace.AT_ONCE or there.weekday() == NEWS_DAY


@given(WISHES, MOMENTS, st.timedeltas(timedelta(0), timedelta(days=60)))
def test_what_is_written_later_never_goes_earlier(wishes: Wishes, when: datetime, later: timedelta) -> None:
    assert wishes.first_moment(when) <= wishes.first_moment(when + later)


@given(WISHES, MOMENTS)
def test_the_moment_itself_is_one_that_is_allowed(wishes: Wishes, when: datetime) -> None:
    goes = wishes.first_moment(when)
    assert wishes.first_moment(goes) == goes


@given(SPANS, st.integers(0, 6))
def test_a_yearly_day_comes_again_each_year(span: Span, years: int) -> None:
    day = span.from_day
    again = date(day.year + years, day.month, min(day.day, 28) if day.month == 2 else day.day)
    assert span.holds(span.from_day)
    assert span.holds(span.until_day)
    assert Span(again, again, yearly=True).holds(again)
    assert not Span(day, span.until_day, yearly=True).holds(day - timedelta(days=1))
    if not (day.month == 2 and day.day == 29):
        assert Span(day, span.until_day, yearly=True).holds(again)


def test_who_wishes_nothing_hears_at_once_at_any_hour() -> None:
    when = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
    assert Wishes().first_moment(when) == when


def test_what_waited_for_a_quiet_day_comes_in_the_morning_after() -> None:
    birthday = Span(date(2020, 7, 1), date(2020, 7, 1), yearly=True)
    goes = Wishes(quiet=(birthday,)).first_moment(datetime(2027, 7, 1, 10, 0, tzinfo=UTC))
    assert in_england(goes).isoformat() == "2027-07-02T09:00:00+01:00"


def test_a_leap_day_is_kept_on_the_last_of_february() -> None:
    day = Span(date(2024, 2, 29), date(2024, 2, 29), yearly=True)
    assert day.holds(date(2027, 2, 28))
    assert day.holds(date(2028, 2, 29))
    assert not day.holds(date(2027, 3, 1))


def test_forty_days_over_new_year_are_quiet_to_the_end() -> None:
    span = Span(date(2025, 12, 10), date(2026, 1, 18), yearly=True)
    assert span.holds(date(2027, 1, 18))
    assert not span.holds(date(2027, 1, 19))
    assert span.holds(date(2026, 12, 31))
