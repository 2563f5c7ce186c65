"""Copies that were given out: of which version, to whom, in which form, and the SHA-256 of each file."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Row


class CopyForm(StrEnum):
    """How a copy is set."""

    PRINT_14 = "print_14"
    PRINT_18 = "print_18"
    EASY = "easy"


class CopyHow(StrEnum):
    """How a copy went out."""

    DOWNLOADED = "downloaded"
    PRINTED = "printed"  # by staff, for the post


class CopyGiven(Row):
    """A copy that was given out. Guards in the database let nobody change or remove one: it can be checked for ever,
    also when its version is given out no more."""

    __tablename__ = "draft_copy"
    __table_args__ = (CheckConstraint("(how = 'printed') = (given_by IS NOT NULL)", name="printed_by_somebody"),)

    version_id: Mapped[UUID] = mapped_column(ForeignKey("draft_version.id"), index=True)
    contact_id: Mapped[UUID | None] = mapped_column(ForeignKey("contact.id"), default=None)
    form: Mapped[CopyForm]
    file_hash: Mapped[bytes] = mapped_column(index=True)
    given_at: Mapped[datetime]
    seal: Mapped[str] = mapped_column(index=True)  # the fingerprint that stands on each page
    language: Mapped[str]
    how: Mapped[CopyHow]
    given_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"), default=None)
    notice_id: Mapped[UUID | None] = mapped_column(ForeignKey("notice.id"), default=None)  # the letter it goes with
