"""What somebody chose, and what they chose before."""

from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from portal.circle.involvement.models import InvolvementChoice

_NEWEST = (  # built once: building a query costs as much as running it
    select(InvolvementChoice)
    .where(InvolvementChoice.place_id == bindparam("place_id"))
    .order_by(InvolvementChoice.id.desc())
    .limit(1)
)


def history(session: Session, place_id: UUID) -> list[InvolvementChoice]:
    """Every choice, newest first."""
    query = select(InvolvementChoice).where(InvolvementChoice.place_id == place_id)
    return list(session.scalars(query.order_by(InvolvementChoice.id.desc()).limit(50)))


def present(session: Session, place_id: UUID) -> InvolvementChoice | None:
    """The choice that holds, or none yet."""
    return session.scalars(_NEWEST, {"place_id": place_id}).first()
