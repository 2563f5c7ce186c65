"""Somebody of the circle pauses, stops and comes back, by phone or letter: written down by who was told (F14, F15)."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, request, url_for

from portal.circle.involvement import leaving
from portal.circle.involvement.leaving import PauseFor, ToldBy
from portal.circle.people.models import Contact
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.security import go_to

room = Blueprint("circle_wishes", __name__, url_prefix="/desk/reviews/<reference>/circle/<uuid:contact_id>")


@room.post("/stop")
@allow(Permission.ADD_TO_CIRCLE)
@transact
def stop(actor: Any, session: Any, review: Review, contact_id: UUID) -> Any:
    """They rang, or wrote, that they want nothing more: from now on, on every channel."""
    leaving.stop(session, actor, _contact(session, review, contact_id), told_by=_told_by())
    return _to(review, contact_id, "stopped")


@room.post("/pause")
@allow(Permission.ADD_TO_CIRCLE)
@transact
def pause(actor: Any, session: Any, review: Review, contact_id: UUID) -> Any:
    """They rang, or wrote, that they want no news for a time (F14)."""
    contact, wanted = _contact(session, review, contact_id), request.form.get("how_long", "")
    if wanted not in set(PauseFor):
        return _to(review, contact_id, "how-long")
    leaving.pause(session, actor, contact, PauseFor(wanted), told_by=_told_by())
    return _to(review, contact_id, "paused")


@room.post("/again")
@allow(Permission.ADD_TO_CIRCLE)
@transact
def again(actor: Any, session: Any, review: Review, contact_id: UUID) -> Any:
    """They want to hear from us again, and said so."""
    leaving.begin_again(session, actor, _contact(session, review, contact_id), told_by=ToldBy.PHONE)
    return _to(review, contact_id, "begun-again")


def _told_by() -> ToldBy:
    return ToldBy.LETTER if request.form.get("told_by") == ToldBy.LETTER else ToldBy.PHONE


def _contact(session: Any, review: Review, contact_id: UUID) -> Contact:
    if reviews.member(session, review, contact_id) is None:
        abort(404)
    found: Contact = session.get_one(Contact, contact_id)
    return found


def _to(review: Review, contact_id: UUID, told: str) -> Any:
    return go_to(url_for("circle_contacts.one", reference=review.reference, contact_id=contact_id, told=told))
