"""A copy on paper: asked for, put into the queue of letters, printed with its letter, in the post, come back."""

import json
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.people.models import Contact
from portal.circle.post import queries as post
from portal.circle.post import services as letters
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.clock import now, today
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor, Kind
from portal.foundation.media.store import FileStore
from portal.foundation.outbox.models import Notice, State
from portal.taking_part.copies import giving
from portal.taking_part.copies.contents import NoSuchForm
from portal.taking_part.copies.models import CopyForm
from portal.taking_part.drafts import offering, queries
from portal.taking_part.drafts.completion_models import DraftOffer, Meeting
from portal.taking_part.drafts.models import DraftVersion

WAITS = (State.FOR_STAFF, State.PRINTED)


def ask(
    session: Session, actor: Actor, review: Review, contact: Contact, version: DraftVersion, form: CopyForm
) -> Notice:
    """Put a copy into the queue; asked for twice it waits once. Raises ``letters.HeldBack`` or ``letters.NoAddress``.

    Who asks for one has answered the offer of the draft, and completion waits until it is in the post.
    """
    if (already := _waiting(session, contact.id, version.id, form)) is not None:
        return already
    context = {"review_id": str(review.id), "version_id": str(version.id), "form": form.value}
    if actor.kind is Kind.CONTACT:
        context["staff_id"] = str(review.reviewer_id)
    newest = queries.opened_version(session, review.id)
    if newest is not None and newest.id != version.id:
        context["earlier"] = "yes"  # theirs to keep, and no answer to the offer of the newest
    notice = letters.write(session, actor, contact, post.ENCLOSING, context)
    if not version.portrait and "earlier" not in context:
        offer = offering.offer_to(session, review.id, contact.id)
        offer = offer or offering.offer(session, actor, review, contact, copy=True)
        offer.copy_offered_at = offer.copy_offered_at or now()
        if actor.kind is Kind.CONTACT:
            offer.copy_asked_at, offer.copy_given_at = now(), None
            took(session, actor, review, contact.id, given=False)
    session.flush()
    audit.record(
        session,
        "copies.asked",
        actor,
        area_id=review.area_id,
        review_id=review.id,
        thing_id=notice.id,
        number=version.number,
        form=form.value,
    )
    return notice


def took(session: Session, actor: Actor, review: Review, contact_id: UUID, *, given: bool) -> None:
    """They have a copy, or asked for one: an answer to the offer, where they had given none (F57)."""
    offer = offering.offer_to(session, review.id, contact_id)
    if offer is None:
        return
    if given:
        offer.copy_given_at = now()
    if offer.answer is None:
        offering.say_how(session, actor, offer, Meeting.ALONE)
    session.flush()


def to_print(session: Session, review_id: UUID, contact_id: UUID) -> list[tuple[int, CopyForm]]:
    """Copies of this review that somebody still prints for them: the number of the version, and in which form."""
    found = [json.loads(one.context) for one in _letters(session, contact_id) if one.state is State.FOR_STAFF]
    theirs = [one for one in found if one.get("review_id") == str(review_id)]
    versions = [queries.version_of(session, review_id, UUID(one["version_id"])) for one in theirs]
    return [(version.number, CopyForm(one["form"])) for one, version in zip(theirs, versions, strict=True) if version]


def _letters(session: Session, contact_id: UUID) -> list[Notice]:
    """Letters with a copy that are not in the post yet."""
    query = select(Notice).where(
        Notice.owner_kind == "contact",
        Notice.owner_id == contact_id,
        Notice.template == post.ENCLOSING,
        Notice.state.in_(WAITS),
    )
    return list(session.scalars(query.order_by(Notice.id)))


def _waiting(session: Session, contact_id: UUID, version_id: UUID, form: CopyForm) -> Notice | None:
    for one in _letters(session, contact_id):
        context = json.loads(one.context)
        if (context.get("version_id"), context.get("form")) == (str(version_id), form.value):
            return one
    return None


def enclosed(session: Session, files: FileStore, notice: Notice, base_url: str) -> tuple[Review, giving.Made]:
    """The copy that goes with a letter. Raises ``NoSuchForm`` for one that nobody in the circle may have now."""
    context = json.loads(notice.context)
    review = session.get(Review, UUID(context["review_id"]))
    contact = session.get_one(Contact, notice.owner_id)
    where = reviews.member(session, review, contact.id) if review else None
    version = queries.version_of(session, review.id, UUID(context["version_id"])) if review else None
    if review is None or where is None or version is None:
        raise NoSuchForm
    form = CopyForm(context["form"])
    made = giving.make(session, files, review, where, version, form, contact.reading, base_url, needs=contact.needs)
    return review, made


def posted(session: Session, notice: Notice) -> None:
    """It is in the post: the letter of the three tries (F57), and the copy that they asked for."""
    if (offer := _offer(session, notice)) is not None:
        offer.letter_on, offer.copy_given_at = offer.letter_on or today(), now()
        session.flush()


def not_there(session: Session, notice: Notice) -> None:
    """It was not posted after all, or came back: it counts no more."""
    offer = _offer(session, notice)
    if offer is None or offer.copy_given_at is None:
        return
    if notice.sent_at is None or offer.letter_on == notice.sent_at.date() or offer.letter_on == today():
        offer.letter_on = None
    offer.copy_given_at = None
    offer.copy_asked_at = offer.copy_asked_at or now()
    session.flush()


def _offer(session: Session, notice: Notice) -> DraftOffer | None:
    context = json.loads(notice.context) if notice.template == post.ENCLOSING else {}
    if not context or "earlier" in context:
        return None
    return offering.offer_to(session, UUID(context["review_id"]), notice.owner_id)
