"""Papers of a story (F27): add a PDF or Word file, say what it is, take it out, download it."""

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

import structlog
from flask import Blueprint, Response, abort, current_app, g, make_response, render_template, request, url_for

from portal.circle.access.late import refills
from portal.circle.reviews.models import Review
from portal.foundation.identity.permissions import Permission
from portal.foundation.media import staging
from portal.foundation.media.paper_reasons import PaperReason, PaperRefused
from portal.foundation.media.papers import MAX_PAPER_BYTES, CleanPaper, PaperCleanerBroken, clean_paper
from portal.foundation.media.receiving import NothingChosen, Received, receive
from portal.foundation.web import htmx
from portal.foundation.web.access import allow, transact
from portal.foundation.web.lazy import lazy
from portal.foundation.web.limits import takes_up_to
from portal.foundation.web.security import go_to
from portal.taking_part.stories import queries, read_back, services
from portal.taking_part.stories.forms import PaperDescriptionForm, PaperForm
from portal.taking_part.stories.models import Story, StoryPaper
from portal.taking_part.stories.serving import download, own, paper_of, photos_page, saved_at

room = Blueprint("stories_papers", __name__, url_prefix="/reviews/<reference>/stories/<uuid:story_id>/papers")
TELL = Permission.TELL_STORY
log = structlog.get_logger()
WORDS = {
    PaperReason.NOT_A_PAPER: lazy(
        "We could not open that file as a PDF or a Word paper. "
        "You can try another one, take a photo of the paper, or post it to us."
    ),
    PaperReason.OLD_WORD: lazy(
        "That is an older kind of Word file. You can open it in Word and save it as PDF or .docx, or post it to us."
    ),
    PaperReason.PASSWORD: lazy(
        "That paper opens only with a password. You can save it without one and add it again, or post it to us."
    ),
    PaperReason.DAMAGED: lazy(
        "That paper seems to be cut off or damaged. You can try it once more, or choose another one."
    ),
    PaperReason.TOO_MANY_PAGES: lazy("That paper has more than 500 pages. You can add it in parts, or post it to us."),
    PaperReason.NEEDS_ITS_PROGRAM: lazy(
        "That PDF is a form whose words only its own program can show. "
        "You can print it as a PDF and add that, take photos of the pages, or post it to us."
    ),
    PaperReason.MACROS: lazy(
        "That Word file has small programs in it, called macros. "
        "You can save it as PDF or as a plain .docx and add that, or post it to us."
    ),
    PaperReason.TOO_MUCH_INSIDE: lazy(
        "That paper holds more than we can open. You can save it as PDF and add that, or post it to us."
    ),
    PaperReason.TOO_LARGE: lazy("That paper is larger than 30 megabytes. You can add it in parts, or post it to us."),
    PaperReason.EMPTY: lazy("That file is empty. You can try it once more, or choose another one."),
    PaperReason.TOOK_TOO_LONG: lazy(
        "That paper took too long to open. You can try it once more, add it in parts, or post it to us."
    ),
}


@room.get("/")
@allow(TELL)
@refills
def papers(actor: Any, session: Any, review: Review, story_id: UUID) -> Response:
    """Papers stand on the page of photos; this address is where their form leads, and a reload comes here."""
    return go_to(_page_of(review, own(session, actor, review, story_id)))


@room.post("/")
@allow(TELL, loads_thing=False)
@takes_up_to(31_000_000)
@transact
def add(actor: Any, session: Any, reference: str, story_id: UUID) -> Any:
    """Take a paper in: cleaned first, before any lock on the database is held."""
    taken, refused = received()
    review = g.work.review(reference, TELL)
    story, form = own(session, actor, review, story_id), PaperForm(formdata=None)
    if taken is None:
        form.paper.errors = [cast(str, refused)]
        return make_response(photos_page(session, actor, review, story, paper=form), 422)
    files = current_app.extensions["files"]
    paper = services.add_paper(session, actor, files, story, taken.clean, taken.name, taken.token)
    return go_to(_page_of(review, story) + f"#paper-{paper.id}")


@room.post("/<uuid:paper_id>/words")
@allow(TELL)
@transact
def describe(actor: Any, session: Any, review: Review, story_id: UUID, paper_id: UUID) -> Any:
    """Say what a paper is."""
    story = own(session, actor, review, story_id)
    paper, form = paper_of(session, story, paper_id), PaperDescriptionForm()
    good = form.validate()
    if good:
        services.describe(session, paper, form.description.data or "")
    if request.headers.get("X-Autosave"):
        return make_response(saved_at(form, good=good), 200 if good else 422)
    if htmx.asked():
        return make_response(_one(review, story, paper, form, kept=good), 200 if good else 422)
    if not good:
        return make_response(photos_page(session, actor, review, story, wrong=(paper_id, form)), 422)
    return go_to(_page_of(review, story) + f"#paper-{paper.id}")


@room.post("/<uuid:paper_id>/remove")
@allow(TELL, needs_yes=read_back.take_out)
@transact
def remove(actor: Any, session: Any, review: Review, story_id: UUID, paper_id: UUID) -> Response:
    """Take a paper out again."""
    story = own(session, actor, review, story_id)
    paper = paper_of(session, story, paper_id)
    services.remove_paper(session, actor, current_app.extensions["files"], story, paper)
    return go_to(_page_of(review, story))


@room.get("/<uuid:paper_id>")
@allow(Permission.READ_SHARED_STORY)
def file(actor: Any, session: Any, review: Review, story_id: UUID, paper_id: UUID) -> Response:
    """The paper itself, to download; rights are checked each time."""
    story = queries.readable_by(session, actor, review, story_id)
    if story is None:
        abort(404)
    return download(session, paper_of(session, story, paper_id))


def _from_form() -> Received[CleanPaper]:
    return receive("paper", MAX_PAPER_BYTES, clean_paper)


def received(take: Callable[[], Received[CleanPaper]] = _from_form) -> tuple[Received[CleanPaper] | None, object]:
    """What ``take`` takes in, cleaned; or the words that say why it cannot be taken."""
    try:
        return take(), None
    except NothingChosen:
        return None, lazy("Choose a paper first.")
    except staging.Empty:
        return None, WORDS[PaperReason.EMPTY]
    except staging.TooLarge:
        return None, WORDS[PaperReason.TOO_LARGE]
    except PaperRefused as refused:
        return None, WORDS[refused.reason]
    except PaperCleanerBroken:
        log.error("paper_cleaner_broke")
        return None, lazy("We cannot open papers just now. It is our fault. Please try again later, or post it to us.")


def _page_of(review: Review, story: Story) -> str:
    return url_for("stories_photos.photos", reference=review.reference, story_id=story.id)


def _one(review: Review, story: Story, paper: StoryPaper, form: PaperDescriptionForm, *, kept: bool) -> str:
    number = request.form.get("n", "1")
    return render_template(
        "stories/partials/paper_kept.html",
        review=review,
        story=story,
        paper=paper,
        n=number if number.isdigit() else "1",
        described=form,
        kept=kept,
    )
