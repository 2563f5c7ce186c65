"""Files of the copy for the group, for staff who bring it there; made when it may go, and written down."""

from datetime import timedelta
from typing import Any

import structlog
from flask import Blueprint, abort, current_app, g, make_response, render_template, request, url_for

from portal.foundation.identity.actor import Actor
from portal.foundation.identity.permissions import Permission
from portal.foundation.paper import render
from portal.foundation.web.access import allow, transact
from portal.foundation.web.downloads import as_file
from portal.foundation.web.security import go_to
from portal.taking_part.group_copy import filing, giving
from portal.taking_part.group_copy.models import FileKind, GroupCopy

room = Blueprint("group_file", __name__, url_prefix="/desk/reviews/<reference>/group-copy/file")
COMPLETE = Permission.COMPLETE_REVIEW
MOST_AN_HOUR = 20  # each is set anew, which takes a second of a machine
CHECKED_AT = "/check-a-copy"
log = structlog.get_logger()


@room.post("/")
@allow(COMPLETE, loads_thing=False)
@transact
def take(actor: Any, session: Any, reference: str) -> Any:
    """The file; that it was made is written down with its SHA-256. Before the copy may go there is none."""
    limits = current_app.extensions["limits"]
    if not limits.within("group file", actor.known_id().hex, MOST_AN_HOUR, timedelta(hours=1)):
        return make_response(render_template("access/too_often.html"), 429)
    kind = FileKind.DOCX if request.form.get("kind") == FileKind.DOCX.value else FileKind.PDF
    row_id, file = _made(actor, reference, kind)  # before this request's own session holds the write lock
    review = g.work.review(reference, COMPLETE)
    if file is None:
        return go_to(url_for("group_giving.page", reference=review.reference, no_file=1) + "#file")
    filing.write_down(session, actor, session.get_one(GroupCopy, row_id), kind, file)
    return as_file(file, f"for-the-group.{kind.value}", filing.TYPES[kind])


def _made(actor: Actor, reference: str, kind: FileKind) -> tuple[Any, bytes | None]:
    with current_app.extensions["database"].reading() as session:
        review = g.work.gate.load_review(session, actor, reference)
        if review is None or not g.work.gate.may(actor, COMPLETE, review):
            abort(404)
        row = giving.given(session, review.id)
        if row is None:
            return None, None
        address = current_app.extensions["settings"].public_base_url + CHECKED_AT
        if kind is FileKind.DOCX:
            return row.id, filing.as_docx(session, row, address)
        row_id, sheet = row.id, filing.sheet(session, row, address)
    try:
        return row_id, render.pdf([sheet])
    except render.PaperUnavailable as problem:
        log.error("paper_unavailable", why=str(problem))
        return None, None
