"""A copy of what somebody was shown: downloaded by them, or asked for by post."""

from datetime import timedelta
from typing import Any

import structlog
from flask import Blueprint, abort, current_app, g, make_response, render_template, request, url_for

from portal.circle.people import queries as people
from portal.circle.post import services as letters
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.foundation.identity.actor import Actor
from portal.foundation.identity.permissions import Permission
from portal.foundation.paper import render
from portal.foundation.web import reader
from portal.foundation.web.access import allow, transact
from portal.foundation.web.downloads import as_file
from portal.foundation.web.lazy import lazy
from portal.foundation.web.security import go_to
from portal.taking_part.copies import contents, giving, posting, read_back
from portal.taking_part.copies.forms import FORMS, TakeForm
from portal.taking_part.copies.models import CopyForm
from portal.taking_part.drafts import queries as drafts
from portal.taking_part.drafts.models import DraftVersion

room = Blueprint("copies", __name__, url_prefix="/reviews/<reference>/copies")
READ = Permission.READ_DRAFT
MOST_AN_HOUR = 20  # each is set anew, which takes a second of a machine
NO_ADDRESS = lazy("We do not know where letters to you go. Tell us your address, or ring us.")
NOT_NOW = lazy("The copy could not be made just now. It is our fault, and nothing is lost. Try again, or ring us.")
log = structlog.get_logger()


@room.get("/")
@allow(READ, made_sure=True)
def page(actor: Any, session: Any, review: Review) -> str:
    """In which form, and which copies they have had; ``version``: of an earlier one."""
    version, form = the_version(session, review), TakeForm(formdata=None)
    return shown(session, actor, review, version, form)


@room.post("/download")
@allow(READ, made_sure=True, loads_thing=False)
@transact
def download(actor: Any, session: Any, reference: str) -> Any:
    """The copy as a tagged PDF; that it was given is written down with the file's SHA-256."""
    limits = current_app.extensions["limits"]
    if not limits.within("copy", actor.known_id().hex, MOST_AN_HOUR, timedelta(hours=1)):
        return make_response(render_template("access/too_often.html"), 429)
    form = TakeForm()
    made, file = _set(actor, reference, form)  # before this request's own session holds the write lock
    review = g.work.review(reference, READ)
    if made is None:
        return make_response(shown(session, actor, review, the_version(session, review), form), 422)
    giving.write_down(session, actor, review, actor.known_id(), made, file)
    if made.contents.version.id == newest(session, review).id:  # one before it answers no offer
        posting.took(session, actor, review, actor.known_id(), given=True)
    return as_file(file, f"copy-{made.contents.version.number}.pdf")


@room.post("/post")
@allow(READ, needs_yes=read_back.post)
@transact
def post(actor: Any, session: Any, review: Review) -> Any:
    """A copy on paper, to the address that we hold; it waits for somebody to print and to post it."""
    version, form = the_version(session, review), TakeForm()
    form.offer(contents.forms_of(session, version, reader.reading().language))
    if not form.validate():
        return make_response(shown(session, actor, review, version, form), 422)
    contact = people.by_ids(session, {actor.known_id()})[actor.known_id()]
    try:
        posting.ask(session, actor, review, contact, version, CopyForm(str(form.how.data)))
    except (letters.NoAddress, letters.HeldBack):
        form.form_errors = [NO_ADDRESS]
        return make_response(shown(session, actor, review, version, form), 422)
    of = version.number if version.id != newest(session, review).id else None
    return go_to(url_for("copies.page", reference=review.reference, told="asked", version=of))


def _set(actor: Actor, reference: str, form: TakeForm) -> tuple[giving.Made | None, bytes]:
    """The copy and its file; nothing where the form is not whole, or paper cannot be set here."""
    with current_app.extensions["database"].reading() as session:
        review = g.work.gate.load_review(session, actor, reference)
        if review is None or not g.work.gate.may(actor, READ, review):
            abort(404)
        version, reading = the_version(session, review), reader.reading()
        form.offer(contents.forms_of(session, version, reading.language))
        if not form.validate():
            return None, b""
        contact = people.by_ids(session, {actor.known_id()})[actor.known_id()]
        made = giving.make(
            session,
            current_app.extensions["files"],
            review,
            reviews.place_of(session, actor, review),
            version,
            CopyForm(str(form.how.data)),
            reading,
            current_app.extensions["settings"].public_base_url,
            needs=contact.needs,
        )
    try:
        return made, render.pdf([made.sheet])
    except render.PaperUnavailable as problem:
        log.error("paper_unavailable", why=str(problem))
        form.form_errors = [NOT_NOW]
        return None, b""


def shown(session: Any, actor: Actor, review: Review, version: DraftVersion, form: TakeForm) -> str:
    """The page, with what was chosen."""
    offered = contents.forms_of(session, version, reader.reading().language)
    form.offer(offered)
    if form.how.data is None:
        form.how.data = CopyForm.EASY.value if reader.reading().easy and CopyForm.EASY in offered else None
    return render_template(
        "copies/page.html",
        review=review,
        version=version,
        newest=newest(session, review),
        earlier=drafts.earlier_versions(session, version),
        form=form,
        given=giving.given_to(session, review.id, actor.known_id()),
        to_print=posting.to_print(session, review.id, actor.known_id()),
        forms=FORMS,
        complete=drafts.is_complete(session, review.id),
        told=request.args.get("told"),
        contact=people.by_ids(session, {actor.known_id()})[actor.known_id()],
    )


def the_version(session: Any, review: Review) -> DraftVersion:
    """The version that the circle is shown, or the earlier one that was asked for; 404 while there is none."""
    version, asked = newest(session, review), request.values.get("version", "")
    if not asked or asked == str(version.number):
        return version
    earlier = {str(one.number): one for one in drafts.earlier_versions(session, version)}
    if asked not in earlier:
        abort(404)
    return earlier[asked]


def newest(session: Any, review: Review) -> DraftVersion:
    """The version that the circle is shown; 404 while there is none."""
    version = drafts.opened_version(session, review.id)
    if version is None:
        abort(404)
    return version
