"""Which calls are open, waiting or kept, and what stands in them."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from portal.circle.calls.acting_models import Acting
from portal.circle.calls.models import SURE_BY, Call, CallLine, Record
from portal.circle.reviews.models import Review
from portal.clock import now
from portal.foundation.identity.actor import Actor

SHOWN = 50


# Built once: building a query costs as much as running it.
_OPEN = select(Call).where(Call.sign_in == bindparam("sign_in"), Call.ended_at.is_(None))
_LINES = select(CallLine).where(CallLine.call_id == bindparam("call_id")).order_by(CallLine.at, CallLine.id)
_NOT_ENDED = (
    select(Call)
    .where(Call.ended_at.is_(None), Call.area_id.in_(bindparam("area_ids", expanding=True)))
    .order_by(Call.begun_at)
    .limit(SHOWN)
)
_PAUSES = select(Call).where(Call.pause_until > bindparam("moment")).order_by(Call.pause_until)


def open_call(session: Session, actor: Actor) -> Call | None:
    """The call that a member of staff has open at this sign-in; one at a time."""
    if actor.session_id is None:
        return None
    return session.scalars(_OPEN, {"sign_in": actor.session_id}).first()


def lines(session: Session, call_id: UUID) -> list[CallLine]:
    """What was asked, told, done and promised in a call, in order."""
    return list(session.scalars(_LINES, {"call_id": call_id}))


def sure_before(call: Call, written: list[CallLine]) -> CallLine | None:
    """The last line that says who made sure of whoever the call is with, before it was handed on; else nothing."""
    if call.contact_id is None:
        return None
    made = [one for one in written if one.what in SURE_BY and one.thing_id == call.contact_id]
    return made[-1] if made else None


def record(session: Session, call_id: UUID) -> Record | None:
    """A call, open or ended."""
    call = session.get(Call, call_id)
    if call is None:
        return None
    return Record(call, session.get(Review, call.review_id) if call.review_id else None)


def whose(call: Call) -> UUID:
    """Whose call it is now: who took it over, else who took it first."""
    return call.handed_to or call.staff_id


def not_ended(session: Session, actor: Actor, area_ids: Collection[UUID]) -> list[Call]:
    """Calls of theirs, in these areas, that are not ended and not open at this sign-in."""
    found = session.scalars(_NOT_ENDED, {"area_ids": list(area_ids)})
    return [one for one in found if whose(one) == actor.id and one.sign_in != actor.session_id]


def of_contact(session: Session, contact_id: UUID) -> list[Call]:
    """Earlier calls with somebody, newest first."""
    query = select(Call).where(Call.contact_id == contact_id).order_by(Call.begun_at.desc()).limit(SHOWN)
    return list(session.scalars(query))


def kept(session: Session, staff_id: UUID, area_ids: Collection[UUID], *, of_everybody: bool) -> list[Call]:
    """Calls of these areas, newest first: of everybody, or those that this member of staff had a part in."""
    query = select(Call).where(Call.area_id.in_(area_ids)).order_by(Call.begun_at.desc()).limit(SHOWN)
    if not of_everybody:
        query = query.where(or_(Call.staff_id == staff_id, Call.handed_to == staff_id))
    return list(session.scalars(query))


def pausing(session: Session, area_ids: Collection[UUID]) -> list[Call]:
    """Calls after which somebody of these areas takes a pause just now."""
    query = _PAUSES.where(Call.area_id.in_(area_ids))
    return list(session.scalars(query, {"moment": now()}))


def pauses_of(session: Session, staff_id: UUID) -> list[Call]:
    """Pauses of one member of staff that are not over."""
    query = _PAUSES.where(or_(Call.staff_id == staff_id, Call.handed_to == staff_id))
    return list(session.scalars(query, {"moment": now()}))


def wrote_for(session: Session, contact_id: UUID) -> list[tuple[UUID, datetime]]:
    """Who of the staff wrote for a contact on the phone, and when; the latest first."""
    query = select(Acting.staff_id, Acting.begun_at).where(Acting.contact_id == contact_id)
    return [(who, at) for who, at in session.execute(query.order_by(Acting.begun_at.desc()).limit(100))]
