"""Days as people type them: with numbers of any script, or with the month in words of each language that we have."""

import functools
import re
import unicodedata
from datetime import date, datetime, time

from babel.dates import get_day_names, get_month_names

from portal.foundation.web.words import LANGUAGES

SHORTEST = 3  # letters of a month: "Dec", "gru"
_JOINS = {"of", "the"}
_BETWEEN = re.compile(r"[\s.,،\-/\u060d\u06d4]+")
_ORDER = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_UNSEEN = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069"))


def read_day(text: str | None) -> date | None:
    """A day with its year as people write it, or as computers do; nothing when it is none."""
    parts = [one for one in _BETWEEN.split(_plain(text or "")) if one and one not in _passed_over()]
    if len(parts) != 3:
        return None
    months = [one for one in parts if not one.isdigit()]
    if months:
        month, numbers = _month(months[0]), [one for one in parts if one.isdigit()]
        return _date(numbers[1], str(month), numbers[0]) if month and len(numbers) == 2 else None
    return _date(*parts) if len(parts[0]) == 4 else _date(parts[2], parts[1], parts[0])


def next_day_of(text: str | None, today: date) -> date | None:
    """A day as people write it; without a year it is the next such day, today too."""
    if (whole := read_day(text)) is not None:
        return whole
    found = (read_day(f"{text} {year}") for year in range(today.year, today.year + 5))  # a 29 February is in four years
    return next((one for one in found if one is not None and one >= today), None)


def read_time(text: str | None) -> time | None:
    """A time of the day, like 09:00 or 9.30; nothing when it is none."""
    try:
        return datetime.strptime((text or "").strip().replace(".", ":"), "%H:%M").time()  # noqa: DTZ007  no zone
    except ValueError:
        return None


def _plain(text: str) -> str:
    """Numbers of each script as 0 to 9, letters small and without marks, nothing that cannot be seen."""
    spread = unicodedata.normalize("NFKD", text.translate(_UNSEEN)).casefold().replace("ł", "l")
    signs = (one for one in spread if not unicodedata.combining(one))
    return _ORDER.sub("", "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in signs)).strip()


def _date(year: str, month: str, day: str) -> date | None:
    if len(year) != 4 or len(month) > 2 or len(day) > 2:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _month(word: str) -> int | None:
    """The month of a name, whole or begun, if it can be only one."""
    names = _months()
    if word in names:
        return names[word]
    begun = {month for name, month in names.items() if len(word) >= SHORTEST and name.startswith(word)}
    return begun.pop() if len(begun) == 1 else None


@functools.cache
def _months() -> dict[str, int]:
    return {
        _plain(name): month
        for language in LANGUAGES
        for context in ("format", "stand-alone")
        for month, name in get_month_names("wide", context, locale=language).items()
    }


@functools.cache
def _passed_over() -> frozenset[str]:
    """The day of the week beside it says nothing more."""
    named = {
        _plain(name)
        for language in LANGUAGES
        for width in ("wide", "abbreviated")
        for name in get_day_names(width, "format", locale=language).values()
    }
    return frozenset(_JOINS | named)
