"""The reviewer's draft: look at the match, mark paragraphs, open it to the circle."""

from typing import Any

from flask import Blueprint, Response, abort, current_app, make_response, render_template, request, url_for

from portal.circle.access.installed import ways
from portal.circle.areas import queries as areas
from portal.circle.reviews.models import Review
from portal.clock import now
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.security import go_to
from portal.taking_part.drafts import (
    incoming,
    opening,
    pictures,
    preparing,
    queries,
    saying_which,
    versions,
    who_they_were,
)
from portal.taking_part.drafts import notices as draft_notices
from portal.taking_part.drafts.forms import OpenForm, PasteForm, WordForm
from portal.taking_part.drafts.models import DraftVersion
from portal.taking_part.drafts.pasting import as_pasted
from portal.taking_part.drafts.warnings import before_opening

room = Blueprint("draft_desk", __name__, url_prefix="/desk/reviews/<reference>/draft")
WRITE = Permission.WRITE_DRAFT


@room.get("/")
@allow(WRITE, records_read="draft")
def overview(_actor: Any, session: Any, review: Review) -> str:
    """Versions, the one being prepared with its paragraphs, and what to think of before it is opened."""
    return page(session, review)


@room.post("/match")
@allow(WRITE)
@transact
def match(actor: Any, session: Any, review: Review) -> Any:
    """The reviewer says which earlier paragraph one is, or that it is new."""
    version, form = preparing_now(session, review), OpenForm()
    if version is None:
        return stale(session, review, form)
    number, same_as = _which(session, version)
    _keep(actor, session, version)
    try:
        saying_which.say_which(session, actor, version, number, same_as)
    except saying_which.TranslatedAlready:
        form.form_errors = ["A translation goes by these numbers. Bring the text in anew to change them."]
        return make_response(page(session, review, opening=form), 409)
    return _still_there(session, review, form, "#matches")


@room.post("/marks")
@allow(WRITE)
@transact
def mark(actor: Any, session: Any, review: Review) -> Any:
    """Mark paragraphs as good practice, learning or concern, and write the note at the head of each part."""
    version, form = preparing_now(session, review), OpenForm()
    if version is None:
        return stale(session, review, form)
    _keep(actor, session, version)
    return _still_there(session, review, form)


@room.post("/open")
@allow(WRITE)
@transact
def open_it(actor: Any, session: Any, review: Review) -> Any:
    """Show the version to the circle and seal it; each of them is told, and nobody is sent it."""
    version, form = preparing_now(session, review), OpenForm()
    if version is None:
        return stale(session, review, form)
    _keep(actor, session, version)
    if not form.validate():
        return make_response(page(session, review, opening=form), 422)
    warned = _warned(session, review, version)
    if warned and not form.reason.data:
        form.reason.errors = ["Say why it should go now, or wait."]
        return make_response(page(session, review, opening=form), 422)
    key = current_app.extensions["settings"].seal_key
    try:
        opening.open_version(
            session,
            key,
            actor,
            review,
            version,
            changes=form.changes.data or None,
            reason=form.reason.data or None,
            comments_until=opening.comments_until(),
            warned=[one.kind.value for one in warned],
        )
    except opening.PortraitTooLate:
        form.changes.errors = ["They were shown the draft already. Bring this in as the draft."]
        return make_response(page(session, review, opening=form), 409)
    except opening.PicturesUnsaid as dumb:
        return make_response(page(session, review, opening=form, dumb=dumb.numbers), 409)
    except opening.StillUnsure as unsure:
        listed = ", ".join(str(one) for one in unsure.numbers)
        form.changes.errors = [f"Say first which earlier paragraph these are, or that they are new: {listed}."]
        return make_response(page(session, review, opening=form), 409)
    draft_notices.ready(session, actor, review, ways(), offers=not version.portrait)
    return go_to(url_for("draft_desk.overview", reference=review.reference))


def _keep(actor: Any, session: Any, version: DraftVersion) -> None:
    """Keep the marks and notes of the form."""
    preparing.keep_marks(session, actor, version, request.form)
    key = current_app.extensions["settings"].seal_key
    preparing.keep_notes(session, key, version, request.form)
    pictures.say(session, key, version, request.form)


def _still_there(session: Any, review: Review, form: OpenForm, part: str = "") -> Any:
    """The page once more; what was written for the opening stays in its form."""
    if form.changes.data or form.reason.data:
        return make_response(page(session, review, opening=form))
    return go_to(url_for("draft_desk.overview", reference=review.reference) + part)


def _which(session: Any, version: DraftVersion) -> tuple[int, int | None]:
    """What a button says of a paragraph: ``6-9``, it is the earlier one 9; ``6-``, it is new. 404 for nonsense."""
    said, dash, same = request.form.get("which", "").partition("-")
    number, same_as = _number(said), _number(same)
    known = {one.number for one in versions.paragraphs(session, version.id)}
    allowed = known | {one.number for one in queries.gone_in(session, version.id)}
    if not dash or number is None or number not in known or (same and same_as not in allowed):
        abort(404)
    return number, same_as


def _number(said: str) -> int | None:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else None


def preparing_now(session: Any, review: Review) -> DraftVersion | None:
    """The version that is being prepared, if it is still the one that this page showed; 404 when none ever was."""
    version, seen = versions.latest(session, review.id), request.form.get("version")
    if version is None or (version.opened_at is not None and not seen):
        abort(404)
    return version if version.opened_at is None and seen in {None, "", str(version.id)} else None


def stale(session: Any, review: Review, form: OpenForm) -> Response:
    """Somebody was quicker: what stands there now, and what was written just now. Neither is lost."""
    wrote = [form.changes.data, form.reason.data]
    wrote += [said for name, said in request.form.items() if name.startswith("note-")]
    return make_response(page(session, review, opening=form, wrote=[one for one in wrote if one]), 409)


def _warned(session: Any, review: Review, version: DraftVersion) -> list[Any]:
    card = areas.card(session, review.area_id)
    return before_opening(session, review, version, card, now()) if card else []


def _paste_form(session: Any, newest: DraftVersion | None) -> PasteForm:
    """To go on working: with the words of the newest version in it."""
    form = PasteForm(formdata=None)
    form.form_key.data = new_form_key()
    if newest is not None:
        form.base.data = str(newest.id)
        sections = incoming.as_came_in(session, newest.id)
        form.words.data, form.part.choices = as_pasted(sections), who_they_were.choices(sections)
        form.portrait.data = "yes" if newest.portrait and newest.opened_at is None else ""
    return form


def page(session: Any, review: Review, *, paste: Any = None, word: Any = None, opening: Any = None, **more: Any) -> str:
    """The whole page of the draft; what was typed stays in its form."""
    newest = versions.latest(session, review.id)
    waiting = newest if newest is not None and newest.opened_at is None else None
    paste = paste or _paste_form(session, newest)
    sections = preparing.sections(session, waiting.id) if waiting else []
    gone = queries.gone_in(session, waiting.id) if waiting else []
    return render_template(
        "drafts/desk/overview.html",
        review=review,
        versions=queries.versions(session, review.id),
        waiting=waiting,
        sections=sections,
        to_match=preparing.to_match(sections, gone),
        unsure=preparing.unsure(sections),
        pictures=pictures.of_version(session, waiting.id) if waiting else {},
        gone=gone,
        earlier=preparing.words_before(session, waiting) if waiting else {},
        warned=_warned(session, review, waiting) if waiting else [],
        seals=preparing.fingerprints(session, review.id),
        paste=paste,
        word=word or WordForm(formdata=None),
        opening=opening or OpenForm(formdata=None),
        newest=newest,
        **more,
    )
