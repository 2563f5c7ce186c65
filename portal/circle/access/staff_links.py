"""Links of staff: sent, pressed once, ended. A link alone signs nobody in: a second thing is asked for."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from portal.circle.access import code_app, passkeys, staff_notices
from portal.circle.access.models import SignIn
from portal.circle.access.services import ASKED_FOR_LASTS, INVITATION_LASTS
from portal.circle.access.staff_models import (
    StaffCheck,
    StaffCodeApp,
    StaffIdentity,
    StaffLink,
    StaffLinkKind,
    StaffPasskey,
)
from portal.circle.access.tokens import hashed, new_token
from portal.circle.areas.models import StaffMember
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.events import StaffLeft
from portal.foundation.identity.actor import SYSTEM, Actor

CHECK_LASTS = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Pressed:
    """A link was pressed: the cookie of the check that follows. ``knows_a_way``: a second way is set up already."""

    cookie: str
    sets_up: bool
    knows_a_way: bool


def invite(session: Session, actor: Actor, staff: StaffMember, base_url: str) -> None:
    """Send an invitation. It is also the way back for somebody who lost a phone: every older way in ends with it."""
    end_every_way(session, staff.id)
    _send(session, staff, StaffLinkKind.INVITATION, base_url)
    audit.record(session, "access.staff_invited", actor, area_id=staff.area_id, thing_id=staff.id)


def ask_for_link(session: Session, email_token: bytes, base_url: str) -> None:
    """Send a sign-in link to a member of staff with this address; nobody learns whether there is one."""
    known = select(StaffMember).where(StaffMember.email_token == email_token, StaffMember.left_at.is_(None))
    staff = session.scalars(known).first()
    if staff is not None:
        _send(session, staff, StaffLinkKind.SIGN_IN, base_url)
    audit.record(session, "access.link_asked", SYSTEM, known=staff is not None)


def _send(session: Session, staff: StaffMember, kind: StaffLinkKind, base_url: str) -> None:
    invited = kind is StaffLinkKind.INVITATION
    lasts_until = now() + (INVITATION_LASTS if invited else ASKED_FOR_LASTS)
    if not invited:  # an invitation that was not used yet stays one, whatever is asked for beside it
        mine = select(StaffLink).where(StaffLink.staff_id == staff.id, StaffLink.kind == StaffLinkKind.INVITATION)
        waiting = session.scalars(mine.where(*_live())).first()
        if waiting is not None:
            kind, lasts_until = StaffLinkKind.INVITATION, waiting.expires_at
    session.execute(
        update(StaffLink)
        .where(StaffLink.staff_id == staff.id, StaffLink.used_at.is_(None), StaffLink.ended_at.is_(None))
        .values(ended_at=now())
    )
    token = new_token()
    session.add(
        StaffLink(token_hash=hashed(token), staff_id=staff.id, kind=kind, made_at=now(), expires_at=lasts_until)
    )
    session.flush()
    staff_notices.link(session, staff, f"{base_url}/staff/l/{token}", days=INVITATION_LASTS.days if invited else 0)


def _live() -> tuple[ColumnElement[bool], ...]:
    return (StaffLink.used_at.is_(None), StaffLink.ended_at.is_(None), StaffLink.expires_at > now())


def link_lives(session: Session, token: str) -> bool:
    """Whether a link can still be pressed."""
    query = select(StaffLink.id).where(StaffLink.token_hash == hashed(token), *_live())
    return session.scalars(query).first() is not None


def press(session: Session, token: str, browser: bytes) -> Pressed | None:
    """Use a link up: of many presses at once exactly one wins. It signs nobody in: a second thing is asked for."""
    won = session.execute(
        update(StaffLink).where(StaffLink.token_hash == hashed(token), *_live()).values(used_at=now())
    )
    assert isinstance(won, CursorResult)  # noqa: S101  tells the type checker what UPDATE returns
    if won.rowcount != 1:
        return None
    link = session.scalars(select(StaffLink).where(StaffLink.token_hash == hashed(token))).one()
    staff = session.get_one(StaffMember, link.staff_id)
    if staff.left_at is not None:
        return None
    knows = knows_a_way(session, staff.id)
    sets_up = link.kind is StaffLinkKind.INVITATION and not knows
    if sets_up:
        code_app.offer(session, staff)
    cookie = new_token()
    session.add(
        StaffCheck(
            id_hash=hashed(cookie),
            staff_id=staff.id,
            sets_up=sets_up,
            challenge=secrets.token_bytes(32),
            made_at=now(),
            ends_at=now() + CHECK_LASTS,
            browser_hash=browser,
        )
    )
    session.flush()
    return Pressed(cookie, sets_up, knows)


def knows_a_way(session: Session, staff_id: UUID) -> bool:
    """Whether somebody has a code app that works, a passkey, or an identity at the provider."""
    identity = select(StaffIdentity.id).where(StaffIdentity.staff_id == staff_id)
    return (
        code_app.confirmed(session, staff_id)
        or bool(passkeys.of_staff(session, staff_id))
        or session.scalars(identity).first() is not None
    )


def end_every_way(session: Session, staff_id: UUID) -> None:
    """End all sign-ins, links and checks of somebody, and forget their code app, passkeys and identities."""
    moment = now()
    for table in (SignIn, StaffLink, StaffCheck):
        session.execute(
            update(table).where(table.staff_id == staff_id, table.ended_at.is_(None)).values(ended_at=moment)
        )
    for kept in (StaffCodeApp, StaffPasskey, StaffIdentity):
        session.execute(delete(kept).where(kept.staff_id == staff_id))


def left(session: Session, event: StaffLeft) -> None:
    """Somebody left: nothing of theirs opens anything from now on."""
    end_every_way(session, event.staff_id)
