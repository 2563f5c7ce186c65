"""What the page of a link may know."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.access.models import SignIn, SignInLink
from portal.circle.access.tokens import hashed
from portal.circle.areas import queries as areas
from portal.circle.people.models import Contact
from portal.clock import in_a_moment, now
from portal.foundation.web.words import Reading


@dataclass(frozen=True, slots=True)
class Sender:
    """What the page of a live link may show: who asked us to send it, for which area, in which language."""

    name: str | None
    area_id: UUID
    reading: Reading


def sender_of(session: Session, token: str) -> Sender:
    """Who asked us to send this link; raises ``LinkOver`` unless the link is live."""
    link = session.scalars(
        select(SignInLink).where(
            SignInLink.token_hash == hashed(token),
            SignInLink.used_at.is_(None),
            SignInLink.ended_at.is_(None),
            SignInLink.expires_at > now(),
            SignInLink.made_at <= in_a_moment(),
        )
    ).first()
    if link is None:
        raise LinkOver
    contact = session.get_one(Contact, link.contact_id)
    staff = areas.names_of(session, {link.sent_for} if link.sent_for else set())
    return Sender(staff[link.sent_for].name if link.sent_for else None, contact.area_id, contact.reading)


def come_in(session: Session, contact_ids: set[UUID]) -> set[UUID]:
    """Which of these contacts have ever come in. When, and what they read, is nobody's business."""
    return set(session.scalars(select(SignIn.contact_id).where(SignIn.contact_id.in_(contact_ids)).distinct()))


def staff_come_in(session: Session, staff_ids: set[UUID]) -> set[UUID]:
    """Which of these members of staff have ever signed in."""
    return set(session.scalars(select(SignIn.staff_id).where(SignIn.staff_id.in_(staff_ids)).distinct()))


class LinkOver(Exception):
    """The link was used, is too old, was ended or never was one: all the same to who asks."""
