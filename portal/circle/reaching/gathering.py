"""News once a week (F95): what came in a week goes as one message that says of what kinds it is, and names nobody."""

import json
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.people import queries as people
from portal.circle.people.models import Contact, Pace
from portal.circle.people.queries import MessageKind
from portal.clock import now
from portal.foundation.outbox import services as outbox
from portal.foundation.outbox.models import Notice, State
from portal.foundation.outbox.render import has_words

WEEK = "news_of_the_week"
JUST_HAD = timedelta(days=6)


def gather(session: Session, notice: Notice) -> bool:
    """Whether this message goes into the one of the week, or waits for the next week; else it goes by itself.

    Asked by the worker in the transaction before sending. The contact's row is locked, so that of two workers one
    gathers. What somebody asked for is never held up.
    """
    if notice.owner_kind != "contact" or not _is_news(notice):
        return False
    contact = session.get_one(Contact, notice.owner_id, with_for_update=True, populate_existing=True)
    session.refresh(notice)
    if contact.pace is not Pace.WEEKLY or notice.state is not State.WAITING:
        return notice.state is not State.WAITING
    if _had_some(session, notice):
        later = people.next_moment(session, contact, MessageKind.NEWS, now() + timedelta(days=1))
        outbox.put_off(session, notice.id, later)
        return True
    together = [one for one in _waiting(session, contact) if one.template != WEEK and _is_news(one)]
    if notice.template == WEEK or len(together) < 2:
        return False
    _make_one(session, contact, together)
    return True


def _is_news(notice: Notice) -> bool:
    """News that can be told of in another message: a signed letter is sent as it is."""
    return has_words(notice.template) and _context(notice).get("message_kind") == MessageKind.NEWS.value


def _context(notice: Notice) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(notice.context)
    return found


def _waiting(session: Session, contact: Contact) -> list[Notice]:
    query = select(Notice).where(
        Notice.owner_kind == "contact",
        Notice.owner_id == contact.id,
        Notice.state == State.WAITING,
        Notice.due_at <= now(),
    )
    return list(session.scalars(query.order_by(Notice.id)))


def _had_some(session: Session, notice: Notice) -> bool:
    """Whether news went to them in the last days: then the week's message has gone."""
    query = select(Notice).where(
        Notice.owner_kind == "contact",
        Notice.owner_id == notice.owner_id,
        Notice.state == State.SENT,
        Notice.sent_at > now() - JUST_HAD,
    )
    return any(_is_news(one) for one in session.scalars(query))


def _make_one(session: Session, contact: Contact, together: list[Notice]) -> None:
    pages = [page for one in together if (page := _context(one).get("page"))]
    first = together[0]
    made = outbox.enqueue(
        session,
        area_id=contact.area_id,
        owner=("contact", contact.id),
        channel=first.channel,
        address=first.address,
        template=WEEK,
        reading=contact.reading,
        context={
            "message_kind": MessageKind.NEWS.value,
            "kinds": list(dict.fromkeys(one.template for one in together)),
            "page": pages[0] if pages else "",
            **areas.signature(session, contact.area_id),
        },
    )
    for one in together:
        one.state, one.gathered_into, one.leased_until = State.GATHERED, made.id, None
    session.flush()
