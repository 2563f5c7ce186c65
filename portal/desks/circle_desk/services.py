"""What the pages of a circle do in more than one room at once."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.circle.access import services as access
from portal.circle.access.doors import Ways
from portal.circle.people import services as people
from portal.circle.people.models import Contact
from portal.circle.reviews import alike, inviting, members, naming, queries
from portal.circle.reviews import services as reviews
from portal.circle.reviews.models import CirclePlace, CircleStepKind, Relationship, Review, SpokenOf, StepKind
from portal.clock import today
from portal.foundation.db.lookup import Lookup
from portal.foundation.db.once import found_by, key_of
from portal.foundation.identity.actor import Actor
from portal.foundation.outbox.models import Channel


class NeedsTwo(Exception):
    """A relationship is put right by two people while the person's wish stands that family is not involved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What is known of somebody, and how they want to hear from us."""

    name: str
    called: str | None
    relationship: Relationship
    language: str
    easy: bool
    needs: list[str]
    channel: Channel
    email: str | None
    phone: str | None
    address: str | None
    key_contact: bool
    spoken_of: SpokenOf | None = None
    word_for_death: str | None = None


def open_review(session: Session, lookup: Lookup, actor: Actor, form_key: str, **told: object) -> Review:
    """Open a review and name its reviewer; the same form sent twice opens one.

    Raises ``UnderEighteen``, or ``AlreadyHere`` when its reference in LeDeR has a review in this area.
    """
    key = key_of(actor.id, form_key)
    earlier = found_by(session, Review, key)
    if earlier is not None:
        return earlier
    if there := alike.here_already(session, lookup, told["area_id"], told.get("leder_reference")):
        raise alike.AlreadyHere(there)
    try:
        with session.begin_nested():
            review = reviews.open_review(session, actor, made_once=key, **told)  # type: ignore[arg-type]  # checked there
            alike.keep_keys(lookup, review)
            reviews.write_step(session, review, StepKind.REVIEWER_NAMED, today(), review.reviewer_id)
    except IntegrityError:
        winner = found_by(session, Review, key)
        if winner is None:
            raise
        return winner
    return review


def add(session: Session, lookup: Lookup, actor: Actor, review: Review, details: Details, form_key: str) -> UUID:
    """Add somebody to the circle; the same form sent twice adds one. Returns the contact's id."""
    key = key_of(actor.id, f"{review.id}|{form_key}")
    earlier = found_by(session, CirclePlace, key)
    if earlier is not None:
        return earlier.contact_id
    try:
        with session.begin_nested():
            place = _add(session, lookup, actor, review, details, key)
    except IntegrityError:
        winner = found_by(session, CirclePlace, key)
        if winner is None:
            raise
        return winner.contact_id
    members.ring_first(session, actor, review, place, chosen=details.key_contact)
    return place.contact_id


def _add(session: Session, lookup: Lookup, actor: Actor, review: Review, details: Details, key: str) -> CirclePlace:
    contact = people.add_contact(
        session,
        lookup,
        actor,
        area_id=review.area_id,
        name=details.name,
        channel=details.channel,
        email=details.email,
        phone=details.phone,
        address=details.address,
        language=details.language,
        easy=details.easy,
        needs=details.needs,
    )
    place = reviews.invite(session, actor, review, contact, details.relationship, called=details.called, made_once=key)
    if details.spoken_of:
        naming.say_spoken_of(session, actor, review, place, details.spoken_of)
    if details.word_for_death:
        naming.say_own_word(session, actor, review, place, details.word_for_death)
    return place


def correct(
    session: Session, lookup: Lookup, actor: Actor, review: Review, place: CirclePlace, details: Details
) -> bool:
    """Put right what we know of somebody; whether their old links ended, because they have moved.

    Raises ``NeedsTwo`` for another relationship while a refusal stands.
    """
    if details.relationship != place.relationship and queries.standing_refusal(session, review.id):
        raise NeedsTwo
    contact = session.get_one(Contact, place.contact_id)
    moved = people.correct(
        session,
        lookup,
        actor,
        contact,
        name=details.name,
        channel=details.channel,
        email=details.email,
        phone=details.phone,
        address=details.address,
        language=details.language,
        easy=details.easy,
        needs=details.needs,
    )
    place.called, place.relationship = details.called, details.relationship
    if place.spoken_of != (details.spoken_of.value if details.spoken_of else None):
        naming.say_spoken_of(session, actor, review, place, details.spoken_of)
    if place.word_for_death != details.word_for_death:
        naming.say_own_word(session, actor, review, place, details.word_for_death)
    members.ring_first(session, actor, review, place, chosen=details.key_contact)
    if moved:
        access.end_all(session, actor, contact.id, why="moved")
    return moved


def invite(session: Session, actor: Actor, review: Review, place: CirclePlace, ways: Ways, form_key: str) -> None:
    """Send the first link by email, once for each form. Raises what ``inviting.make_sure`` raises."""
    inviting.make_sure(session, review, place)
    key = key_of(actor.id, f"{place.id}|{form_key}")
    if members.write_down(session, actor, review, place, CircleStepKind.INVITED_BY_EMAIL, made_once=key):
        contact = session.get_one(Contact, place.contact_id)
        access.invite(session, ways.lookup, contact, actor.known_id(), ways.base_url)
