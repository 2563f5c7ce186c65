"""Which call is open, and what stands in it."""

from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from portal.circle.calls.models import Call, CallLine
from portal.foundation.identity.actor import Actor

# Built once: building a query costs as much as running it.
_OPEN = select(Call).where(Call.sign_in == bindparam("sign_in"), Call.ended_at.is_(None))
_LINES = select(CallLine).where(CallLine.call_id == bindparam("call_id")).order_by(CallLine.at, CallLine.id)


def open_call(session: Session, actor: Actor) -> Call | None:
    """The call that a member of staff has open at this sign-in; one at a time."""
    if actor.session_id is None:
        return None
    return session.scalars(_OPEN, {"sign_in": actor.session_id}).first()


def lines(session: Session, call_id: UUID) -> list[CallLine]:
    """What was asked, told, done and promised in a call, in order."""
    return list(session.scalars(_LINES, {"call_id": call_id}))
