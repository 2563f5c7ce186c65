"""Words about the draft that somebody may have to read soon (F36): a comment, what is said back to an answer."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.reviews.models import Review
from portal.circle.triage import services as triage
from portal.circle.triage.things import Opened, Thing
from portal.foundation.identity.actor import Actor
from portal.taking_part.comments.models import DraftComment, SeenDifferently
from portal.taking_part.comments.recording_models import DraftRecording


def said(session: Session, actor: Actor, one: DraftComment, *words: str | None) -> None:
    """Words of it reached staff just now."""
    received = triage.Received(Thing.COMMENT, one.id, one.contact_id, one.review_id)
    triage.look_at(session, actor, received, *words)


def opened(session: Session, one_id: UUID) -> Opened:
    """What they wrote, for whoever looks at it; nothing when it was taken back."""
    one = session.get(DraftComment, one_id)
    if one is None or one.withdrawn_at is not None:
        return Opened()
    heard = session.scalars(select(DraftRecording).where(DraftRecording.comment_id == one.id)).first()
    differently = session.scalars(select(SeenDifferently).where(SeenDifferently.comment_id == one.id)).first()
    words = one.words, one.reply, heard.transcript if heard else None, differently.words if differently else None
    review = session.get_one(Review, one.review_id)
    return Opened(tuple(one for one in words if one), "draft_answers.comments", (("reference", review.reference),))
