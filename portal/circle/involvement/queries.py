"""What somebody chose, and what they chose before."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.involvement.models import InvolvementChoice


def history(session: Session, place_id: UUID) -> list[InvolvementChoice]:
    """Every choice, newest first."""
    query = select(InvolvementChoice).where(InvolvementChoice.place_id == place_id)
    return list(session.scalars(query.order_by(InvolvementChoice.id.desc()).limit(50)))


def present(session: Session, place_id: UUID) -> InvolvementChoice | None:
    """The choice that holds, or none yet."""
    query = select(InvolvementChoice).where(InvolvementChoice.place_id == place_id)
    return session.scalars(query.order_by(InvolvementChoice.id.desc()).limit(1)).first()
