"""The trail's table."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Row


class TrailEntry(Row):
    """One thing that happened. ``link`` is the chained HMAC that the worker adds in batches."""

    __tablename__ = "trail_entry"
    __table_args__ = (
        Index("ix_trail_entry_thing", "thing_id", "event"),
        Index("ix_trail_entry_review", "review_id", "event"),
    )

    at: Mapped[datetime]
    event: Mapped[str]
    actor_kind: Mapped[str]
    actor_id: Mapped[UUID | None]
    assisted_by: Mapped[UUID | None]
    area_id: Mapped[UUID | None]
    review_id: Mapped[UUID | None]
    thing_id: Mapped[UUID | None]
    detail: Mapped[dict[str, Any]] = mapped_column(JSON)
    place: Mapped[int | None] = mapped_column(default=None, unique=True)  # in the chain, given with the link
    link: Mapped[bytes | None] = mapped_column(default=None)
