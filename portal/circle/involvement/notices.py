"""Messages about whom we ring first and who answers: they name no other contact, no person and no review."""

from uuid import UUID

from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.people.models import Contact
from portal.circle.people.queries import MessageKind
from portal.circle.people.services import notify
from portal.circle.promises import services as promises
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.foundation.events import ReviewerChanged


def whom_we_ring(session: Session, contact: Contact, what: str) -> None:
    """Tell somebody: they are ``asked``; the other said ``no``; from now on it is ``you``, or ``not_you``."""
    card = areas.card(session, contact.area_id)
    notify(
        session,
        contact,
        "whom_we_ring",
        {"what": what, "area_name": card.name if card else "", "area_phone": card.phone if card else ""},
        # What somebody asked for themselves, and what ends their links, is answered at once.
        kind=MessageKind.NEWS if what == "asked" else MessageKind.ASKED_FOR,
    )


def reviewer_changed(session: Session, event: ReviewerChanged) -> None:
    """Tell the circle by name (F114), and pass on what was promised: nothing needs telling twice."""
    review = session.get_one(Review, event.review_id)
    promises.pass_on(session, event.review_id, event.from_staff, event.to_staff)
    card = areas.card(session, review.area_id)
    names = areas.names_of(session, {event.from_staff, event.to_staff})
    old, new = names[event.from_staff], names[event.to_staff]
    contacts: list[UUID] = [one.contact_id for one in reviews.circle(session, review)]
    for contact_id in contacts:
        notify(
            session,
            session.get_one(Contact, contact_id),
            "new_reviewer",
            {
                "old_name": old.name,
                "staff_name": new.name,
                "staff_phone": new.phone,
                "area_name": card.name if card else "",
                "area_phone": card.phone if card else "",
            },
            kind=MessageKind.NEWS,
        )
