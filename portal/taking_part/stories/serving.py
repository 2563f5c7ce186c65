"""What the views of stories share: the actor's own story, a photo as an answer."""

from typing import Any
from uuid import UUID

from flask import Response, abort, current_app, make_response

from portal.circle.reviews.models import Review
from portal.foundation.media import services as media
from portal.taking_part.stories import queries
from portal.taking_part.stories.models import Story, StoryPhoto


def own(session: Any, actor: Any, review: Review, story_id: UUID) -> Story:
    """The actor's own story; to anybody else it is not there."""
    story = queries.mine(session, actor, review, story_id)
    if story is None:
        abort(404)
    return story


def jpeg(session: Any, photo: StoryPhoto) -> Response:
    """A photo as an answer that no cache keeps and no script runs in."""
    response = make_response(media.photo_bytes(session, current_app.extensions["files"], photo.media_id))
    response.mimetype = "image/jpeg"
    response.headers["Content-Disposition"] = 'inline; filename="photo.jpg"'
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
