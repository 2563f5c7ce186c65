"""The reviewer reads a story and thanks its teller."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, make_response, render_template, request, url_for

from portal.circle.access import kept
from portal.circle.access.installed import ways
from portal.circle.access.late import refill, refills
from portal.circle.post import queries as post
from portal.circle.reviews.models import Review
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.security import go_to
from portal.taking_part.stories import queries, services, shown
from portal.taking_part.stories.forms import ThankForm
from portal.taking_part.stories.models import Story
from portal.taking_part.stories.serving import download, jpeg, paper_of

room = Blueprint("stories_staff", __name__, url_prefix="/desk/reviews/<reference>/stories/<uuid:story_id>")
READ = Permission.READ_STORIES_OF_REVIEW


@room.get("/")
@allow(READ, records_read="story")
@refills
def read(actor: Any, session: Any, review: Review, story_id: UUID) -> str:
    """A story in its reading view; who reads it is written down before it is shown."""
    story = _story(session, review, story_id)
    form = ThankForm(formdata=None)
    form.form_key.data = new_form_key()
    return _page(session, review, story, form, brought_back=refill(session, actor, form))


@room.post("/")
@allow(Permission.THANK_FOR_STORY)
@transact
def thank(actor: Any, session: Any, review: Review, story_id: UUID) -> Any:
    """Thank the teller; they are told on their channel."""
    story, form = _story(session, review, story_id), ThankForm()
    if not (form.words.data or "").strip():
        form.words.errors = ["Write what you want to say to them."]
        return make_response(_page(session, review, story, form), 422)
    if not form.validate():
        return make_response(_page(session, review, story, form), 422)
    door = ways().door(session, story.contact_id)
    services.thank(session, actor, story, form.words.data, form.form_key.data or new_form_key(), page=door)
    kept.drop(session, actor, request.path)
    return go_to(url_for("stories_staff.read", reference=review.reference, story_id=story.id))


@room.get("/photos/<uuid:photo_id>.jpg")
@allow(READ, records_read="photo")
def image(_actor: Any, session: Any, review: Review, story_id: UUID, photo_id: UUID) -> Response:
    """A photo of a shared story."""
    photo = queries.photo(session, _story(session, review, story_id), photo_id)
    if photo is None:
        abort(404)
    return jpeg(session, photo)


@room.get("/papers/<uuid:paper_id>")
@allow(READ, records_read="paper")
def paper(_actor: Any, session: Any, review: Review, story_id: UUID, paper_id: UUID) -> Response:
    """A paper of a shared story, to download."""
    return download(session, paper_of(session, _story(session, review, story_id), paper_id))


def _story(session: Any, review: Review, story_id: UUID) -> Story:
    story = queries.for_staff(session, review, story_id)
    if story is None:
        abort(404)
    return story


def _page(session: Any, review: Review, story: Story, form: ThankForm, *, brought_back: bool = False) -> str:
    whole = shown.reading(session, story)
    came = post.how_it_came(session, story.id) if story.assisted_by else None
    return render_template(
        "stories/staff_read.html", review=review, story=whole, form=form, brought_back=brought_back, came=came
    )
