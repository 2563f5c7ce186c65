"""What waits, for the reviewer's one list: for them, for the family, near six months. When somebody read is in none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Session

from portal.circle.people import queries as people
from portal.circle.reviews.queries import Listed
from portal.circle.reviews.services import six_months_after
from portal.clock import now, today
from portal.taking_part.drafts.completion_models import Meeting as HowToMeet
from portal.taking_part.focused import queries as focused
from portal.taking_part.meetings.models import LIVE, Meeting, MeetingState
from portal.taking_part.reading import glance
from portal.taking_part.stories import queries as stories

NEAR = timedelta(days=42)
"""From how many days before the six months a review is shown as near them."""


class Kind(StrEnum):
    """What waits."""

    STORY = "story"
    COMMENTS = "comments"
    VERSION = "version"
    CLOSER_LOOK = "closer_look"
    DRAFT_OFFERED = "draft_offered"
    DRAFT_LATER = "draft_later"
    OTHER_TIME = "other_time"
    MEETING_OVER = "meeting_over"


@dataclass(frozen=True, slots=True)
class Waits:
    """One thing that waits, in one review; ``thing`` leads to it, ``count`` says how many or which."""

    kind: Kind
    review: Listed
    since: datetime
    who: str = ""
    thing: UUID | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class Near:
    """A review whose six months are near or over, from the day LeDeR was told or from the day it was opened here."""

    review: Listed
    told_until: date
    opened_until: date
    days: int  # to the first of them; below nothing when it went by


def for_me(session: Session, held: Sequence[Meeting], mine: dict[UUID, Listed]) -> list[Waits]:
    """What waits for the reviewer, the longest wait first. ``held``: the meetings of whoever reads this."""
    over = [one for one in held if one.state in LIVE and one.ends_at <= now() and one.review_id in mine]
    told = stories.not_thanked(session, set(mine))
    asked = focused.undecided(session, set(mine))
    of_whom = {one.contact_id for one in told} | {one.contact_id for one in asked} | {one.contact_id for one in over}
    names = people.names(session, of_whom)
    found = [Waits(Kind.MEETING_OVER, mine[one.review_id], one.ends_at, names[one.contact_id], one.id) for one in over]
    found += [
        Waits(Kind.STORY, mine[one.review_id], one.shared_at, names[one.contact_id], one.id)
        for one in told
        if one.shared_at is not None
    ]
    found += [
        Waits(Kind.CLOSER_LOOK, mine[one.review_id], one.asked_at, names[one.contact_id], one.id) for one in asked
    ]
    for one in glance.at_the_desk(session, set(mine)):
        if one.since is not None:
            found.append(Waits(Kind.COMMENTS, mine[one.review_id], one.since, count=one.comments))
        if one.preparing is not None and one.prepared_at is not None:
            found.append(Waits(Kind.VERSION, mine[one.review_id], one.prepared_at, count=one.preparing))
    return _longest_first(found)


def for_families(session: Session, held: Sequence[Meeting], mine: dict[UUID, Listed]) -> list[Waits]:
    """What waits for somebody of a circle: never whether they looked, only what they said or have not said yet.

    ``held``: the meetings of whoever reads this.
    """
    offers = glance.not_answered(session, set(mine))
    asked = [one for one in held if one.state is MeetingState.CHANGED and one.review_id in mine]
    changed = [one for one in asked if one.ends_at > now()]  # of the others staff say how it went
    names = people.names(session, {one.contact_id for one in offers} | {one.contact_id for one in changed})
    found = [
        Waits(
            Kind.DRAFT_LATER if one.answer is HowToMeet.LATER else Kind.DRAFT_OFFERED,
            mine[one.review_id],
            one.answered_at or one.offered_at,
            names[one.contact_id],
            one.contact_id,
        )
        for one in offers
    ]
    found += [
        Waits(Kind.OTHER_TIME, mine[one.review_id], one.booked_at, names[one.contact_id], one.id) for one in changed
    ]
    return _longest_first(found)


def near_six_months(reviews: Iterable[Listed]) -> list[Near]:
    """Reviews whose six months end soon or ended, the first to end first; a hold moves neither of the two."""
    found = []
    for one in reviews:
        opened_until = six_months_after(one.opened_on)
        days = (min(one.due_on, opened_until) - today()).days
        if days <= NEAR.days:
            found.append(Near(one, one.due_on, opened_until, days))
    return sorted(found, key=lambda one: (one.days, one.review.reference))


def _longest_first(found: list[Waits]) -> list[Waits]:
    return sorted(found, key=lambda one: (one.since, one.review.reference, one.kind.value))


def next_meeting(session: Session, held: Sequence[Meeting]) -> tuple[Meeting, str] | None:
    """The next meeting of a member of staff and whom they meet; nothing: none is booked."""
    one = next((one for one in held if one.state in LIVE and one.ends_at > now()), None)
    return (one, people.names(session, {one.contact_id})[one.contact_id]) if one else None
