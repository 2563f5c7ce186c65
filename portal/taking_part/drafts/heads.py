"""The titles of parts, the notes at their heads and what changed, in another language: found by place (F65)."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal.taking_part.drafts import seal as seals
from portal.taking_part.drafts.models import DraftHeadTranslation, DraftSection, DraftVersion, Head

SIGNS = {"#": Head.TITLE, ">": Head.NOTE}
ENGLISH = "en_GB"
_PLACED = re.compile(r"([#>])\s*(\d{1,5})[.):]?\s+(.+)", re.DOTALL)
_CHANGES = re.compile(r"\+\s+(.+)", re.DOTALL)


class NoSuchPart(Exception):
    """Titles or notes of parts that the version has not; ``numbers`` as they were written."""

    def __init__(self, numbers: list[int]) -> None:
        super().__init__("the translation names parts that the draft has not")
        self.numbers = numbers


@dataclass(frozen=True, slots=True)
class Heads:
    """Everything besides the paragraphs in one language; the keys are places of parts."""

    titles: Mapping[int, str] = field(default_factory=dict)
    notes: Mapping[int, str] = field(default_factory=dict)
    changes: str | None = None


def read_heads(words: str) -> Heads:
    """Blocks such as ``# 1. title``, ``> 1. note`` and ``+ what changed``, an empty line between them."""
    found: dict[Head, dict[int, str]] = {Head.TITLE: {}, Head.NOTE: {}}
    changes = None
    for block in (one.strip() for one in re.split(r"\n\s*\n", words.replace("\r\n", "\n"))):
        if (placed := _PLACED.match(block)) is not None:
            found[SIGNS[placed[1]]][int(placed[2]) - 1] = " ".join(placed[3].split())
        elif (said := _CHANGES.match(block)) is not None:
            changes = said[1].strip()
    return Heads(found[Head.TITLE], found[Head.NOTE], changes)


def as_written(session: Session, version: DraftVersion) -> dict[int, list[str]]:
    """The English titles and notes by place, with the signs and numbers that a translation brings back."""
    query = select(DraftSection).where(DraftSection.version_id == version.id).order_by(DraftSection.place)
    found: dict[int, list[str]] = {}
    for one in session.scalars(query):
        lines = [f"# {one.place + 1}. {one.title}"] if one.title else []
        lines += [f"> {one.place + 1}. {one.note}"] if one.note else []
        found[one.place] = lines
    return found


def hold_to(session: Session, version: DraftVersion, told: Heads) -> None:
    """See that each stands at a part that the version has. Raises ``NoSuchPart``."""
    places = set(session.scalars(select(DraftSection.place).where(DraftSection.version_id == version.id)))
    if unknown := sorted((told.titles.keys() | told.notes.keys()) - places):
        raise NoSuchPart([one + 1 for one in unknown])


def keep(session: Session, key: bytes, version: DraftVersion, language: str, told: Heads) -> None:
    """Keep them with the paragraphs of a translation, in place of earlier ones."""
    mine = DraftHeadTranslation.version_id == version.id, DraftHeadTranslation.language == language
    session.execute(delete(DraftHeadTranslation).where(*mine))
    given = [(Head.TITLE, *one) for one in told.titles.items()] + [(Head.NOTE, *one) for one in told.notes.items()]
    if told.changes:
        given.append((Head.CHANGES, 0, told.changes))
    for what, place, words in given:
        row = DraftHeadTranslation(
            version_id=version.id, review_id=version.review_id, language=language, what=what, place=place
        )
        row.words, row.words_mac = words, seals.mac(key, words)
        session.add(row)
    session.flush()


def of_version(session: Session, version: DraftVersion, language: str) -> Heads:
    """What there is of them in a language; of English the version itself is read."""
    if language == ENGLISH:
        return Heads()
    mine = DraftHeadTranslation.version_id == version.id, DraftHeadTranslation.language == language
    query = select(DraftHeadTranslation).where(*mine)
    found: dict[Head, dict[int, str]] = {one: {} for one in Head}
    for row in session.scalars(query):
        found[row.what][row.place] = row.words
    return Heads(found[Head.TITLE], found[Head.NOTE], found[Head.CHANGES].get(0))


def changes_of(session: Session, version_ids: Collection[UUID], language: str) -> dict[UUID, str]:
    """What changed with each of these versions, in a language that is not English; of those that have it."""
    query = select(DraftHeadTranslation).where(
        DraftHeadTranslation.version_id.in_(version_ids),
        DraftHeadTranslation.language == language,
        DraftHeadTranslation.what == Head.CHANGES,
    )
    return {} if language == ENGLISH else {one.version_id: one.words for one in session.scalars(query)}


def forget_note(session: Session, version: DraftVersion, place: int) -> None:
    """Take away what a note was in other languages: it says something else now, and nobody was shown it yet."""
    mine = DraftHeadTranslation.version_id == version.id, DraftHeadTranslation.place == place
    session.execute(delete(DraftHeadTranslation).where(*mine, DraftHeadTranslation.what == Head.NOTE))
