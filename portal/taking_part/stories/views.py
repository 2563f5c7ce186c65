"""Telling: how, card by card, photos, who will see it, read it as the reviewer will, share."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, make_response, render_template, request, url_for

from portal.circle.access import kept
from portal.circle.access.browser import browser_hash
from portal.circle.access.late import refills
from portal.circle.areas import queries as areas
from portal.circle.people import queries as people
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.foundation.identity.actor import Assurance
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.security import go_to
from portal.taking_part.stories import onward, queries, services
from portal.taking_part.stories.forms import CardForm
from portal.taking_part.stories.models import Card, Story, StoryState
from portal.taking_part.stories.serving import own

room = Blueprint("stories", __name__, url_prefix="/reviews/<reference>/stories")
TELL, READ = Permission.TELL_STORY, Permission.READ_SHARED_STORY
CARDS = list(Card)


@room.get("/")
@allow(Permission.READ_OWN_STORY)
def listed(actor: Any, session: Any, review: Review) -> str:
    """What I told, and what others let me read."""
    others = queries.shared_with(session, actor, review) if actor.assurance >= Assurance.FULL else []
    return render_template(
        "stories/list.html",
        review=review,
        person=person_of(session, actor, review),
        mine=queries.of_contact(session, actor, review),
        others=others,
        tellers=people.names(session, {one.contact_id for one in others}),
    )


@room.get("/tell")
@allow(TELL)
def tell(actor: Any, session: Any, review: Review) -> str:
    """First a choice of how: with somebody on the phone, in writing, with photos."""
    writing = [one for one in queries.of_contact(session, actor, review) if one.state is StoryState.WRITING]
    return render_template(
        "stories/tell.html",
        review=review,
        person=person_of(session, actor, review),
        writing=writing[0] if writing else None,
        form_key=new_form_key(),
    )


@room.post("/")
@allow(TELL)
@transact
def begin(actor: Any, session: Any, review: Review) -> Response:
    """Begin a story, with words or with photos."""
    story = services.begin(session, actor, review, request.form.get("form_key") or new_form_key())
    kept.drop(session, actor, request.path)
    if request.form.get("how") == "photos":
        return to("stories_photos.photos", review, story)
    return to("stories.card", review, story, card=Card.JUST_SAY_IT.value)


@room.get("/<uuid:story_id>/cards/<card>")
@allow(TELL)
@refills
def card(actor: Any, session: Any, review: Review, story_id: UUID, card: str) -> Any:
    """One prompt card, with what was written before, or what was kept when the time ran out."""
    story, name = own(session, actor, review, story_id), _card(card)
    passage = queries.passage(session, story, name)
    waiting = kept.fields_for(session, actor, browser_hash(request), request.path)
    form = CardForm(formdata=None)
    form.words.data = waiting.get("words") or (passage.words if passage else "")
    form.version.data = int(waiting["version"]) if waiting.get("version", "").isdigit() else _version(passage)
    return _card_page(session, actor, review, story, name, form, brought_back=bool(waiting), passage=passage)


@room.post("/<uuid:story_id>/cards/<card>")
@allow(TELL)
@transact
def save_card(actor: Any, session: Any, review: Review, story_id: UUID, card: str) -> Any:
    """Save and carry on; a script's autosave comes here too and gets one sentence back."""
    story, name, form = own(session, actor, review, story_id), _card(card), CardForm()
    if request.form.get("then") == "hide":
        return onward.hide(session, actor, story, name, form)
    quick = bool(request.headers.get("X-Autosave"))
    if not form.validate():
        return _refused(session, actor, review, story, name, form, quick)
    try:
        passage = services.save_words(
            session,
            actor,
            story,
            name,
            form.words.data or "",
            form.version.data or 0,
            both="both" in request.form,
        )
    except services.WrittenElsewhere as other:
        return _two_texts(session, actor, review, story, name, form, other, quick)
    if quick:
        return render_template("stories/partials/saved.html", story=story, passage=passage)
    kept.drop(session, actor, request.path)
    return _next(review, story, name)


def person_of(session: Any, actor: Any, review: Review) -> str:
    """What this reader calls the person."""
    return reviews.called_by(reviews.place_of(session, actor, review), review)


def _card(name: str) -> Card:
    if name not in {one.value for one in Card}:
        abort(404)
    return Card(name)


def _version(passage: Any) -> int:
    return passage.version if passage else 0


def to(endpoint: str, review: Review, story: Story, **more: Any) -> Response:
    """On to another page of this story."""
    return go_to(url_for(endpoint, reference=review.reference, story_id=story.id, **more))


def _next(review: Review, story: Story, name: Card) -> Response:
    place = CARDS.index(name) + 1
    if then := request.form.get("then"):
        return go_to(onward.after_saving(then, review, story, CARDS, name))
    if "finish" in request.form:
        return to("stories.who", review, story)
    if "photos" in request.form or place == len(CARDS):
        return to("stories_photos.photos", review, story)
    return to("stories.card", review, story, card=CARDS[place].value)


def _card_page(session: Any, actor: Any, review: Review, story: Story, name: Card, form: CardForm, **more: Any) -> str:
    place = CARDS.index(name)
    return render_template(
        "stories/card.html",
        review=review,
        story=story,
        person=person_of(session, actor, review),
        reviewer=areas.person_to_call(session, review.reviewer_id, review.area_id),
        card=name,
        form=form,
        following=CARDS[place + 1].value if place + 1 < len(CARDS) else None,
        before=CARDS[place - 1].value if place else None,
        **{"other": None, "brought_back": False, "passage": None, **more},
    )


def _refused(session: Any, actor: Any, review: Review, story: Story, name: Card, form: CardForm, quick: bool) -> Any:
    if quick:
        return make_response(str(form.words.errors[0]) if form.words.errors else "", 422)
    return make_response(_card_page(session, actor, review, story, name, form), 422)


def _two_texts(
    session: Any,
    actor: Any,
    review: Review,
    story: Story,
    name: Card,
    form: CardForm,
    other: Any,
    quick: bool,
) -> Any:
    if quick:
        return make_response(render_template("stories/partials/two_texts.html"), 409)
    form.version.data = other.version
    form.version.raw_data = None
    return make_response(_card_page(session, actor, review, story, name, form, other=other.saved), 409)
