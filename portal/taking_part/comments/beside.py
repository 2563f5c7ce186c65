"""What stands beside the paragraphs of a page: what people remember or see differently, and the name they use."""

from typing import Any

from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.foundation.identity.actor import Actor
from portal.taking_part.comments import differing
from portal.taking_part.drafts.models import DraftVersion


def person_of(session: Any, actor: Any, review: Review) -> str:
    """What this reader calls the person."""
    return reviews.called_by(reviews.place_of(session, actor, review), review)


def differently_here(
    session: Any, actor: Actor, review: Review, version: DraftVersion, *, hidden: bool = False
) -> dict[str, Any]:
    """What a page with paragraphs says of those that people remember or, when it is finished, see differently."""
    if hidden:
        return {"differently": {}, "remembered": {}, "person": None}
    found = differing.by_number(differing.of_finished(session, version))
    return {
        "differently": found,
        "remembered": differing.remembered(session, version),
        "person": person_of(session, actor, review) if found else None,
    }
