"""Photos of a story: add, say what is on them, remove, look at them."""

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

import structlog
from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    g,
    make_response,
    render_template,
    request,
    url_for,
)

from portal.circle.access.late import refills
from portal.circle.reviews.models import Review
from portal.foundation.identity.permissions import Permission
from portal.foundation.media import services as media
from portal.foundation.media import staging
from portal.foundation.media.clean import CleanPhoto, PhotoCleanerBroken, PhotoReason, PhotoRefused, clean_photo
from portal.foundation.media.receiving import NothingChosen, Received, receive
from portal.foundation.web import htmx
from portal.foundation.web.access import allow, transact
from portal.foundation.web.lazy import lazy
from portal.foundation.web.limits import takes_up_to
from portal.foundation.web.security import go_to
from portal.taking_part.stories import queries, read_back, services
from portal.taking_part.stories.forms import DescriptionForm, PaperForm, PhotoForm
from portal.taking_part.stories.models import Story, StoryPhoto
from portal.taking_part.stories.serving import jpeg, own, photos_page, saved_at

room = Blueprint("stories_photos", __name__, url_prefix="/reviews/<reference>/stories/<uuid:story_id>/photos")
TELL = Permission.TELL_STORY
log = structlog.get_logger()
PAPERS = (".pdf", ".docx", ".doc")
A_PAPER = lazy("That was a paper, and not a photo. Papers go here. Choose it once more.")
WORDS = {
    PhotoReason.NOT_A_PHOTO: lazy(
        "We could not open that file as a photo. It may be another kind of file. "
        "You can try another one, or post it to us."
    ),
    PhotoReason.TOO_MANY_PIXELS: lazy(
        "That photo is too large for us to open. A photo of up to 50 million dots works. "
        "You can send a smaller one, or post it to us."
    ),
    PhotoReason.DAMAGED: lazy(
        "That photo seems to be cut off or damaged. You can try it once more, or choose another one."
    ),
    PhotoReason.TOO_LARGE: lazy(
        "That photo is larger than 30 megabytes. You can send a smaller one, or post it to us."
    ),
    PhotoReason.EMPTY: lazy("That file is empty. You can try it once more, or choose another one."),
    PhotoReason.TOOK_TOO_LONG: lazy(
        "That photo took too long to open. You can try it once more, send a smaller one, or post it to us."
    ),
}


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
    taken, refused = received()
    review = g.work.review(reference, TELL)
    story = own(session, actor, review, story_id)
    if taken is None:
        return make_response(_refused_page(session, actor, review, story, refused), 422)
    files = current_app.extensions["files"]
    photo = services.add_photo(session, actor, files, story, taken.clean, taken.token)
    return go_to(_photos(review, story) + f"#photo-{photo.id}")


@room.post("/<uuid:photo_id>/words")
@allow(TELL)
@transact
def describe(actor: Any, session: Any, review: Review, story_id: UUID, photo_id: UUID) -> Any:
    """Say what a photo shows."""
    story = own(session, actor, review, story_id)
    photo, form = _photo(session, story, photo_id), DescriptionForm()
    good = form.validate()
    if good:
        services.describe(session, photo, form.description.data or "")
    if request.headers.get("X-Autosave"):
        return make_response(saved_at(form, good=good), 200 if good else 422)
    if htmx.asked():
        return make_response(_one(review, story, photo, form, kept=good), 200 if good else 422)
    if not good:
        return make_response(photos_page(session, actor, review, story, wrong=(photo_id, form)), 422)
    return go_to(_photos(review, story) + f"#photo-{photo.id}")


@room.post("/<uuid:photo_id>/remove")
@allow(TELL, needs_yes=read_back.take_out)
@transact
def remove(actor: Any, session: Any, review: Review, story_id: UUID, photo_id: UUID) -> Response:
    """Take a photo out again."""
    story = own(session, actor, review, story_id)
    photo = _photo(session, story, photo_id)
    services.remove_photo(session, actor, current_app.extensions["files"], story, photo)
    return go_to(_photos(review, story))


@room.get("/<uuid:photo_id>.jpg")
@allow(Permission.READ_SHARED_STORY)
def image(actor: Any, session: Any, review: Review, story_id: UUID, photo_id: UUID) -> Response:
    """The photo itself; rights are checked each time."""
    story = queries.readable_by(session, actor, review, story_id)
    if story is None:
        abort(404)
    return jpeg(session, _photo(session, story, photo_id))


def _from_form() -> Received[CleanPhoto]:
    return receive("photo", media.PHOTO_MOST_BYTES, clean_photo)


def received(take: Callable[[], Received[CleanPhoto]] = _from_form) -> tuple[Received[CleanPhoto] | None, object]:
    """What ``take`` takes in, cleaned; or the words that say why it cannot be taken."""
    try:
        return take(), None
    except NothingChosen:
        return None, lazy("Choose a photo first.")
    except staging.Empty:
        return None, WORDS[PhotoReason.EMPTY]
    except staging.TooLarge:
        return None, WORDS[PhotoReason.TOO_LARGE]
    except PhotoRefused as refused:
        return None, WORDS[refused.reason]
    except PhotoCleanerBroken:
        log.error("photo_cleaner_broke")
        return None, lazy("We cannot open photos just now. It is our fault. Please try again later, or post it to us.")


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


def _photos(review: Review, story: Story) -> str:
    return url_for("stories_photos.photos", reference=review.reference, story_id=story.id)


def _one(review: Review, story: Story, photo: StoryPhoto, form: DescriptionForm, *, kept: bool) -> str:
    number = request.form.get("n", "1")
    return render_template(
        "stories/partials/photo_kept.html",
        review=review,
        story=story,
        photo=photo,
        n=number if number.isdigit() else "1",
        described=form,
        kept=kept,
    )
