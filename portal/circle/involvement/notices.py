"""Messages about whom we ring first and who answers: they name no other contact, no person and no review."""

from datetime import date

from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.involvement.no_news_models import WaitsFor
from portal.circle.people.models import Contact
from portal.circle.people.queries import MessageKind
from portal.circle.people.services import notify
from portal.circle.promises import services as promises
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.foundation.events import ReviewerChanged, ReviewerChangePlanned


def whom_we_ring(session: Session, contact: Contact, what: str) -> None:
    """Tell somebody: they are ``asked``; the other said ``no``; from now on it is ``you``, or ``not_you``."""
    notify(
        session,
        contact,
        "whom_we_ring",
        {"what": what, **areas.signature(session, contact.area_id)},
        # What somebody asked for themselves, and what ends their links, is answered at once.
        kind=MessageKind.NEWS if what == "asked" else MessageKind.ASKED_FOR,
    )


def no_news(
    session: Session, contact: Contact, waits_for: WaitsFor, next_on: date | None, says: dict[str, str]
) -> None:
    """There is no news yet: what we wait for, and by when we write again, if that was agreed."""
    told = {"waits_for": waits_for.value, "next_on": next_on.isoformat() if next_on else "", **says}
    notify(session, contact, "no_news", told, kind=MessageKind.NEWS)


def reviewer_changed(session: Session, event: ReviewerChanged) -> None:
    """Tell the circle by name (F114), and pass on what was promised: nothing needs telling twice."""
    review = session.get_one(Review, event.review_id)
    promises.pass_on(session, event.review_id, event.from_staff, event.to_staff)
    if not event.told_before:
        _new_reviewer(session, review, event, "")


def reviewer_change_planned(session: Session, event: ReviewerChangePlanned) -> None:
    """Tell the circle beforehand who comes and from which day; or, taken back, that the reviewer stays."""
    _new_reviewer(session, session.get_one(Review, event.review_id), event, event.from_day or "stays")


def _new_reviewer(
    session: Session, review: Review, event: ReviewerChanged | ReviewerChangePlanned, from_day: str
) -> None:
    old = areas.names_of(session, {event.from_staff})[event.from_staff]
    signed_by = event.from_staff if from_day == "stays" else event.to_staff
    signed = areas.signature(session, review.area_id, signed_by)
    told = {"old_name": old.name, "old_phone": old.phone, "from_day": from_day, **signed}
    for contact in reviews.contacts(session, review):
        notify(session, contact, "new_reviewer", told, kind=MessageKind.NEWS)
