"""Forms sent after the sign-in ran out (F10): kept, sealed, for the same contact in the same browser."""

import json
from datetime import timedelta
from uuid import UUID

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.orm import Session

from portal.circle.access.models import KeptForm
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor, Kind

LASTS = timedelta(days=7)
MOST_BYTES = 5_000_000
MOST_A_BROWSER = 3


def keep(
    session: Session,
    contact_id: UUID,
    area_id: UUID,
    browser: bytes,
    path: str,
    fields: list[tuple[str, str]],
) -> bool:
    """Keep a form; whether there was room for it."""
    text = json.dumps(fields, ensure_ascii=False)
    mine = select(func.count()).select_from(KeptForm).where(KeptForm.browser_hash == browser)
    if len(text.encode()) > MOST_BYTES or len(path) > 500 or (session.scalar(mine) or 0) >= MOST_A_BROWSER:
        return False
    form = KeptForm(contact_id=contact_id, browser_hash=browser, path=path, kept_at=now())
    form.fields = text
    session.add(form)
    actor = Actor(id=contact_id, kind=Kind.CONTACT, area_id=area_id)
    audit.record(session, "access.form_kept", actor, thing_id=form.id)
    session.flush()
    return True


def waiting(session: Session, contact_id: UUID, browser: bytes) -> KeptForm | None:
    """What waits for this contact in this browser, newest first."""
    query = select(KeptForm).where(
        KeptForm.contact_id == contact_id, KeptForm.browser_hash == browser, KeptForm.kept_at > now() - LASTS
    )
    return session.scalars(query.order_by(KeptForm.id.desc()).limit(1)).first()


def pairs_for(session: Session, actor: Actor, browser: bytes, path: str) -> list[tuple[str, str]]:
    """What was kept for this page, as it was sent: a name may stand there more than once."""
    if actor.kind is not Kind.CONTACT:
        return []
    query = select(KeptForm).where(
        KeptForm.contact_id == actor.known_id(),
        KeptForm.browser_hash == browser,
        KeptForm.path == path,
        KeptForm.kept_at > now() - LASTS,
    )
    form = session.scalars(query.order_by(KeptForm.id.desc()).limit(1)).first()
    return [(name, value) for name, value in json.loads(form.fields)] if form else []


def fields_for(session: Session, actor: Actor, browser: bytes, path: str) -> dict[str, str]:
    """The fields kept for this page, to be put back into its form as they were."""
    return dict(pairs_for(session, actor, browser, path))


# No row of it is held by this session, so none has to be looked for there.
_DROP = (
    delete(KeptForm)
    .where(KeptForm.contact_id == bindparam("contact_id"), KeptForm.path == bindparam("path"))
    .execution_options(synchronize_session=False)
)


def drop(session: Session, actor: Actor, path: str) -> None:
    """The form was sent and taken: nothing has to be kept any more."""
    session.execute(_DROP, {"contact_id": actor.known_id(), "path": path})
