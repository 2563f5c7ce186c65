"""The code app of a member of staff (RFC 6238): 6 digits, 30 seconds, one step either way, each code once."""

import hmac
import unicodedata
from uuid import UUID

from sqlalchemy import delete, or_, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from portal.circle.access.staff_models import StaffCodeApp
from portal.circle.areas.models import StaffMember
from portal.clock import now

STEP_SECONDS = 30


def offer(session: Session, staff: StaffMember) -> None:
    """Make a new secret for somebody who sets a code app up; one that was never confirmed is replaced."""
    import pyotp

    session.execute(delete(StaffCodeApp).where(StaffCodeApp.staff_id == staff.id))
    app = StaffCodeApp(staff_id=staff.id, area_id=staff.area_id, made_at=now())
    app.secret = pyotp.random_base32()
    session.add(app)
    session.flush()


def app_of(session: Session, staff_id: UUID) -> StaffCodeApp | None:
    """The code app of somebody, confirmed or only offered."""
    return session.scalars(select(StaffCodeApp).where(StaffCodeApp.staff_id == staff_id)).first()


def confirmed(session: Session, staff_id: UUID) -> bool:
    """Whether somebody has a code app that has worked once."""
    app = app_of(session, staff_id)
    return app is not None and app.confirmed_at is not None


def address(secret: str, name: str, service: str) -> str:
    """What the picture says to a code app."""
    import pyotp

    uri: str = pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=service)
    return uri


def drawn(text: str) -> str:
    """A QR code as an inline picture: dark on white in every colour theme, since cameras want it so."""
    import segno

    told: str = segno.make(text, error="m").svg_inline(
        scale=4, border=4, dark="#000", light="#fff", svgclass=None, lineclass=None, omitsize=False
    )
    return told


def in_fours(secret: str) -> str:
    """The secret for somebody who types it."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def use(session: Session, app: StaffCodeApp, typed: str) -> bool:
    """Whether the code is right now, one step before or one after, and was not used before; it is used up by this."""
    import pyotp

    digits = "".join(sign for sign in unicodedata.normalize("NFKC", typed) if sign.isdigit())
    here = int(now().timestamp()) // STEP_SECONDS
    maker = pyotp.TOTP(app.secret)
    right = [
        step
        for step in (here, here - 1, here + 1)
        if hmac.compare_digest(maker.at(step * STEP_SECONDS).encode(), digits.encode())
    ]
    return bool(right) and _used_up(session, app, right[0])


def _used_up(session: Session, app: StaffCodeApp, step: int) -> bool:
    """Of two that send the same code at once, one wins; an older code does not work after a newer one."""
    won = session.execute(
        update(StaffCodeApp)
        .where(StaffCodeApp.id == app.id, or_(StaffCodeApp.last_step.is_(None), StaffCodeApp.last_step < step))
        .values(last_step=step)
    )
    assert isinstance(won, CursorResult)  # noqa: S101  tells the type checker what UPDATE returns
    return won.rowcount == 1
