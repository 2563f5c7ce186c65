"""Answers that were promised to comments on a draft: counted by review, who answers and day, however many there are."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.circle.areas.models import StaffMember
from portal.circle.promises.models import Task, TaskKind
from portal.circle.promises.queries import COVERED
from portal.clock import today


@dataclass(frozen=True, slots=True)
class Owed:
    """So many comments on the draft of a review are to be answered by a day; ``who``: nobody yet, where it is None."""

    review_id: UUID | None
    who: str | None
    due_on: date
    count: int
    late: bool


def comments_owed(session: Session, area_ids: set[UUID], owner_id: UUID) -> list[Owed]:
    """What is theirs, also for whom they stand in: one line a review, reviewer and day, the longest promised first."""
    query = (
        select(Task.review_id, StaffMember.name, Task.due_on, func.count())
        .outerjoin(StaffMember, StaffMember.id == Task.owner_id)
        .where(Task.area_id.in_(area_ids), Task.done_at.is_(None), Task.kind == TaskKind.DRAFT_COMMENT)
        .where((Task.owner_id == owner_id) | Task.owner_id.is_(None) | Task.owner_id.in_(COVERED))
        .group_by(Task.review_id, Task.owner_id, StaffMember.name, Task.due_on)
        .order_by(Task.due_on, Task.review_id, StaffMember.name)
    )
    found = session.execute(query, {"owner_id": owner_id, "today": today()})
    return [Owed(review_id, who, due_on, count, due_on < today()) for review_id, who, due_on, count in found]
