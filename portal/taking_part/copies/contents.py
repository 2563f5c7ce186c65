"""What stands in a copy: the version as it was shown and sealed, in the reader's language where there is one."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.foundation.media import services as media
from portal.foundation.media.store import FileStore, StoredFileAltered, StoredFileMissing
from portal.taking_part.comments import differing
from portal.taking_part.comments.differing import Differing
from portal.taking_part.copies.models import CopyForm
from portal.taking_part.drafts import heads, pictures, translating
from portal.taking_part.drafts import seal as seals
from portal.taking_part.drafts.completion_models import ReviewCompletion
from portal.taking_part.drafts.heads import Heads
from portal.taking_part.drafts.models import DraftParagraph, DraftSeal, DraftSection, DraftVersion, SealKind
from portal.taking_part.drafts.translating import Screen
from portal.taking_part.drafts.versions import paragraphs

ENGLISH = "en_GB"


class NoSuchForm(Exception):
    """There is no easy read of this version, or no version at all."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A picture of a paragraph: a JPEG, its size in pixels."""

    jpeg: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that a copy says, before it is set."""

    version: DraftVersion
    seal: str
    shown_on: date
    finished_on: date | None
    sections: tuple[tuple[DraftSection, tuple[DraftParagraph, ...]], ...]
    beside: dict[int, str]
    heads: Heads  # titles and notes in the reader's language
    translator: str
    easy: tuple[Screen, ...]
    easy_english: tuple[Screen, ...]
    remembered: dict[int, tuple[str, ...]]
    differently: dict[int, tuple[str, ...]]
    differently_after: tuple[Differing, ...]  # of paragraphs that do not stand in this copy: short, or gone
    pictures: dict[int, Printed] = field(default_factory=dict)


def forms_of(session: Session, version: DraftVersion, language: str) -> list[CopyForm]:
    """In which forms somebody with this language can have a version."""
    easy = translating.screens(session, version, language) or translating.screens(session, version, ENGLISH)
    return [CopyForm.PRINT_14, CopyForm.PRINT_18, *([CopyForm.EASY] if easy else [])]


def of_version(
    session: Session, version: DraftVersion, form: CopyForm, language: str, files: FileStore | None = None
) -> Contents:
    """What stands in a copy of an opened version, with its pictures from ``files``. Raises ``NoSuchForm``."""
    if version.opened_at is None or form not in forms_of(session, version, language):
        raise NoSuchForm
    completion = _completion(session, version)
    easy = form is CopyForm.EASY
    own = translating.screens(session, version, language) if easy else []
    english = translating.screens(session, version, ENGLISH) if easy and language != ENGLISH else []
    said = differing.of_version(session, version) if completion else []
    beside = {} if easy or language == ENGLISH else translating.beside(session, version, language)
    return Contents(
        version,
        _seal_of(session, version, easy_language=(language if own else ENGLISH) if easy else None),
        version.opened_at.date(),
        completion.completed_at.date() if completion else None,
        () if easy else _sections(session, version),
        {number: one.words for number, one in beside.items()},
        Heads() if easy else heads.of_version(session, version, language),
        next(iter([one.by_whom for one in beside.values()] + [one.by_whom for one in own or english]), ""),
        tuple(own or english),
        tuple(english if own else ()),
        {} if easy else differing.remembered(session, version),
        differing.by_number(said),
        tuple(one for one in said if easy or one.place is None),
        {} if easy or files is None else _pictures(session, files, version),
    )


def _pictures(session: Session, files: FileStore, version: DraftVersion) -> dict[int, Printed]:
    found = {}
    for number, one in pictures.of_version(session, version.id).items():
        with suppress(StoredFileMissing, StoredFileAltered):  # what it shows is there in words; `portal check` names it
            found[number] = Printed(media.file_bytes(session, files, one.media_id), one.width, one.height)
    return found


def _completion(session: Session, version: DraftVersion) -> ReviewCompletion | None:
    return session.scalars(select(ReviewCompletion).where(ReviewCompletion.version_id == version.id)).first()


def _seal_of(session: Session, version: DraftVersion, *, easy_language: str | None) -> str:
    """The newest seal over just these words: of the finished review, of the version, or of its easy read."""
    query = select(DraftSeal).where(DraftSeal.version_id == version.id).order_by(DraftSeal.place.desc())
    if easy_language is None:
        query = query.where(DraftSeal.kind != SealKind.TRANSLATION)
    else:
        query = query.where(DraftSeal.easy.is_(True), DraftSeal.language == easy_language)
    found = session.scalars(query).first()
    if found is None:
        raise NoSuchForm
    return seals.fingerprint(found.link)


def _sections(session: Session, version: DraftVersion) -> tuple[tuple[DraftSection, tuple[DraftParagraph, ...]], ...]:
    listed: dict[UUID, list[DraftParagraph]] = {}
    for one in paragraphs(session, version.id):
        listed.setdefault(one.section_id, []).append(one)
    query = select(DraftSection).where(DraftSection.version_id == version.id).order_by(DraftSection.place)
    return tuple((one, tuple(listed[one.id])) for one in session.scalars(query) if one.id in listed)
