"""Bringing a version in: written, pasted or from Word; who they were is one part alone; throwing it away unshown."""

from typing import Any
from uuid import UUID

from flask import current_app, g, make_response, render_template, request, url_for

from portal.circle.reviews.models import Review
from portal.foundation.media import staging
from portal.foundation.media.paper_reasons import PaperReason, PaperRefused
from portal.foundation.media.papers import MAX_PAPER_BYTES, CleanPaper, PaperCleanerBroken, clean_paper
from portal.foundation.media.receiving import NothingChosen, receive
from portal.foundation.web.access import allow, transact
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.limits import takes_up_to
from portal.foundation.web.security import go_to
from portal.taking_part.drafts import incoming, pictures, preparing, versions, who_they_were
from portal.taking_part.drafts.forms import OpenForm, PasteForm, WordForm
from portal.taking_part.drafts.models import CameBy, DraftVersion
from portal.taking_part.drafts.pasting import as_pasted, read_pasted
from portal.taking_part.drafts.staff_views import WRITE, page, preparing_now, room, stale
from portal.taking_part.drafts.taking_pictures import cleaned_pictures, numbered
from portal.taking_part.drafts.versions import SectionIn
from portal.taking_part.drafts.word_paper import NoWordsInIt, WordDraft, read_word

WORD_MOST, PASTE_MOST = 31_000_000, 20_000_000
ALONE = "yes"
ONE_PART = "Who they were is one part, alone: say which one it is, or that it is all of it."
NO_PICTURE = (
    "There is no picture {number} in this review. Look at the Word file again that it is in, "
    "or put \\ before !{number} if it is no picture."
)
TOO_LATE = "They were shown the draft already. Bring this in as the draft."


@room.post("/paste")
@allow(WRITE)
@takes_up_to(PASTE_MOST)
@transact
def paste(actor: Any, session: Any, review: Review) -> Any:
    """Bring in what was written or pasted here."""
    form = PasteForm()
    sections = read_pasted(form.words.data or "")
    form.part.choices = who_they_were.choices(sections)
    if form.portrait.data != ALONE or form.part.data not in dict(form.part.choices):
        form.part.data = None  # said of another text, or of the whole draft
    if not form.validate():
        return make_response(page(session, review, paste=form), 422)
    key, form_key = current_app.extensions["settings"].seal_key, form.form_key.data or new_form_key()
    try:
        versions.bring_in(
            session,
            key,
            actor,
            review,
            _chosen(form, sections),
            came_by=CameBy.WORD if form.from_word.data else CameBy.PASTED,
            form_key=form_key,
            portrait=form.portrait.data == ALONE,
            base=_id(form.base.data),
        )
    except versions.NothingInIt:
        form.words.errors = ["There is no paragraph in it: only headings."]
        return make_response(page(session, review, paste=form), 422)
    except pictures.NoSuchPicture as missing:
        form.words.errors = [NO_PICTURE.format(number=missing.number)]
        return make_response(page(session, review, paste=form), 422)
    except who_they_were.WhichPart:
        form.part.data, form.part.errors = who_they_were.likely(sections), [ONE_PART]
        return make_response(page(session, review, paste=form), 422)
    except versions.PortraitAlone:
        form.portrait.errors = [TOO_LATE]
        return make_response(page(session, review, paste=form), 409)
    except versions.Meanwhile as quicker:
        form.base.data = str(quicker.standing.id) if quicker.standing else ""
        return make_response(page(session, review, paste=form, other=_words(session, quicker.standing)), 409)
    return go_to(url_for("draft_desk.overview", reference=review.reference))


@room.post("/word")
@allow(WRITE, loads_thing=False)
@takes_up_to(WORD_MOST)
@transact
def word(actor: Any, session: Any, reference: str) -> Any:
    """Read a Word file: shown with what Word keeps beside the words, to be looked at before it is brought in."""
    read, refused = _read_word()
    drawn = cleaned_pictures(read) if read else {}
    review = g.work.review(reference, WRITE)
    form = WordForm(formdata=None)
    if read is None:
        form.paper.errors = [refused]
        return make_response(page(session, review, word=form), 422)
    files, key = current_app.extensions["files"], current_app.extensions["settings"].seal_key
    kept = {one: pictures.keep(session, files, key, actor, review.id, photo).number for one, photo in drawn.items()}
    read = numbered(read, kept)
    newest = versions.latest(session, review.id)
    pasted = PasteForm(formdata=None)
    pasted.words.data, pasted.form_key.data, pasted.from_word.data = as_pasted(read.sections), new_form_key(), "yes"
    pasted.base.data = str(newest.id) if newest else ""
    pasted.part.choices, pasted.part.data = who_they_were.choices(read.sections), who_they_were.likely(read.sections)
    return render_template("drafts/desk/word.html", review=review, read=read, form=pasted)


@room.post("/throw-away")
@allow(WRITE)
@transact
def throw_away(actor: Any, session: Any, review: Review) -> Any:
    """Take away a version that nobody was shown. What people were shown stays for good."""
    version = preparing_now(session, review)
    if version is None:
        return stale(session, review, OpenForm(formdata=None))
    versions.throw_away(session, actor, version)
    return go_to(url_for("draft_desk.overview", reference=review.reference, told="thrown-away"))


def _chosen(form: PasteForm, sections: tuple[SectionIn, ...]) -> tuple[SectionIn, ...]:
    return who_they_were.alone(sections, form.part.data) if form.portrait.data == ALONE else sections


def _words(session: Any, version: DraftVersion | None) -> str:
    return as_pasted(incoming.as_came_in(session, version.id)) if version else ""


def _id(said: str | None) -> UUID | None:
    try:
        return UUID(said or "")
    except ValueError:
        return None


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
