"""What somebody writes when they ask something of us: told to whoever looks for words that need a person soon."""

from sqlalchemy.orm import Session

from portal.circle.promises.models import Task
from portal.foundation.audit import services as audit
from portal.foundation.events import WordsArrived, bus
from portal.foundation.identity.actor import Actor


def tell(session: Session, actor: Actor, task: Task, words: str, before: str = "") -> None:
    """Say that words reached staff, if there are any."""
    if words:
        bus.announce(
            session,
            WordsArrived(actor, "asked", task.id, task.area_id, words, task.contact_id, task.review_id, before),
        )


def written_down(session: Session, actor: Actor, task: Task) -> Task:
    """A promise was made: it stands in the trail, and its words are told."""
    tell(session, actor, task, task.note or "")
    audit.record(
        session,
        "promises.made",
        actor,
        area_id=task.area_id,
        review_id=task.review_id,
        thing_id=task.id,
        kind=task.kind.value,
        due=task.due_on.isoformat(),
    )
    return task
