"""Showing the signed copy to the circle, answering what they say of it, giving it to the group."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, current_app, make_response, render_template, request, url_for

from portal.circle.access.installed import ways
from portal.circle.areas import queries as areas
from portal.circle.people import queries as people
from portal.circle.people.models import Contact
from portal.circle.reviews.models import Review
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.security import go_to
from portal.taking_part.group_copy import deciding, filing, giving, notices, offering
from portal.taking_part.group_copy.forms import GiveForm, ReplyForm
from portal.taking_part.group_copy.models import GroupAnswer

room = Blueprint("group_giving", __name__, url_prefix="/desk/reviews/<reference>/group-copy")
COMPLETE = Permission.COMPLETE_REVIEW
_NOT_SIGNED = "Nobody has signed it as it is now. Read it and sign it first."


@room.get("/circle")
@allow(COMPLETE, records_read="draft")
def page(_actor: Any, session: Any, review: Review) -> str:
    """Whether the circle was shown it, what they said, for whom it waits, when it went."""
    return _page(session, review)


@room.post("/circle/show")
@allow(COMPLETE)
@transact
def show(actor: Any, session: Any, review: Review) -> Any:
    """Show it to the circle: each of them is told, and nobody is sent it."""
    row = deciding.signed(session, review.id)
    already = row is not None and row.shown_at is not None
    try:
        giving.show(session, _key(), actor, review)
    except giving.NotNow:
        return make_response(_page(session, review, wrong=_NOT_SIGNED), 409)
    if not already:
        notices.ready(session, actor, review, ways())
    return go_to(url_for("group_giving.page", reference=review.reference))


@room.post("/circle/tell/<uuid:contact_id>")
@allow(COMPLETE)
@transact
def tell(actor: Any, session: Any, review: Review, contact_id: UUID) -> Any:
    """Tell somebody who was not told: a message goes, or a member of staff told them; their days begin then."""
    row = giving.newest_shown(session, review.id)
    contact = next((one for one in offering.not_offered(session, row) if one.id == contact_id), None) if row else None
    if row is None or contact is None:
        return go_to(url_for("group_giving.page", reference=review.reference))
    in_person = request.form.get("how") == "in_person"
    if offering.offer(session, actor, row, contact, in_person=in_person) and not in_person:
        notices.tell(session, actor, contact, "something_to_read", ways())
    return go_to(url_for("group_giving.page", reference=review.reference))


@room.post("/circle/said/<uuid:answer_id>")
@allow(COMPLETE)
@transact
def answer(actor: Any, session: Any, review: Review, answer_id: UUID) -> Any:
    """Answer somebody who says that it still shows who they were; they are told on their channel."""
    said, form = session.get(GroupAnswer, answer_id), ReplyForm()
    if said is None or said.review_id != review.id:
        abort(404)
    if not form.validate():
        return make_response(_page(session, review, reply=form, reply_to=said.id), 422)
    if giving.answer(session, actor, said, form.words.data or ""):
        notices.tell(session, actor, session.get_one(Contact, said.contact_id), "answered", ways())
    return go_to(url_for("group_giving.page", reference=review.reference))


@room.post("/circle/give")
@allow(COMPLETE)
@transact
def give(actor: Any, session: Any, review: Review) -> Any:
    """Write down that it went to the group; refused while anybody waits, here and in the database."""
    form = GiveForm()
    if not form.validate():
        return make_response(_page(session, review, giving_form=form), 422)
    try:
        giving.give(session, _key(), actor, review, form.to_whom.data or "")
    except giving.NotNow:
        return make_response(_page(session, review, giving_form=form, wrong=_NOT_SIGNED), 409)
    except giving.SomebodyWaits:
        wrong = "Somebody of the circle still has time, was not told, or waits for an answer. See below."
        return make_response(_page(session, review, giving_form=form, wrong=wrong), 409)
    return go_to(url_for("group_giving.page", reference=review.reference))


def _key() -> bytes:
    key: bytes = current_app.extensions["settings"].seal_key
    return key


def _page(
    session: Any,
    review: Review,
    *,
    wrong: str | None = None,
    reply: ReplyForm | None = None,
    reply_to: UUID | None = None,
    giving_form: GiveForm | None = None,
) -> str:
    copy, row = deciding.now_of(session, review), deciding.signed(session, review.id)
    if copy is None:
        abort(404)
    shown = giving.newest_shown(session, review.id)
    said = giving.said_of(session, shown) if shown else []
    waiting = giving.waits_for(session, shown) if shown else None
    who = {one.contact_id for one in said} | set(waiting.silent if waiting is not None else ())
    staff = {one for each in (row, shown) if each for one in (each.signed_by, each.shown_by, each.given_by) if one}
    return render_template(
        "group_copy/desk/circle.html",
        review=review,
        signed=row,
        holds=deciding.holds(_key(), copy, row),
        signer=areas.names_of(session, {row.signed_by})[row.signed_by].name if row else "",
        shown=shown,
        said=said,
        waiting=waiting,
        untold=offering.not_offered(session, shown) if shown and not shown.given_at else [],
        names=people.names(session, who),
        staff=areas.names_of(session, staff),
        given=giving.given(session, review.id),
        files=filing.files(session, shown.id) if shown and shown.given_at else [],
        no_file=bool(request.args.get("no_file")),
        wrong=wrong,
        reply=reply or ReplyForm(formdata=None),
        reply_to=reply_to,
        form=giving_form or GiveForm(formdata=None),
    )
