"""Messages about a focused review: that there is an answer, never which."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.circle.access.doors import Ways
from portal.circle.areas import queries as areas
from portal.circle.people import queries as people
from portal.circle.people.queries import MessageKind
from portal.circle.people.services import notify
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.clock import now
from portal.foundation.identity.actor import Actor
from portal.taking_part.focused import queries


def decided(session: Session, actor: Actor, review: Review, ways: Ways) -> None:
    """Tell each of the circle that somebody has written to them: the decision and its reasons are on their page.

    Who asked is not kept waiting for the day of the week on which they read news; for quiet dates it waits.
    """
    signed = areas.signature(session, review.area_id, actor.known_id())
    asked = queries.who_asks(session, review.id)
    for contact in reviews.contacts(session, review):
        told = {"page": ways.door(session, contact.id), **signed}
        kind = MessageKind.DECIDED if contact.id in asked else MessageKind.NEWS
        notify(session, contact, "answered", told, kind=kind)


def held_back(session: Session, review: Review) -> list[tuple[str, datetime | None]]:
    """Who asked and would not hear of a decision now: the name, and from when on; nothing while nobody knows."""
    asked, found = queries.who_asks(session, review.id), []
    for contact in reviews.contacts(session, review):
        if contact.id in asked:
            goes_at = people.next_moment(session, contact, MessageKind.DECIDED, now())
            if goes_at is None or goes_at > now():
                found.append((contact.name, goes_at))
    return found
