"""What a way out is given, and what it says became of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from portal.foundation.outbox.models import Channel
from portal.foundation.web.words import Reading


class How(StrEnum):
    """What became of a try."""

    TAKEN = "taken"
    LATER = "later"  # try again by the ladder
    REFUSED = "refused"  # this address takes nothing, now or later
    NOT_TAKEN = "not_taken"  # this message will never be taken; the address may be right
    BY_HAND = "by_hand"  # no machine of ours can carry it: staff do


@dataclass(frozen=True, slots=True)
class Outcome:
    """``answer``: a code of the other side or a word of ours, never an address."""

    how: How
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One message to hand over. ``again``: an earlier try may have arrived, though nobody could write that down."""

    id: UUID
    channel: Channel
    address: str
    template: str
    reading: Reading
    context: dict[str, Any]
    again: bool


TAKEN = Outcome(How.TAKEN)
