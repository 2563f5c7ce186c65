"""The one door to a review, its circle, its timeline."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import BindParameter, bindparam, or_, select
from sqlalchemy.orm import Session

from portal.circle.areas.models import StaffMember
from portal.circle.people import queries as people
from portal.circle.people.models import Contact
from portal.circle.reviews.models import (
    CirclePlace,
    CircleStep,
    Relationship,
    Review,
    ReviewHandover,
    ReviewStep,
    Stage,
    StepKind,
)
from portal.circle.reviews.second_models import Refusal
from portal.clock import in_england
from portal.foundation.identity.actor import Actor, Kind


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the circle, as staff or the others may see them."""

    contact_id: UUID
    name: str
    relationship: Relationship
    key_contact: bool
    language: str
    easy: bool
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A review in a list of staff."""

    id: UUID
    reference: str
    person: str
    stage: Stage
    told_on: date
    due_on: date
    opened_on: date


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the timeline."""

    kind: StepKind
    on_day: date


# Built once: building a query costs as much as running it.
_BY_REFERENCE = select(Review).where(Review.reference == bindparam("reference"))
# The word stands in the query itself, not beside it, so that the database sees that the index of open reviews fits.
_COMPLETE: BindParameter[Stage] = bindparam("complete", Stage.COMPLETE, literal_execute=True)
_GOES_ON = select(Review).where(Review.stage != _COMPLETE, Review.closed_as.is_(None))
_OPEN = _GOES_ON.order_by(Review.due_on, Review.id).limit(100)
_OF_REVIEWER = _OPEN.where(Review.reviewer_id == bindparam("reviewer_id"))
_OF_AREAS = _OPEN.where(Review.area_id.in_(bindparam("area_ids", expanding=True)))
_STEPS = (
    select(ReviewStep.kind, ReviewStep.on_day)
    .where(ReviewStep.review_id == bindparam("review_id"))
    .order_by(ReviewStep.on_day, ReviewStep.id)
)


def for_actor(session: Session, actor: Actor, reference: str) -> Review | None:
    """The review with this reference if the actor has anything to do with it; an outsider gets nothing."""
    review = session.scalars(_BY_REFERENCE, {"reference": reference}).first()
    if review is None:
        return None
    if actor.kind is Kind.CONTACT:
        return review if review.id in actor.review_scope else None
    return review if review.area_id in actor.roles_by_area else None


def of_contact(session: Session, actor: Actor) -> list[Review]:
    """Every review whose circle a contact is in; nearly always one."""
    if not actor.review_scope:
        return []
    return list(session.scalars(select(Review).where(Review.id.in_(actor.review_scope)).order_by(Review.id)))


def place_of(session: Session, actor: Actor, review: Review) -> CirclePlace:
    """The actor's own place in the circle."""
    return session.get_one(CirclePlace, actor.review_scope[review.id])


def called_by(place: CirclePlace, review: Review) -> str:
    """What this reader calls the person."""
    called: str = place.called or review.person
    return called


def circle(session: Session, review: Review) -> list[Member]:
    """Everybody in the circle, for staff; the key contact first."""
    places = list(
        session.scalars(
            select(CirclePlace)
            .where(CirclePlace.review_id == review.id, CirclePlace.ended_at.is_(None))
            .order_by(CirclePlace.key_contact.desc(), CirclePlace.id)
        )
    )
    contacts = people.by_ids(session, {place.contact_id for place in places})
    return [
        Member(
            place.contact_id,
            contacts[place.contact_id].name,
            place.relationship,
            place.key_contact,
            contacts[place.contact_id].language,
            contacts[place.contact_id].easy,
            tuple(contacts[place.contact_id].needs),
        )
        for place in places
    ]


def contacts(session: Session, review: Review) -> list[Contact]:
    """Everybody in the circle, to be written to; who came first stands first."""
    query = (
        select(Contact)
        .join(CirclePlace, CirclePlace.contact_id == Contact.id)
        .where(CirclePlace.review_id == review.id, CirclePlace.ended_at.is_(None))
    )
    return list(session.scalars(query.order_by(CirclePlace.id)))


def member(session: Session, review: Review, contact_id: UUID) -> CirclePlace | None:
    """The place of somebody who is in this circle now."""
    query = select(CirclePlace).where(CirclePlace.review_id == review.id, CirclePlace.contact_id == contact_id)
    return session.scalars(query.where(CirclePlace.ended_at.is_(None))).first()


