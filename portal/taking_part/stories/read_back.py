"""What is read out to a teller on the phone before their story is shared, taken back, or something is taken out."""

from typing import Any
from uuid import UUID

from flask import render_template, request, url_for
from markupsafe import Markup

from portal.circle.areas import queries as areas
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.foundation.web.read_back import ReadBack
from portal.foundation.web.words import translate as _
from portal.taking_part.stories import queries, shown
from portal.taking_part.stories.models import Story
from portal.taking_part.stories.serving import own, who_form


def share(actor: Any, session: Any, review: Review, story_id: UUID) -> ReadBack | None:
    """The whole story, and who will read it."""
    story = own(session, actor, review, story_id)
    whole = shown.reading(session, story)
    if not (whole.passages or whole.photos or whole.papers):
        return None
    return _of_story("share", session, actor, review, story, asks=_("Do you want to share this now?"), story=whole)


def choose_who(actor: Any, session: Any, review: Review, story_id: UUID) -> ReadBack | None:
    """Whom they let read it, by name, whether it may be quoted, and whether the others see them."""
    story, form = own(session, actor, review, story_id), who_form(session, actor, review, request.form)
    if not form.validate():
        return None
    names = {one.contact_id.hex: one.name for one in reviews.others_who_show(session, actor, review)}
    return _of_story(
        "who",
        session,
        actor,
        review,
        story,
        asks=_("Is this how you want it?"),
        readers=[names[one] for one in form.readers.data or []],
        may_quote=form.may_quote.data or "ask_first",
        presence=form.presence.data,
    )


def take_back(actor: Any, session: Any, review: Review, story_id: UUID) -> ReadBack:
    """That nobody can open it any more."""
    story = own(session, actor, review, story_id)
    return _of_story("take_back", session, actor, review, story, asks=_("Do you want to take your story back?"))


def take_out(
    actor: Any, session: Any, review: Review, story_id: UUID, photo_id: UUID | None = None, paper_id: UUID | None = None
) -> ReadBack | None:
    """Which photo or paper goes, for good."""
    story = own(session, actor, review, story_id)
    given: Any = queries.photo(session, story, photo_id) if photo_id else None
    given = queries.paper(session, story, paper_id) if paper_id else given
    if given is None:
        return None
    asks = _("Do you want to take this out for good?")
    return _of_story("take_out", session, actor, review, story, asks=asks, given=given, photo=photo_id is not None)


def _of_story(what: str, session: Any, actor: Any, review: Review, kept: Story, *, asks: str, **shown: Any) -> ReadBack:
    place = reviews.place_of(session, actor, review)
    body = render_template(
        "stories/read_back.html",
        what=what,
        person=reviews.called_by(place, review),
        reviewer=areas.person_to_call(session, review.reviewer_id, review.area_id),
        **shown,
    )
    endpoint = {"who": "stories.who", "take_out": "stories_photos.photos"}.get(what, "stories.read")
    back = url_for(endpoint, reference=review.reference, story_id=kept.id)
    return ReadBack(asks, Markup(body), back)  # noqa: S704  a page of ours, escaped as every page
