"""A list of reviews between its rehearsal and the press that opens them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Row
from portal.foundation.db.sealed import Sealed, SealedBytes


class ReviewImport(Row):
    """Rows of a file, sealed with the area's key, for a day; nothing of them stays once they are opened."""

    __tablename__ = "review_import"

    area_id: Mapped[UUID] = mapped_column(ForeignKey("area.id"), index=True)
    by_staff: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    opened_at: Mapped[datetime | None] = mapped_column(default=None)
    opened: Mapped[int] = mapped_column(default=0)  # how many reviews it opened
    rows_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)

    rows = Sealed("rows_sealed", owner=lambda row: ("area", row.area_id))
