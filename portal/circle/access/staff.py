"""A member of staff who pressed a link shows a second thing and comes in; or comes in by the provider."""

from sqlalchemy import delete, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from portal.circle.access import code_app
from portal.circle.access.models import SignIn
from portal.circle.access.provider import Identity
from portal.circle.access.services import begin_sign_in
from portal.circle.access.staff_models import StaffCheck, StaffCodeApp, StaffIdentity
from portal.circle.access.tokens import hashed
from portal.circle.areas.models import StaffMember
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import SYSTEM, Actor, Assurance, Kind

MOST_TRIES = 5


def check_of(session: Session, cookie: str, browser: bytes) -> StaffCheck | None:
    """The check that this browser has before it."""
    return session.scalars(
        select(StaffCheck)
        .join(StaffMember, StaffMember.id == StaffCheck.staff_id)
        .where(
            StaffCheck.id_hash == hashed(cookie),
            StaffCheck.browser_hash == browser,
            StaffCheck.ended_at.is_(None),
            StaffCheck.ends_at > now(),
            StaffMember.left_at.is_(None),
        )
    ).first()


def take_try(session: Session, cookie: str) -> bool:
    """Count one try at a check before it is looked at; whether there was one left. Commit it at once."""
    counted = session.execute(
        update(StaffCheck)
        .where(StaffCheck.id_hash == hashed(cookie), StaffCheck.tries < MOST_TRIES)
        .values(tries=StaffCheck.tries + 1)
    )
    assert isinstance(counted, CursorResult)  # noqa: S101  tells the type checker what UPDATE returns
    return counted.rowcount == 1


def set_up_code_app(session: Session, check: StaffCheck, typed: str) -> bool:
    """The first right code of a new app: from now on it is theirs."""
    app = code_app.app_of(session, check.staff_id)
    if not check.sets_up or app is None or app.confirmed_at is not None or not code_app.use(session, app, typed):
        return False
    app.confirmed_at = now()
    session.flush()
    return True


def code_is_right(session: Session, check: StaffCheck, typed: str) -> bool:
    """Whether the code of a confirmed app is right, and new."""
    app = code_app.app_of(session, check.staff_id)
    return app is not None and app.confirmed_at is not None and code_app.use(session, app, typed)


def come_in(session: Session, check: StaffCheck, how: str) -> str | None:
    """The second thing was right: end the check, sign in. ``how``: code_app or passkey. Of two at once one wins."""
    if not _end(session, check):
        return None
    staff = session.get_one(StaffMember, check.staff_id)
    if check.sets_up:
        audit.record(session, "access.staff_set_up", _as(staff), thing_id=staff.id, how=how)
        if how != "code_app":
            session.execute(
                delete(StaffCodeApp).where(StaffCodeApp.staff_id == staff.id, StaffCodeApp.confirmed_at.is_(None))
            )
    return _signed_in(session, staff, how, check.browser_hash, None)


def come_in_by_provider(session: Session, identity: Identity, cookie: str, browser: bytes) -> str | None:
    """Sign in whoever is bound to this identity; or bind it to the member whose invitation this browser pressed."""
    bound = session.scalars(
        select(StaffIdentity).where(StaffIdentity.issuer == identity.issuer, StaffIdentity.subject == identity.subject)
    ).first()
    check = check_of(session, cookie, browser) if cookie else None
    if bound is not None and check is not None and check.sets_up and check.staff_id != bound.staff_id:
        return None  # the invitation is one person's and the account another's: say so, sign nobody in
    if bound is None:
        if check is None or not check.sets_up or not _end(session, check):
            return None
        bound = StaffIdentity(staff_id=check.staff_id, issuer=identity.issuer, subject=identity.subject, bound_at=now())
        session.add(bound)
        session.execute(delete(StaffCodeApp).where(StaffCodeApp.staff_id == check.staff_id))
        session.flush()
        staff = session.get_one(StaffMember, bound.staff_id)
        audit.record(session, "access.staff_set_up", _as(staff), thing_id=staff.id, how="provider")
    staff = session.get_one(StaffMember, bound.staff_id)
    if staff.left_at is not None:
        return None
    return _signed_in(session, staff, "provider", browser, identity.session_hash)


def who_came_in(session: Session, cookie: str) -> Actor:
    """The member of staff whom this cookie just signed in."""
    staff_id = session.scalars(select(SignIn.staff_id).where(SignIn.id_hash == hashed(cookie))).one()
    return _as(session.get_one(StaffMember, staff_id))


def ended_at_provider(session: Session, identity: Identity) -> None:
    """The provider says that a session there is over: ours that began with it ends, or all of that person's."""
    which = select(StaffIdentity.staff_id).where(
        StaffIdentity.issuer == identity.issuer, StaffIdentity.subject == identity.subject
    )
    end = update(SignIn).where(SignIn.ended_at.is_(None), SignIn.staff_id.is_not(None)).values(ended_at=now())
    if identity.subject:
        end = end.where(SignIn.staff_id.in_(which))
    if identity.session_hash:
        end = end.where(SignIn.provider_session == identity.session_hash)
    session.execute(end, execution_options={"synchronize_session": False})
    audit.record(session, "access.ended_at_provider", SYSTEM)


def _end(session: Session, check: StaffCheck) -> bool:
    ended = session.execute(
        update(StaffCheck)
        .where(StaffCheck.id_hash == check.id_hash, StaffCheck.ended_at.is_(None), StaffCheck.ends_at > now())
        .values(ended_at=now())
    )
    assert isinstance(ended, CursorResult)  # noqa: S101  tells the type checker what UPDATE returns
    return ended.rowcount == 1


def _as(staff: StaffMember) -> Actor:
    return Actor(id=staff.id, kind=Kind.STAFF, area_id=staff.area_id, assurance=Assurance.FULL)


def _signed_in(session: Session, staff: StaffMember, how: str, browser: bytes, provider: bytes | None) -> str:
    cookie = begin_sign_in(session, Assurance.FULL, browser, staff_id=staff.id)
    if provider is not None:
        session.execute(update(SignIn).where(SignIn.id_hash == hashed(cookie)).values(provider_session=provider))
    audit.record(session, "access.signed_in", _as(staff), assurance="full", how=how)
    return cookie
