"""Keeping a photo, a paper or a recording and giving it back: one door to the file store."""

from uuid import UUID

from sqlalchemy.orm import Session

from portal.clock import now
from portal.foundation.db.keys import KeyRing
from portal.foundation.media.clean import CleanPhoto
from portal.foundation.media.models import MediaItem
from portal.foundation.media.papers import CleanPaper
from portal.foundation.media.sounds import CleanSound
from portal.foundation.media.store import FileStore, new_name

PHOTO_MOST_BYTES = 30_000_000


def keep_photo(session: Session, files: FileStore, contact_id: UUID, photo: CleanPhoto) -> MediaItem:
    """Seal a cleaned photo with its contact's key, put it in the store and write its row."""
    return _keep(session, files, ("contact", contact_id), photo.jpeg, photo.width, photo.height)


def keep_picture(session: Session, files: FileStore, review_id: UUID, photo: CleanPhoto) -> MediaItem:
    """Seal a cleaned picture of a review's draft with the key of the review, put it in the store and write its row."""
    return _keep(session, files, ("review", review_id), photo.jpeg, photo.width, photo.height)


def keep_paper(session: Session, files: FileStore, contact_id: UUID, paper: CleanPaper) -> MediaItem:
    """Seal a cleaned paper with its contact's key, put it in the store and write its row."""
    return _keep(session, files, ("contact", contact_id), paper.data, 0, 0)


def keep_sound(session: Session, files: FileStore, contact_id: UUID, sound: CleanSound) -> MediaItem:
    """Seal a cleaned recording with its contact's key, put it in the store and write its row."""
    return _keep(session, files, ("contact", contact_id), sound.data, 0, 0)


def _keep(
    session: Session, files: FileStore, owner: tuple[str, UUID], data: bytes, width: int, height: int
) -> MediaItem:
    keys: KeyRing = session.info["keys"]
    key_id, key = keys.current(session, *owner)
    item = MediaItem(
        owner_id=owner[1],
        key_id=key_id,
        stored_name=new_name(),
        width=width,
        height=height,
        size=len(data),
        given_at=now(),
    )
    files.put(data, key=key, name=item.stored_name, bound_to=item.id.hex)
    session.add(item)
    session.flush()
    return item


def file_bytes(session: Session, files: FileStore, media_id: UUID) -> bytes:
    """The photo as JPEG, the paper, or the recording as MP4. Rights are checked by the room that asks."""
    item = session.get_one(MediaItem, media_id)
    keys: KeyRing = session.info["keys"]
    return files.get(key=keys.by_id(session, item.key_id), name=item.stored_name, bound_to=item.id.hex)


def forget_file(session: Session, files: FileStore, media_id: UUID) -> None:
    """Remove a photo or a paper for good: row and bytes."""
    item = session.get_one(MediaItem, media_id)
    files.delete(name=item.stored_name)
    session.delete(item)
    session.flush()
