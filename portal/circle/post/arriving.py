"""Post that comes: what staff put in for a contact, as the contact's own, and what follows from what was ticked."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from portal.circle.access import services as access
from portal.circle.people import services as people
from portal.circle.people.models import LARGE_PRINT, Contact, HoldKind
from portal.circle.post.models import ArrivedPost, SlipAnswer
from portal.circle.post.queries import RECEIPT
from portal.circle.post.receipts import context_of
from portal.circle.post.services import HeldBack, NoAddress, write
from portal.circle.promises import services as promises
from portal.circle.promises.models import PartOfDay
from portal.circle.promises.services import CallBack
from portal.circle.reviews.models import Review
from portal.clock import now, today
from portal.foundation.audit import services as audit
from portal.foundation.db import once
from portal.foundation.identity.actor import Actor
from portal.foundation.outbox.models import Channel


@dataclass(frozen=True, slots=True)
class Envelope:
    """What was in it, as staff typed it. ``photos``: how many came on paper."""

    came_on: date
    ticked: tuple[SlipAnswer, ...]
    words: str
    photos: int
    answers_notice_id: UUID | None
    form_key: str


def found_before(session: Session, actor: Actor, form_key: str) -> ArrivedPost | None:
    """What the same form, sent before, has put in."""
    return once.found_by(session, ArrivedPost, once.key_of(actor.id, form_key))


def put_in(session: Session, actor: Actor, review: Review, contact: Contact, envelope: Envelope) -> ArrivedPost:
    """Write down an envelope and do what its slip asks for. The same form twice puts it in once."""
    if (already := found_before(session, actor, envelope.form_key)) is not None:
        return already
    row = ArrivedPost(
        review_id=review.id,
        contact_id=contact.id,
        answers_notice_id=envelope.answers_notice_id,
        came_on=envelope.came_on,
        put_in_by=actor.known_id(),
        put_in_at=now(),
        ticked=[one.value for one in envelope.ticked],
        asked_to_share=SlipAnswer.MAY_READ in envelope.ticked,
        photos=envelope.photos,
        made_once=once.key_of(actor.id, envelope.form_key),
    )
    row.words = envelope.words or None
    if (won := once.add_once(session, row)) is not row:
        return won
    audit.record(
        session,
        "post.put_in",
        actor,
        area_id=review.area_id,
        review_id=review.id,
        thing_id=row.id,
        photos=envelope.photos,
        words=bool(envelope.words),
    )
    for answer in envelope.ticked:
        _follow(session, actor, review, contact, row, answer)
    session.flush()
    return row


def _follow(
    session: Session, actor: Actor, review: Review, contact: Contact, row: ArrivedPost, answer: SlipAnswer
) -> None:
    """Do what one tick asks for; who may read what came is the room of stories'."""
    if answer is SlipAnswer.RING_ME:
        asked = CallBack(contact.name, contact.phone or "", PartOfDay.MORNING, language=contact.reading.locale)
        promises.promise_call(
            session, actor, asked, area_id=review.area_id, form_key=f"post|{row.id}", review_id=review.id
        )
    elif answer is SlipAnswer.BY_POST:
        contact.channel = Channel.LETTER
    elif answer is SlipAnswer.LARGER_PRINT:
        contact.needs = sorted({*contact.needs, LARGE_PRINT})
    elif answer is SlipAnswer.NO_MORE:
        people.hold(session, contact.id, HoldKind.STOPPED)
    elif answer is SlipAnswer.NOT_FOR_ME:
        access.not_them(session, contact.id)


def receipt(session: Session, actor: Actor, contact: Contact, row: ArrivedPost) -> bool:
    """Put a receipt in the queue; whether there is one. Whom a letter did not belong to gets none."""
    context = context_of(
        row.came_on,
        [SlipAnswer(one) for one in row.ticked],
        words=row.words is not None,
        photos=row.photos,
        shared=row.shared,
    )
    context["review_id"] = str(row.review_id)
    try:
        row.receipt_notice_id = write(session, actor, contact, RECEIPT, context).id
    except (HeldBack, NoAddress):
        return False
    session.flush()
    return True


def sent_back(session: Session, actor: Actor, row: ArrivedPost) -> None:
    """The photos are on their way back to them. Pressing twice changes nothing."""
    if row.photos and row.sent_back_on is None:
        row.sent_back_on, row.sent_back_by = today(), actor.known_id()
        session.flush()
        audit.record(session, "post.photos_sent_back", actor, review_id=row.review_id, thing_id=row.id)
