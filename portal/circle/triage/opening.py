"""What of the rooms below can hold flagged words: what somebody asked of us, and what was said on the phone."""

from uuid import UUID

from sqlalchemy.orm import Session

from portal.circle.calls.models import Call
from portal.circle.promises.models import Task
from portal.circle.triage.things import Opened


def asked(session: Session, task_id: UUID) -> Opened:
    """What somebody wrote when they asked us for a call, or anything else."""
    task = session.get(Task, task_id)
    if task is None or task.let_go or not task.note:
        return Opened()
    return Opened((task.note,), name=task.name or "", phone=task.phone or "")


def call(session: Session, call_id: UUID) -> Opened:
    """What a support worker wrote down of a call."""
    found = session.get(Call, call_id)
    if found is None or not found.note:
        return Opened()
    page = (("call_id", str(call_id)),)
    return Opened((found.note,), "phone_records.one", page, name=found.name or "", phone=found.phone or "")
