"""Photos of a story: add, say what is on them, remove, look at them."""

from typing import Any, cast
from uuid import UUID

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    g,
    make_response,
    request,
)

from portal.circle.access.late import refills
from portal.circle.reviews.models import Review
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.lazy import lazy
from portal.foundation.web.limits import takes_up_to
from portal.foundation.web.security import go_to
from portal.taking_part.stories import queries, read_back, services
from portal.taking_part.stories.forms import PaperForm, PhotoForm
from portal.taking_part.stories.models import Story, StoryPhoto
from portal.taking_part.stories.serving import describe_given, jpeg, own, photos_address, photos_page
from portal.taking_part.stories.taking_in import PHOTO

room = Blueprint("stories_photos", __name__, url_prefix="/reviews/<reference>/stories/<uuid:story_id>/photos")
TELL = Permission.TELL_STORY
PAPERS = (".pdf", ".docx", ".doc")
A_PAPER = lazy("That was a paper, and not a photo. Papers go here. Choose it once more.")


@room.get("/")
@allow(TELL)
@refills
def photos(actor: Any, session: Any, review: Review, story_id: UUID) -> str:
    """The photos and papers of this story, and ways to add one."""
    return photos_page(session, actor, review, own(session, actor, review, story_id))


@room.post("/")
@allow(TELL, loads_thing=False)
@takes_up_to(31_000_000)
@transact
def add(actor: Any, session: Any, reference: str, story_id: UUID) -> Any:
    """Take a photo in: cleaned first, before any lock on the database is held."""
    taken, refused = PHOTO.from_form()
    review = g.work.review(reference, TELL)
    story = own(session, actor, review, story_id)
    if taken is None:
        return make_response(_refused_page(session, actor, review, story, refused), 422)
    files = current_app.extensions["files"]
    photo = services.add_photo(session, actor, files, story, taken.clean, taken.token)
    return go_to(photos_address(review, story) + f"#photo-{photo.id}")


@room.post("/<uuid:photo_id>/words")
@allow(TELL)
@transact
def describe(actor: Any, session: Any, review: Review, story_id: UUID, photo_id: UUID) -> Any:
    """Say what a photo shows."""
    story = own(session, actor, review, story_id)
    return describe_given(session, actor, review, story, PHOTO.name, _photo(session, story, photo_id))


@room.post("/<uuid:photo_id>/remove")
@allow(TELL, needs_yes=read_back.take_out)
@transact
def remove(actor: Any, session: Any, review: Review, story_id: UUID, photo_id: UUID) -> Response:
    """Take a photo out again."""
    story = own(session, actor, review, story_id)
    photo = _photo(session, story, photo_id)
    services.remove_photo(session, actor, current_app.extensions["files"], story, photo)
    return go_to(photos_address(review, story))


@room.get("/<uuid:photo_id>.jpg")
@allow(Permission.READ_SHARED_STORY)
def image(actor: Any, session: Any, review: Review, story_id: UUID, photo_id: UUID) -> Response:
    """The photo itself; rights are checked each time."""
    story = queries.readable_by(session, actor, review, story_id)
    if story is None:
        abort(404)
    return jpeg(session, _photo(session, story, photo_id))


def _refused_page(session: Any, actor: Any, review: Review, story: Story, why: object) -> str:
    """Why it was not taken; who put a paper into the box for photos is led to the one for papers."""
    given = request.files.get("photo")
    if given is not None and (given.filename or "").lower().endswith(PAPERS):
        paper_form = PaperForm(formdata=None)
        paper_form.paper.errors = [cast(str, A_PAPER)]
        return photos_page(session, actor, review, story, paper=paper_form)
    form = PhotoForm(formdata=None)
    form.photo.errors = [cast(str, why)]
    return photos_page(session, actor, review, story, photo=form)


def _photo(session: Any, story: Story, photo_id: UUID) -> StoryPhoto:
    photo = queries.photo(session, story, photo_id)
    if photo is None:
        abort(404)
    return photo
