"""What is done to words that come in, and what a field can ask of them."""

import re
import unicodedata
from typing import Any, cast

from babel.numbers import format_decimal
from wtforms import Field
from wtforms.validators import StopValidation, ValidationError

from portal.foundation.web.lazy import Wording, lazy, said
from portal.foundation.web.words import current

_CONTROLS = {code: None for code in range(32) if chr(code) not in "\n\t"}
_NEWLINES = re.compile("\r\n?")
_BREAKS = re.compile(r"[ \t]*[\n\t][ \t]*")


def clean(text: str | None) -> str | None:
    """The same words in one form: newlines as ``\\n``, Unicode in NFC, no C0 controls but newline and tab.

    Databases, PDF and XML refuse those characters; nobody types them. Nothing else is taken away.
    """
    if not isinstance(text, str):
        return text
    return unicodedata.normalize("NFC", _NEWLINES.sub("\n", text).translate(_CONTROLS))


def one_line(text: str | None) -> str | None:
    """For one-line boxes: a pasted line break becomes a space, and no space stands at the ends.

    Signs that nobody sees, alone in a box, are nothing; between others they join letters, in Urdu as in emoji.
    """
    if not isinstance(text, str):
        return text
    line = _BREAKS.sub(" ", text).strip()
    return line if _is_seen(line) else ""


def _is_seen(text: str) -> bool:
    """Whether there is anything but spaces and signs that only steer others (Unicode Cf: joiners, directions)."""
    return any(not sign.isspace() and unicodedata.category(sign) != "Cf" for sign in text)


def is_empty(data: Any) -> bool:
    """Nothing was written, chosen or attached. ``False`` is a box left unticked."""
    return not data or (isinstance(data, str) and not _is_seen(data))


class Needed:
    """Something has to stand here; the message says what to write or choose, not that it is missing."""

    def __init__(self, message: Wording) -> None:
        self.message = message

    def __call__(self, form: Any, field: Field) -> None:
        """Raise StopValidation with the message when there is nothing."""
        if is_empty(field.data):
            raise StopValidation(cast(str, said(self.message)))


class WordsLimit:
    """At most so many characters. It is said afterwards, not enforced in the box: no word is cut off."""

    def __init__(self, limit: int) -> None:
        self.limit = limit

    def __call__(self, form: Any, field: Field) -> None:
        """Raise ValidationError saying how many there are, how many fit, and that nothing is lost."""
        count = len(field.data or "")
        if count > self.limit:
            locale = current().babel
            message = lazy(
                "There is too much in this box. It has {count} characters and there is room for {limit}. "
                "Nothing is lost: all your words are still in the box. Make it shorter, then go on.",
                count=format_decimal(count, locale=locale),
                limit=format_decimal(self.limit, locale=locale),
            )
            raise ValidationError(cast(str, message))


class WhenChosen:
    """For a field that a choice reveals: checked only if that choice was made. Stands first in the checks."""

    def __init__(self, field: str, *values: str) -> None:
        self.field = field
        self.values = set(values)

    def __call__(self, form: Any, field: Field) -> None:
        """Raise StopValidation without a message when another choice was made."""
        data = form[self.field].data
        chosen = {data} if isinstance(data, str) else set(data or ())
        if not chosen & self.values:
            field.errors = []
            raise StopValidation
