"""Who will see it, reading it as the reviewer will, sharing it, taking it back; and stories of others."""

from typing import Any
from uuid import UUID

from flask import Response, abort, make_response, render_template, request
from werkzeug.datastructures import MultiDict

from portal.circle.access import kept
from portal.circle.access.browser import browser_hash
from portal.circle.access.late import refills
from portal.circle.areas import queries as areas
from portal.circle.post import queries as post
from portal.circle.reviews import queries as reviews
from portal.circle.reviews import services as review_services
from portal.circle.reviews.models import Review
from portal.circle.triage import help_now
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.taking_part.stories import flagging, promised, queries, read_back, services, shown, uses
from portal.taking_part.stories.forms import WhoForm
from portal.taking_part.stories.models import Quoting, Story, StoryState
from portal.taking_part.stories.serving import own, who_form
from portal.taking_part.stories.views import READ, TELL, person_of, room, to

__all__ = ["room"]


@room.get("/<uuid:story_id>/who")
@allow(TELL)
@refills
def who(actor: Any, session: Any, review: Review, story_id: UUID) -> Any:
    """F30: who will see it, by name; may it be quoted; may the others see me."""
    story = own(session, actor, review, story_id)
    form = who_form(session, actor, review, None)
    form.readers.data = [one.hex for one in queries.chosen_readers(session, story)]
    form.may_quote.data = story.may_quote.value if story.may_quote else None
    place = reviews.place_of(session, actor, review)
    form.presence.data = "yes" if place.shows_presence else None
    if waiting := kept.pairs_for(session, actor, browser_hash(request), request.path):
        form = who_form(session, actor, review, MultiDict(waiting))
    return _who_page(session, actor, review, story, form)


@room.post("/<uuid:story_id>/who")
@allow(TELL, needs_yes=read_back.choose_who)
@transact
def choose_who(actor: Any, session: Any, review: Review, story_id: UUID) -> Any:
    """Keep who may read it."""
    story = own(session, actor, review, story_id)
    form = who_form(session, actor, review, request.form)
    if not form.validate():
        return make_response(_who_page(session, actor, review, story, form), 422)
    readers = {UUID(hex=one) for one in form.readers.data or []}
    quoting = Quoting(form.may_quote.data) if form.may_quote.data else None
    services.choose_readers(session, actor, story, readers, quoting)
    if form.presence.data:
        place = reviews.place_of(session, actor, review)
        review_services.show_presence(session, actor, place, visible=form.presence.data == "yes")
    kept.drop(session, actor, request.path)
    return to("stories.read", review, story)


@room.get("/<uuid:story_id>/read")
@allow(Permission.READ_OWN_STORY)
def read(actor: Any, session: Any, review: Review, story_id: UUID) -> str:
    """Read it as the reviewer will; then share it, or not."""
    story = own(session, actor, review, story_id)
    return _story_page("stories/read.html", session, actor, review, story, used=uses.of_story(session, story.id))


@room.post("/<uuid:story_id>/share")
@allow(TELL, needs_yes=read_back.share)
@transact
def share(actor: Any, session: Any, review: Review, story_id: UUID) -> Any:
    """Share it."""
    story = own(session, actor, review, story_id)
    try:
        services.share(session, actor, story)
        help_now.offer(flagging.words_of(session, story))
    except services.NothingToShare:
        return make_response(_story_page("stories/read.html", session, actor, review, story, empty=True), 422)
    return to("stories.shared", review, story)


@room.get("/<uuid:story_id>/shared")
@allow(TELL)
def shared(actor: Any, session: Any, review: Review, story_id: UUID) -> Any:
    """The receipt: what happened, who sees it, what is next, how to change one's mind."""
    story = own(session, actor, review, story_id)
    if story.state is not StoryState.SHARED:
        return to("stories.read", review, story)
    answered = promised.of(session, story)
    return _story_page("stories/shared.html", session, actor, review, story, answer_by=answered and answered.due_on)


@room.post("/<uuid:story_id>/take-back")
@allow(Permission.READ_OWN_STORY, needs_yes=read_back.take_back)
@transact
def take_back(actor: Any, session: Any, review: Review, story_id: UUID) -> Response:
    """Take it back: nobody reads it any more, nothing is lost."""
    story = own(session, actor, review, story_id)
    services.take_back(session, actor, story)
    return to("stories.read", review, story)


@room.get("/<uuid:story_id>")
@allow(READ)
def one(actor: Any, session: Any, review: Review, story_id: UUID) -> Any:
    """A story of somebody else who lets me read it; my own leads to its page."""
    story = queries.readable_by(session, actor, review, story_id)
    if story is None:
        abort(404)
    if story.contact_id == actor.id:
        return to("stories.read", review, story)
    return _story_page("stories/one.html", session, actor, review, story)


def _who_page(session: Any, actor: Any, review: Review, story: Story, form: WhoForm) -> str:
    reviewer = areas.person_to_call(session, review.reviewer_id, review.area_id)
    return render_template("stories/who.html", review=review, story=story, form=form, reviewer=reviewer)


def _story_page(template: str, session: Any, actor: Any, review: Review, story: Story, **more: Any) -> str:
    return render_template(
        template,
        review=review,
        story=shown.reading(session, story),
        person=person_of(session, actor, review),
        reviewer=areas.person_to_call(session, review.reviewer_id, review.area_id),
        came=post.how_it_came(session, story.id) if story.assisted_by else None,
        **{"empty": False, **more},
    )
