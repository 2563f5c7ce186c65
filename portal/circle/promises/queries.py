"""The one list: what a family was promised, and what staff have to do."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import and_, bindparam, not_, or_, select
from sqlalchemy.orm import Session

from portal.circle.areas.models import Deputy, StaffMember
from portal.circle.promises.models import PartOfDay, Task, TaskKind
from portal.clock import today
from portal.foundation.outbox.models import Notice

SHOWN = 50
# What is a promise to the contact, and not only work of ours.
TO_CONTACTS = (
    TaskKind.CALL_BACK,
    TaskKind.NEW_ADDRESS,
    TaskKind.KEY_CONTACT,
    TaskKind.WHO_ELSE,
    TaskKind.STORY_ANSWER,
    TaskKind.DRAFT_COMMENT,
    TaskKind.GROUP_COPY,
)


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise as pages show it; ``name``, ``phone`` and ``note`` only where they may be seen."""

    id: UUID
    kind: TaskKind
    who: str | None
    owner_id: UUID | None
    due_on: date
    part: PartOfDay | None
    about: str
    language: str
    made_at: datetime
    done_at: datetime | None
    tries: int
    late: bool
    written: bool | None = None  # what we write after two tries: gone, still to go, or nothing to write
    contact_id: UUID | None = None
    call_id: UUID | None = None
    name: str | None = None
    phone: str | None = None
    note: str | None = None
    let_go: bool = False
    answer: str | None = None
    review_id: UUID | None = None
    area_id: UUID | None = None


# Built once: building a query costs as much as running it.
_TASKS = (
    select(Task, StaffMember.name, Notice.sent_at)
    .outerjoin(StaffMember, StaffMember.id == Task.owner_id)
    .outerjoin(Notice, Notice.id == Task.notice_id)
)
# A call to which they gave a time themselves is a meeting now: nobody rang, so it is not called done.
_TIMED = and_(Task.kind == TaskKind.CALL_BACK, Task.done_by.is_not_distinct_from(Task.contact_id))
_TO_CONTACT = (
    _TASKS.where(Task.contact_id == bindparam("contact_id"), Task.kind.in_(TO_CONTACTS), not_(_TIMED))
    .order_by(Task.made_at.desc())
    .limit(SHOWN)
)
_FOR_STAFF = (
    _TASKS.where(Task.area_id.in_(bindparam("area_ids", expanding=True)), Task.done_at.is_(None))
    .order_by(Task.kind != TaskKind.FLAGGED_WORDS, Task.due_on, Task.id)  # nothing buries flagged words
    .limit(SHOWN)
)
_WAITING = (
    _TASKS.where(Task.contact_id == bindparam("contact_id"), Task.kind == TaskKind.CALL_BACK, Task.done_at.is_(None))
    .order_by(Task.due_on, Task.id)
    .limit(1)
)
_OF_CALL = _TASKS.where(Task.call_id == bindparam("call_id"), Task.kind == TaskKind.CALL_BACK).order_by(Task.id)
# Of whom they stand in for as long as these are away; ``today`` is a day.
COVERED = (
    select(Deputy.staff_id)
    .join(StaffMember, StaffMember.id == Deputy.staff_id)
    .where(Deputy.deputy_id == bindparam("owner_id"), StaffMember.away_until >= bindparam("today"))
    .correlate(None)
)
# Comments on drafts stand beside this list, counted (``owed``): a hundred of them bury no call.
_FOR_ONE_OF_STAFF = _FOR_STAFF.where(
    Task.kind != TaskKind.DRAFT_COMMENT,
    or_(Task.owner_id == bindparam("owner_id"), Task.owner_id.is_(None), Task.owner_id.in_(COVERED)),
)


def to_contact(session: Session, contact_id: UUID) -> list[Promise]:
    """What we promised this contact, newest first; never another's."""
    return [_shown(*found) for found in session.execute(_TO_CONTACT, {"contact_id": contact_id})]


def waiting_call(session: Session, contact_id: UUID) -> Promise | None:
    """The call that this contact waits for, if we promised one."""
    found = session.execute(_WAITING, {"contact_id": contact_id}).first()
    return _shown(*found) if found else None


