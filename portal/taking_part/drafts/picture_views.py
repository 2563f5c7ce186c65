"""A picture of the draft itself, for its circle once it was shown, and for those who prepare it."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, current_app, make_response

from portal.circle.reviews.models import Review
from portal.foundation.identity.permissions import Permission
from portal.foundation.media import services as media
from portal.foundation.web import security
from portal.foundation.web.access import allow
from portal.taking_part.drafts import pictures
from portal.taking_part.drafts.picture_models import DraftPicture

room = Blueprint("draft_pictures", __name__, url_prefix="/reviews/<reference>/draft/pictures")
desk = Blueprint("draft_pictures_desk", __name__, url_prefix="/desk/reviews/<reference>/draft/pictures")


@room.get("/<uuid:picture_id>.jpg")
@allow(Permission.READ_DRAFT, made_sure=True)
def show(_actor: Any, session: Any, review: Review, picture_id: UUID) -> Response:
    """A picture of a version that the circle was shown; rights are checked each time."""
    return _jpeg(session, pictures.shown_to_circle(session, review.id, picture_id))


@desk.get("/<uuid:picture_id>.jpg")
@allow(Permission.WRITE_DRAFT, records_read="draft")
def look(_actor: Any, session: Any, review: Review, picture_id: UUID) -> Response:
    """The same for the reviewer, also before anybody was shown it."""
    return _jpeg(session, pictures.of_review(session, review.id, picture_id))


def _jpeg(session: Any, row: DraftPicture | None) -> Response:
    """A picture as an answer that no cache keeps and no script runs in."""
    if row is None:
        abort(404)
    response = make_response(media.file_bytes(session, current_app.extensions["files"], row.media_id))
    response.mimetype = "image/jpeg"
    response.headers["Content-Disposition"] = 'inline; filename="picture.jpg"'
    response.headers["Content-Security-Policy"] = security.FILE
    return response
