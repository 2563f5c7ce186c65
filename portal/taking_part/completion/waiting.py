"""What completing waits for besides answers: people not reached, changes for the LeDeR platform."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.taking_part.drafts.completion_models import DraftOffer, Meeting, PlatformChange
from portal.taking_part.drafts.offering import is_settled


@dataclass(frozen=True, slots=True)
class Reached:
    """Somebody of the circle, and how far we are with offering the draft to them."""

    contact_id: UUID
    name: str
    answer: Meeting | None
    letter_on: date | None
    first_call_on: date | None
    second_call_on: date | None
    offered: bool
    settled: bool
    copy_asked: bool  # on paper, and none is in the post yet
    copy_on: date | None  # when one was downloaded or posted


def reached(session: Session, review: Review) -> list[Reached]:
    """Everybody in the circle, and what was done to offer them the draft."""
    query = select(DraftOffer).where(DraftOffer.review_id == review.id)
    offers = {one.contact_id: one for one in session.scalars(query)}
    found = []
    for member in reviews.circle(session, review):
        one = offers.get(member.contact_id)
        days = (one.letter_on, one.first_call_on, one.second_call_on) if one else (None, None, None)
        answer = one.answer if one else None
        given = one.copy_given_at if one else None
        asked = one is not None and one.copy_asked_at is not None and given is None
        done, copy_on = (one is not None, is_settled(one)), given.date() if given else None
        found.append(Reached(member.contact_id, member.name, answer, *days, *done, asked, copy_on))
    return found


def for_the_platform(session: Session, review_id: UUID) -> list[PlatformChange]:
    """What has to be changed in the LeDeR platform, what is not done yet first."""
    query = select(PlatformChange).where(PlatformChange.review_id == review_id)
    return list(session.scalars(query.order_by(PlatformChange.done_at.is_not(None), PlatformChange.number)))
