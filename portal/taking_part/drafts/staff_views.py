"""The reviewer's draft: bring a version in, look at the match, mark paragraphs, open it to the circle."""

from typing import Any

from flask import Blueprint, abort, current_app, g, make_response, render_template, request, url_for

from portal.circle.access.installed import ways
from portal.circle.areas import queries as areas
from portal.circle.reviews.models import Review
from portal.clock import now
from portal.foundation.identity.permissions import Permission
from portal.foundation.media import staging
from portal.foundation.media.paper_reasons import PaperReason, PaperRefused
from portal.foundation.media.papers import MAX_PAPER_BYTES, CleanPaper, PaperCleanerBroken, clean_paper
from portal.foundation.media.receiving import NothingChosen, receive
from portal.foundation.web.access import allow, transact
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.limits import takes_up_to
from portal.foundation.web.security import go_to
from portal.taking_part.drafts import notices, opening, preparing, queries, versions
from portal.taking_part.drafts.forms import OpenForm, PasteForm, WordForm
from portal.taking_part.drafts.models import CameBy, DraftVersion
from portal.taking_part.drafts.pasting import as_pasted, read_pasted
from portal.taking_part.drafts.warnings import before_opening
from portal.taking_part.drafts.word_paper import NoWordsInIt, WordDraft, read_word

room = Blueprint("draft_desk", __name__, url_prefix="/desk/reviews/<reference>/draft")
WRITE = Permission.WRITE_DRAFT
WORD_MOST, PASTE_MOST = 31_000_000, 20_000_000


@room.get("/")
@allow(WRITE, records_read="draft")
def overview(_actor: Any, session: Any, review: Review) -> str:
    """Versions, the one being prepared with its paragraphs, and what to think of before it is opened."""
    return _page(session, review)


@room.post("/paste")
@allow(WRITE)
@takes_up_to(PASTE_MOST)
@transact
def paste(actor: Any, session: Any, review: Review) -> Any:
    """Bring in what was written or pasted here."""
    form = PasteForm()
    if not form.validate():
        return make_response(_page(session, review, paste=form), 422)
    sections = read_pasted(form.words.data or "")
    key, form_key = current_app.extensions["settings"].seal_key, form.form_key.data or new_form_key()
    try:
        versions.bring_in(
            session,
            key,
            actor,
            review,
            sections,
            came_by=CameBy.WORD if form.from_word.data else CameBy.PASTED,
            form_key=form_key,
            portrait=bool(form.portrait.data),
        )
    except versions.NothingInIt:
        form.words.errors = ["There is no paragraph in it: only headings."]
        return make_response(_page(session, review, paste=form), 422)
    return go_to(url_for("draft_desk.overview", reference=review.reference))


@room.post("/word")
@allow(WRITE, loads_thing=False)
@takes_up_to(WORD_MOST)
@transact
def word(_actor: Any, session: Any, reference: str) -> Any:
    """Read a Word file: shown with what Word keeps beside the words, to be looked at before it is brought in."""
    read, refused = _read_word()
    review = g.work.review(reference, WRITE)
    form = WordForm(formdata=None)
    if read is None:
        form.paper.errors = [refused]
        return make_response(_page(session, review, word=form), 422)
    pasted = PasteForm(formdata=None)
    pasted.words.data, pasted.form_key.data, pasted.from_word.data = as_pasted(read.sections), new_form_key(), "yes"
    return render_template("drafts/desk/word.html", review=review, read=read, form=pasted)


@room.post("/match")
@allow(WRITE)
@transact
def match(actor: Any, session: Any, review: Review) -> Any:
    """The reviewer says which earlier paragraph one is, or that it is new."""
    version = _preparing(session, review)
    number, same_as = _number("number"), _number("same_as")
    known = {one.number for one in versions.paragraphs(session, version.id)}
    allowed = known | {one.number for one in queries.gone_in(session, version.id)}
    if number not in known or (same_as is not None and same_as not in allowed):
        abort(404)
    try:
        versions.say_which(session, actor, version, number, same_as)
    except versions.TranslatedAlready:
        refused = OpenForm(formdata=None)
        refused.form_errors = ["A translation goes by these numbers. Bring the text in anew to change them."]
        return make_response(_page(session, review, opening=refused), 409)
    return go_to(url_for("draft_desk.overview", reference=review.reference) + "#matches")


