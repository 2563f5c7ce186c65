"""Typed events: what a lower room sets off in the rooms above it, in the same transaction.

Rooms subscribe in ``register(app)``; subscribers run in the order of subscription, which a test lists.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from portal.foundation.identity.actor import Actor


@dataclass(frozen=True, slots=True)
class AccessEnded:
    """Every link and sign-in of a contact has ended; ``why`` is a word of ours (not_me, moved, stopped)."""

    actor: Actor
    contact_id: UUID
    why: str


@dataclass(frozen=True, slots=True)
class StaffLeft:
    """A member of staff has left: nothing of theirs may open anything any more."""

    actor: Actor
    staff_id: UUID


@dataclass(frozen=True, slots=True)
class NoticeForStaff:
    """A message has become work by hand: a letter to print and post, or somebody to ring."""

    notice_id: UUID


@dataclass(frozen=True, slots=True)
class NoticeNotDelivered:
    """A message did not reach anybody. ``how``: refused, bounced, gave_up, no_way; a word of ours."""

    notice_id: UUID
    how: str


@dataclass(frozen=True, slots=True)
class NoticesCancelled:
    """What waited for somebody was called back; ``owner_kind``: contact or area."""

    owner_kind: str
    owner_id: UUID


@dataclass(frozen=True, slots=True)
class UrgentTask:
    """Something that staff should hear of at once."""

    task_id: UUID


@dataclass(frozen=True, slots=True)
class WordsArrived:
    """Somebody's words reached staff: a person may have to read them soon. Never what nobody may read.

    ``thing``: what they stand in, a word of ours; ``before``: what staff could read already. Neither is kept.
    """

    actor: Actor
    thing: str
    thing_id: UUID
    area_id: UUID
    words: str
    contact_id: UUID | None = None
    review_id: UUID | None = None
    before: str = ""


@dataclass(frozen=True, slots=True)
class ReviewerChanged:
    """A review goes from one reviewer to another: its circle is told by name, if it was not told before."""

    actor: Actor
    review_id: UUID
    from_staff: UUID
    to_staff: UUID
    told_before: bool = False


@dataclass(frozen=True, slots=True)
class ReviewerChangePlanned:
    """Somebody else reviews from a day to come (as 2026-11-25), or after all nobody else does (no day)."""

    actor: Actor
    review_id: UUID
    from_staff: UUID
    to_staff: UUID
    from_day: str


@dataclass(frozen=True, slots=True)
class ContactMoved:
    """Somebody went from the circle of one review to that of another, where they belong."""

    actor: Actor
    contact_id: UUID
    from_review: UUID
    to_review: UUID


@dataclass(frozen=True, slots=True)
class ContactsMerged:
    """Two contacts are one person: ``goes`` ends, ``stays`` has everything."""

    actor: Actor
    goes: UUID
    stays: UUID


@dataclass(frozen=True, slots=True)
class ContactsParted:
    """They are two people after all: ``goes`` has what was theirs before."""

    actor: Actor
    goes: UUID
    stays: UUID


Event = (
    AccessEnded
    | StaffLeft
    | UrgentTask
    | WordsArrived
    | ReviewerChanged
    | ReviewerChangePlanned
    | NoticeForStaff
    | NoticeNotDelivered
    | NoticesCancelled
    | ContactMoved
    | ContactsMerged
    | ContactsParted
)
Subscriber = Callable[[Session, Any], None]


class Bus:
    """Who listens to what, in order. One for each application, so that tests do not share it."""

    def __init__(self) -> None:
        self.subscribers: dict[type, list[Subscriber]] = {}

    def subscribe(self, kind: type, subscriber: Subscriber) -> None:
        """Call ``subscriber(session, event)`` for each event of this kind."""
        listening = self.subscribers.setdefault(kind, [])
        if subscriber not in listening:
            listening.append(subscriber)

    def announce(self, session: Session, event: Event) -> None:
        """Tell every subscriber, in the caller's transaction; an error of theirs undoes it all."""
        for subscriber in self.subscribers.get(type(event), []):
            subscriber(session, event)


bus = Bus()
