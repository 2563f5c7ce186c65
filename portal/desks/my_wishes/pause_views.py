"""Pause or stop (F14, F15): one press each, a receipt that says what it means, and a press that takes it back."""

from typing import Any

from flask import Blueprint, make_response, render_template, request, url_for

from portal.circle.involvement import leaving
from portal.circle.involvement.leaving import PauseFor, ToldBy
from portal.circle.people import queries as people
from portal.circle.people.models import HoldKind
from portal.circle.promises import queries as promises
from portal.circle.reviews import queries as reviews
from portal.clock import now
from portal.desks.my_wishes import read_back
from portal.desks.my_wishes.views import me
from portal.foundation.identity.actor import Actor
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.security import go_to
from portal.taking_part.meetings import queries as meetings
from portal.taking_part.meetings.models import LIVE
from portal.taking_part.stories import queries as stories
from portal.taking_part.stories.models import StoryState

room = Blueprint("my_pause", __name__, url_prefix="/mine/pause")
SET = Permission.SET_OWN_WISHES


@room.get("/")
@allow(SET)
def page(actor: Any, session: Any) -> str:
    """Pause or stop; once it is so: until when, what it means, and the press that takes it back."""
    return _page(session, actor)


@room.get("/stop")
@allow(SET)
def read_over(actor: Any, session: Any) -> str:
    """What a stop means for just them, before it is pressed."""
    return render_template("my_wishes/stop.html", told=_told(session, actor), **_coming(session, actor))


def _coming(session: Any, actor: Actor) -> dict[str, Any]:
    """The call that they wait for and their meetings to come; whether one that was cancelled would still be to come."""
    listed = [
        one
        for review in reviews.of_contact(session, actor)
        for one in meetings.meetings_of(session, review.id, actor.known_id())
        if one.starts_at > now()
    ]
    return {
        "waiting": promises.waiting_call(session, actor.known_id()),
        "meetings": [one for one in listed if one.state in LIVE],
        "cancelled": any(one.state not in LIVE for one in listed),
    }


def _page(session: Any, actor: Actor) -> str:
    holds = {one.kind: one for one in people.held(session, actor.known_id(), now())}
    return render_template(
        "my_wishes/pause.html",
        stopped=holds.get(HoldKind.STOPPED),
        paused=holds.get(HoldKind.PAUSED),
        again="again" in request.args,
        told=_told(session, actor),
        **_coming(session, actor),
    )


@room.post("/")
@allow(SET, needs_yes=read_back.pause)
@transact
def pause(actor: Any, session: Any) -> Any:
    """No news for a time."""
    wanted = request.form.get("how_long", "")
    if wanted not in set(PauseFor):
        return make_response(_page(session, actor), 422)
    leaving.pause(session, actor, me(session, actor), PauseFor(wanted), told_by=_by(actor))
    return go_to(url_for("my_pause.page"))


@room.post("/stop")
@allow(SET, needs_yes=read_back.stop)
@transact
def stop(actor: Any, session: Any) -> Any:
    """Nothing more, on any channel, from now on."""
    leaving.stop(session, actor, me(session, actor), told_by=_by(actor))
    return go_to(url_for("my_pause.page"))


@room.post("/again")
@allow(SET, needs_yes=read_back.again)
@transact
def again(actor: Any, session: Any) -> Any:
    """They want to hear from us again."""
    leaving.begin_again(session, actor, me(session, actor), told_by=_by(actor))
    return go_to(url_for("my_pause.page", again=1))


def _by(actor: Actor) -> ToldBy:
    return ToldBy.PHONE if actor.assisted_by else ToldBy.PAGE


def _told(session: Any, actor: Actor) -> list[tuple[Any, Any, int]]:
    """What they shared until now, with its review and the number it has in the list of their stories: words of theirs
    that are with us."""
    told = []
    for review in reviews.of_contact(session, actor):
        mine = stories.of_contact(session, actor, review)
        numbered = zip(mine, range(len(mine), 0, -1), strict=True)
        told += [(review, story, number) for story, number in numbered if story.state is StoryState.SHARED]
    return told
