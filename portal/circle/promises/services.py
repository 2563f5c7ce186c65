"""Making promises and keeping them."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.people.models import Contact
from portal.circle.promises import arriving, notices, queries
from portal.circle.promises.asked import Asked as Asked
from portal.circle.promises.asked import CallBack as CallBack
from portal.circle.promises.models import LET_GO, Task, TaskKind
from portal.clock import now, today
from portal.foundation.audit import services as audit
from portal.foundation.db import once
from portal.foundation.events import UrgentTask, bus
from portal.foundation.identity.actor import Actor, Assurance, Kind
from portal.foundation.outbox import by_hand
from portal.foundation.outbox.models import Notice, State

TRIES = 2


class AreaMissing(Exception):
    """Nobody is there to ring: the installation has no area yet."""


def promise_call(
    session: Session,
    actor: Actor,
    wanted: CallBack,
    *,
    area_id: UUID | None,
    form_key: str,
    owner_id: UUID | None = None,
    review_id: UUID | None = None,
    contact_id: UUID | None = None,
    call_id: UUID | None = None,
) -> Task:
    """Promise that somebody rings on the next working day. The same form sent twice makes one promise.

    Whoever waits for a call and asks for another waits for one call, unless it is one by somebody else, ``owner_id``.
    ``contact_id``: whom a member of staff promises it to, in the call ``call_id``; a contact promises it to themselves.
    """
    card = areas.card(session, area_id)
    if card is None:
        raise AreaMissing
    key = once.key_of(actor.id, form_key)
    if (already := once.found_by(session, Task, key)) is not None:
        return already
    if actor.kind is Kind.CONTACT and actor.assurance >= Assurance.FULL:
        waiting = queries.waiting_task(session, actor.known_id())
        if waiting is not None and owner_id in {None, waiting.owner_id}:
            return _changed(session, actor, waiting, wanted, card.next_day())
    duty = areas.on_duty(session, card.id)
    task = Task(
        area_id=card.id,
        kind=TaskKind.CALL_BACK,
        owner_id=owner_id or (duty.id if duty else None),
        contact_id=actor.id if actor.kind is Kind.CONTACT else contact_id,
        review_id=review_id,
        call_id=call_id,
        due_on=card.next_day(),
        part=wanted.part,
        about=wanted.about,
        language=wanted.language,
        made_at=now(),
        made_once=key,
    )
    task.name, task.phone, task.note = wanted.name, wanted.phone, wanted.note
    if (won := once.add_once(session, task)) is not task:
        return won
    return arriving.written_down(session, actor, task)


def _changed(session: Session, actor: Actor, task: Task, wanted: CallBack, next_day: date) -> Task:
    """Whoever waits for a call and asks once more waits for one call; after two tries we begin to ring anew."""
    before = task.note or ""
    task.name, task.phone = wanted.name, wanted.phone
    task.note = before if wanted.note in before else "\n\n".join(filter(None, (before, wanted.note)))
    task.part, task.about, task.language = wanted.part, wanted.about or task.about, wanted.language
    if task.tries >= TRIES:
        task.tries, task.notice_id, task.due_on = 0, None, next_day
    session.flush()
    arriving.tell(session, actor, task, wanted.note, before=before)
    audit.record(session, "promises.changed", actor, area_id=task.area_id, thing_id=task.id)
    return task


def add_task(
    session: Session,
    actor: Actor,
    kind: TaskKind,
    *,
    area_id: UUID,
    contact_id: UUID | None,
    review_id: UUID | None = None,
    due_on: date | None = None,
    owner_id: UUID | None = None,
    made_once: str | None = None,
    told: CallBack | None = None,
    urgent: bool = False,
    note: str = "",
    tells: Notice | None = None,
) -> Task:
    """Something to do, for whoever is on duty and today unless said otherwise; ``made_once`` makes one of two.

    ``urgent``: staff get a mail about it at once. ``note``: what to know, sealed. ``tells``: the message to be said.
    """
    duty = None if owner_id else areas.on_duty(session, area_id)
    task = Task(
        area_id=area_id,
        kind=kind,
        owner_id=owner_id or (duty.id if duty else None),
        contact_id=contact_id,
        review_id=review_id,
        due_on=due_on or today(),
        made_at=now(),
        made_once=made_once,
        urgent=urgent,
        tells_notice_id=tells.id if tells else None,
    )
    if contact_id is not None and (note or tells):
        contact = session.get_one(Contact, contact_id)
        task.name, task.phone, task.language = contact.name, contact.phone, contact.reading.locale
        task.note = note or None
    if told is not None:
        task.name, task.phone, task.note, task.part = told.name, told.phone, told.note, told.part
    kept = once.add_once(session, task)
    if urgent and kept is task:
        bus.announce(session, UrgentTask(task.id))
    return kept


def ask_staff(session: Session, actor: Actor, kind: TaskKind, asked: Asked, *, form_key: str) -> Task:
    """Something a contact asked of us in their own words, answered by a named day; the same form sent twice is one."""
    contact = session.get_one(Contact, asked.contact_id)
    card = areas.card(session, contact.area_id)
    if card is None:
        raise AreaMissing
    key = once.key_of(actor.id, f"{kind.value}|{form_key}")
    if (already := once.found_by(session, Task, key)) is not None:
        return already
    duty = areas.on_duty(session, card.id)
    task = Task(
        area_id=card.id,
        kind=kind,
        owner_id=asked.owner_id or (duty.id if duty else None),
        contact_id=contact.id,
        review_id=asked.review_id,
        due_on=card.day_in(asked.days),
        language=contact.reading.locale,
        made_at=now(),
        made_once=key,
    )
    task.name, task.phone, task.note = contact.name, contact.phone, asked.words
    if (won := once.add_once(session, task)) is not task:
        return won
    return arriving.written_down(session, actor, task)


def answer(session: Session, actor: Actor, task: Task, words: str) -> None:
    """Answer what somebody asked: it stands in what we promised them, and the promise is kept."""
    task.answer = words
    keep(session, actor, task)


def pass_on(session: Session, review_id: UUID, from_staff: UUID, to_staff: UUID) -> None:
    """What one reviewer promised for a review the next one keeps, on the same day."""
    theirs = Task.review_id == review_id, Task.owner_id == from_staff, Task.done_at.is_(None)
    session.execute(update(Task).where(*theirs).values(owner_id=to_staff))


def let_go(
    session: Session, actor: Actor, contact_id: UUID, *, at: datetime | None = None, of: UUID | None = None
) -> None:
    """They stopped, died, or were refused: nobody rings, and no call is late. ``of``: for this review only."""
    mine = [Task.contact_id == contact_id, Task.done_at.is_(None), Task.kind.in_(LET_GO)]
    if of is not None:
        mine.append(Task.review_id == of)
    session.execute(update(Task).where(*mine).values(done_at=at or now(), done_by=actor.known_id(), let_go=True))


def open_task(session: Session, contact_id: UUID, kind: TaskKind) -> Task | None:
    """A task of this kind about a contact that nobody has done yet."""
    query = select(Task).where(Task.contact_id == contact_id, Task.kind == kind, Task.done_at.is_(None))
    return session.scalars(query.limit(1)).first()


def drop_called_back(session: Session, contact_id: UUID) -> None:
    """Nobody rings to say what was called back."""
    gone = select(Notice.id).where(Notice.owner_id == contact_id, Notice.state == State.CANCELLED)
    session.execute(
        update(Task)
        .where(Task.contact_id == contact_id, Task.done_at.is_(None), Task.tells_notice_id.in_(gone))
        .values(done_at=now(), let_go=True),
        execution_options={"synchronize_session": False},
    )


def drop(session: Session, actor: Actor, task: Task) -> None:
    """They took back what we were to answer: nothing is owed any more."""
    if task.done_at is None:
        task.done_at, task.done_by, task.let_go = now(), actor.id, True
        session.flush()


def keep(session: Session, actor: Actor, task: Task) -> None:
    """The call was made: the promise is kept. Saying it twice changes nothing."""
    if task.done_at is None:
        late = is_late(task)
        task.done_at, task.done_by = now(), actor.known_id()
        session.flush()
        if task.tells_notice_id is not None:
            by_hand.mark_told(session, actor, task.tells_notice_id)
        audit.record(session, "promises.kept", actor, area_id=task.area_id, thing_id=task.id, late=late)


def tried(session: Session, actor: Actor, task: Task, *, base_url: str) -> None:
    """Rang, nobody there. After the second try we write, once, to whom we can write; a third one is not counted."""
    if task.done_at is not None or task.tries >= TRIES:
        return
    task.tries += 1
    session.flush()
    if task.tries == TRIES and task.contact_id is not None:
        contact = session.get_one(Contact, task.contact_id)
        notice = notices.tried_to_call(session, contact, task, f"{base_url}/call-me")
        task.notice_id = notice.id if notice else None
        session.flush()
    audit.record(session, "promises.tried", actor, area_id=task.area_id, thing_id=task.id, tries=task.tries)


def is_late(task: Task, day: date | None = None) -> bool:
    """Whether the day that we named has gone by without it being done."""
    return task.done_at is None and task.due_on < (day or today())
