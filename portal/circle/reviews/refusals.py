"""The person did not want family involved: begun by two people, ended by two, held by the database.

Rule: LeDeR's leaflet names it as the reason not to involve a family. While it stands no contact of a family
relationship is added, invited or written to in this review.
"""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.access import services as access
from portal.circle.people import services as people
from portal.circle.people.models import HoldKind
from portal.circle.promises import services as promises
from portal.circle.promises.models import Task, TaskKind
from portal.circle.reviews import members, second_yes
from portal.circle.reviews.models import FAMILY, CirclePlace, Relationship, Review
from portal.circle.reviews.queries import any_place, has_other_place, standing_refusal
from portal.circle.reviews.second_models import Refusal, SecondYes
from portal.clock import now, today
from portal.foundation.audit import services as audit
from portal.foundation.db.once import found_by, key_of
from portal.foundation.identity.actor import Actor
from portal.foundation.outbox import services as outbox

LOOKED_AT_AGAIN_AFTER = timedelta(days=91)  # three months, unless they write another day


class AlreadyStands(Exception):
    """Two people have written it down before."""


class DoesNotStand(Exception):
    """There is nothing to take back."""


def begin(session: Session, actor: Actor, review: Review, proposal: SecondYes) -> Refusal:
    """The second yes: every family place, link and waiting message ends this moment; a day to look again is set."""
    if standing_refusal(session, review.id) is not None:
        raise AlreadyStands
    second_yes.confirm(session, actor, review, proposal)
    refusal = Refusal(
        review_id=review.id,
        proposal_id=proposal.id,
        first_by=proposal.proposed_by,
        second_by=actor.known_id(),
        begins_at=now(),
        again_on=proposal.again_on or today() + LOOKED_AT_AGAIN_AFTER,
    )
    for place in _places(session, review, ended=False):
        close_place(session, actor, review, place, refusal)
    session.add(refusal)
    session.flush()
    _look_again_on(session, actor, review, refusal)
    audit.record(
        session, "reviews.refusal_begun", actor, area_id=review.area_id, review_id=review.id, thing_id=refusal.id
    )
    return refusal


def close_place(session: Session, actor: Actor, review: Review, place: CirclePlace, refusal: Refusal) -> None:
    """Somebody of the family is in this circle no longer, and nothing goes to them."""
    place.refused_by = refusal.id
    members.end_place(session, actor, review, place)
    access.end_all(session, actor, place.contact_id, why="refusal")
    outbox.cancel_waiting(session, ("contact", place.contact_id))
    elsewhere = has_other_place(session, place)
    if not elsewhere:
        people.hold(session, place.contact_id, HoldKind.REFUSED)
    # Who stands in another circle too is rung as was promised there; the phone desk shows nothing of this review.
    promises.let_go(session, actor, place.contact_id, of=review.id if elsewhere else None)


def end(session: Session, actor: Actor, review: Review, proposal: SecondYes) -> None:
    """Two people say that it does not hold any more: who was in the circle may be invited again."""
    refusal = standing_refusal(session, review.id)
    if refusal is None:
        raise DoesNotStand
    second_yes.confirm(session, actor, review, proposal)
    refusal.ended_at, refusal.ended_first, refusal.ended_second = now(), proposal.proposed_by, actor.known_id()
    session.flush()
    for place in _places(session, review, ended=True):
        if place.refused_by == refusal.id:
            open_place(session, actor, review, place)
    task = found_by(session, Task, _task_key(refusal))
    if task is not None:
        promises.keep(session, actor, task)
    audit.record(
        session, "reviews.refusal_ended", actor, area_id=review.area_id, review_id=review.id, thing_id=refusal.id
    )


def open_place(session: Session, actor: Actor, review: Review, place: CirclePlace) -> None:
    """They are in the circle again. Nothing is sent: somebody rings them first, and invites them anew."""
    place.refused_by = None
    people.end_hold(session, place.contact_id, HoldKind.REFUSED)
    members.take_back_in(session, actor, review, place)


def change_relationship(session: Session, actor: Actor, review: Review, proposal: SecondYes) -> None:
    """Two people say what somebody was to the person; while a refusal stands this decides who is written to."""
    relationship = Relationship(proposal.detail)
    place = any_place(session, review, proposal.contact_id) if proposal.contact_id else None
    if place is None:
        raise second_yes.NotOpen
    second_yes.confirm(session, actor, review, proposal)
    refusal = standing_refusal(session, review.id)
    if refusal is not None and relationship in FAMILY and place.ended_at is None:
        close_place(session, actor, review, place, refusal)
    place.relationship = relationship
    session.flush()
    if relationship not in FAMILY and place.refused_by is not None:
        open_place(session, actor, review, place)
    audit.record(
        session,
        "reviews.relationship_changed",
        actor,
        area_id=review.area_id,
        review_id=review.id,
        thing_id=place.contact_id,
        relationship=relationship.value,
    )


def of_proposal(session: Session, refusal: Refusal) -> SecondYes:
    """What was said, when and to whom."""
    return session.get_one(SecondYes, refusal.proposal_id)


def _places(session: Session, review: Review, *, ended: bool) -> list[CirclePlace]:
    query = select(CirclePlace).where(CirclePlace.review_id == review.id, CirclePlace.relationship.in_(FAMILY))
    return list(
        session.scalars(query.where(CirclePlace.ended_at.is_not(None) if ended else CirclePlace.ended_at.is_(None)))
    )


def _look_again_on(session: Session, actor: Actor, review: Review, refusal: Refusal) -> None:
    day: date = refusal.again_on
    promises.add_task(
        session,
        actor,
        TaskKind.REFUSAL_AGAIN,
        area_id=review.area_id,
        contact_id=None,
        review_id=review.id,
        due_on=day,
        made_once=_task_key(refusal),
    )


def _task_key(refusal: Refusal) -> str:
    return key_of(refusal.id, "look again")
