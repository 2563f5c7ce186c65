"""Door links: in every message, good for 18 months, so that an old message is never a dead end."""

import base64
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.access.models import Device, Door
from portal.circle.access.tokens import hashed, new_token
from portal.clock import now
from portal.foundation.db.lookup import Lookup

LASTS = timedelta(days=548)  # 18 months
DEVICE_LASTS, DEVICE_AT_MOST = timedelta(days=30), timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Ways:
    """What a message needs to lead somebody back in: the key that doors are worked out with, and our address."""

    lookup: Lookup
    base_url: str

    def door(self, session: Session, contact_id: UUID) -> str:
        """The door link of a contact; see ``address``."""
        return address(session, self.lookup, contact_id, self.base_url)


def address(session: Session, lookup: Lookup, contact_id: UUID, base_url: str) -> str:
    """The door link of a contact; made when there is none. The token is worked out, never kept."""
    door = _live(session, contact_id)
    if door is None:
        door = Door(contact_id=contact_id, made_at=now(), ends_at=now() + LASTS)
        door.token_hash = hashed(_token(lookup, door.id))
        session.add(door)
        session.flush()
    return f"{base_url}/d/{_token(lookup, door.id)}"


def _live(session: Session, contact_id: UUID) -> Door | None:
    query = select(Door).where(Door.contact_id == contact_id, Door.ended_at.is_(None), Door.ends_at > now())
    return session.scalars(query.order_by(Door.id.desc()).limit(1)).first()


def _token(lookup: Lookup, door_id: UUID) -> str:
    """128 bits that only this installation can work out."""
    return base64.urlsafe_b64encode(lookup.token("door", door_id.hex)[:16]).decode().rstrip("=")


def behind(session: Session, token: str) -> UUID | None:
    """Whose door it is, while it is live; nothing for an ended or unknown one."""
    query = select(Door.contact_id).where(
        Door.token_hash == hashed(token), Door.ended_at.is_(None), Door.ends_at > now()
    )
    return session.scalars(query).first()


def remember_device(session: Session, contact_id: UUID) -> str:
    """Remember a browser for 30 days, because its owner asked; returns the key for its cookie."""
    key = new_token()
    session.add(Device(contact_id=contact_id, key_hash=hashed(key), made_at=now(), ends_at=now() + DEVICE_LASTS))
    session.flush()
    return key


def device_of(session: Session, contact_id: UUID, key: str | None) -> Device | None:
    """The remembered browser of this contact, if this is one."""
    if not key:
        return None
    query = select(Device).where(
        Device.key_hash == hashed(key),
        Device.contact_id == contact_id,
        Device.ended_at.is_(None),
        Device.ends_at > now(),
    )
    return session.scalars(query).first()


def renew_device(device: Device) -> datetime:
    """Thirty more days with each use, 180 from the first at most."""
    device.ends_at = min(now() + DEVICE_LASTS, device.made_at + DEVICE_AT_MOST)
    return device.ends_at


def forget_device(session: Session, key: str | None) -> None:
    """Forget this browser."""
    if key:
        device = session.scalars(select(Device).where(Device.key_hash == hashed(key))).first()
        if device is not None:
            device.ended_at = now()
            session.flush()
