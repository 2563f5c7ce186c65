"""Which mails staff had: so that each has each once, however many workers there are."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Row


class StaffMailKind(StrEnum):
    """Why staff were written to."""

    URGENT = "urgent"
    DIGEST = "digest"


class StaffMail(Row):
    """One mail to one member of staff. ``made_once`` is the day, or the task, and whose it is: it cannot go twice."""

    __tablename__ = "staff_mail"

    kind: Mapped[StaffMailKind]
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"), index=True)
    made_at: Mapped[datetime]
    made_once: Mapped[str] = mapped_column(unique=True)
