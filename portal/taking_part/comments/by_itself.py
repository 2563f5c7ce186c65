"""One paragraph by itself, where somebody says something of it: in the reader's language too, as in its part."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.taking_part.comments.models import DraftComment, Outcome
from portal.taking_part.comments.queries import AnswerShown, ParagraphShown
from portal.taking_part.drafts import pictures, queries
from portal.taking_part.drafts.models import DraftTranslation, DraftVersion, Shape


def paragraph(session: Session, version_id: UUID, number: int) -> ParagraphShown | None:
    """The paragraph as it stands in the review, in English."""
    one = queries.paragraph(session, version_id, number)
    if one is None:
        return None
    picture = pictures.of_version(session, version_id, [number]).get(number) if one.shape is Shape.PICTURE else None
    return ParagraphShown(one.number, one.words, one.shape, one.mark, picture=picture)


def translated(session: Session, version_id: UUID, number: int, language: str) -> DraftTranslation | None:
    """The same in another language, where somebody wrote it."""
    query = select(DraftTranslation).where(
        DraftTranslation.version_id == version_id,
        DraftTranslation.number == number,
        DraftTranslation.language == language,
        DraftTranslation.easy.is_(False),
    )
    return session.scalars(query).first()


# A paragraph and its translation, where there is one.
Both = tuple[ParagraphShown, DraftTranslation | None]


def as_now(
    session: Session, one: DraftComment, newest: DraftVersion | None, answers: Iterable[AnswerShown], language: str
) -> dict[int, Both]:
    """The paragraphs that answers changed or added, as they now stand (F56); none while no newer version is shown."""
    if newest is None or newest.id == one.version_id:
        return {}
    said = {it.number for it in answers if it.number and it.outcome in {Outcome.CHANGED, Outcome.ADDED}}
    found = {number: paragraph(session, newest.id, number) for number in said}
    return {
        number: (now, translated(session, newest.id, number, language))
        for number, now in found.items()
        if now is not None
    }
