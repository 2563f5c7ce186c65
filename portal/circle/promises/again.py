"""A stop that is taken back brings back the call that it let go."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.promises import queries
from portal.circle.promises.models import Task, TaskKind
from portal.circle.promises.services import AreaMissing
from portal.clock import today
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor


def promise_again(session: Session, actor: Actor, contact_id: UUID, *, stopped_at: datetime) -> Task | None:
    """The call that was let go at that moment is owed again: on its day, or on the next one if that has gone by.

    Whoever asked for another call meanwhile waits for that one. What was called back and what did not arrive stays
    let go. Raises ``AreaMissing``.
    """
    if queries.waiting_task(session, contact_id) is not None:
        return None
    mine = Task.contact_id == contact_id, Task.kind == TaskKind.CALL_BACK, Task.let_go.is_(True)
    query = select(Task).where(*mine, Task.done_at == stopped_at).order_by(Task.due_on, Task.id).limit(1)
    task = session.scalars(query).first()
    if task is None:
        return None
    card = areas.card(session, task.area_id)
    if card is None:
        raise AreaMissing
    if task.due_on <= today():
        task.due_on = card.next_day()
    task.done_at, task.done_by, task.let_go, task.tries = None, None, False, 0
    session.flush()
    detail = {"kind": task.kind.value, "due": task.due_on.isoformat()}
    audit.record(
        session, "promises.made", actor, area_id=task.area_id, review_id=task.review_id, thing_id=task.id, **detail
    )
    return task
