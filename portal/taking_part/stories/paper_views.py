"""Papers of a story (F27): add a PDF or Word file, say what it is, take it out, download it."""

from typing import Any, cast
from uuid import UUID

from flask import Blueprint, Response, abort, current_app, g, make_response

from portal.circle.access.late import refills
from portal.circle.reviews.models import Review
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.limits import takes_up_to
from portal.foundation.web.security import go_to
from portal.taking_part.stories import queries, read_back, services
from portal.taking_part.stories.forms import PaperForm
from portal.taking_part.stories.serving import describe_given, download, own, paper_of, photos_address, photos_page
from portal.taking_part.stories.taking_in import PAPER

room = Blueprint("stories_papers", __name__, url_prefix="/reviews/<reference>/stories/<uuid:story_id>/papers")
TELL = Permission.TELL_STORY


@room.get("/")
@allow(TELL)
@refills
def papers(actor: Any, session: Any, review: Review, story_id: UUID) -> Response:
    """Papers stand on the page of photos; this address is where their form leads, and a reload comes here."""
    return go_to(photos_address(review, own(session, actor, review, story_id)))


@room.post("/")
@allow(TELL, loads_thing=False)
@takes_up_to(31_000_000)
@transact
def add(actor: Any, session: Any, reference: str, story_id: UUID) -> Any:
    """Take a paper in: cleaned first, before any lock on the database is held."""
    taken, refused = PAPER.from_form()
    review = g.work.review(reference, TELL)
    story, form = own(session, actor, review, story_id), PaperForm(formdata=None)
    if taken is None:
        form.paper.errors = [cast(str, refused)]
        return make_response(photos_page(session, actor, review, story, paper=form), 422)
    files = current_app.extensions["files"]
    paper = services.add_paper(session, actor, files, story, taken.clean, taken.name, taken.token)
    return go_to(photos_address(review, story) + f"#paper-{paper.id}")


@room.post("/<uuid:paper_id>/words")
@allow(TELL)
@transact
def describe(actor: Any, session: Any, review: Review, story_id: UUID, paper_id: UUID) -> Any:
    """Say what a paper is."""
    story = own(session, actor, review, story_id)
    return describe_given(session, actor, review, story, PAPER.name, paper_of(session, story, paper_id))


@room.post("/<uuid:paper_id>/remove")
@allow(TELL, needs_yes=read_back.take_out)
@transact
def remove(actor: Any, session: Any, review: Review, story_id: UUID, paper_id: UUID) -> Response:
    """Take a paper out again."""
    story = own(session, actor, review, story_id)
    paper = paper_of(session, story, paper_id)
    services.remove_paper(session, actor, current_app.extensions["files"], story, paper)
    return go_to(photos_address(review, story))


@room.get("/<uuid:paper_id>")
@allow(Permission.READ_SHARED_STORY)
def file(actor: Any, session: Any, review: Review, story_id: UUID, paper_id: UUID) -> Response:
    """The paper itself, to download; rights are checked each time."""
    story = queries.readable_by(session, actor, review, story_id)
    if story is None:
        abort(404)
    return download(session, paper_of(session, story, paper_id))
