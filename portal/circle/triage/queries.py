"""Flagged words as staff see them: which thing, of which kind, and whose; never the words."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.areas.models import StaffMember
from portal.circle.promises.models import Task, TaskKind
from portal.circle.reviews.models import CirclePlace, Review
from portal.circle.triage.kinds import Sounds
from portal.circle.triage.things import Thing
from portal.foundation.identity.actor import Actor, Role


@dataclass(frozen=True, slots=True)
class Flag:
    """What a task says: what the words sound like, and in which thing they stand."""

    sounds: frozenset[Sounds]
    thing: Thing
    thing_id: UUID

    def written(self) -> str:
        """As it stands in the task, sealed: words of ours and an id."""
        return f"{'+'.join(sorted(one.value for one in self.sounds))} {self.thing.value} {self.thing_id}"

    @classmethod
    def of(cls, task: Task) -> "Flag":
        """What a task says."""
        sounds, thing, thing_id = (task.note or "").split(" ")
        return cls(frozenset(Sounds(one) for one in sounds.split("+")), Thing(thing), UUID(thing_id))


def review_of(session: Session, review_id: UUID | None, contact_id: UUID | None) -> Review | None:
    """The review in which words came; else the first in whose circle their writer is."""
    if review_id is not None:
        return session.get(Review, review_id)
    if contact_id is None:
        return None
    query = select(Review).join(CirclePlace, CirclePlace.review_id == Review.id).order_by(CirclePlace.id)
    theirs = query.where(CirclePlace.contact_id == contact_id, CirclePlace.ended_at.is_(None))
    found = list(session.scalars(theirs))
    return next((one for one in found if one.closed_as is None), found[0] if found else None)


def who_looks(session: Session, review: Review | None, area_id: UUID) -> StaffMember | None:
    """The reviewer, if at work; else their deputy; else who leads the area; else who is on duty."""
    found = areas.at_work(session, review.reviewer_id) if review is not None else areas.on_duty(session, area_id)
    if found is not None:
        return found
    leads = areas.staff_with_role(session, area_id, Role.AREA_LEAD)
    return next((one for one in leads if areas.is_here(one)), None) or areas.on_duty(session, area_id)


def may_look(actor: Actor, owner_id: UUID | None, area_id: UUID | None) -> bool:
    """Whether a list leads them to flagged words: their own, nobody's, or of the area that they lead."""
    if area_id is None or area_id not in actor.roles_by_area:
        return False
    return owner_id in {None, actor.id} or actor.has_role(Role.AREA_LEAD, area_id)


def task_for(session: Session, actor: Actor, task_id: UUID) -> Task | None:
    """Flagged words that are this member of staff's to look at: their own, of their review, of whom they stand in for,
    or of the area that they lead.
    """
    task = session.get(Task, task_id)
    if task is None or task.kind is not TaskKind.FLAGGED_WORDS or task.area_id not in actor.roles_by_area:
        return None
    if may_look(actor, task.owner_id, task.area_id):
        return task
    review = session.get(Review, task.review_id) if task.review_id else None
    if review is not None and review.reviewer_id == actor.id:
        return task
    cover = areas.at_work(session, task.owner_id)
    return task if cover is not None and cover.id == actor.id else None
