"""One paragraph by itself, where somebody says something of it: in the reader's language too, as in its part."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.taking_part.comments.queries import ParagraphShown
from portal.taking_part.drafts import pictures, queries
from portal.taking_part.drafts.models import DraftTranslation, Shape


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
