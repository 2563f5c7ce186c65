"""Writing to the trail and checking it."""

import hashlib
import hmac
import json
import re
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import now
from portal.foundation.audit.events import EVENTS
from portal.foundation.audit.models import TrailEntry
from portal.foundation.identity.actor import Actor

_OUR_WORD = re.compile(r"[A-Za-z0-9_.:@-]{0,60}")


def record(
    session: Session,
    event: str,
    actor: Actor,
    *,
    area_id: UUID | None = None,
    review_id: UUID | None = None,
    thing_id: UUID | None = None,
    **detail: str | int | bool,
) -> None:
    """Write one entry. Raises ``ValueError`` for an unknown event or detail, or one that looks like free text."""
    if not EVENTS[event].issuperset(detail):
        raise ValueError(f"{event} may not carry {sorted(detail)}")
    for value in detail.values():
        if isinstance(value, str) and not _OUR_WORD.fullmatch(value):
            raise ValueError(f"{event}: free text does not belong in the trail")
    session.add(
        TrailEntry(
            at=now(),
            event=event,
            actor_kind=actor.kind.value,
            actor_id=actor.id,
            assisted_by=actor.assisted_by,
            area_id=area_id or actor.area_id,
            review_id=review_id,
            thing_id=thing_id,
            detail=dict(detail),
        )
    )


def chain_new_entries(session: Session, key: bytes, limit: int = 500) -> int:
    """Bind entries not yet chained to the one before them; the worker does this in batches. Returns how many."""
    last = session.scalars(
        select(TrailEntry).where(TrailEntry.place.is_not(None)).order_by(TrailEntry.place.desc()).limit(1)
    ).first()
    link = (last.link if last else None) or b"first"
    place = (last.place if last else None) or 0
    waiting = select(TrailEntry).where(TrailEntry.place.is_(None)).order_by(TrailEntry.id).limit(limit)
    count = 0
    for entry in session.scalars(waiting).all():
        count += 1
        entry.place = place + count
        link = entry.link = _link(key, link, entry)
    session.flush()
    return count


def first_broken(session: Session, key: bytes) -> UUID | None:
    """The first entry whose chain does not hold, or nothing: for ``portal check``."""
    link = b"first"
    for entry in session.scalars(
        select(TrailEntry)
        .where(TrailEntry.place.is_not(None))
        .order_by(TrailEntry.place)
        .execution_options(yield_per=500)
    ):
        link = _link(key, link, entry)
        if entry.link is None or not hmac.compare_digest(link, entry.link):
            return entry.id
    return None


def _link(key: bytes, before: bytes, entry: TrailEntry) -> bytes:
    told = [
        str(entry.place),
        entry.id.hex,
        entry.at.isoformat(),
        entry.event,
        entry.actor_kind,
        *(str(one) for one in (entry.actor_id, entry.assisted_by, entry.area_id, entry.review_id, entry.thing_id)),
        json.dumps(entry.detail, sort_keys=True),
    ]
    return hmac.new(key, before + "|".join(told).encode(), hashlib.sha256).digest()
