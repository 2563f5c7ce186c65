"""Addresses and numbers that do not work: known from when, and the way that is left. None is used without a yes."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from portal.circle.people.models import Contact, ContactTrouble, TroubleKind
from portal.clock import now
from portal.foundation.outbox.models import Channel

_SAME_NUMBER = frozenset({Channel.TEXT, Channel.PHONE})


def mark(session: Session, contact_id: UUID, channel: Channel, kind: TroubleKind) -> None:
    """This way does not reach them. Saying it twice changes nothing; a wrong number is wrong for texts and calls."""
    reached = _SAME_NUMBER if kind is TroubleKind.WRONG_NUMBER else {channel}
    for one in sorted(reached - broken(session, contact_id)):
        session.add(ContactTrouble(contact_id=contact_id, channel=one, kind=kind, since=now()))
    session.flush()


def of(session: Session, contact_id: UUID) -> list[ContactTrouble]:
    """What does not work now, the longest known first: for staff, who put it right."""
    query = select(ContactTrouble).where(ContactTrouble.contact_id == contact_id, ContactTrouble.ended_at.is_(None))
    return list(session.scalars(query.order_by(ContactTrouble.id)))


def broken(session: Session, contact_id: UUID) -> set[Channel]:
    """The ways that do not reach them now."""
    return {one.channel for one in of(session, contact_id)}


def end(session: Session, contact_id: UUID, channels: Collection[Channel] = tuple(Channel)) -> None:
    """These ways work again: the address was put right, or somebody made sure of it."""
    mine = ContactTrouble.contact_id == contact_id, ContactTrouble.channel.in_(list(channels))
    session.execute(update(ContactTrouble).where(*mine, ContactTrouble.ended_at.is_(None)).values(ended_at=now()))
    session.flush()


def address(contact: Contact, channel: Channel) -> str:
    """Where this way leads; nothing when we do not know."""
    known = {
        Channel.EMAIL: contact.email,
        Channel.TEXT: contact.phone,
        Channel.PHONE: contact.phone,
        Channel.LETTER: contact.address,
    }
    return known[channel] or ""


def way_to(session: Session, contact: Contact, failed: Channel | None = None) -> Channel | None:
    """How to reach them now: as they chose, else by the way that they agreed to for when that fails, else nothing.

    ``failed``: a way that just did not reach them, whatever is known of it.
    """
    out_of_order = broken(session, contact.id) | ({failed} if failed else set())
    for one in (contact.channel, contact.next_channel):
        if one is not None and one not in out_of_order and address(contact, one):
            return one
    return None
