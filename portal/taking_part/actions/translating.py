"""Actions in other languages and in easy words, beside the English ones (F68, F65)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.reviews.models import Review
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor
from portal.foundation.web.words import Reading
from portal.taking_part.actions.models import ActionWords, GroupAction

ENGLISH = "en_GB"


class AlreadySaid(Exception):
    """Plain English is what the group wrote itself: nothing else stands in its place."""


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote in another language, or in easy words."""

    language: str
    easy: bool
    by_whom: str
    what: str
    who: str
    why: str | None = None


def write(session: Session, actor: Actor, review: Review, action: GroupAction, told: Written) -> ActionWords:
    """Keep it, in place of what was there in this language. Raises ``AlreadySaid``."""
    if told.language == ENGLISH and not told.easy:
        raise AlreadySaid
    query = select(ActionWords).where(
        ActionWords.action_id == action.id, ActionWords.language == told.language, ActionWords.easy == told.easy
    )
    row = session.scalars(query).first()
    if row is None:
        row = ActionWords(review_id=review.id, action_id=action.id, language=told.language, easy=told.easy)
        session.add(row)
    row.by_whom, row.written_by, row.written_at = told.by_whom, actor.known_id(), now()
    row.what, row.who, row.why = told.what, told.who, (told.why or None) if action.why else None
    session.flush()
    audit.record(
        session,
        "actions.translated",
        actor,
        area_id=review.area_id,
        review_id=review.id,
        thing_id=action.id,
        language=told.language,
        easy=told.easy,
    )
    return row


def of_review(session: Session, review_id: UUID) -> dict[UUID, list[ActionWords]]:
    """Everything that was written in other words, for each action, in one query."""
    found: dict[UUID, list[ActionWords]] = {}
    query = select(ActionWords).where(ActionWords.review_id == review_id)
    for one in session.scalars(query.order_by(ActionWords.language, ActionWords.easy)):
        found.setdefault(one.action_id, []).append(one)
    return found


def for_reader(written: Mapping[UUID, Sequence[ActionWords]], reading: Reading) -> dict[UUID, ActionWords]:
    """What this reader reads beside the English: easy words where they read easily, else their language."""
    wanted = [(reading.language, True), (reading.language, False)] if reading.easy else [(reading.language, False)]
    found = {}
    for action_id, rows in written.items():
        by_kind = {(one.language, one.easy): one for one in rows}
        if (best := next((by_kind[one] for one in wanted if one in by_kind), None)) is not None:
            found[action_id] = best
    return found


def forget_why(session: Session, action: GroupAction) -> None:
    """What became of it changed: no translation says why any more."""
    for one in session.scalars(select(ActionWords).where(ActionWords.action_id == action.id)):
        one.why = None
