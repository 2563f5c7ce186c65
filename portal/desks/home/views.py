"""Gathers what the rooms below know: whom to call, what was promised, what can be done now, where we are."""

from typing import Any

from flask import Blueprint, g, render_template, url_for

from portal.circle.areas import queries as areas
from portal.circle.involvement import no_news, ring_first
from portal.circle.involvement import queries as involvement
from portal.circle.people import queries as people
from portal.circle.promises import queries as promises
from portal.circle.reviews import closing, handing_over, holds
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import CirclePlace, Review
from portal.clock import now
from portal.foundation.identity.actor import Assurance, Kind
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, public
from portal.foundation.web.security import go_to
from portal.taking_part.drafts import queries as drafts
from portal.taking_part.focused import queries as focused
from portal.taking_part.group_copy.giving import newest_shown
from portal.taking_part.meetings import queries as meetings
from portal.taking_part.reading import glance as draft_glance
from portal.taking_part.stories import queries as stories

room = Blueprint("home", __name__)


@room.get("/")
@public
def visitor(_actor: Any, _session: Any) -> str:
    """Title, one paragraph, four doors, the number in large figures."""
    g.indexable = True
    return render_template("home/visitor.html")


@room.get("/start")
@allow(Permission.SEE_OWN_START)
def start(actor: Any, session: Any) -> Any:
    """Where somebody goes who has just come in."""
    if actor.kind is Kind.STAFF and (desk := _desk(actor)):
        return go_to(url_for(desk))
    mine = reviews.of_contact(session, actor)
    if len(mine) == 1:
        return go_to(url_for("home.first_page", reference=mine[0].reference))
    named = [(one, reviews.called_by(reviews.place_of(session, actor, one), one)) for one in mine]
    return render_template("home/which.html", reviews=named)


@room.get("/reviews/<reference>/")
@allow(Permission.SEE_REVIEW)
def first_page(actor: Any, session: Any, review: Review) -> str:
    """The first page of a family member."""
    place = reviews.place_of(session, actor, review)
    if review.closed_as is not None:
        return _closed(actor, session, review, place)
    offer = ring_first.open_offer(session, review)
    timeline = reviews.timeline(session, review)
    news_every, last_note = no_news.shown(session, place)
    surely = actor.assurance >= Assurance.FULL
    draft = drafts.opened_version(session, review.id)
    others = stories.shared_with(session, actor, review) if surely else []
    return render_template(
        "home/first_page.html",
        review=review,
        person=reviews.called_by(place, review),
        reviewer=areas.person_to_call(session, review.reviewer_id, review.area_id),
        next_reviewer=handing_over.waiting(session, review.id),
        held=people.held(session, actor.id, now()),
        holds=holds.standing(session, review.id) if holds.waited(timeline) else [],
        promises=promises.to_contact(session, actor.id),
        present=involvement.present(session, place.id),
        timeline=timeline,
        draft=draft,
        group_copy=newest_shown(session, review.id) if surely and draft is not None else None,
        closer_look=next(iter(focused.decisions(session, review.id)), None) if surely else None,
        surely=surely,
        said=draft_glance.of_reader(session, review.id, actor.known_id()),
        meetings=meetings.coming(session, review.id, actor.known_id()),
        stories=stories.of_contact(session, actor, review),
        others=others,
        place=place,
        news_every=news_every,
        no_news=last_note,
        asked_to_be_rung=offer is not None and offer.to_contact == actor.id and surely,
        not_family=ring_first.needs_telling(place),
        tellers=people.names(session, {one.contact_id for one in others}),
    )


def _closed(actor: Any, session: Any, review: Review, place: CirclePlace) -> str:
    """The page of a review that goes no further: each kind has its own words."""
    return render_template(
        "home/closed.html",
        review=review,
        place=place,
        person=reviews.called_by(place, review),
        closing=closing.standing(session, review),
        reviewer=areas.person_to_call(session, review.reviewer_id, review.area_id),
        promises=promises.to_contact(session, actor.id),
        stories=stories.of_contact(session, actor, review),
    )


def _desk(actor: Any) -> str | None:
    roles = {role for held in actor.roles_by_area.values() for role in held}
    order = {
        "reviewer": "review_desk.queue",
        "support_worker": "phone_desk.calls",
        "area_lead": "area_desk.overview",
    }
    return next((endpoint for role, endpoint in order.items() if role in roles), None)
