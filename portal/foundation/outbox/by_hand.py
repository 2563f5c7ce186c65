"""Messages that people carry: a letter is printed and posted, a call is made. Each press changes one message."""

from typing import Any
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.events import NoticeForStaff, bus
from portal.foundation.identity.actor import Actor
from portal.foundation.outbox.models import Channel, Notice, State


def give_to_staff(session: Session, notice: Notice) -> None:
    """Its time has come, and no machine of ours can carry it: staff do."""
    notice.state, notice.leased_until = State.FOR_STAFF, None
    session.flush()
    bus.announce(session, NoticeForStaff(notice.id))


def mark_printed(session: Session, actor: Actor, notice_id: UUID) -> bool:
    """It is on paper, not yet posted. Whether this changed anything: it may be printed, posted or cancelled already."""
    return _mark(session, actor, notice_id, "outbox.printed", {State.FOR_STAFF}, State.PRINTED)


def mark_posted(session: Session, actor: Actor, notice_id: UUID) -> bool:
    """What was printed is in the post. Whether this changed anything."""
    return _mark(session, actor, notice_id, "outbox.posted", {State.PRINTED}, State.SENT)


def mark_told(session: Session, actor: Actor, notice_id: UUID) -> bool:
    """Somebody said it on the phone. Whether this changed anything."""
    return _mark(session, actor, notice_id, "outbox.told", {State.FOR_STAFF}, State.SENT)


def not_told(session: Session, actor: Actor, notice_id: UUID) -> bool:
    """Pressed by mistake: it is still to be said on the phone. Whether this changed anything."""
    changed = session.execute(
        update(Notice)
        .where(Notice.id == notice_id, Notice.channel == Channel.PHONE, Notice.state == State.SENT)
        .values(state=State.FOR_STAFF, sent_at=None, handled_by=None),
        execution_options={"synchronize_session": "fetch"},
    )
    assert isinstance(changed, CursorResult)  # noqa: S101  tells the type checker what UPDATE returns
    if changed.rowcount == 1:
        notice = session.get_one(Notice, notice_id)
        audit.record(session, "outbox.not_told", actor, area_id=notice.area_id, thing_id=notice.id)
    return changed.rowcount == 1


def _mark(session: Session, actor: Actor, notice_id: UUID, event: str, old: set[State], new: State) -> bool:
    moment = now()
    values: dict[str, Any] = {"state": new, "handled_by": actor.id}
    values["sent_at" if new is State.SENT else "printed_at"] = moment
    changed = session.execute(
        update(Notice).where(Notice.id == notice_id, Notice.state.in_(old)).values(**values),
        execution_options={"synchronize_session": "fetch"},
    )
    assert isinstance(changed, CursorResult)  # noqa: S101  tells the type checker what UPDATE returns
    if changed.rowcount != 1:
        return False
    notice = session.get_one(Notice, notice_id)
    audit.record(
        session, event, actor, area_id=notice.area_id, thing_id=notice.id, channel=Channel(notice.channel).value
    )
    return True
