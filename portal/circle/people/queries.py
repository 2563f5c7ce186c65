"""Finding contacts, and whether they may be written to."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from portal.circle.people.models import FOR_GOOD, Contact, ContactHold, HoldKind, QuietDates
from portal.circle.people.moments import Wishes, span_of
from portal.clock import in_england, now


class MessageKind(StrEnum):
    """Answers to what somebody just asked for pass holds and quiet dates; news waits for them.

    What they asked for days before, like a decision, waits for quiet dates, for a pause and for their part of the
    day, yet for no pace: who asked would be the last to hear it (docs/decisions/0014-when-a-decision-comes.md).
    What belongs to an appointed time, like a reminder, waits for no part of the day and no pace, and yet never comes
    on a quiet date or in a pause.
    """

    ASKED_FOR = "asked_for"
    NEWS = "news"
    DECIDED = "decided"
    TIMED = "timed"


# Built once: building a query costs as much as running it.
_HELD = select(ContactHold).where(
    ContactHold.begins_at <= bindparam("moment"),
    or_(ContactHold.ends_at.is_(None), ContactHold.ends_at > bindparam("moment")),
)
_HOLDS = _HELD.where(ContactHold.contact_id == bindparam("contact_id"))
_HOLDS_OF = _HELD.where(ContactHold.contact_id.in_(bindparam("contact_ids", expanding=True)))
_QUIET = (
    select(QuietDates)
    .where(QuietDates.contact_id == bindparam("contact_id"))
    .order_by(QuietDates.from_day, QuietDates.id)
)


def by_email(session: Session, token: bytes) -> list[Contact]:
    """Everybody with this address: two people may share an inbox."""
    return list(session.scalars(select(Contact).where(Contact.email_token == token).order_by(Contact.id)))


def by_ids(session: Session, ids: set[UUID]) -> dict[UUID, Contact]:
    """Contacts by id, in one query."""
    if not ids:
        return {}
    return {one.id: one for one in session.scalars(select(Contact).where(Contact.id.in_(ids)))}


def names(session: Session, ids: set[UUID]) -> dict[UUID, str]:
    """Names by id, in one query."""
    return {contact_id: one.name for contact_id, one in by_ids(session, ids).items()}


def held(session: Session, contact_id: UUID, when: datetime) -> list[ContactHold]:
    """What holds messages back from them at this moment."""
    return list(session.scalars(_HOLDS, {"contact_id": contact_id, "moment": when}))


def held_of(session: Session, contact_ids: set[UUID], when: datetime) -> dict[UUID, list[ContactHold]]:
    """What holds messages back from each of them, in one query."""
    found: dict[UUID, list[ContactHold]] = {}
    if contact_ids:
        for one in session.scalars(_HOLDS_OF, {"contact_ids": list(contact_ids), "moment": when}):
            found.setdefault(one.contact_id, []).append(one)
    return found


def died(session: Session, ids: set[UUID]) -> set[UUID]:
    """Which of these contacts have died."""
    query = select(ContactHold.contact_id).where(ContactHold.contact_id.in_(ids), ContactHold.kind == HoldKind.DIED)
    return set(session.scalars(query.where(ContactHold.ends_at.is_(None))))


def quiet_dates(session: Session, contact_id: UUID) -> list[QuietDates]:
    """The days on which no news goes to them, in the order of the year."""
    return list(session.scalars(_QUIET, {"contact_id": contact_id}))


def may_contact(session: Session, contact_id: UUID, kind: MessageKind, when: datetime) -> bool:
    """Whether a message of this kind may go to them at this moment. A wrong person is never written to.

    News waits for quiet dates: ``next_moment`` tells until when.
    """
    holds = {one.kind for one in held(session, contact_id, when)}
    if holds & FOR_GOOD:
        return False
    if kind is MessageKind.ASKED_FOR:
        return True
    return not holds and not any(span_of(one).holds(_day(when)) for one in quiet_dates(session, contact_id))


class NotToBeWrittenTo(Exception):
    """Nothing goes to them, not even what was asked for: they died, were refused, or it is the wrong person."""


def make_sure_may_be_sent(session: Session, contact_id: UUID) -> None:
    """Raises ``NotToBeWrittenTo``; for links and codes that staff send or read out."""
    if not may_contact(session, contact_id, MessageKind.ASKED_FOR, when=now()):
        raise NotToBeWrittenTo


def next_moment(session: Session, contact: Contact, kind: MessageKind, when: datetime) -> datetime | None:
    """From ``when`` on, when a message of this kind may go; nothing while nobody knows until when it is held back.

    Answers to what they asked for go at once. News waits for the end of a pause that has one, for quiet dates, for
    their part of the day and, unless it is a decision, for their pace; in Europe/London. Nothing ever goes to a wrong
    person or who stopped.
    """
    holds = held(session, contact.id, when)
    if any(one.kind in FOR_GOOD for one in holds):
        return None
    if kind is MessageKind.ASKED_FOR:
        return when
    ends = [one.ends_at for one in holds]
    if None in ends:
        return None
    quiet = tuple(span_of(one) for one in quiet_dates(session, contact.id))
    wishes = {
        MessageKind.TIMED: Wishes(quiet=quiet),
        MessageKind.DECIDED: Wishes(hours=contact.hours, quiet=quiet),
    }.get(kind, Wishes(contact.pace, contact.hours, quiet))
    return wishes.first_moment(max([when, *(one for one in ends if one)]))


def _day(when: datetime) -> date:
    return in_england(when).date()
