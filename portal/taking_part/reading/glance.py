"""The draft at a glance: what is newer or answered for a reader, what waits for the reviewer."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from portal.circle.people.models import FOR_GOOD, ContactHold, HoldKind
from portal.circle.reviews.models import CirclePlace
from portal.taking_part.comments.models import DraftComment
from portal.taking_part.drafts import queries as drafts
from portal.taking_part.drafts.completion_models import DraftOffer, Meeting, ReviewCompletion
from portal.taking_part.drafts.models import DraftVersion
from portal.taking_part.reading import queries, since


@dataclass(frozen=True, slots=True)
class Glance:
    """For the first page of a reader; says nothing of what anybody else did."""

    newer: bool = False
    answered: int = 0
    waiting: int = 0
    declined: bool = False  # they said that they do not want to read it
    complete: bool = False


@dataclass(frozen=True, slots=True)
class AtTheDesk:
    """What of a review's draft waits for its reviewer."""

    review_id: UUID
    comments: int
    since: datetime | None
    preparing: int | None  # the number of a version that nobody was shown yet
    prepared_at: datetime | None


def of_reader(session: Session, review_id: UUID, contact_id: UUID) -> Glance:
    """Whether there is a newer version than they read, and how many of their comments were answered."""
    version = drafts.opened_version(session, review_id)
    if version is None:
        return Glance()
    marks = queries.marks_of(session, review_id, contact_id)
    mine = DraftComment.review_id == review_id, DraftComment.contact_id == contact_id
    offer = DraftOffer.review_id == review_id, DraftOffer.contact_id == contact_id
    there = select(
        since.read_by_what_they_said(review_id, contact_id, version.number).scalar_subquery(),
        func.count(),
        func.count(DraftComment.answered_at),
        select(DraftOffer.answer).where(*offer).scalar_subquery(),
        exists().where(ReviewCompletion.review_id == review_id),
    ).where(*mine, DraftComment.withdrawn_at.is_(None))
    spoke_of, said, answered, how, complete = session.execute(there).one()
    declined = how is Meeting.NOT_AT_ALL and not version.portrait
    newer = 0 < max(marks.version, spoke_of or 0) < version.number
    return Glance(newer, answered, said - answered, declined, bool(complete))


def at_the_desk(session: Session, review_ids: Collection[UUID]) -> list[AtTheDesk]:
    """Reviews with open comments or a version that waits to be opened, the longest waiting comment first."""
    waits = DraftComment.answered_at.is_(None), DraftComment.withdrawn_at.is_(None)
    said = select(DraftComment.review_id, func.count(), func.min(DraftComment.made_at)).where(
        DraftComment.review_id.in_(review_ids), *waits
    )
    comments = {one: (count, since) for one, count, since in session.execute(said.group_by(DraftComment.review_id))}
    closed = select(DraftVersion.review_id, DraftVersion.number, DraftVersion.made_at).where(
        DraftVersion.review_id.in_(review_ids), DraftVersion.opened_at.is_(None)
    )
    preparing = {review_id: (number, made_at) for review_id, number, made_at in session.execute(closed)}
    found = []
    for one in comments.keys() | preparing.keys():
        count, since = comments.get(one, (0, None))
        found.append(AtTheDesk(one, count, since, *preparing.get(one, (None, None))))
    return sorted(
        found, key=lambda one: (one.since is None, one.since.timestamp() if one.since else 0, str(one.review_id))
    )


def not_answered(session: Session, review_ids: Collection[UUID]) -> list[DraftOffer]:
    """Offers of the draft to people of the circle who said nothing yet, or *later*; who stopped is not waited for."""
    gone = ContactHold.kind.in_({HoldKind.STOPPED, *FOR_GOOD}), ContactHold.ends_at.is_(None)
    query = (
        select(DraftOffer)
        .join(
            CirclePlace,
            (CirclePlace.review_id == DraftOffer.review_id) & (CirclePlace.contact_id == DraftOffer.contact_id),
        )
        .where(DraftOffer.review_id.in_(review_ids), CirclePlace.ended_at.is_(None))
        .where(or_(DraftOffer.answer.is_(None), DraftOffer.answer == Meeting.LATER))
        .where(DraftOffer.contact_id.not_in(select(ContactHold.contact_id).where(*gone)))
    )
    return list(session.scalars(query.order_by(DraftOffer.offered_at, DraftOffer.id)))
