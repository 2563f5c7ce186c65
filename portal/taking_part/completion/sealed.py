"""The seals of a review, each named: of which version, over what, for whom and when."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.taking_part.drafts import seal as seals
from portal.taking_part.drafts.models import DraftSeal, DraftVersion, SealKind


@dataclass(frozen=True, slots=True)
class SealShown:
    """One seal as staff read it; ``mark`` stands at the foot of each copy of these words."""

    number: int
    portrait: bool
    kind: SealKind
    language: str  # of a translation, else empty
    easy: bool
    on: date
    mark: str


def of_review(session: Session, review_id: UUID) -> list[SealShown]:
    """Every seal of a review, the newest first."""
    query = (
        select(DraftSeal, DraftVersion.number, DraftVersion.portrait)
        .join(DraftVersion, DraftVersion.id == DraftSeal.version_id)
        .where(DraftSeal.review_id == review_id)
        .order_by(DraftSeal.place.desc())
    )
    return [
        SealShown(number, portrait, one.kind, one.language, one.easy, one.sealed_at.date(), seals.fingerprint(one.link))
        for one, number, portrait in session.execute(query)
    ]
