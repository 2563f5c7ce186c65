"""Reading the trail: who has seen somebody's things (F99), and the head of the chain."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.foundation.audit.models import TrailEntry
from portal.foundation.identity.actor import Kind


@dataclass(frozen=True, slots=True)
class Head:
    """The last link of the chain: kept outside the database too, so that a missing tail is found."""

    place: int
    link: str


def head(session: Session) -> Head | None:
    """The head of the chain, or nothing while it is empty."""
    query = select(TrailEntry.place, TrailEntry.link).where(TrailEntry.place.is_not(None))
    last = session.execute(query.order_by(TrailEntry.place.desc()).limit(1)).first()
    return Head(last[0], last[1].hex()) if last and last[0] and last[1] else None


def holds(session: Session, anchored: Head) -> bool:
    """Whether the entry that was the head once is still there, as it was."""
    link = session.scalar(select(TrailEntry.link).where(TrailEntry.place == anchored.place))
    return link is not None and link.hex() == anchored.link


@dataclass(frozen=True, slots=True)
class Seen:
    """A member of staff has seen a thing: what kind, how often (counted once an hour), last when."""

    staff_id: UUID
    kind: str  # story, photo, paper, review; found: looked up when somebody rang
    last_at: datetime


def seen_by_staff(session: Session, review_id: UUID, thing_ids: set[UUID], contact_id: UUID) -> list[Seen]:
    """Who of the staff has opened these things of a review, or the page of its circle, or looked this contact up
    when somebody rang; the latest first."""
    last = func.max(TrailEntry.at)
    opened = TrailEntry.event.startswith("seen.") & (
        TrailEntry.thing_id.in_(thing_ids) | (TrailEntry.event == "seen.review")
    )
    rang = (TrailEntry.event == "calls.found") & (TrailEntry.thing_id == contact_id)
    query = (
        select(TrailEntry.actor_id, TrailEntry.event, last)
        .where(TrailEntry.actor_kind == Kind.STAFF.value, ((TrailEntry.review_id == review_id) & opened) | rang)
        .group_by(TrailEntry.actor_id, TrailEntry.event)
        .order_by(last.desc())
    )
    return [Seen(actor, event.partition(".")[2], at) for actor, event, at in session.execute(query) if actor]
