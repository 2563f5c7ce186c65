"""What nobody ended though it cannot go on: the call is over, the sign-in ended, the role is gone. For the worker."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.access.doors import Ways
from portal.circle.access.models import SignIn
from portal.circle.areas.models import StaffMember, StaffRole
from portal.circle.calls.acting import OF_OPEN_CALL, ROLES, end
from portal.circle.calls.acting_models import Acting, EndedHow
from portal.circle.calls.models import Call
from portal.clock import now
from portal.foundation.db.engine import Database
from portal.foundation.identity.actor import SYSTEM


def finish_over(database: Database, ways: Ways) -> None:
    """End what is over though nobody pressed anything; the worker looks after it."""
    with database.reading() as session:
        if not over(session):
            return
    with database.transaction() as session:
        for acting, how in over(session):
            end(session, SYSTEM, acting, how, ways)


def over(session: Session) -> list[tuple[Acting, EndedHow]]:
    """What nobody ended though it cannot go on: the call is over, the sign-in ended, the role or the person is gone."""
    may_still = (
        select(StaffRole.id)
        .join(StaffMember, StaffMember.id == StaffRole.staff_id)
        .where(StaffRole.staff_id == Acting.staff_id, StaffRole.area_id == Acting.area_id)
        .where(StaffRole.role.in_(ROLES), StaffMember.left_at.is_(None))
    )
    of_call = select(Call.id).where(OF_OPEN_CALL)
    goes_on = of_call.correlate(Acting).exists() & may_still.correlate(Acting).exists()
    query = select(Acting, SignIn, goes_on).outerjoin(SignIn, SignIn.id_hash == Acting.sign_in)
    found = session.execute(query.where(Acting.ended_at.is_(None)))
    return [(acting, _how(sign_in)) for acting, sign_in, going in found if not going or not _lives(sign_in)]


def _how(sign_in: SignIn | None) -> EndedHow:
    return EndedHow.SIGNED_OUT if sign_in is not None and sign_in.ended_at is not None else EndedHow.OVER


def _lives(sign_in: SignIn | None) -> bool:
    if sign_in is None or sign_in.ended_at is not None:
        return False
    moment = now()
    return moment <= sign_in.ends_at and (moment - sign_in.last_seen_at).total_seconds() <= sign_in.idle_seconds
