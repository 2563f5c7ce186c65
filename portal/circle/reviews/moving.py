"""Two people move somebody to the review where they belong, say that two contacts are one person, and part them."""

from uuid import UUID

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from portal.circle.access import services as access
from portal.circle.people import services as people
from portal.circle.people.models import Contact, HoldKind
from portal.circle.reviews import members, second_yes
from portal.circle.reviews.models import FAMILY, CirclePlace, CircleStep, Review
from portal.circle.reviews.queries import any_place, standing_refusal
from portal.circle.reviews.second_models import SecondYes
from portal.circle.reviews.services import FamilyRefused
from portal.foundation.audit import services as audit
from portal.foundation.db.lookup import Lookup
from portal.foundation.events import ContactMoved, ContactsMerged, ContactsParted, bus
from portal.foundation.identity.actor import Actor
from portal.foundation.outbox import services as outbox


class NotThere(Exception):
    """The review or the person that was named is not of this area or circle any more."""


def review_in_area(session: Session, area_id: UUID, reference: str) -> Review | None:
    """A review of this area by its reference, as people type it."""
    query = select(Review).where(Review.reference == reference.strip().upper(), Review.area_id == area_id)
    return session.scalars(query).first()


def move_contact(session: Session, actor: Actor, review: Review, proposal: SecondYes) -> None:
    """They go to the other circle with their steps and stories; every link ends, so that nothing leads to this one.

    Raises ``NotThere``, ``FamilyRefused`` and what ``confirm`` raises.
    """
    target = session.get(Review, proposal.other_id) if proposal.other_id else None
    place = any_place(session, review, proposal.contact_id) if proposal.contact_id else None
    if target is None or target.area_id != review.area_id or place is None or place.ended_at is not None:
        raise NotThere
    if place.relationship in FAMILY and standing_refusal(session, target.id):
        raise FamilyRefused
    second_yes.confirm(session, actor, review, proposal)
    contact_id = place.contact_id
    there = any_place(session, target, contact_id)
    if there is None:
        place.review_id, place.key_contact = target.id, False
    else:
        members.end_place(session, actor, review, place)
        members.take_back_in(session, actor, target, there)
    steps = update(CircleStep).where(CircleStep.review_id == review.id, CircleStep.contact_id == contact_id)
    session.execute(steps.values(review_id=target.id))
    session.flush()
    access.end_all(session, actor, contact_id, why="moved_review")
    outbox.cancel_waiting(session, ("contact", contact_id))
    bus.announce(session, ContactMoved(actor, contact_id, review.id, target.id))
    _tell(session, "reviews.contact_moved", actor, review, contact_id)


def merge(session: Session, actor: Actor, review: Review, proposal: SecondYes) -> None:
    """Two contacts are one person: one stays with everything, the other's links and doors end. Nothing is lost."""
    goes, stays = _two(session, review, proposal)
    second_yes.confirm(session, actor, review, proposal)
    for place in session.scalars(_live(goes.id)).all():
        members.end_place(session, actor, session.get_one(Review, place.review_id), place)
    goes.merged_into = stays.id
    goes.email_token = goes.phone_token = None
    people.forget_name_keys(session, goes.id)
    access.end_all(session, actor, goes.id, why="merged")
    people.hold(session, goes.id, HoldKind.MERGED)
    bus.announce(session, ContactsMerged(actor, goes.id, stays.id))
    _tell(session, "reviews.contacts_merged", actor, review, goes.id)


def part(session: Session, actor: Actor, lookup: Lookup, review: Review, proposal: SecondYes) -> None:
    """They are two people after all: the one that went is in the circle again, with what was theirs."""
    contact = session.get(Contact, proposal.contact_id) if proposal.contact_id else None
    if contact is None or contact.merged_into is None:
        raise NotThere
    place = any_place(session, review, contact.id)
    if place is None:
        raise NotThere
    second_yes.confirm(session, actor, review, proposal)
    stays, contact.merged_into = contact.merged_into, None
    contact.email_token = lookup.email(contact.email) if contact.email else None
    contact.phone_token = lookup.phone(contact.phone) if contact.phone else None
    people.keep_name_keys(session, lookup, contact)
    people.end_hold(session, contact.id, HoldKind.MERGED)
    members.take_back_in(session, actor, review, place)
    bus.announce(session, ContactsParted(actor, contact.id, stays))
    _tell(session, "reviews.contacts_parted", actor, review, contact.id)


def _two(session: Session, review: Review, proposal: SecondYes) -> tuple[Contact, Contact]:
    """Who goes and who stays: both in this circle now, and in no other."""
    found = []
    for contact_id in (proposal.contact_id, proposal.other_id):
        contact = session.get(Contact, contact_id) if contact_id else None
        places = session.scalars(_live(contact.id)).all() if contact else []
        if contact is None or contact.merged_into or [one.review_id for one in places] != [review.id]:
            raise NotThere
        found.append(contact)
    if found[0].id == found[1].id:
        raise NotThere
    return found[0], found[1]


def _live(contact_id: UUID) -> Select[CirclePlace]:
    return select(CirclePlace).where(CirclePlace.contact_id == contact_id, CirclePlace.ended_at.is_(None))


def _tell(session: Session, event: str, actor: Actor, review: Review, thing_id: UUID) -> None:
    audit.record(session, event, actor, area_id=review.area_id, review_id=review.id, thing_id=thing_id)
