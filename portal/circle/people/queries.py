"""Finding contacts, and whether they may be written to."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from portal.circle.people.models import Contact, ContactHold, HoldKind


class MessageKind(StrEnum):
    """Answers to what somebody just asked for pass holds and quiet dates; news waits for them."""

    ASKED_FOR = "asked_for"
    NEWS = "news"


def by_email(session: Session, token: bytes) -> list[Contact]:
    """Everybody with this address: two people may share an inbox."""
    return list(session.scalars(select(Contact).where(Contact.email_token == token).order_by(Contact.id)))


def by_ids(session: Session, ids: set[UUID]) -> dict[UUID, Contact]:
    """Contacts by id, in one query."""
    if not ids:
        return {}
    return {one.id: one for one in session.scalars(select(Contact).where(Contact.id.in_(ids)))}


def names(session: Session, ids: set[UUID]) -> dict[UUID, str]:
    """Names by id, in one query."""
    return {contact_id: one.name for contact_id, one in by_ids(session, ids).items()}


def may_contact(session: Session, contact_id: UUID, kind: MessageKind, when: datetime) -> bool:
    """Whether a message of this kind may go to them at this moment. A wrong person is never written to."""
    holds = session.scalars(
        select(ContactHold.kind).where(
            ContactHold.contact_id == contact_id,
            ContactHold.begins_at <= when,
            or_(ContactHold.ends_at.is_(None), ContactHold.ends_at > when),
        )
    ).all()
    if HoldKind.WRONG_PERSON in holds:
        return False
    return kind is MessageKind.ASKED_FOR or not holds
