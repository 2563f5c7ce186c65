"""The words of the letter with a code, in the contact's language; names nobody who died, no death, no review."""

from dataclasses import dataclass
from datetime import date

from portal.circle.areas.queries import AreaCard
from portal.foundation.web import words
from portal.foundation.web.lazy import lazy
from portal.foundation.web.words import Reading

_LINES = (
    lazy("Hello."),
    lazy("{staff} from {area} asked us to write to you."),
    lazy("In this letter is a code. It opens a private page for you. You do not have to do anything."),
    lazy("Go to this address and write the code:"),
)
_AFTER = (
    lazy("The code works once, until {date}."),
    lazy("No internet? Ring {phone} and read us the first four signs. We ring you back, and do it with you."),
    lazy("To be sure that this letter is from us, ring the same number."),
)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in one reading: lines before and after the address and the code."""

    reading: Reading
    before: tuple[str, ...]
    after: tuple[str, ...]


def letter(reading: Reading, area: AreaCard, staff_name: str, until: date) -> Letter:
    """The letter as somebody reads it."""
    with words.speaking(reading) as spoken:
        told = {"staff": staff_name, "area": area.name, "phone": area.phone, "date": spoken.short_date(until)}
        return Letter(
            reading,
            tuple(spoken.plain(line.message, **told) for line in _LINES),
            tuple(spoken.plain(line.message, **told) for line in _AFTER),
        )
