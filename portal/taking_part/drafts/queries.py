"""Which versions and paragraphs there are, for those who read and those who write."""

from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from portal.taking_part.drafts.completion_models import ReviewCompletion
from portal.taking_part.drafts.models import DraftGone, DraftParagraph, DraftSection, DraftVersion

_NEWEST = (
    select(DraftVersion)
    .where(DraftVersion.review_id == bindparam("review_id"), DraftVersion.opened_at.is_not(None))
    .order_by(DraftVersion.number.desc())
    .limit(1)
)


def opened_version(session: Session, review_id: UUID) -> DraftVersion | None:
    """The newest version that the circle was shown."""
    return session.scalars(_NEWEST, {"review_id": review_id}).first()


def version_of(session: Session, review_id: UUID, version_id: UUID) -> DraftVersion | None:
    """A version of this review that the circle was shown."""
    query = select(DraftVersion).where(DraftVersion.id == version_id, DraftVersion.review_id == review_id)
    return session.scalars(query.where(DraftVersion.opened_at.is_not(None))).first()


def earlier_versions(session: Session, version: DraftVersion) -> list[DraftVersion]:
    """What the circle was shown before ``version``, the newest first: it stays theirs to read and to keep."""
    query = select(DraftVersion).where(DraftVersion.review_id == version.review_id)
    query = query.where(DraftVersion.opened_at.is_not(None), DraftVersion.number < version.number)
    return list(session.scalars(query.order_by(DraftVersion.number.desc())))


def is_complete(session: Session, review_id: UUID) -> bool:
    """Whether the review was completed."""
    query = select(ReviewCompletion.id).where(ReviewCompletion.review_id == review_id)
    return session.scalars(query).first() is not None


def being_written(session: Session, review_id: UUID) -> bool:
    """Whether a newer version than the one shown is being prepared; comments go on arriving."""
    query = select(DraftVersion.id).where(DraftVersion.review_id == review_id, DraftVersion.opened_at.is_(None))
    return session.scalars(query).first() is not None


def versions(session: Session, review_id: UUID) -> list[DraftVersion]:
    """Every version, newest first; for staff."""
    query = select(DraftVersion).where(DraftVersion.review_id == review_id)
    return list(session.scalars(query.order_by(DraftVersion.number.desc())))


def paragraph(session: Session, version_id: UUID, number: int) -> DraftParagraph | None:
    """One paragraph of a version."""
    query = select(DraftParagraph).where(DraftParagraph.version_id == version_id, DraftParagraph.number == number)
    return session.scalars(query).first()


def place_of_number(session: Session, version_id: UUID, number: int) -> int | None:
    """In which part of a version a paragraph stands."""
    query = (
        select(DraftSection.place)
        .join(DraftParagraph, DraftParagraph.section_id == DraftSection.id)
        .where(DraftParagraph.version_id == version_id, DraftParagraph.number == number)
    )
    return session.scalars(query).first()


def gone_in(session: Session, version_id: UUID) -> list[DraftGone]:
    """Numbers that the version before had and this one has not."""
    query = select(DraftGone).where(DraftGone.version_id == version_id)
    return list(session.scalars(query.order_by(DraftGone.number)))
