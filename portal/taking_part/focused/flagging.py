"""Why somebody asks for a closer look can be words that somebody has to read soon (F36)."""

from uuid import UUID

from sqlalchemy.orm import Session

from portal.circle.reviews.models import Review
from portal.circle.triage import services as triage
from portal.circle.triage.things import Opened, Thing
from portal.foundation.identity.actor import Actor
from portal.taking_part.focused.models import FocusedAsk


def said(session: Session, actor: Actor, one: FocusedAsk, *words: str | None) -> None:
    """Words of it reached staff just now."""
    received = triage.Received(Thing.CLOSER_LOOK, one.id, one.contact_id, one.review_id)
    triage.look_at(session, actor, received, *words)


def opened(session: Session, one_id: UUID) -> Opened:
    """What they wrote, for whoever looks at it; nothing when it was taken back."""
    one = session.get(FocusedAsk, one_id)
    if one is None or one.taken_back_at is not None or not one.reason:
        return Opened()
    review = session.get_one(Review, one.review_id)
    return Opened((one.reason,), "focused_desk.page", (("reference", review.reference),))
