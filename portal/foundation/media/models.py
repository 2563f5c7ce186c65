"""Files that people gave: what is known of them. The bytes lie encrypted in the file store."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Row


class MediaItem(Row):
    """A cleaned photo, paper or recording (the last two are 0 wide and high).

    ``key_id``: the data key that its bytes are sealed with.
    """

    __tablename__ = "media_item"

    owner_id: Mapped[UUID] = mapped_column(index=True)  # the contact who gave it, or the review
    key_id: Mapped[UUID]
    stored_name: Mapped[str] = mapped_column(unique=True)
    width: Mapped[int]
    height: Mapped[int]
    size: Mapped[int]
    given_at: Mapped[datetime]
