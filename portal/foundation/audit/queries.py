"""Reading the trail: who has seen somebody's things (F99), and the head of the chain."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.foundation.audit.models import TrailEntry
from portal.foundation.identity.actor import Kind


@dataclass(frozen=True, slots=True)
class Seen:
    """A member of staff has seen a thing: what kind, how often (counted once an hour), last when."""

    staff_id: UUID
    kind: str  # story, photo, review
    last_at: datetime


def seen_by_staff(session: Session, review_id: UUID, thing_ids: set[UUID]) -> list[Seen]:
    """Who of the staff has opened these things of a review, or the page of its circle; the latest first."""
    last = func.max(TrailEntry.at)
    opened = TrailEntry.event.startswith("seen.") & (
        TrailEntry.thing_id.in_(thing_ids) | (TrailEntry.event == "seen.review")
    )
    query = (
        select(TrailEntry.actor_id, TrailEntry.event, last)
        .where(TrailEntry.review_id == review_id, TrailEntry.actor_kind == Kind.STAFF.value, opened)
        .group_by(TrailEntry.actor_id, TrailEntry.event)
        .order_by(last.desc())
    )
    return [Seen(actor, event.removeprefix("seen."), at) for actor, event, at in session.execute(query) if actor]
