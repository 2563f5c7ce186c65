"""A message did not arrive: what follows. A task for staff; the next way, if they agreed to one; never silence."""

import json
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.areas.working_days import works_on
from portal.circle.people import queries as people
from portal.circle.people import troubles
from portal.circle.people.models import Contact, TroubleKind
from portal.circle.people.services import COPY
from portal.circle.promises import services as promises
from portal.circle.promises.models import TaskKind
from portal.circle.reaching.queries import owner_of
from portal.clock import now, today
from portal.foundation.audit import services as audit
from portal.foundation.events import NoticeForStaff, NoticeNotDelivered, NoticesCancelled
from portal.foundation.identity.actor import SYSTEM, Actor
from portal.foundation.outbox import services as outbox
from portal.foundation.outbox.models import Channel, Notice, State
from portal.foundation.outbox.render import short_text
from portal.foundation.web.words import Reading

_TASKS = {
    Channel.EMAIL: TaskKind.BOUNCED,
    Channel.TEXT: TaskKind.WRONG_NUMBER,
    Channel.PHONE: TaskKind.WRONG_NUMBER,
    Channel.LETTER: TaskKind.LETTER_RETURNED,
}
_WORDS = {
    TaskKind.BOUNCED: "A message to them did not arrive.",
    TaskKind.WRONG_NUMBER: "Their number does not work.",
    TaskKind.LETTER_RETURNED: "A letter to them came back.",
}
_TROUBLE = {"refused": TroubleKind.REFUSED, "bounced": TroubleKind.BOUNCED}


def not_delivered(session: Session, event: NoticeNotDelivered) -> None:
    """The outbox says that a message reached nobody. ``gave_up`` says nothing of the address; the others do."""
    notice = session.get_one(Notice, event.notice_id)
    contact = session.get(Contact, notice.owner_id) if notice.owner_kind == "contact" else None
    audit.record(
        session,
        "reaching.not_arrived",
        SYSTEM,
        area_id=notice.area_id,
        thing_id=notice.id,
        channel=notice.channel.value,
        how=event.how,
    )
    if contact is None or notice.template == COPY:  # a helper's address is none of the contact's
        return
    kind = _TROUBLE.get(event.how)
    if kind is not None and notice.address == troubles.address(contact, notice.channel):
        troubles.mark(session, contact.id, notice.channel, kind)
    went_on = _other_way(session, contact, notice)
    if went_on and kind is not None:
        _move_waiting(session, contact, notice.channel)
    task = TaskKind.BOUNCED if event.how == "gave_up" else _TASKS[notice.channel]
    _have_task(session, contact, task, other_way=went_on)


def letter_returned(session: Session, actor: Actor, contact: Contact, notice_id: UUID | None = None) -> bool:
    """A letter came back. ``notice_id``: which, if staff know; it goes the next way, if they agreed to one.

    Whether this was new: the same letter comes back once.
    """
    return _came_back(session, actor, contact, notice_id, Channel.LETTER, TroubleKind.LETTER_RETURNED)


def wrong_number(session: Session, actor: Actor, contact: Contact, notice_id: UUID | None = None) -> bool:
    """Somebody else answers, or nobody ever could: the number is not theirs. Whether this was new."""
    return _came_back(session, actor, contact, notice_id, Channel.PHONE, TroubleKind.WRONG_NUMBER)


def works_again(session: Session, actor: Actor, contact: Contact, channel: Channel) -> None:
    """Somebody made sure that this way reaches them."""
    troubles.end(session, contact.id, [channel])
    audit.record(
        session, "reaching.works_again", actor, area_id=contact.area_id, thing_id=contact.id, channel=channel.value
    )


def for_staff(session: Session, event: NoticeForStaff) -> None:
    """A message that staff carry. Letters wait in the print queue; what is said on the phone becomes a task."""
    notice = session.get_one(Notice, event.notice_id)
    if notice.channel is Channel.LETTER or notice.owner_kind != "contact":
        return
    card = areas.card(session, notice.area_id)
    reading = Reading(notice.locale, notice.easy)
    promises.add_task(
        session,
        SYSTEM,
        TaskKind.TELL_BY_PHONE,
        area_id=notice.area_id,
        contact_id=notice.owner_id,
        due_on=today() if card is None or works_on(today(), card.closed_days) else card.next_day(),
        note=short_text(notice.template, reading, json.loads(notice.context), spoken=True),
        tells=notice,
    )


