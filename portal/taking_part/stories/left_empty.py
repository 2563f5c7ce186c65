"""Stories that somebody began and left empty: not listed, and gone on with when they want to tell again."""

from sqlalchemy import and_, bindparam, exists, select
from sqlalchemy.orm import Session

from portal.circle.reviews.models import Review
from portal.foundation.identity.actor import Actor
from portal.taking_part.stories.models import Story, StoryPaper, StoryPassage, StoryPhoto, StoryState

NOTHING_IN_IT = and_(
    Story.state == StoryState.WRITING,
    *(~exists().where(part.story_id == Story.id) for part in (StoryPassage, StoryPhoto, StoryPaper)),
)
_MINE = (
    select(Story)
    .where(Story.contact_id == bindparam("contact_id"), Story.review_id == bindparam("review_id"), NOTHING_IN_IT)
    .order_by(Story.id.desc())
    .limit(1)
)


def of(session: Session, actor: Actor, review: Review) -> Story | None:
    """What this contact began in this review and left empty."""
    return session.scalars(_MINE, {"contact_id": actor.known_id(), "review_id": review.id}).first()
