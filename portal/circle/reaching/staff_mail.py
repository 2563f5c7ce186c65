"""Telling staff by mail (F121): at once of what is urgent, else once a working day. No name and no family stands in it.

Who is away is not written to: who stands in for them is.
"""

from collections import Counter, defaultdict
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.areas.models import Area, StaffMember
from portal.circle.areas.working_days import works_on
from portal.circle.promises.models import Task
from portal.circle.reaching.models import StaffMail, StaffMailKind
from portal.clock import in_england, now
from portal.foundation.db import once
from portal.foundation.events import UrgentTask
from portal.foundation.outbox import services as outbox
from portal.foundation.outbox.models import Channel, Notice
from portal.foundation.outbox.queries import BY_HAND
from portal.foundation.web.words import Reading

DIGEST_FROM, DIGEST_UNTIL = time(8), time(12)  # later only if the worker was away at eight
LETTERS = "letters"  # beside the kinds of task: what waits in the print queue


def tell_at_once(session: Session, event: UrgentTask) -> None:
    """Something urgent: its owner and whoever is on duty hear of it now, each once."""
    task = session.get_one(Task, event.task_id)
    for staff in _at_work(session, task.area_id, task.owner_id):
        _write(session, staff, StaffMailKind.URGENT, f"urgent|{task.id}|{staff.id}", {})


def send_digests(session: Session, moment: datetime) -> int:
    """Tell everybody for whom something waits, once a day, at eight, where the office works today; how many."""
    here = in_england(moment)
    if not DIGEST_FROM <= here.time() < DIGEST_UNTIL:
        return 0
    waiting: dict[UUID, Counter[str]] = defaultdict(Counter)
    late: dict[UUID, int] = defaultdict(int)
    for area_id in session.scalars(select(Area.id).order_by(Area.id)).all():
        if _works(session, area_id, here.date()):
            _count(session, area_id, here.date(), waiting, late)
    staff = areas.names_of(session, set(waiting))
    written = 0
    for staff_id in sorted(waiting):
        context = {"waiting": sorted(waiting[staff_id].items()), "late": late[staff_id]}
        key = f"digest|{here.date().isoformat()}|{staff_id}"
        written += _write(session, staff[staff_id], StaffMailKind.DIGEST, key, context)
    return written


def _works(session: Session, area_id: UUID, day: date) -> bool:
    card = areas.card(session, area_id)
    return card is not None and works_on(day, card.closed_days)


def _count(
    session: Session, area_id: UUID, day: date, waiting: dict[UUID, Counter[str]], late: dict[UUID, int]
) -> None:
    """Add what waits in an area to the counts of whoever does it today."""
    open_now = select(Task.owner_id, Task.kind, Task.due_on).where(
        Task.area_id == area_id, Task.done_at.is_(None), Task.due_on <= day
    )
    who: dict[UUID | None, StaffMember | None] = {}
    for owner_id, kind, due_on in session.execute(open_now):
        if owner_id not in who:
            who[owner_id] = _who(session, area_id, owner_id)
        if (staff := who[owner_id]) is not None:
            waiting[staff.id][kind.value] += 1
            late[staff.id] += due_on < day
    letters = session.scalar(
        select(func.count())
        .select_from(Notice)
        .where(Notice.area_id == area_id, Notice.channel == Channel.LETTER, Notice.state.in_(BY_HAND))
    )
    duty = areas.on_duty(session, area_id)
    if letters and duty is not None:
        waiting[duty.id][LETTERS] += letters


def _at_work(session: Session, area_id: UUID, owner_id: UUID | None) -> list[StaffMember]:
    """The owner and whoever is on duty; one mail if they are one person."""
    found = (_who(session, area_id, owner_id), areas.on_duty(session, area_id))
    return list({one.id: one for one in found if one is not None}.values())


def _who(session: Session, area_id: UUID, owner_id: UUID | None) -> StaffMember | None:
    """The owner, if here; else their deputy; else whoever is on duty."""
    return areas.at_work(session, owner_id) or areas.on_duty(session, area_id)


def _write(session: Session, staff: StaffMember, kind: StaffMailKind, key: str, context: dict[str, Any]) -> bool:
    """One mail, once, however many workers come to it; whether this wrote it."""
    if once.found_by(session, StaffMail, key) is not None:
        return False
    row = StaffMail(kind=kind, staff_id=staff.id, made_at=now(), made_once=key)
    if once.add_once(session, row) is not row:
        return False
    area = session.get_one(Area, staff.area_id)
    outbox.enqueue(
        session,
        area_id=area.id,
        owner=("area", area.id),
        channel=Channel.EMAIL,
        address=staff.email,
        template=f"staff_{kind.value}",
        reading=Reading("en_GB", False),
        context={"area_name": area.public_name, **context},
    )
    return True
