"""What somebody asks of us, before it is a promise."""

from dataclasses import dataclass
from uuid import UUID

from portal.circle.promises.models import PartOfDay


@dataclass(frozen=True, slots=True)
class CallBack:
    """What somebody asks for: whom to ring, on which number, when in the day, about what."""

    name: str
    phone: str
    part: PartOfDay
    note: str = ""
    about: str = ""
    language: str = "en_GB"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a contact asks of us: in which words, of whom (else who is on duty), answered in how many working days."""

    contact_id: UUID
    words: str
    owner_id: UUID | None = None
    review_id: UUID | None = None
    days: int = 1
