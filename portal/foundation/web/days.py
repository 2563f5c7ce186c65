"""Days as people type them."""

import re
from datetime import date, datetime, time


def read_day(text: str | None) -> date | None:
    """A day as people in England write it, or as computers do; nothing when it is none."""
    words = re.sub(r"[\s.\-/]+", "/", (text or "").strip())
    for shape in ("%d/%m/%Y", "%Y/%m/%d"):
        try:
            return datetime.strptime(words, shape).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    return None


def read_time(text: str | None) -> time | None:
    """A time of the day, like 09:00 or 9.30; nothing when it is none."""
    try:
        return datetime.strptime((text or "").strip().replace(".", ":"), "%H:%M").time()  # noqa: DTZ007  no zone
    except ValueError:
        return None
