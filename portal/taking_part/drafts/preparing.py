"""What the reviewer does with a version before it is opened: marks, notes, looking at what changed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor
from portal.foundation.media.paper_reasons import PaperReason
from portal.taking_part.drafts import heads
from portal.taking_part.drafts import seal as seals
from portal.taking_part.drafts.matching import How
from portal.taking_part.drafts.models import DraftParagraph, DraftSeal, DraftSection, DraftVersion, Mark
from portal.taking_part.drafts.versions import AlreadyOpened, paragraphs

WHY_NOT: Final[dict[PaperReason, str]] = {
    PaperReason.NOT_A_PAPER: "That is not a Word file. Save it as .docx, or paste the text below.",
    PaperReason.OLD_WORD: "That is an older kind of Word file. Save it as .docx, or paste the text below.",
    PaperReason.PASSWORD: "That file opens only with a password. Save it without one, or paste the text below.",
    PaperReason.DAMAGED: "That file is cut off or damaged. Save it once more in Word, or paste the text below.",
    PaperReason.TOO_MANY_PAGES: "That file has too many pages. Bring it in in parts, or paste the text below.",
    PaperReason.NEEDS_ITS_PROGRAM: "That is a form of another program. Save it as .docx, or paste the text below.",
    PaperReason.MACROS: "That file has macros. Save it as a plain .docx, or paste the text below.",
    PaperReason.TOO_MUCH_INSIDE: "That file holds more than we can open. Take pictures out, or paste the text below.",
    PaperReason.TOO_LARGE: "That file is larger than 30 megabytes. Take its pictures out, or paste the text below.",
    PaperReason.EMPTY: "That file is empty.",
    PaperReason.TOOK_TOO_LONG: "That file took too long to open. Save it once more, or paste the text below.",
}


@dataclass(frozen=True, slots=True)
class SectionSeen:
    """A section of a version that is being prepared, with its paragraphs."""

    place: int
    title: str
    note: str | None
    paragraphs: tuple[DraftParagraph, ...]


def sections(session: Session, version_id: UUID) -> list[SectionSeen]:
    """The sections of a version in their order."""
    rows: dict[UUID, list[DraftParagraph]] = {}
    for one in paragraphs(session, version_id):
        rows.setdefault(one.section_id, []).append(one)
    query = select(DraftSection).where(DraftSection.version_id == version_id).order_by(DraftSection.place)
    return [
        SectionSeen(one.place, one.title, one.note, tuple(rows.get(one.id, ()))) for one in session.scalars(query).all()
    ]


def to_match(seen: Iterable[SectionSeen], gone: Collection[object]) -> list[DraftParagraph]:
    """The paragraphs of which the reviewer may say which they are; what is new only while something is gone."""
    kinds = {How.UNSURE, How.CHANGED, How.SPLIT_OFF} | ({How.NEW} if gone else set())
    found = [one for section in seen for one in section.paragraphs if one.how in kinds]
    return sorted(found, key=lambda one: one.how is not How.UNSURE)  # what must be said comes first


def unsure(seen: Iterable[SectionSeen]) -> list[DraftParagraph]:
    """The paragraphs of which the reviewer must say which they are, before anybody is shown them."""
    return [one for section in seen for one in section.paragraphs if one.how is How.UNSURE]


def words_before(session: Session, version: DraftVersion) -> dict[int, str]:
    """The words of each number in the version before, for side by side."""
    query = select(DraftVersion.id).where(
        DraftVersion.review_id == version.review_id, DraftVersion.number < version.number
    )
    before = session.scalars(query.order_by(DraftVersion.number.desc()).limit(1)).first()
    return {one.number: one.words for one in paragraphs(session, before)} if before else {}


def keep_marks(session: Session, actor: Actor, version: DraftVersion, said: Mapping[str, str]) -> None:
    """Keep ``mark-<number>`` of a form: good_practice, learning, concern, or empty. Raises ``AlreadyOpened``."""
    if version.opened_at is not None:
        raise AlreadyOpened
    known = {one.value for one in Mark}
    for row in paragraphs(session, version.id):
        wanted = said.get(f"mark-{row.number}")
        if wanted is not None:
            row.mark = Mark(wanted) if wanted in known else None
    session.flush()
    audit.record(session, "drafts.marked", actor, review_id=version.review_id, thing_id=version.id)


def keep_notes(session: Session, key: bytes, version: DraftVersion, said: Mapping[str, str]) -> None:
    """Keep ``note-<place>`` of a form: what is in a part, said at its head (F59). Raises ``AlreadyOpened``."""
    if version.opened_at is not None:
        raise AlreadyOpened
    query = select(DraftSection).where(DraftSection.version_id == version.id)
    for row in session.scalars(query).all():
        wanted = said.get(f"note-{row.place}")
        before = row.note
        if wanted is not None:
            row.note = " ".join(wanted.split())[:2000] or None
            row.words_mac = seals.mac(key, row.title, row.note)
        if row.note != before:
            heads.forget_note(session, version, row.place)
    session.flush()


def fingerprints(session: Session, review_id: UUID) -> dict[UUID, str]:
    """The short fingerprint of each version's newest seal."""
    query = select(DraftSeal).where(DraftSeal.review_id == review_id).order_by(DraftSeal.place)
    return {one.version_id: seals.fingerprint(one.link) for one in session.scalars(query)}
