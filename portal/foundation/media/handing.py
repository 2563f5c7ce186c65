"""Files follow whose they are: where two contacts became one person, each is sealed anew with the key of who stays."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.foundation.db.engine import Database
from portal.foundation.db.keys import KeyGone, KeyRing
from portal.foundation.media.models import MediaItem
from portal.foundation.media.services import file_bytes
from portal.foundation.media.store import FileStore, StoredFileAltered, StoredFileMissing, new_name


def hand_on(database: Database, files: FileStore, model: Any) -> int:
    """Seal anew what is still sealed for another contact than the ``contact_id`` of its row in ``model``; how many.

    One file a transaction; the bytes before go when that is committed, so that nothing is lost on the way. What was
    erased or cannot be read stays as it is: ``portal check`` names it. The worker calls this every hour.
    """
    with database.reading() as session:
        whose = select(MediaItem.id, model.contact_id).join(model, model.media_id == MediaItem.id)
        found = session.execute(whose.where(MediaItem.owner_id != model.contact_id)).all()
    count = 0
    for media_id, contact_id in found:
        with suppress(KeyGone, StoredFileMissing, StoredFileAltered):
            with database.transaction() as session:
                before = _seal_anew(session, files, media_id, contact_id)
            files.delete(name=before)
            count += 1
    return count


def _seal_anew(session: Session, files: FileStore, media_id: UUID, contact_id: UUID) -> str:
    """The name under which the bytes were kept before."""
    item = session.get_one(MediaItem, media_id)
    keys: KeyRing = session.info["keys"]
    data, before = file_bytes(session, files, media_id), item.stored_name
    item.key_id, key = keys.current(session, "contact", contact_id)
    item.owner_id, item.stored_name = contact_id, new_name()
    files.put(data, key=key, name=item.stored_name, bound_to=item.id.hex)
    session.flush()
    return before
