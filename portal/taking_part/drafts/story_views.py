"""Where a story went: the reviewer says which paragraphs use it; only its teller is shown that (F32)."""

import re
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, make_response, render_template, request, url_for

from portal.circle.people import queries as people
from portal.circle.reviews.models import Review
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.security import go_to
from portal.taking_part.drafts import preparing, queries, versions
from portal.taking_part.stories import queries as stories
from portal.taking_part.stories import uses

room = Blueprint("draft_stories", __name__, url_prefix="/desk/reviews/<reference>/draft/stories")
WRITE = Permission.WRITE_DRAFT


@room.get("/")
@allow(WRITE, records_read="draft")
def page(_actor: Any, session: Any, review: Review) -> str:
    """Each story that was shared, and the numbers of the paragraphs that use it."""
    return _page(session, review, told=request.args.get("told", ""))


@room.post("/<uuid:story_id>")
@allow(WRITE)
@transact
def keep(actor: Any, session: Any, review: Review, story_id: UUID) -> Any:
    """Say which paragraphs use a story."""
    story, typed = stories.for_staff(session, review, story_id), request.form.get("numbers", "")
    version = versions.latest(session, review.id)
    if story is None or version is None:
        abort(404)
    there = {one.number for one in versions.paragraphs(session, version.id)}
    wanted, wrong = _read(typed, there)
    if wrong:
        words = f"There is no paragraph {wrong} in version {version.number}."
        return make_response(_page(session, review, typed={story.id: typed}, wrong={story.id: words}), 422)
    uses.link(session, actor, review, story, wanted)
    shown = queries.opened_version(session, review.id)
    if shown is not None:
        uses.now_shown(session, review.id, {one.number for one in versions.paragraphs(session, shown.id)})
    return go_to(url_for("draft_stories.page", reference=review.reference, told="kept"))


def _read(typed: str, there: set[int]) -> tuple[set[int], str]:
    """The numbers, and the first thing typed that is none of a paragraph."""
    found = set[int]()
    for one in re.findall(r"[^\s,;.]+", typed):
        if not (one.isascii() and one.isdigit() and len(one) < 6 and int(one) in there):
            return set(), one[:20]
        found.add(int(one))
    return found, ""


def _page(
    session: Any,
    review: Review,
    *,
    told: str = "",
    typed: dict[UUID, str] | None = None,
    wrong: dict[UUID, str] | None = None,
) -> str:
    shared, version = stories.shared_in(session, review.id), versions.latest(session, review.id)
    linked = {one: ", ".join(map(str, numbers)) for one, numbers in uses.linked(session, review.id).items()}
    return render_template(
        "drafts/desk/stories.html",
        review=review,
        stories=shared,
        tellers=people.names(session, {one.contact_id for one in shared}),
        typed={**linked, **(typed or {})},
        wrong=wrong or {},
        told=told,
        version=version,
        sections=preparing.sections(session, version.id) if version else [],
    )
