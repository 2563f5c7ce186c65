"""Days as people type them."""

import re
from datetime import date, datetime


def read_day(text: str | None) -> date | None:
    """A day as people in England write it, or as computers do; nothing when it is none."""
    words = re.sub(r"[\s.\-/]+", "/", (text or "").strip())
    for shape in ("%d/%m/%Y", "%Y/%m/%d"):
        try:
            return datetime.strptime(words, shape).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    return None
