"""Pictures of a draft: kept once for a review, shown by paragraphs of its versions, said in words or decoration."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.clock import now
from portal.foundation.db.keys import KeyGone
from portal.foundation.identity.actor import Actor
from portal.foundation.media import services as media
from portal.foundation.media.clean import CleanPhoto
from portal.foundation.media.models import MediaItem
from portal.foundation.media.store import FileStore, StoredFileAltered, StoredFileMissing
from portal.taking_part.drafts import seal as seals
from portal.taking_part.drafts.models import DraftParagraph, DraftVersion
from portal.taking_part.drafts.picture_models import DraftPicture, DraftPictureShown, Says

LEFT = timedelta(days=1)  # a picture of a file that was looked at and not brought in
LONGEST_WORDS = 2_000


class NoSuchPicture(Exception):
    """The text names a picture by a number that its review has not; ``number``."""

    def __init__(self, number: int) -> None:
        super().__init__("no picture of this review has that number")
        self.number = number


@dataclass(frozen=True, slots=True)
class PictureSeen:
    """The picture of a paragraph. ``number``: of the picture, in its review; sizes in pixels."""

    id: UUID
    number: int
    says: Says
    width: int
    height: int
    media_id: UUID

    @property
    def decoration(self) -> bool:
        """Whether it says nothing."""
        return self.says is Says.DECORATION


def keep(
    session: Session, files: FileStore, key: bytes, actor: Actor, review_id: UUID, photo: CleanPhoto
) -> DraftPicture:
    """Keep a cleaned picture for a review; the same picture again is the one that is there."""
    mac = file_mac(key, photo.jpeg)
    here = DraftPicture.review_id == review_id
    already = session.scalars(select(DraftPicture).where(here, DraftPicture.file_mac == mac)).first()
    if already is not None:
        return already
    item = media.keep_picture(session, files, review_id, photo)
    highest = session.scalar(select(func.max(DraftPicture.number)).where(here)) or 0
    row = DraftPicture(
        review_id=review_id,
        number=highest + 1,
        media_id=item.id,
        file_mac=mac,
        kept_by=actor.known_id(),
        kept_at=now(),
    )
    session.add(row)
    session.flush()
    return row


def file_mac(key: bytes, data: bytes) -> bytes:
    """The mac of a picture's SHA-256, as the seal has it."""
    return seals.mac(key, "picture", hashlib.sha256(data).hexdigest())


def forget_one_left(session: Session, files: FileStore) -> bool:
    """Remove one picture that no version shows, of a file that was looked at a day ago and not brought in, if any.

    One in each transaction of the worker: what stops one undoes none of the others, whose files are gone.
    """
    shown = select(DraftPictureShown.picture_id)
    query = select(DraftPicture).where(DraftPicture.kept_at < now() - LEFT, DraftPicture.id.not_in(shown))
    one = session.scalars(query.order_by(DraftPicture.kept_at, DraftPicture.id).limit(1)).first()
    if one is None:
        return False
    media_id = one.media_id
    session.delete(one)
    session.flush()
    media.forget_file(session, files, media_id)
    return True


def by_number(session: Session, review_id: UUID, numbers: set[int]) -> dict[int, DraftPicture]:
    """Pictures of a review by their numbers. Raises ``NoSuchPicture`` for one that there is not."""
    query = select(DraftPicture).where(DraftPicture.review_id == review_id, DraftPicture.number.in_(numbers))
    found = {one.number: one for one in session.scalars(query)} if numbers else {}
    for number in sorted(numbers - found.keys()):
        raise NoSuchPicture(number)
    return found


