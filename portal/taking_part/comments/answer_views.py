"""Answering the circle: for the reviewer, or the area lead when they have left."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, make_response, render_template, request, url_for

from portal.circle.access.installed import ways
from portal.circle.people import queries as people
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.downloads import as_file
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.security import go_to
from portal.taking_part.comments import answering, by_paragraph, exporting, notices
from portal.taking_part.comments.forms import AnswerForm
from portal.taking_part.comments.models import Outcome

room = Blueprint("draft_answers", __name__, url_prefix="/desk/reviews/<reference>/draft")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ANSWER, COMPLETE = Permission.ANSWER_COMMENT, Permission.COMPLETE_REVIEW
REFUSED: dict[type[Exception], tuple[str, str]] = {
    answering.WhereNow: ("number", "Write the number of the paragraph as it now is, in the newest version."),
    answering.OnlyQuestions: ("outcome", "“Answered” is for questions. Say of the others what becomes of them."),
    answering.OnlyHeard: (
        "outcome",
        "“Heard” is for thanks and for what hurts. Say of the others what becomes of them.",
    ),
    answering.ToWhom: ("passed_to", "Write to which service it was passed on. They read it."),
}
"""What cannot be said of a comment: the field that says it, and what to do instead."""


@room.get("/comments")
@allow(ANSWER, records_read="draft")
def comments(_actor: Any, session: Any, review: Review) -> str:
    """Every comment by paragraph: those that wait first; one answer may serve several."""
    form = AnswerForm(formdata=None)
    form.form_key.data = new_form_key()
    return _page(session, review, form, None)


@room.post("/comments")
@allow(ANSWER)
@transact
def answer(actor: Any, session: Any, review: Review) -> Any:
    """Answer the chosen comments; who made them is told on their channel."""
    form = AnswerForm()
    chosen = {UUID(one) for one in request.form.getlist("comment") if _is_id(one)}
    good = form.validate()
    if not chosen:
        form.form_errors = [*form.form_errors, "Choose the comments that this answers."]
    if not good or not chosen:
        return make_response(_page(session, review, form, chosen), 422)
    said = (form.number.data or "").strip()
    told = answering.Answer(
        Outcome(str(form.outcome.data)),
        form.words.data or "",
        int(said) if said.isascii() and said.isdigit() and len(said) < 6 else None,
        form.passed_to.data or None,
    )
    try:
        given = answering.answer(session, actor, review, sorted(chosen), told, form.form_key.data or new_form_key())
    except tuple(REFUSED) as refused:
        field, words = REFUSED[type(refused)]
        form[field].errors = [words]
        return make_response(_page(session, review, form, chosen), 422)
    except answering.NothingToAnswer:
        form.form_errors = ["These were answered already, by you in another tab or by a colleague. See below."]
        return make_response(_page(session, review, form, set()), 409)
    notices.answered(session, actor, answering.served(session, given.id), ways())
    shown = {name: one for name, one in _shown().items() if name != "answering"}
    return go_to(url_for("draft_answers.comments", reference=review.reference, **shown))


@room.get("/comments.csv")
@allow(ANSWER, records_read="draft")
def export(_actor: Any, session: Any, review: Review) -> Response:
    """All comments with their answers, by paragraph, as a table; names stay out (F62)."""
    found = exporting.as_csv(list(exporting.rows(session, review.id)))
    return as_file(found, f"comments-{review.reference}.csv", "text/csv; charset=utf-8")


@room.get("/comments.docx")
@allow(ANSWER, records_read="draft")
def export_word(_actor: Any, session: Any, review: Review) -> Response:
    """The same as a Word file."""
    found = exporting.as_docx(list(exporting.rows(session, review.id)), review.reference)
    return as_file(found, f"comments-{review.reference}.docx", WORD)


@room.get("/comments/by-person")
@allow(ANSWER, records_read="draft")
def by_person(_actor: Any, session: Any, review: Review) -> str:
    """What each of the circle said, in the order of paragraphs: for staff alone."""
    said = by_paragraph.everything(session, review.id)
    return render_template(
        "comments/desk/by_person.html",
        review=review,
        said=said,
        names=people.names(session, {one.contact_id for one in said}),
    )


def _page(session: Any, review: Review, form: AnswerForm, chosen: set[UUID] | None) -> str:
    """``chosen``: the comments that are ticked; nothing: those that wait, where one paragraph is being answered."""
    shown = _shown()
    page = by_paragraph.by_paragraph(session, review.id, shown.get("page", 1), shown.get("number"))
    answering_one = "answering" in shown and "number" in shown
    waits = {one.id for paragraph in page.paragraphs for one in paragraph.said if one.open}
    return render_template(
        "comments/desk/comments.html",
        review=review,
        page=page,
        shown=shown,
        names={one.id: one.name for one in reviews.contacts(session, review)},
        answering=answering_one,
        became=exporting.became,
        others=by_paragraph.waiting(session, review.id, but=shown["number"]) if answering_one else [],
        chosen=chosen if chosen is not None else waits if answering_one else set(),
        form=form,
    )


def _shown() -> dict[str, Any]:
    """Which page, and of which paragraph alone, the address asks for; anything odd is left out."""
    said = {name: request.args.get(name, "").strip() for name in ("page", "number", "answering")}
    return {name: int(one) for name, one in said.items() if one.isascii() and one.isdigit() and len(one) < 6}


def _is_id(said: str) -> bool:
    try:
        UUID(said)
    except ValueError:
        return False
    return True
