"""Handing over whom we ring first (F17): the key contact asks, the other says yes or no, both are told.

Nothing private passes: stories, quiet days, helpers, choices belong to a contact. The timeline belongs to the review.
"""

from uuid import UUID

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from portal.circle.access import services as access
from portal.circle.involvement import notices
from portal.circle.people.models import Contact
from portal.circle.reviews import members
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import CirclePlace, KeyContactOffer, OfferAnswer, Relationship, Review
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor

NOT_FAMILY = frozenset({Relationship.FRIEND, Relationship.PAID_CARER, Relationship.ADVOCATE})
_OPEN = (
    select(KeyContactOffer)
    .where(KeyContactOffer.review_id == bindparam("review_id"), KeyContactOffer.answered_at.is_(None))
    .order_by(KeyContactOffer.id.desc())
    .limit(1)
)


class NotTheirs(Exception):
    """Only the key contact asks, only somebody who shows that they are here is asked, only who was asked answers."""


def open_offer(session: Session, review: Review) -> KeyContactOffer | None:
    """What the key contact asked and nobody has answered yet."""
    return session.scalars(_OPEN, {"review_id": review.id}).first()


def needs_telling(place: CirclePlace) -> bool:
    """Whether this is a key contact who is not family: told at the start what they will be able to read (F16)."""
    return place.key_contact and place.relationship in NOT_FAMILY


def ask(session: Session, actor: Actor, review: Review, place: CirclePlace, to_contact: UUID) -> KeyContactOffer:
    """Ask somebody of the circle to be whom we ring first. Asking another takes the first question back."""
    shown = {one.contact_id for one in reviews.others_who_show(session, actor, review)}
    if not place.key_contact or to_contact not in shown:
        raise NotTheirs
    before = open_offer(session, review)
    if before is not None and before.to_contact == to_contact:
        return before
    take_back(session, actor, review)
    offer = KeyContactOffer(review_id=review.id, from_contact=place.contact_id, to_contact=to_contact, offered_at=now())
    session.add(offer)
    session.flush()
    notices.whom_we_ring(session, session.get_one(Contact, to_contact), "asked")
    audit.record(
        session,
        "reviews.key_contact_offered",
        actor,
        area_id=review.area_id,
        review_id=review.id,
        thing_id=to_contact,
    )
    return offer


def take_back(session: Session, actor: Actor, review: Review) -> None:
    """The question is not asked any more."""
    offer = open_offer(session, review)
    if offer is not None and offer.from_contact == actor.id and _settle(session, offer, OfferAnswer.TAKEN_BACK):
        _tell(session, actor, review, offer, OfferAnswer.TAKEN_BACK)


def answer(session: Session, actor: Actor, review: Review, offer_id: UUID, *, yes: bool) -> bool:
    """Say yes or no. With a yes the old key contact's links end; both are told. Whether the question still stood."""
    offer = session.get(KeyContactOffer, offer_id)
    if offer is None or offer.review_id != review.id or offer.to_contact != actor.id:
        raise NotTheirs
    said = OfferAnswer.YES if yes else OfferAnswer.NO
    asked_by = reviews.member(session, review, offer.from_contact)
    if not _settle(session, offer, said):
        return False
    _tell(session, actor, review, offer, said)
    if asked_by is None or not asked_by.key_contact:  # staff have chosen somebody meanwhile
        return False
    asker = session.get_one(Contact, offer.from_contact)
    if not yes:
        notices.whom_we_ring(session, asker, "no")
        return True
    place = reviews.place_of(session, actor, review)
    members.ring_first(session, actor, review, place, chosen=True)
    access.end_all(session, actor, asker.id, why="handed_over", way_back=True)
    notices.whom_we_ring(session, asker, "not_you")
    notices.whom_we_ring(session, session.get_one(Contact, place.contact_id), "you")
    return True


def _settle(session: Session, offer: KeyContactOffer, said: OfferAnswer) -> bool:
    """Of two answers at once one counts."""
    still = KeyContactOffer.id == offer.id, KeyContactOffer.answered_at.is_(None)
    won = session.execute(
        update(KeyContactOffer).where(*still).values(answered_at=now(), answer=said).returning(KeyContactOffer.id)
    ).first()
    return won is not None


def _tell(session: Session, actor: Actor, review: Review, offer: KeyContactOffer, said: OfferAnswer) -> None:
    audit.record(
        session,
        "reviews.key_contact_answered",
        actor,
        area_id=review.area_id,
        review_id=review.id,
        thing_id=offer.id,
        answer=said.value,
    )
