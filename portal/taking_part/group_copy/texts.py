"""The text that the copy is made of: the version to be completed, with memories that differ (F63) and the words of who
sees it differently (F115) beside its paragraphs.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.taking_part.comments import differing
from portal.taking_part.drafts.models import DraftParagraph, DraftSection, DraftVersion
from portal.taking_part.group_copy.replacing import Decided, anonymous, shielded, survivors, unshielded

TITLE, NOTE, PARAGRAPH, REMEMBERED, DIFFERENTLY = "title", "note", "paragraph", "remembered", "differently"


@dataclass(frozen=True, slots=True)
class TextPart:
    """A heading, the note at its head, a paragraph with its number, or what is said beside one."""

    kind: str
    words: str
    number: int | None = None
    shape: str = "text"
    mark: str = ""


def newest(session: Session, review_id: UUID) -> DraftVersion | None:
    """The version that would be completed now: the newest one that the circle was shown."""
    query = select(DraftVersion).where(DraftVersion.review_id == review_id, DraftVersion.opened_at.is_not(None))
    query = query.where(DraftVersion.portrait.is_(False)).order_by(DraftVersion.number.desc()).limit(1)
    return session.scalars(query).first()


def whole(session: Session, version: DraftVersion, *, said: bool = True) -> list[TextPart]:
    """The version with what is said beside its paragraphs, in a fixed number of queries."""
    beside = _said(session, version) if said else {}
    of_section: dict[UUID, list[DraftParagraph]] = {}
    query = select(DraftParagraph).where(DraftParagraph.version_id == version.id).order_by(DraftParagraph.place)
    for one in session.scalars(query).all():
        of_section.setdefault(one.section_id, []).append(one)
    found: list[TextPart] = []
    sections = select(DraftSection).where(DraftSection.version_id == version.id).order_by(DraftSection.place)
    for section in session.scalars(sections).all():
        found.append(TextPart(TITLE, section.title))
        found += [TextPart(NOTE, section.note)] if section.note else []
        for one in of_section.get(section.id, ()):
            mark = one.mark.value if one.mark else ""
            found.append(TextPart(PARAGRAPH, one.words, one.number, one.shape.value, mark))
            found += beside.pop(one.number, ())
    return found + [one for number in sorted(beside) for one in beside[number]]


def _said(session: Session, version: DraftVersion) -> dict[int, list[TextPart]]:
    """What stands beside each paragraph in the finished review: how people remember it, who sees it differently."""
    found: dict[int, list[TextPart]] = {}
    for number, remembered in differing.remembered(session, version).items():
        found[number] = [TextPart(REMEMBERED, words, number) for words in remembered]
    for one in differing.of_version(session, version):
        found.setdefault(one.number, []).append(TextPart(DIFFERENTLY, one.words, one.number))
    return found


Spans = tuple[tuple[int, int], ...]  # of the words of a part: where a replaced name stays, because it is none there


def anonymised(parts: Sequence[TextPart], decided: Sequence[Decided], stays: Sequence[Spans]) -> list[TextPart]:
    """The text as it becomes by what was decided."""
    found = []
    for part, spans in zip(parts, stays, strict=True):
        words, held = shielded(part.words, spans)
        found.append(replace(part, words=unshielded(anonymous(words, decided), held)))
    return found


def surviving(parts: Sequence[TextPart], decided: Sequence[Decided], stays: Sequence[Spans]) -> bool:
    """Whether a name that should be replaced would still stand in the text, but for where a person said: not here."""
    told = [shielded(part.words, spans)[0] for part, spans in zip(parts, stays, strict=True)]
    return any(survivors(anonymous(words, decided), decided) for words in told)


def written(parts: Iterable[TextPart]) -> str:
    """The text as it is kept with a signature."""
    return json.dumps([asdict(one) for one in parts], ensure_ascii=False)


def read(kept: str) -> list[TextPart]:
    """The text of a signed copy."""
    return [TextPart(**one) for one in json.loads(kept)]


def sections(parts: Iterable[TextPart]) -> list[list[TextPart]]:
    """The text cut where a heading begins, so that a phone need not carry all of it."""
    found: list[list[TextPart]] = []
    for one in parts:
        if one.kind == TITLE or not found:
            found.append([])
        found[-1].append(one)
    return found
