"""The queue of letters: print, post, take back, came back."""

from typing import Any
from uuid import UUID

import structlog
from flask import Blueprint, Response, abort, current_app, make_response, render_template, request, url_for

from portal.circle.areas import queries as areas
from portal.circle.post import queries, services
from portal.clock import today
from portal.foundation.identity.permissions import Permission
from portal.foundation.outbox.models import Notice, State
from portal.foundation.paper import render
from portal.foundation.web.access import allow, transact
from portal.foundation.web.downloads import as_file
from portal.foundation.web.security import go_to
from portal.taking_part.copies import giving
from portal.taking_part.copies import posting as copies
from portal.taking_part.copies.contents import NoSuchForm

room = Blueprint("post_desk", __name__, url_prefix="/post")
log = structlog.get_logger()
NOT_NOW = (
    "The letters could not be made just now. Nothing was changed, and no code was used up. "
    "Try once more, or tell whoever runs the portal."
)
NOT_PRINTED = "This letter is not on paper yet. Print it first, then say that it is in the post."
NOT_THEIRS = "This copy cannot be given any more: they are in the circle no more, or its words were erased."
UNDONE = {"not_posted": services.not_posted, "came_back": services.came_back}
TOLD = {
    "posted": "That is written down: it is in the post.",
    "not_posted": "It waits again.",
    "came_back": "That is written down. Nothing goes to this address until somebody put it right; it is on the list.",
    "nothing": "There is nothing to print.",
}
AT_ONCE = 40  # letters in one file: about 200 pages, a few seconds


@room.get("/")
@allow(Permission.USE_POST_DESK)
def queue(actor: Any, session: Any) -> str:
    """Letters to print and to post, and what went lately."""
    return _queue(actor, session)


@room.post("/print")
@allow(Permission.USE_POST_DESK)
@transact
def print_all(actor: Any, session: Any) -> Response:
    """Everything that is not on paper yet, as one file."""
    wanted = [one for one in queries.waiting(session, actor) if _goes_with_others(one)]
    if not wanted:
        return go_to(url_for("post_desk.queue", told="nothing"))
    return _printed(actor, session, [session.get_one(Notice, one.id) for one in wanted[:AT_ONCE]])


@room.post("/<uuid:notice_id>/print")
@allow(Permission.USE_POST_DESK)
@transact
def print_one(actor: Any, session: Any, notice_id: UUID) -> Response:
    """One letter. Printed again it has a new code, and the older one ends."""
    notice = _letter(actor, session, notice_id)
    if notice.state not in {State.FOR_STAFF, State.PRINTED}:
        return go_to(url_for("post_desk.queue"))
    if notice.template == queries.ENCLOSING:
        return _with_copy(actor, session, notice)
    return _printed(actor, session, [notice])


@room.post("/<uuid:notice_id>")
@allow(Permission.USE_POST_DESK)
@transact
def change(actor: Any, session: Any, notice_id: UUID) -> Response:
    """Posted, not posted after all, or came back."""
    notice, how = _letter(actor, session, notice_id), request.form.get("how", "")
    if how == "posted" and notice.state is State.FOR_STAFF:
        return make_response(_queue(actor, session, wrong=NOT_PRINTED), 409)
    if how == "posted":
        services.posted(session, actor, notice)
        copies.posted(session, notice)
    elif how in UNDONE and UNDONE[how](session, actor, notice):
        copies.not_there(session, notice)
    return go_to(url_for("post_desk.queue", told=how if how in TOLD else None))


def _letter(actor: Any, session: Any, notice_id: UUID) -> Notice:
    found = queries.letter(session, actor, notice_id)
    if found is None:
        abort(404)
    return found


def _printed(actor: Any, session: Any, notices: list[Notice]) -> Response:
    """The letters as a PDF."""
    base_url = current_app.extensions["settings"].public_base_url
    sheets = [services.printed(session, actor, one, base_url) for one in notices]
    try:
        pdf = render.pdf(sheets)
    except render.PaperUnavailable as problem:
        log.error("paper_unavailable", why=str(problem))
        session.rollback()
        return make_response(_queue(actor, session, wrong=NOT_NOW), 422)
    return as_file(pdf, f"letters-{today().isoformat()}.pdf")


def _with_copy(actor: Any, session: Any, notice: Notice) -> Response:
    """A letter with the copy behind it, in a file of its own, which is written down as given out."""
    base_url = current_app.extensions["settings"].public_base_url
    try:
        review, made = copies.enclosed(session, current_app.extensions["files"], notice, base_url)
        pdf = render.pdf([services.printed(session, actor, notice, base_url), made.sheet])
    except (NoSuchForm, render.PaperUnavailable) as problem:
        log.error("paper_unavailable", why=str(problem))
        session.rollback()
        wrong = NOT_NOW if isinstance(problem, render.PaperUnavailable) else NOT_THEIRS
        return make_response(_queue(actor, session, wrong=wrong), 422)
    giving.write_down(session, actor, review, notice.owner_id, made, pdf, notice_id=notice.id)
    return as_file(pdf, f"letters-{today().isoformat()}.pdf")


def _goes_with_others(one: queries.Letter) -> bool:
    return one.state is State.FOR_STAFF and one.has_address and not one.by_itself


def _queue(actor: Any, session: Any, wrong: str = "") -> str:
    waiting, posted = queries.waiting(session, actor), queries.lately_posted(session, actor)
    return render_template(
        "post_desk/queue.html",
        waiting=waiting,
        posted=posted,
        by=areas.names_of(session, {one.by for one in posted if one.by}),
        to_print=sum(1 for one in waiting if _goes_with_others(one)),
        told=TOLD.get(request.args.get("told", ""), ""),
        wrong=wrong,
    )
