"""Whether somebody of a circle can be reached: a wrong number, a letter that came back, a way that works again."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, request, url_for

from portal.circle.people.models import Contact
from portal.circle.reaching import services
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.foundation.identity.permissions import Permission
from portal.foundation.outbox.models import Channel
from portal.foundation.web.access import allow, transact
from portal.foundation.web.security import go_to

room = Blueprint("circle_reaching", __name__, url_prefix="/desk/reviews/<reference>/circle/<uuid:contact_id>/reaching")
WORKS = "works_"


@room.post("/")
@allow(Permission.ADD_TO_CIRCLE)
@transact
def change(actor: Any, session: Any, review: Review, contact_id: UUID) -> Response:
    """Write down what staff found out; saying it twice changes nothing."""
    if reviews.member(session, review, contact_id) is None:
        abort(404)
    contact, how = session.get_one(Contact, contact_id), request.form.get("how", "")
    if how == "wrong_number":
        services.wrong_number(session, actor, contact)
    elif how == "letter_returned":
        services.letter_returned(session, actor, contact)
    elif how.startswith(WORKS) and how.removeprefix(WORKS) in set(Channel):
        services.works_again(session, actor, contact, Channel(how.removeprefix(WORKS)))
    return go_to(url_for("circle_contacts.one", reference=review.reference, contact_id=contact_id, told="reached"))