def left(session: Session, review: Review) -> list[tuple[CirclePlace, Contact]]:
    """Who was in this circle and is not any more."""
    query = select(CirclePlace).where(CirclePlace.review_id == review.id, CirclePlace.ended_at.is_not(None))
    places = list(session.scalars(query.order_by(CirclePlace.id)))
    contacts = people.by_ids(session, {place.contact_id for place in places})
    return [(place, contacts[place.contact_id]) for place in places]


def has_other_place(session: Session, place: CirclePlace) -> bool:
    """Whether somebody is in another circle as well."""
    others = select(CirclePlace.id).where(
        CirclePlace.contact_id == place.contact_id, CirclePlace.ended_at.is_(None), CirclePlace.id != place.id
    )
    return session.scalars(others.limit(1)).first() is not None


def standing_refusal(session: Session, review_id: UUID) -> Refusal | None:
    """The person's wish that family is not involved, while it stands."""
    return session.scalars(select(Refusal).where(Refusal.review_id == review_id, Refusal.ended_at.is_(None))).first()


def any_place(session: Session, review: Review, contact_id: UUID) -> CirclePlace | None:
    """The place of somebody who is in this circle, or was."""
    query = select(CirclePlace).where(CirclePlace.review_id == review.id, CirclePlace.contact_id == contact_id)
    return session.scalars(query).first()


def steps_to_contacts(session: Session, review: Review) -> list[CircleStep]:
    """How everybody of the circle was told and invited, oldest first."""
    query = select(CircleStep).where(CircleStep.review_id == review.id)
    return list(session.scalars(query.order_by(CircleStep.on_day, CircleStep.id)))


def handed_over(session: Session, staff_id: UUID, since: date) -> list[tuple[ReviewHandover, str]]:
    """Reviews that came to this reviewer or went from them since that day, with their references; newest first."""
    mine = or_(ReviewHandover.from_staff == staff_id, ReviewHandover.to_staff == staff_id)
    query = select(ReviewHandover, Review.reference).join(Review, Review.id == ReviewHandover.review_id)
    found = session.execute(query.where(mine, ReviewHandover.on_day >= since).order_by(ReviewHandover.id.desc()))
    return [(one, reference) for one, reference in found]


def others_who_show(session: Session, actor: Actor, review: Review) -> list[Member]:
    """Others of the circle who let the circle know that they are in it."""
    shown = {
        place.contact_id
        for place in session.scalars(
            select(CirclePlace).where(
                CirclePlace.review_id == review.id,
                CirclePlace.ended_at.is_(None),
                CirclePlace.shows_presence.is_(True),
                CirclePlace.contact_id != actor.id,
            )
        )
    }
    return [member for member in circle(session, review) if member.contact_id in shown] if shown else []


def of_reviewer(session: Session, reviewer_id: UUID) -> list[Listed]:
    """A reviewer's open reviews, due first."""
    return [_listed(one) for one in session.scalars(_OF_REVIEWER, {"reviewer_id": reviewer_id})]


def finished_of_reviewer(session: Session, reviewer_id: UUID, review_ids: set[UUID]) -> list[Listed]:
    """Those of these reviews that are this reviewer’s and complete: what is said of them later is answered too."""
    if not review_ids:
        return []
    query = select(Review).where(
        Review.id.in_(review_ids), Review.reviewer_id == reviewer_id, Review.stage == _COMPLETE
    )
    return [_listed(one) for one in session.scalars(query)]


def of_areas(session: Session, area_ids: set[UUID]) -> list[Listed]:
    """Open reviews of these areas, due first."""
    return [_listed(one) for one in session.scalars(_OF_AREAS, {"area_ids": list(area_ids)})]


def reviewer_left(session: Session, area_ids: set[UUID]) -> dict[UUID, str]:
    """Reviews of these areas whose reviewer has left, and who that was: nobody reads what comes until then."""
    query = select(Review.id, StaffMember.name).join(StaffMember, StaffMember.id == Review.reviewer_id)
    gone = query.where(Review.area_id.in_(area_ids), StaffMember.left_at.is_not(None))
    return {review_id: name for review_id, name in session.execute(gone)}


def closed_in(session: Session, area_ids: set[UUID]) -> list[Listed]:
    """Reviews of these areas that went no further, newest first."""
    query = select(Review).where(Review.area_id.in_(area_ids), Review.closed_as.is_not(None))
    return [_listed(one) for one in session.scalars(query.order_by(Review.id.desc()).limit(50))]


def timeline(session: Session, review: Review) -> list[Step]:
    """What has been done, oldest first."""
    return [Step(kind, on_day) for kind, on_day in session.execute(_STEPS, {"review_id": review.id})]


def _listed(review: Review) -> Listed:
    opened_on = in_england(review.opened_at).date()
    return Listed(review.id, review.reference, review.person, review.stage, review.told_on, review.due_on, opened_on)
