"""Door links that end soon: longer while the review is open, else a word in good time (SECURITY: the way in)."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.access.models import Door
from portal.circle.areas import queries as areas
from portal.circle.people.models import Contact
from portal.circle.people.queries import MessageKind
from portal.circle.people.services import notify
from portal.circle.reaching.queries import in_open_review
from portal.clock import in_england, now

SOON = timedelta(days=30)
LONGER = timedelta(days=183)
AT_ONCE = 100


def look_after(session: Session, base_url: str) -> int:
    """Lengthen, or tell; how many doors were looked at. Two workers take different ones."""
    ending = (
        select(Door)
        .where(
            Door.ended_at.is_(None),
            Door.reminded_at.is_(None),
            Door.ends_at > now(),
            Door.ends_at <= now() + SOON,
        )
        .order_by(Door.ends_at)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    found = list(session.scalars(ending))
    for door in found:
        if in_open_review(session, door.contact_id):
            door.ends_at += LONGER
        else:
            door.reminded_at = now()
            _tell(session, door, base_url)
    session.flush()
    return len(found)


def _tell(session: Session, door: Door, base_url: str) -> None:
    contact = session.get_one(Contact, door.contact_id)
    notify(
        session,
        contact,
        "door_ends",
        {
            "page": f"{base_url}/link",
            "until": in_england(door.ends_at).date().isoformat(),
            **areas.signature(session, contact.area_id),
        },
        kind=MessageKind.NEWS,
    )
