"""*We see it differently* in the finished review: their own words with the paragraph, and never whose (F115)."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.foundation.db.keys import KeyGone
from portal.taking_part.comments.models import DraftAnswer, DraftComment, Outcome, SeenDifferently
from portal.taking_part.drafts.completion_models import ReviewCompletion
from portal.taking_part.drafts.models import DraftGone, DraftParagraph, DraftSection, DraftVersion


@dataclass(frozen=True, slots=True)
class Differing:
    """What somebody sees differently; ``place``: the part in which the paragraph stands, none when it is gone."""

    number: int
    words: str
    place: int | None


def of_finished(session: Session, version: DraftVersion) -> list[Differing]:
    """For everybody of the circle, by paragraph and day; nothing before the review is complete."""
    completed = select(ReviewCompletion.id).where(ReviewCompletion.review_id == version.review_id)
    return of_version(session, version) if session.scalars(completed).first() is not None else []


def of_version(session: Session, version: DraftVersion) -> list[Differing]:
    """What stands beside the paragraphs of a version; at the paragraph that took the words in, where two became one."""
    query = (
        select(SeenDifferently)
        .join(DraftComment, DraftComment.id == SeenDifferently.comment_id)
        .where(SeenDifferently.review_id == version.review_id, DraftComment.withdrawn_at.is_(None))
    )
    said = list(session.scalars(query.order_by(SeenDifferently.number, SeenDifferently.said_at, SeenDifferently.id)))
    if not said:
        return []
    into = _merged(session, version)
    now_at = {one.id: _followed(one.number, into) for one in said}
    places = _places(session, version.id, now_at.values())
    found = []
    for one in said:
        try:
            words = one.words
        except KeyGone:  # whoever said it was erased
            continue
        number = now_at[one.id]
        found.append(Differing(number, words, places.get(number)))
    return sorted(found, key=lambda one: one.number)


def by_number(found: Collection[Differing]) -> dict[int, tuple[str, ...]]:
    """The words at each paragraph that stands."""
    listed: dict[int, tuple[str, ...]] = {}
    for one in found:
        if one.place is not None:
            listed[one.number] = (*listed.get(one.number, ()), one.words)
    return listed


def _merged(session: Session, version: DraftVersion) -> dict[int, int]:
    query = (
        select(DraftGone.number, DraftGone.merged_into)
        .join(DraftVersion, DraftVersion.id == DraftGone.version_id)
        .where(DraftVersion.review_id == version.review_id, DraftVersion.number <= version.number)
    )
    return {number: other for number, other in session.execute(query) if other is not None}


def _followed(number: int, into: dict[int, int]) -> int:
    passed = {number}
    while into.get(number, number) not in passed:
        number = into[number]
        passed.add(number)
    return number


def _places(session: Session, version_id: UUID, numbers: Collection[int]) -> dict[int, int]:
    query = (
        select(DraftParagraph.number, DraftSection.place)
        .join(DraftSection, DraftSection.id == DraftParagraph.section_id)
        .where(DraftParagraph.version_id == version_id, DraftParagraph.number.in_(set(numbers)))
    )
    return {number: place for number, place in session.execute(query)}


def remembered(session: Session, version: DraftVersion) -> dict[int, tuple[str, ...]]:
    """Where people remember it differently: what the reviewer says of it at each paragraph, with no referee (F63)."""
    query = select(DraftAnswer).where(
        DraftAnswer.review_id == version.review_id, DraftAnswer.outcome == Outcome.REMEMBERED
    )
    said = list(session.scalars(query.order_by(DraftAnswer.answered_at, DraftAnswer.id)))
    into = _merged(session, version) if said else {}
    listed: dict[int, tuple[str, ...]] = {}
    for one in said:
        if one.number is not None:
            number = _followed(one.number, into)
            listed[number] = (*listed.get(number, ()), one.words)
    return listed
