"""Putting a message in the outbox, and taking those that are due."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from portal.clock import now
from portal.foundation.events import NoticeNotDelivered, NoticesCancelled, bus
from portal.foundation.outbox.models import Channel, Notice, State
from portal.foundation.web.words import Reading

LEASE = timedelta(minutes=2)
BATCH = 3  # each may wait 30 seconds for a slow server, and all have to be done before the lease ends
# How long after each try the next one follows: a mail server that is down for an hour loses nothing.
LADDER = [timedelta(minutes=m) for m in (1, 5, 10, 20, 40, 60, 120, 240, 480, 960, 1440)]


def enqueue(
    session: Session,
    *,
    area_id: UUID,
    owner: tuple[str, UUID],
    channel: Channel,
    address: str,
    template: str,
    reading: Reading,
    context: dict[str, Any],
    due_at: datetime | None = None,
) -> Notice:
    """Write a message to the outbox; it goes when the caller's transaction commits."""
    notice = Notice(
        area_id=area_id,
        owner_kind=owner[0],
        owner_id=owner[1],
        channel=channel,
        template=template,
        locale=reading.language,
        easy=reading.easy,
        state=State.WAITING,
        due_at=due_at or now(),
        made_at=now(),
    )
    notice.address = address
    notice.context = json.dumps(context, ensure_ascii=False)
    session.add(notice)
    session.flush()
    return notice


def lease_due(session: Session, limit: int = BATCH) -> list[UUID]:
    """Take messages that are due for two minutes; another worker takes others. A killed one's come back."""
    moment = now()
    due = (
        select(Notice.id)
        .where(
            Notice.state == State.WAITING,
            Notice.due_at <= moment,
            or_(Notice.leased_until.is_(None), Notice.leased_until < moment),
        )
        .order_by(Notice.due_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    lease = {"leased_until": moment + LEASE, "leases": Notice.leases + 1}
    taken = update(Notice).where(Notice.id.in_(due.scalar_subquery())).values(**lease)
    return list(session.scalars(taken.returning(Notice.id), execution_options={"synchronize_session": False}))


def mark_sent(session: Session, notice_id: UUID) -> None:
    """The other side took it."""
    notice = session.get_one(Notice, notice_id)
    notice.state, notice.sent_at, notice.leased_until = State.SENT, now(), None


def mark_tried(session: Session, notice_id: UUID, answer: str) -> None:
    """Not taken this time: later again by the ladder; after its last step whoever is told hears that we gave up."""
    notice = session.get_one(Notice, notice_id)
    notice.last_answer, notice.leased_until = answer[:60], None
    notice.tries += 1
    if notice.tries > len(LADDER):
        give_up(session, notice, "gave_up")
    elif notice.state is State.WAITING:
        notice.due_at = now() + LADDER[notice.tries - 1]


def mark_refused(session: Session, notice_id: UUID, answer: str, how: str) -> None:
    """It will never be taken. ``how`` as in ``NoticeNotDelivered``."""
    notice = session.get_one(Notice, notice_id)
    notice.last_answer, notice.leased_until = answer[:60], None
    notice.tries += 1
    give_up(session, notice, how)


def give_up(session: Session, notice: Notice, how: str) -> None:
    """A message that reached nobody. What was called back meanwhile stays called back, and nobody is told."""
    if notice.state in {State.WAITING, State.SENT, State.FOR_STAFF, State.PRINTED}:
        notice.state = State.UNDELIVERABLE
        session.flush()
        bus.announce(session, NoticeNotDelivered(notice.id, how))


def send_again(session: Session, notice: Notice, answer: str) -> None:
    """The other side took it and then lost it: by the ladder, as if it had not been taken."""
    notice.state, notice.sent_at = State.WAITING, None
    mark_tried(session, notice.id, answer)


def put_off(session: Session, notice_id: UUID, until: datetime | None) -> None:
    """It may not go now: it waits until then, or is called back for good (``None``)."""
    notice = session.get_one(Notice, notice_id)
    notice.leased_until = None
    if until is None:
        notice.state = State.CANCELLED
    else:
        notice.due_at = until


def look_again(session: Session, owner: tuple[str, UUID]) -> None:
    """What somebody wishes has changed: let the worker ask anew when each message of theirs may go."""
    waiting = Notice.owner_kind == owner[0], Notice.owner_id == owner[1], Notice.state == State.WAITING
    session.execute(update(Notice).where(*waiting, Notice.tries == 0).values(due_at=now()))


def call_back(session: Session, notice_id: UUID) -> None:
    """Call back one message, if it has not gone yet."""
    notice = session.get_one(Notice, notice_id)
    if notice.state in {State.WAITING, State.FOR_STAFF, State.PRINTED}:
        notice.state = State.CANCELLED
        session.flush()
        bus.announce(session, NoticesCancelled(notice.owner_kind, notice.owner_id))


def cancel_waiting(session: Session, owner: tuple[str, UUID]) -> None:
    """Call back every message to somebody that has not gone yet."""
    session.execute(
        update(Notice)
        .where(
            Notice.owner_kind == owner[0],
            Notice.owner_id == owner[1],
            Notice.state.in_([State.WAITING, State.FOR_STAFF, State.PRINTED]),
        )
        .values(state=State.CANCELLED)
    )
    bus.announce(session, NoticesCancelled(*owner))
