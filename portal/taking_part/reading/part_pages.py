"""A part of the draft in pages that an old phone can bear: however long the part, however much was said of it."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.taking_part.comments.queries import CommentShown, ParagraphShown, comments_of
from portal.taking_part.drafts import pictures
from portal.taking_part.drafts.models import DraftParagraph, DraftSection, DraftVersion, Shape
from portal.taking_part.reading import since

MOST = 20  # paragraphs of a page


@dataclass(frozen=True, slots=True)
class PartPage:
    """Some paragraphs of a part; ``before`` and ``after``: with which paragraphs the pages beside it begin."""

    paragraphs: list[ParagraphShown]
    before: int | None = None
    after: int | None = None


NOTHING = PartPage([])


def page(session: Session, version: DraftVersion, place: int, at: int | None, contact_id: UUID, read: int) -> PartPage:
    """The page of a part on which paragraph ``at`` stands, else its first, with this reader's own comments.

    ``read``: the number of the version that they read before this one; 0 for none.
    """
    query = (
        select(DraftParagraph.number)
        .join(DraftSection, DraftSection.id == DraftParagraph.section_id)
        .where(DraftParagraph.version_id == version.id, DraftSection.place == place)
        .order_by(DraftParagraph.place)
    )
    numbers = list(session.scalars(query))
    first = numbers.index(at) // MOST * MOST if at in numbers else 0
    here = numbers[first : first + MOST]
    return PartPage(
        _paragraphs(session, version, here, contact_id, read),
        numbers[first - MOST] if first else None,
        numbers[first + MOST] if first + MOST < len(numbers) else None,
    )


def _paragraphs(
    session: Session, version: DraftVersion, numbers: list[int], contact_id: UUID, read: int
) -> list[ParagraphShown]:
    query = select(DraftParagraph).where(DraftParagraph.version_id == version.id, DraftParagraph.number.in_(numbers))
    mine: dict[int, list[CommentShown]] = {}
    for said in comments_of(session, version.review_id, contact_id, numbers, there=numbers):
        mine.setdefault(said.number, []).append(said)
    here = session.scalars(query.order_by(DraftParagraph.place)).all()
    shown = [one.number for one in here if one.shape is Shape.PICTURE]
    seen = pictures.of_version(session, version.id, shown) if shown else {}
    became = since.became(session, version, read, numbers)
    return [
        ParagraphShown(
            one.number,
            one.words,
            one.shape,
            one.mark,
            became.get(one.number),
            tuple(mine.get(one.number, ())),
            seen.get(one.number),
        )
        for one in here
    ]
