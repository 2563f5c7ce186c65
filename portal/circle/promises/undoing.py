"""Done was pressed by mistake: for ten minutes whoever pressed it can take it back. The trail keeps both presses."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.promises import queries
from portal.circle.promises.by_staff import may_say_done
from portal.circle.promises.models import Task, TaskKind
from portal.circle.promises.queries import Promise
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor
from portal.foundation.outbox import by_hand

UNDONE_WITHIN = timedelta(minutes=10)
SHOWN = 5


def lately_done(session: Session, actor: Actor, area_ids: Collection[UUID]) -> list[Promise]:
    """What the actor said was done in the last ten minutes, the latest first."""
    query = select(Task).where(
        Task.area_id.in_(area_ids),
        Task.done_by == actor.id,
        Task.done_at > now() - UNDONE_WITHIN,
        Task.let_go.is_(False),
        Task.kind != TaskKind.CALL_HANDED,  # done by taking the call
    )
    found = session.scalars(query.order_by(Task.done_at.desc()).limit(SHOWN)).all()
    return [queries.shown(one) for one in found if may_say_done(actor, one)]


def take_back(session: Session, actor: Actor, task: Task) -> bool:
    """It was not done after all: it waits again. Whether this changed anything; after ten minutes it does not.

    What was to be said on the phone waits to be said again.
    """
    if task.id not in {one.id for one in lately_done(session, actor, {task.area_id})}:
        return False
    task.done_at = task.done_by = None
    session.flush()
    if task.tells_notice_id is not None:
        by_hand.not_told(session, actor, task.tells_notice_id)
    audit.record(session, "promises.taken_back", actor, area_id=task.area_id, thing_id=task.id)
    return True