def of_version(session: Session, version_id: UUID, numbers: list[int] | None = None) -> dict[int, PictureSeen]:
    """The pictures of a version by the numbers of their paragraphs; ``numbers``: only of these paragraphs."""
    query = (
        select(DraftParagraph.number, DraftPicture, DraftPictureShown.says, MediaItem.width, MediaItem.height)
        .join(DraftPictureShown, DraftPictureShown.paragraph_id == DraftParagraph.id)
        .join(DraftPicture, DraftPicture.id == DraftPictureShown.picture_id)
        .join(MediaItem, MediaItem.id == DraftPicture.media_id)
        .where(DraftPictureShown.version_id == version_id)
    )
    if numbers is not None:
        query = query.where(DraftParagraph.number.in_(numbers))
    return {
        number: PictureSeen(one.id, one.number, says, width, height, one.media_id)
        for number, one, says, width, height in session.execute(query)
    }


def seen_as(words: str, picture: int | None) -> str:
    """The words of a paragraph as it is matched and compared: another picture is not the same paragraph."""
    return words if picture is None else f"{words} (picture {picture})".strip()


def unsaid(session: Session, version_id: UUID) -> list[int]:
    """Paragraphs that are a picture of which nobody said what it shows, nor that it is decoration."""
    query = select(DraftParagraph.number).join(DraftPictureShown, DraftPictureShown.paragraph_id == DraftParagraph.id)
    query = query.where(DraftPictureShown.version_id == version_id, DraftPictureShown.says == Says.UNSAID)
    return list(session.scalars(query.order_by(DraftParagraph.place)))


def says_of(words: str, *, decoration: bool) -> Says:
    """What is said of a picture: words count also where somebody says that it is decoration."""
    return Says.WORDS if words else Says.DECORATION if decoration else Says.UNSAID


def say(session: Session, key: bytes, version: DraftVersion, said: Mapping[str, str]) -> None:
    """Keep ``shows-<number>`` and ``decoration-<number>`` of a form: what each picture shows, or that it says nothing.

    For a version that nobody was shown yet.
    """
    query = (
        select(DraftParagraph, DraftPictureShown)
        .join(DraftPictureShown, DraftPictureShown.paragraph_id == DraftParagraph.id)
        .where(DraftPictureShown.version_id == version.id)
    )
    for paragraph, shown in session.execute(query).all():
        words = said.get(f"shows-{paragraph.number}")
        if words is not None:
            paragraph.words = " ".join(words.split())[:LONGEST_WORDS]
            paragraph.words_mac = seals.mac(key, paragraph.words)
            shown.says = says_of(paragraph.words, decoration=f"decoration-{paragraph.number}" in said)
    session.flush()


def shown_to_circle(session: Session, review_id: UUID, picture_id: UUID) -> DraftPicture | None:
    """A picture of a version that the circle was shown."""
    opened = (
        select(DraftPictureShown.picture_id)
        .join(DraftVersion, DraftVersion.id == DraftPictureShown.version_id)
        .where(DraftVersion.opened_at.is_not(None), DraftVersion.review_id == review_id)
    )
    query = select(DraftPicture).where(DraftPicture.id == picture_id, DraftPicture.review_id == review_id)
    return session.scalars(query.where(DraftPicture.id.in_(opened))).first()


def of_review(session: Session, review_id: UUID, picture_id: UUID) -> DraftPicture | None:
    """A picture that was kept for a review, shown or not; for those who prepare its draft."""
    query = select(DraftPicture).where(DraftPicture.id == picture_id, DraftPicture.review_id == review_id)
    return session.scalars(query).first()


def problems(session: Session, files: FileStore, key: bytes) -> list[str]:
    """Pictures that are not what people were shown, in words, for ``portal check``."""
    shown = select(DraftPictureShown.picture_id).join(DraftVersion, DraftVersion.id == DraftPictureShown.version_id)
    query = select(DraftPicture).where(DraftPicture.id.in_(shown.where(DraftVersion.opened_at.is_not(None))))
    found = []
    for one in session.scalars(query).all():
        try:
            same = hmac.compare_digest(file_mac(key, media.file_bytes(session, files, one.media_id)), one.file_mac)
        except KeyGone:  # erased at the end of its time: the seal stands on the mac
            continue
        except (StoredFileMissing, StoredFileAltered):
            same = False
        if not same:
            found.append(f"A picture of a draft was changed after people were shown it: draft_picture {one.id}.")
    return found
