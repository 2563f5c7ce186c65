"""Writing letters, printing them, and what staff say became of them."""

import json
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from portal.circle.access import codes
from portal.circle.access import services as access
from portal.circle.areas import queries as areas
from portal.circle.people import services as people
from portal.circle.people.models import Contact
from portal.circle.people.queries import MessageKind, may_contact
from portal.circle.post import letters
from portal.circle.post.queries import CODE, ENCLOSING, INVITATION, RECEIPT
from portal.circle.post.receipts import had_of
from portal.circle.post.wording import Writer
from portal.circle.reaching import services as reaching
from portal.circle.reviews import members
from portal.circle.reviews.models import CirclePlace, CircleStepKind, Review
from portal.clock import now, today
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor
from portal.foundation.outbox import by_hand
from portal.foundation.outbox.models import Channel, Notice, State
from portal.foundation.paper.sheet import Sheet

NEEDS_CODE = ("page", "link", "door")  # what a message names when it leads to the private page
OPEN_TO_ALL = "/call-me"


class HeldBack(Exception):
    """They are not to be written to now."""


class NoAddress(Exception):
    """Nobody knows where a letter would have to go."""


def write(
    session: Session, actor: Actor, contact: Contact, template: str, context: dict[str, Any] | None = None
) -> Notice:
    """Put a letter in the queue, in the name of whoever asks for it. Raises HeldBack or NoAddress."""
    if not contact.address:
        raise NoAddress
    told = {"staff_id": str(actor.known_id()), **(context or {})}
    kind = MessageKind.NEWS if template == INVITATION else MessageKind.ASKED_FOR
    notice = people.notify(session, contact, template, told, kind=kind, channel=Channel.LETTER)
    if notice is None:
        raise HeldBack
    if notice.due_at <= now():
        by_hand.give_to_staff(session, notice)
    return notice


def printed(session: Session, actor: Actor, notice: Notice, base_url: str) -> Sheet:
    """The letter as it goes on paper, marked as printed. A code is made now and stands in it alone; older ones end."""
    contact = session.get_one(Contact, notice.owner_id)
    context = json.loads(notice.context)
    review = _review_of(session, contact, context)
    reviewer = areas.names_of(session, {review.reviewer_id}) if review and review.reviewer_id else {}
    names = [one.name for one in reviewer.values()]
    writer = replace(_writer(session, context, contact), reader=names[0] if names else "")
    sheet = _sheet(session, actor, notice, contact, writer, review, f"{base_url}/letter")
    by_hand.mark_printed(session, actor, notice.id)
    return sheet


def _sheet(
    session: Session,
    actor: Actor,
    notice: Notice,
    contact: Contact,
    writer: Writer,
    review: Review | None,
    address: str,
) -> Sheet:
    context, number = json.loads(notice.context), letters.slip_number(notice.id)
    if notice.template == INVITATION:
        return letters.invitation(contact, writer, number)
    if notice.template == ENCLOSING:
        return letters.enclosing(contact, writer, number)
    if notice.template == RECEIPT:
        came_on, had = had_of(context)
        return letters.receipt(contact, writer, number, came_on, had)
    code = _code(session, actor, contact, review, address) if _leads_in(notice.template, context) else None
    if notice.template in {CODE, "link"} and code is not None:
        return letters.with_code(contact, writer, number, *code)
    return letters.message(contact, writer, number, notice.template, context, code)


def _leads_in(template: str, context: dict[str, Any]) -> bool:
    """Whether the letter leads to the private page, so that it needs a code."""
    if template == CODE:
        return True
    return any(context.get(name) and not str(context[name]).endswith(OPEN_TO_ALL) for name in NEEDS_CODE)


def _review_of(session: Session, contact: Contact, context: dict[str, Any]) -> Review | None:
    """The review that the letter is for, or the first one whose circle they are in; nothing when they are in none."""
    query = select(Review).join(CirclePlace, CirclePlace.review_id == Review.id).order_by(CirclePlace.id)
    query = query.where(CirclePlace.contact_id == contact.id, CirclePlace.ended_at.is_(None))
    found = list(session.scalars(query))
    return next((one for one in found if str(one.id) == context.get("review_id")), found[0] if found else None)


def _code(session: Session, actor: Actor, contact: Contact, review: Review | None, address: str) -> Any:
    if review is None or not may_contact(session, contact.id, MessageKind.ASKED_FOR, now()):
        return None  # in no circle any more, or nothing may go to them: there is no page to open
    return access.make_letter_code(session, actor, contact.id, review.id), address, today() + codes.LETTER_LASTS


def _writer(session: Session, context: dict[str, Any], contact: Contact) -> Writer:
    if context.get("staff_id") or not context.get("staff_name"):
        staff_id = UUID(context["staff_id"]) if context.get("staff_id") else None
        return letters.writer_of(session, staff_id, contact.area_id)
    card = areas.card(session, contact.area_id)
    return Writer(
        str(context["staff_name"]),
        str(context.get("staff_phone", "")),
        card.name if card else "",
        card.phone if card else "",
    )


def posted(session: Session, actor: Actor, notice: Notice) -> None:
    """It is in the post. Pressing twice posts once."""
    if by_hand.mark_posted(session, actor, notice.id) and notice.template == INVITATION:
        _first_contact(session, actor, notice.owner_id)


def _first_contact(session: Session, actor: Actor, contact_id: UUID) -> None:
    """A signed letter that is in the post is a first contact, in each circle that they are in."""
    query = select(CirclePlace, Review).join(Review, Review.id == CirclePlace.review_id)
    mine = query.where(CirclePlace.contact_id == contact_id, CirclePlace.ended_at.is_(None))
    for place, review in session.execute(mine).all():
        members.write_down(session, actor, review, place, CircleStepKind.WROTE)


def not_posted(session: Session, actor: Actor, notice: Notice) -> bool:
    """Pressed by mistake: it waits again. Whether this changed anything."""
    changed: Any = session.execute(
        update(Notice)
        .where(Notice.id == notice.id, Notice.state == State.SENT)
        .values(state=State.PRINTED if notice.printed_at else State.FOR_STAFF, sent_at=None),
        execution_options={"synchronize_session": "fetch"},
    )
    if changed.rowcount == 1:
        audit.record(session, "post.not_posted", actor, area_id=notice.area_id, thing_id=notice.id)
    return bool(changed.rowcount == 1)


def came_back(session: Session, actor: Actor, notice: Notice) -> bool:
    """The letter was returned: nothing goes to that address until somebody put it right, and somebody is asked to."""
    if notice.state is not State.SENT:
        return False
    if not reaching.letter_returned(session, actor, session.get_one(Contact, notice.owner_id), notice.id):
        return False
    audit.record(session, "post.came_back", actor, area_id=notice.area_id, thing_id=notice.id)
    return True
