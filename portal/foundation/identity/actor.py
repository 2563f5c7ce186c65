"""The actor: who does something, with what rights, and for whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum
from uuid import UUID

from portal.clock import now


class Kind(StrEnum):
    """What sort of somebody acts."""

    VISITOR = "visitor"
    CONTACT = "contact"
    STAFF = "staff"
    SYSTEM = "system"


class Role(StrEnum):
    """What a member of staff does in an area."""

    REVIEWER = "reviewer"
    SUPPORT_WORKER = "support_worker"
    AREA_LEAD = "area_lead"


class Assurance(IntEnum):
    """How sure we are: a limited room on a strange browser, full, or freshly checked again."""

    NONE = 0
    LIMITED = 1
    FULL = 2
    STEPPED_UP = 3


@dataclass(frozen=True, slots=True)
class Actor:
    """Passed to every view and service, never fetched. ``assisted_by`` names the staff member on the phone."""

    id: UUID | None
    kind: Kind
    area_id: UUID | None = None
    roles_by_area: Mapping[UUID, frozenset[Role]] = field(default_factory=dict)
    review_scope: Mapping[UUID, UUID] = field(default_factory=dict)  # review id -> place in its circle
    assurance: Assurance = Assurance.NONE
    assisted_by: UUID | None = None
    session_id: bytes | None = None
    made_sure: bool = False  # a further code was right at some time of this sign-in
    until: datetime | None = None  # when this sign-in ends if nothing more is pressed
    no_later: bool = False  # it ends then, whatever is pressed

    @property
    def signed_in(self) -> bool:
        """Whether anybody is known at all."""
        return self.kind is not Kind.VISITOR

    def seconds_left(self) -> int:
        """How long this sign-in still lasts if nothing more is pressed."""
        return max(0, int((self.until - now()).total_seconds())) if self.until else 0

    def known_id(self) -> UUID:
        """The id of somebody signed in; raises when nobody is (a programming error, never input)."""
        if self.id is None:
            raise RuntimeError("nobody is signed in")
        return self.id

    def has_role(self, role: Role, area_id: UUID) -> bool:
        """Whether a member of staff has this role in this area."""
        return role in self.roles_by_area.get(area_id, frozenset())


def needs_step_up(actor: Actor) -> bool:
    """Whether a contact has to be made sure of once more. Staff who act for a caller made sure of them on the phone."""
    return actor.kind is Kind.CONTACT and actor.assisted_by is None and actor.assurance < Assurance.STEPPED_UP


def needs_making_sure(actor: Actor) -> bool:
    """Whether a contact was never made sure of in this sign-in; on the phone staff made sure of them.

    Not asked in the limited room, where what needs it is not there at all.
    """
    sure = actor.made_sure or actor.assurance < Assurance.FULL
    return actor.kind is Kind.CONTACT and actor.assisted_by is None and not sure


VISITOR = Actor(id=None, kind=Kind.VISITOR)
SYSTEM = Actor(id=None, kind=Kind.SYSTEM, assurance=Assurance.FULL)
