"""Flagged words of the demo: somebody asks for a call in words that a person should read soon."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.people.models import Contact
from portal.circle.promises import services as promises
from portal.circle.promises.models import PartOfDay, Task, TaskKind
from portal.circle.reviews.models import Review
from portal.foundation.identity.actor import Actor, Assurance, Kind


def fill(session: Session, review: Review, contact: Contact) -> UUID:
    """Ask for the call; the task of the flagged words."""
    actor = Actor(id=contact.id, kind=Kind.CONTACT, area_id=contact.area_id, assurance=Assurance.FULL)
    wanted = promises.CallBack(
        contact.name, "01632 960 125", PartOfDay.MORNING, "Some days I cannot go on without him."
    )
    promises.promise_call(session, actor, wanted, area_id=review.area_id, form_key="demo flagged")
    return session.scalars(select(Task.id).where(Task.kind == TaskKind.FLAGGED_WORDS)).one()
