"""Requests for a link, written alike for everybody; and an inbox opened by a link while nobody said who is reading."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Row


class AskedBy(StrEnum):
    """What somebody had in hand when they asked for a link."""

    ADDRESS = "address"
    LINK = "link"
    DOOR = "door"


class LinkRequest(Row):
    """Somebody asked for a link. The worker finds out whether anybody is there, so no answer takes longer for it."""

    __tablename__ = "link_request"

    asked_by: Mapped[AskedBy]
    key: Mapped[bytes]  # HMAC of the address, SHA-256 of the link's or the door's token
    browser_hash: Mapped[bytes]
    asked_at: Mapped[datetime]


class InboxOpened(Row):
    """A link of an inbox that two people share was pressed: it opens nobody's room by itself."""

    __tablename__ = "inbox_opened"

    key_hash: Mapped[bytes] = mapped_column(unique=True)  # of this browser's cookie
    email_token: Mapped[bytes]
    browser_hash: Mapped[bytes]
    borrowed: Mapped[bool]
    remember: Mapped[bool]
    ends_at: Mapped[datetime]
    contact_id: Mapped[UUID | None] = mapped_column(ForeignKey("contact.id"), default=None)  # whose name was written
    used_at: Mapped[datetime | None] = mapped_column(default=None)
