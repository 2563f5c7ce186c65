"""UK time and mine (F46): where a reader may be, in words, and when the clocks change between now and a meeting."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from portal.clock import LONDON
from portal.foundation.web.lazy import lazy

HERE = "Europe/London"
ZONES = {
    "Asia/Kolkata": lazy("India"),
    "Asia/Karachi": lazy("Pakistan"),
    "Asia/Dhaka": lazy("Bangladesh"),
    "Asia/Kathmandu": lazy("Nepal"),
    "Asia/Dubai": lazy("the Emirates"),
    "Asia/Hong_Kong": lazy("Hong Kong"),
    "Europe/Warsaw": lazy("Poland"),
    "Europe/Bucharest": lazy("Romania"),
    "Europe/Madrid": lazy("Spain"),
    "Africa/Lagos": lazy("Nigeria"),
    "Africa/Accra": lazy("Ghana"),
    "Africa/Mogadishu": lazy("Somalia"),
    "America/Jamaica": lazy("Jamaica"),
    "America/New_York": lazy("New York"),
    "America/Los_Angeles": lazy("California"),
    "Australia/Sydney": lazy("Sydney"),
    "Australia/Adelaide": lazy("Adelaide"),
    "Pacific/Auckland": lazy("New Zealand"),
}


def known(name: str | None) -> str:
    """A zone of the list; for anything else, that of the UK."""
    return name if name in ZONES else HERE


def other(name: str) -> ZoneInfo | None:
    """The reader's own zone, where it is not that of the UK."""
    return ZoneInfo(name) if name in ZONES else None


def clocks_change(first: datetime, last: datetime, zone: ZoneInfo = LONDON) -> date | None:
    """The day on which the clocks of a zone change after the one moment and up to the other; the first one."""
    day, end = first.astimezone(zone).date(), last.astimezone(zone).date()
    while day <= end:
        begins = datetime.combine(day, time(0), zone).utcoffset()
        if begins != datetime.combine(day + timedelta(days=1), time(0), zone).utcoffset():
            return day
        day += timedelta(days=1)
    return None
