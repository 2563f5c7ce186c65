"""A look at a version before it is shown: as each of the circle would read it, and as the group. It keeps nothing."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, g, render_template

from portal.circle.people import queries as people
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.foundation.identity.permissions import Permission
from portal.foundation.web import words
from portal.foundation.web.access import allow
from portal.foundation.web.looks import Looks
from portal.taking_part.comments import differing
from portal.taking_part.comments import queries as comments
from portal.taking_part.drafts import heads, pictures, preparing, translating, versions
from portal.taking_part.drafts.models import DraftVersion
from portal.taking_part.group_copy import deciding

room = Blueprint("draft_preview", __name__, url_prefix="/desk/reviews/<reference>/draft/preview")
WRITE = Permission.WRITE_DRAFT


@room.get("/")
@allow(WRITE)
def listed(_actor: Any, session: Any, review: Review) -> str:
    """Everybody in the circle with what they read, and the group."""
    version = _newest(session, review)
    return render_template(
        "group_copy/desk/previews.html", review=review, version=version, circle=reviews.circle(session, review)
    )


@room.get("/<uuid:contact_id>")
@allow(WRITE)
def as_member(_actor: Any, session: Any, review: Review, contact_id: UUID) -> str:
    """Just what one of the circle would read, in their language, in easy read where that is theirs.

    With what they said themselves and the answers, as they see it. Nothing is written of them: they are not shown as
    having read it. That staff read their words stands where they see who read them, as everywhere.
    """
    version, place = _newest(session, review), reviews.member(session, review, contact_id)
    if place is None:
        abort(404)
    contact = people.by_ids(session, {contact_id})[contact_id]
    said = comments.comments_of(session, review.id, contact_id)
    if said:
        g.work.record_read("draft", {"review": review})
    g.looks, g.reading = Looks(contact.language, contact.easy), contact.reading
    words.speak(contact.reading)
    return render_template(
        "group_copy/desk/as_member.html",
        review=review,
        version=version,
        name=contact.name,
        said=said,
        remembered=differing.remembered(session, version),
        person=reviews.called_by(place, review),
        sections=preparing.sections(session, version.id),
        pictures=pictures.of_version(session, version.id),
        beside=translating.beside(session, version, contact.language),
        heads=heads.of_version(session, version, contact.language),
        screens=translating.screens(session, version, contact.language) if contact.easy else [],
    )


@room.get("/group")
@allow(WRITE)
def as_group(_actor: Any, session: Any, review: Review) -> str:
    """The version with what was decided of names so far; without the words of who sees it differently."""
    copy = deciding.now_of(session, review, _newest(session, review))
    if copy is None:
        abort(404)
    return render_template("group_copy/desk/as_group.html", review=review, copy=copy, text=copy.text())


def _newest(session: Any, review: Review) -> DraftVersion:
    version = versions.latest(session, review.id)
    if version is None:
        abort(404)
    return version
