"""A review of the demo with one contact in its circle."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from portal.circle.people import services as people
from portal.circle.people.models import Contact
from portal.circle.reviews import services as reviews
from portal.circle.reviews.models import Relationship, Review
from portal.clock import today
from portal.foundation.db.lookup import Lookup
from portal.foundation.identity.actor import SYSTEM
from portal.foundation.outbox.models import Channel


@dataclass(frozen=True, slots=True)
class Alone:
    """Who died, told how many days ago, and the one who takes part."""

    person: str
    told_days_ago: int
    name: str
    email: str
    relationship: Relationship
    called: str
    address: str = ""


def open_with(session: Session, lookup: Lookup, first: Review, wanted: Alone) -> tuple[Review, Contact]:
    """Open the review in the area and with the reviewer of ``first``, and invite its one contact."""
    review = reviews.open_review(
        session,
        SYSTEM,
        area_id=first.area_id,
        reviewer_id=first.reviewer_id,
        person=wanted.person,
        told_on=today() - timedelta(days=wanted.told_days_ago),
    )
    contact = people.add_contact(
        session,
        lookup,
        SYSTEM,
        area_id=first.area_id,
        name=wanted.name,
        channel=Channel.EMAIL,
        email=wanted.email,
        address=wanted.address,
    )
    reviews.invite(session, SYSTEM, review, contact, wanted.relationship, called=wanted.called)
    return review, contact
