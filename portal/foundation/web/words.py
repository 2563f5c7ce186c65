"""Words in the reader's language: the catalogue, dates, numbers. Knows no request, so mail uses it too.

Babel is used directly, not Flask-Babel: the translation function is bound once for each request
(60 strings cost 15 µs, not 466), and the worker needs the same words with no request at all.
"""

import datetime as dt
import functools
import string
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from babel.support import NullTranslations, Translations
from markupsafe import Markup, escape

from portal import resources
from portal.clock import LONDON, in_england, today

LANGUAGES = {"en_GB": "English", "pl": "Polski", "ur": "اردو"}
PSEUDO = "ur@pseudo"
_RIGHT_TO_LEFT = {"ur", "ar"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What somebody reads: a language, easy or not. One choice, one catalogue."""

    language: str = "en_GB"
    easy: bool = False

    @property
    def locale(self) -> str:
        """Name of the catalogue: ``pl``, ``pl@easyread``."""
        return f"{self.language}@easyread" if self.easy else self.language

    @property
    def tag(self) -> str:
        """BCP 47 tag for ``lang``."""
        return "en-GB" if self.language == "en_GB" else self.language.partition("@")[0]

    @property
    def dir(self) -> str:
        """``rtl`` or ``ltr``."""
        return "rtl" if self.language[:2] in _RIGHT_TO_LEFT else "ltr"


class _Message:
    """A message of the catalogue as HTML, taken apart once: a page says about a hundred of them."""

    __slots__ = ("_pieces", "markup")

    def __init__(self, text: str) -> None:
        self.markup = Markup(text)  # noqa: S704  the catalogue is ours
        self._pieces: list[tuple[str, str | None]] | None = None

    def filled(self, values: dict[str, Any]) -> Markup:
        """As ``Markup.format`` does it: what people gave is escaped. Raises KeyError when a value is missing."""
        if self._pieces is None:
            self._pieces = _pieces(str(self.markup))
        said: list[str] = []
        for words, name in self._pieces:
            said.append(words)
            if name is not None:
                said.append(escape(values[name]))
        return Markup("".join(said))  # noqa: S704  ours, and escaped values


def _pieces(text: str) -> list[tuple[str, str | None]]:
    """Words and the name of the value after them. Raises ValueError for more than a name between the braces."""
    pieces = []
    for words, name, how, conversion in string.Formatter().parse(text):
        if name is not None and (how or conversion or not name.isidentifier()):
            raise ValueError(f"a placeholder is a name and nothing more: {text!r}")
        pieces.append((words, name))
    return pieces


KEPT_MESSAGES = 4096  # more than the catalogue has
KEPT_DAYS = 4096


@functools.lru_cache(maxsize=KEPT_DAYS)
def _day_said(day: dt.date, pattern: str, locale: Locale) -> str:
    return format_date(day, pattern, locale=locale)


class Words:
    """Everything said in one reading. Made once a reading, kept for the process."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.babel = Locale.parse(reading.language.partition("@")[0])
        folder = resources.translations()
        found = Translations.load(str(folder), [reading.locale])
        if type(found) is NullTranslations:
            found = Translations.load(str(folder), [reading.language])
        self._one = found.gettext
        self._many = found.ngettext
        self._message = functools.lru_cache(maxsize=KEPT_MESSAGES)(lambda message: _Message(self._one(message)))

    def plain(self, message: str, /, **values: Any) -> str:
        """The message as plain text, for mail and texts."""
        text = self._one(message)
        return text.format(**values) if values else text

    def html(self, message: str, /, **values: Any) -> Markup:
        """The message for a page: our own markup stays, what people gave is escaped."""
        said: _Message = self._message(message)
        return said.filled(values) if values else said.markup

    def html_many(self, one: str, many: str, n: int, /, **values: Any) -> Markup:
        """The plural form for ``n``; ``{n}`` is put in."""
        return Markup(self._many(one, many, n)).format(n=n, **values)  # noqa: S704

    def date(self, day: dt.date) -> str:
        """``Thursday 3 December 2026``."""
        return _day_said(day, "EEEE d MMMM y", self.babel)

    def day(self, day: dt.date) -> str:
        """``Thursday 3 December``: for days soon to come."""
        return _day_said(day, "EEEE d MMMM", self.babel)

    def short_date(self, day: dt.date) -> str:
        """``3 December 2026``."""
        return _day_said(day, "d MMMM y", self.babel)

    def language(self, code: str) -> str:
        """The name of a language, in the reader's own; British Sign Language is one."""
        found: str | None = self.babel.languages.get(code)
        return found or (self.plain("British Sign Language") if code == "bfi" else code)

    def day_of_year(self, day: dt.date) -> str:
        """``3 December``: for days that come again each year."""
        return _day_said(day, "d MMMM", self.babel)

    def day_and_time(self, moment: datetime, zone: ZoneInfo = LONDON) -> str:
        """``Tuesday 1 December, 10:00``, as a clock in England shows it, or one of another zone."""
        return f"{self.day(moment.astimezone(zone).date())}{self.comma}{self.time(moment, zone)}"

    @functools.cached_property
    def comma(self) -> str:
        """What stands between the parts of a list or of one line: a comma as the language writes it, and a space."""
        between: str = self.babel.list_patterns["standard"]["middle"]  # like "{0}, {1}" (CLDR)
        return between.removeprefix("{0}").removesuffix("{1}")

    def joined(self, parts: Iterable[object]) -> Markup:
        """The parts on one line, with the comma of the language between; what people wrote is escaped."""
        return Markup(self.comma).join(escape(one) for one in parts)  # noqa: S704  our own comma

    def time_or_day(self, moment: datetime) -> str:
        """The time alone when it is today in England; else with its day: ``Monday 23 November, 07:03``."""
        return self.time(moment) if in_england(moment).date() == today() else self.day_and_time(moment)

    def time(self, moment: datetime, zone: ZoneInfo = LONDON) -> str:
        """``14:05``, as a clock in England shows it, or one of another zone."""
        return format_time(moment.astimezone(zone), "HH:mm", locale=self.babel)


@functools.cache
def words_for(reading: Reading) -> Words:
    """The words of a reading."""
    return Words(reading)


_current: ContextVar[Words | None] = ContextVar("words", default=None)


def current() -> Words:
    """The words of the reader of this request or message; English when nobody is known yet."""
    return _current.get() or words_for(Reading())


def speak(reading: Reading) -> Words:
    """Bind the words of this request."""
    words = words_for(reading)
    _current.set(words)
    return words


@contextmanager
def speaking(reading: Reading) -> Iterator[Words]:
    """Bind words for a block: a message in the language of the one who gets it."""
    before = _current.set(words_for(reading))
    try:
        yield words_for(reading)
    finally:
        _current.reset(before)


def translate(message: str, /, **values: Any) -> Markup:
    """``_`` of templates and views."""
    return current().html(message, **values)


def translate_many(one: str, many: str, n: int, /, **values: Any) -> Markup:
    """``ngettext`` of templates and views."""
    return current().html_many(one, many, n, **values)