def waiting_task(session: Session, contact_id: UUID) -> Task | None:
    """The same as a row, to be changed."""
    return session.scalars(_WAITING, {"contact_id": contact_id}).first()


def waiting_for(session: Session, made_for: str) -> list[Task]:
    """Tasks of which the key begins so (what for, and of which thing) and that nobody has done."""
    mine = Task.made_once.startswith(f"{made_for}|"), Task.done_at.is_(None)
    return list(session.scalars(select(Task).where(*mine)))


def made_in_call(session: Session, call_id: UUID) -> list[Promise]:
    """Calls that were promised in a call, in order."""
    return [_shown(*found) for found in session.execute(_OF_CALL, {"call_id": call_id})]


def open_of_call(session: Session, call_id: UUID) -> list[Task]:
    """What is open because of a call."""
    return list(session.scalars(select(Task).where(Task.call_id == call_id, Task.done_at.is_(None)).order_by(Task.id)))


def for_staff(session: Session, area_ids: set[UUID], owner_id: UUID | None = None) -> list[Promise]:
    """What waits in these areas, the longest promised first; with ``owner_id`` only what is theirs, but comments.

    Theirs is also what waits for somebody who is away and for whom they stand in (F121).
    """
    areas = {"area_ids": list(area_ids)}
    found = (
        session.execute(_FOR_STAFF, areas)
        if owner_id is None
        else session.execute(_FOR_ONE_OF_STAFF, {**areas, "owner_id": owner_id, "today": today()})
    )
    return [_shown(*one, words=True) for one in found]


def open_of(session: Session, owner_id: UUID) -> list[Promise]:
    """What is open in the name of a member of staff, wherever: for somebody who leaves."""
    query = select(Task).where(Task.owner_id == owner_id, Task.done_at.is_(None)).order_by(Task.due_on, Task.id)
    return [_shown(task, None, None) for task in session.scalars(query)]


def late_in(session: Session, area_ids: set[UUID]) -> list[Promise]:
    """Promises whose day has gone by: the area lead sees them."""
    return [one for one in for_staff(session, area_ids) if one.late]


def task_in(session: Session, area_ids: set[UUID], task_id: UUID) -> Task | None:
    """A task of these areas."""
    return session.scalars(select(Task).where(Task.id == task_id, Task.area_id.in_(area_ids))).first()


def asked_in(session: Session, review_id: UUID) -> list[Promise]:
    """What people of a circle asked its reviewer and still wait for, with their words: for who answers it."""
    query = _TASKS.where(Task.review_id == review_id, Task.kind == TaskKind.WHO_ELSE, Task.done_at.is_(None))
    found = session.execute(query.order_by(Task.due_on, Task.id).limit(SHOWN))
    return [_shown(*one, words=True, asked=True) for one in found]


def receipt(session: Session, task_id: UUID) -> Promise | None:
    """A promise just made, for its receipt: who, which day, which part of it."""
    found = session.execute(_TASKS.where(Task.id == task_id, Task.kind == TaskKind.CALL_BACK)).first()
    return _shown(*found) if found else None


def shown(task: Task) -> Promise:
    """A task as the pages of staff show it, with whom it is about."""
    return _shown(task, None, None, words=True)


def _shown(
    task: Task, who: str | None, written_at: datetime | None, *, words: bool = False, asked: bool = False
) -> Promise:
    # What somebody asked the reviewer is not for everybody who sees the list: only that it waits.
    note = words and (asked or task.kind is not TaskKind.WHO_ELSE) and task.kind is not TaskKind.FLAGGED_WORDS
    return Promise(
        task.id,
        task.kind,
        who,
        task.owner_id,
        task.due_on,
        task.part,
        task.about,
        task.language,
        task.made_at,
        task.done_at,
        task.tries,
        task.done_at is None and task.due_on < today(),
        written_at is not None if task.notice_id else None,
        task.contact_id,
        task.call_id,
        task.name if words else None,
        task.phone if words else None,
        task.note if note else None,
        task.let_go,
        task.answer,
        task.review_id,
        task.area_id,
    )
