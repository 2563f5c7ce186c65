"""When an event of a calendar file is, by the rules of the zone that the file itself brings (RFC 5545, 3.6.5)."""

from datetime import UTC, date, datetime, timedelta

from tests.factories.calendar_rules import Part


def moment(calendar: Part, event: Part, name: str = "DTSTART") -> datetime:
    """The moment in UTC that a program reads from a file, which knows of zones only what stands there."""
    line = event.line(name)
    [zone] = [one for one in calendar.of("VTIMEZONE") if one.line("TZID").value == line.parameters["TZID"]]
    local = _local(line.value)
    return (local - _offset(zone, local)).replace(tzinfo=UTC)


def _offset(zone: Part, local: datetime) -> timedelta:
    """What the last rule says that began before this time: each begins by the clock that it ends."""
    begun = [(onset, one) for one in zone.parts if (onset := _last_onset(one, local)) is not None]
    if not begun:
        raise AssertionError(f"no rule of the zone is old enough for {local}")
    _onset, newest = max(begun, key=lambda found: found[0])
    return _hours(newest.line("TZOFFSETTO").value)


def _last_onset(observed: Part, local: datetime) -> datetime | None:
    first = _local(observed.line("DTSTART").value)
    if not observed.has("RRULE"):
        return first if first <= local else None
    month = int(dict(one.split("=") for one in observed.line("RRULE").value.split(";"))["BYMONTH"])
    years = [datetime.combine(_last_sunday(year, month), first.time()) for year in (local.year - 1, local.year)]
    return max((one for one in [first, *years] if first <= one <= local), default=None)


def _last_sunday(year: int, month: int) -> date:
    end = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return end - timedelta(days=(end.weekday() + 1) % 7)


def _hours(offset: str) -> timedelta:
    size = timedelta(hours=int(offset[1:3]), minutes=int(offset[3:5]))
    return -size if offset[0] == "-" else size


def _local(value: str) -> datetime:
    return datetime.strptime(value, "%Y%m%dT%H%M%S")  # noqa: DTZ007  a local time, its zone stands beside it