@room.post("/marks")
@allow(WRITE)
@transact
def mark(actor: Any, session: Any, review: Review) -> Any:
    """Mark paragraphs as good practice, learning or concern, and write the note at the head of each part."""
    _keep(actor, session, _preparing(session, review))
    form = OpenForm()
    if form.changes.data or form.reason.data:
        return make_response(_page(session, review, opening=form))  # what was written for the opening stays
    return go_to(url_for("draft_desk.overview", reference=review.reference))


@room.post("/open")
@allow(WRITE)
@transact
def open_it(actor: Any, session: Any, review: Review) -> Any:
    """Show the version to the circle and seal it; each of them is told, and nobody is sent it."""
    version, form = _preparing(session, review), OpenForm()
    _keep(actor, session, version)
    if not form.validate():
        return make_response(_page(session, review, opening=form), 422)
    if _warned(session, review, version) and not form.reason.data:
        form.reason.errors = ["Say why it should go now, or wait."]
        return make_response(_page(session, review, opening=form), 422)
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
        )
    except opening.StillUnsure as unsure:
        listed = ", ".join(str(one) for one in unsure.numbers)
        form.changes.errors = [f"Say first which earlier paragraph these are, or that they are new: {listed}."]
        return make_response(_page(session, review, opening=form), 409)
    notices.ready(session, actor, review, ways(), offers=not version.portrait)
    return go_to(url_for("draft_desk.overview", reference=review.reference))


def _keep(actor: Any, session: Any, version: DraftVersion) -> None:
    """Keep the marks and notes of the form."""
    preparing.keep_marks(session, actor, version, request.form)
    preparing.keep_notes(session, current_app.extensions["settings"].seal_key, version, request.form)


def _number(name: str) -> int | None:
    said = request.form.get(name, "")
    return int(said) if said.isdigit() and len(said) < 6 else None


def _preparing(session: Any, review: Review) -> DraftVersion:
    version = versions.latest(session, review.id)
    if version is None or version.opened_at is not None:
        abort(404)
    return version


def _read_word() -> tuple[WordDraft | None, str]:
    try:
        received = receive("paper", MAX_PAPER_BYTES, clean_paper)
        return _read(received.clean), ""
    except NothingChosen:
        return None, "Choose a Word file first."
    except staging.Empty:
        return None, "That file is empty."
    except staging.TooLarge:
        return None, "That file is larger than 30 megabytes."
    except PaperRefused as refused:
        return None, preparing.WHY_NOT[refused.reason]
    except NoWordsInIt:
        return None, "There are no words in that file, or only pictures of words."
    except PaperCleanerBroken:
        return None, "Word files cannot be opened just now. It is our fault. You can paste the text below."


def _read(clean: CleanPaper) -> WordDraft:
    if clean.kind != "docx":
        raise PaperRefused(PaperReason.NOT_A_PAPER)
    return read_word(clean.data, keeps_changes=request.args.get("changes") != "before")


def _warned(session: Any, review: Review, version: DraftVersion) -> list[Any]:
    card = areas.card(session, review.area_id)
    return before_opening(session, review, version, card, now()) if card else []


def _page(session: Any, review: Review, *, paste: Any = None, word: Any = None, opening: Any = None) -> str:
    newest = versions.latest(session, review.id)
    waiting = newest if newest is not None and newest.opened_at is None else None
    if paste is None:
        paste = PasteForm(formdata=None)
        paste.form_key.data = new_form_key()
    return render_template(
        "drafts/desk/overview.html",
        review=review,
        versions=queries.versions(session, review.id),
        waiting=waiting,
        sections=preparing.sections(session, waiting.id) if waiting else [],
        gone=queries.gone_in(session, waiting.id) if waiting else [],
        earlier=preparing.words_before(session, waiting) if waiting else {},
        warned=_warned(session, review, waiting) if waiting else [],
        seals=preparing.fingerprints(session, review.id),
        paste=paste,
        word=word or WordForm(formdata=None),
        opening=opening or OpenForm(formdata=None),
    )