def called_back(session: Session, event: NoticesCancelled) -> None:
    """What was to be said on the phone is not said any more."""
    if event.owner_kind == "contact":
        promises.drop_called_back(session, event.owner_id)


def _came_back(
    session: Session, actor: Actor, contact: Contact, notice_id: UUID | None, channel: Channel, kind: TroubleKind
) -> bool:
    notice = session.get(Notice, notice_id) if notice_id is not None else None
    if notice is not None and (notice.owner_id != contact.id or not _lost(session, notice, kind)):
        return False
    troubles.mark(session, contact.id, channel, kind)
    if notice is not None:
        _other_way(session, contact, notice)
    _move_waiting(session, contact, channel)
    audit.record(
        session,
        "reaching.not_arrived",
        actor,
        area_id=contact.area_id,
        thing_id=notice_id or contact.id,
        channel=channel.value,
        how=kind.value,
    )
    _have_task(session, contact, _TASKS[channel], other_way=troubles.way_to(session, contact) is not None)
    return True


def _lost(session: Session, notice: Notice, kind: TroubleKind) -> bool:
    """Write down that it reached nobody; of two who say so at once, one does."""
    carried = Notice.state.in_([State.FOR_STAFF, State.PRINTED, State.SENT])
    changed = session.execute(
        update(Notice).where(Notice.id == notice.id, carried).values(state=State.UNDELIVERABLE, last_answer=kind.value),
        execution_options={"synchronize_session": "fetch"},
    )
    assert isinstance(changed, CursorResult)  # noqa: S101  tells the type checker what UPDATE returns
    return changed.rowcount == 1


def _other_way(session: Session, contact: Contact, notice: Notice) -> bool:
    """Send a message by the way that they agreed to for when the first fails; whether there is one."""
    way = troubles.way_to(session, contact, failed=notice.channel)
    if way is None or not people.may_contact(session, contact.id, people.MessageKind.ASKED_FOR, now()):
        return False
    outbox.enqueue(
        session,
        area_id=notice.area_id,
        owner=(notice.owner_kind, notice.owner_id),
        channel=way,
        address=troubles.address(contact, way),
        template=notice.template,
        reading=Reading(notice.locale, notice.easy),
        context=json.loads(notice.context),
    )
    audit.record(session, "reaching.other_way", SYSTEM, area_id=contact.area_id, thing_id=contact.id, channel=way.value)
    return True


def _move_waiting(session: Session, contact: Contact, failed: Channel) -> None:
    """What waits for a way that does not work goes the other way, if there is one."""
    way = troubles.way_to(session, contact, failed=failed)
    if way is None:
        return
    waiting = select(Notice).where(
        Notice.owner_kind == "contact",
        Notice.owner_id == contact.id,
        Notice.channel == failed,
        Notice.template != COPY,
        Notice.state == State.WAITING,
    )
    for one in session.scalars(waiting).all():
        one.channel, one.address, one.tries = way, troubles.address(contact, way), 0
    session.flush()


def _have_task(session: Session, contact: Contact, kind: TaskKind, *, other_way: bool) -> None:
    """One open task of a kind for each contact, however many messages did not arrive."""
    if promises.open_task(session, contact.id, kind) is not None:
        return
    left = (
        "We write to them by the other way that they agreed to. Put the address right."
        if other_way
        else "Ring them, or write to another address of theirs: they did not agree to another way."
    )
    card = areas.card(session, contact.area_id)
    promises.add_task(
        session,
        SYSTEM,
        kind,
        area_id=contact.area_id,
        contact_id=contact.id,
        owner_id=owner_of(session, contact.area_id, contact.id),
        due_on=card.next_day() if card else today(),
        urgent=not other_way,
        note=f"{_WORDS[kind]} {left}",
    )
