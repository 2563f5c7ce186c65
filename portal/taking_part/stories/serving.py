"""What the views of stories share: the actor's own story, the page of its photos and papers, a file as an answer."""

from typing import Any
from urllib.parse import quote
from uuid import UUID

from flask import Response, abort, current_app, make_response, render_template, request, url_for

from portal.circle.access import kept
from portal.circle.access.browser import browser_hash
from portal.circle.access.models import KeptFile
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.clock import now
from portal.foundation.media import services as media
from portal.foundation.web import htmx, security
from portal.foundation.web.lazy import said
from portal.foundation.web.security import go_to
from portal.taking_part.stories import flagging, queries, services, shown
from portal.taking_part.stories.forms import DescriptionForm, PaperDescriptionForm, PaperForm, PhotoForm, WhoForm
from portal.taking_part.stories.models import PaperKind, Story, StoryPaper, StoryPhoto

_TYPES = {
    PaperKind.PDF: "application/pdf",
    PaperKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def own(session: Any, actor: Any, review: Review, story_id: UUID) -> Story:
    """The actor's own story; to anybody else it is not there."""
    story = queries.mine(session, actor, review, story_id)
    if story is None:
        abort(404)
    return story


def paper_of(session: Any, story: Story, paper_id: UUID) -> StoryPaper:
    """A paper of this story, or 404."""
    paper = queries.paper(session, story, paper_id)
    if paper is None:
        abort(404)
    return paper


def photos_page(
    session: Any,
    actor: Any,
    review: Review,
    story: Story,
    *,
    photo: PhotoForm | None = None,
    paper: PaperForm | None = None,
    wrong: tuple[UUID, DescriptionForm | PaperDescriptionForm] | None = None,
) -> str:
    """The page of photos and papers. ``wrong``: the words about one of them that could not be kept, given back."""
    return render_template(
        "stories/photos.html",
        review=review,
        story=story,
        form=photo or PhotoForm(formdata=None),
        paper_form=paper or PaperForm(formdata=None),
        forms={one: _described(one, DescriptionForm, wrong) for one in shown.photos(session, story)},
        waiting=kept_files(session, actor, review, story),
        papers={one: _described(one, PaperDescriptionForm, wrong) for one in shown.papers(session, story)},
    )


def kept_files(session: Any, actor: Any, review: Review, story: Story) -> list[KeptFile]:
    """Files for this story that came after the sign-in was over, and wait in this browser."""
    of_story = photos_address(review, story).removesuffix("photos/")
    return kept.files_for(session, kept.Writer(actor, browser_hash(request)), of_story)


def photos_address(review: Review, story: Story) -> str:
    """Where the photos and papers of a story stand."""
    return url_for("stories_photos.photos", reference=review.reference, story_id=story.id)


def describe_given(
    session: Any, actor: Any, review: Review, story: Story, sort: str, given: StoryPhoto | StoryPaper
) -> Response:
    """Keep the words of the form about a photo or a paper: for a script, a fragment or a whole page."""
    form = DescriptionForm() if sort == "photo" else PaperDescriptionForm()
    good = form.validate()
    if good:
        before = given.description
        services.describe(session, given, form.description.data or "")
        flagging.changed(session, actor, story, given.description, before)
    status = 200 if good else 422
    if request.headers.get("X-Autosave"):
        return make_response(_saved_at(form, good=good), status)
    if htmx.asked():
        number = request.form.get("n", "1")
        told = {sort: given, "n": number if number.isdigit() else "1", "described": form, "kept": good}
        return make_response(
            render_template(f"stories/partials/{sort}_kept.html", review=review, story=story, **told), status
        )
    if not good:
        return make_response(photos_page(session, actor, review, story, wrong=(given.id, form)), status)
    return go_to(f"{photos_address(review, story)}#{sort}-{given.id}")


def _saved_at(form: Any, *, good: bool) -> str:
    """What a script that saves while somebody writes gets back: one sentence."""
    if not good:
        return str(said(form.description.errors[0])) if form.description.errors else ""
    return render_template("access/kept/saved.html", when=now())


def _described(given: shown.Photo | shown.Paper, form: Any, wrong: Any) -> Any:
    if wrong and wrong[0] == given.id:
        return wrong[1]
    described = form(formdata=None)
    described.description.data = given.description
    return described


def jpeg(session: Any, photo: StoryPhoto) -> Response:
    """A photo as an answer that no cache keeps and no script runs in."""
    response = make_response(media.file_bytes(session, current_app.extensions["files"], photo.media_id))
    response.mimetype = "image/jpeg"
    response.headers["Content-Disposition"] = 'inline; filename="photo.jpg"'
    response.headers["Content-Security-Policy"] = security.FILE
    return response


def download(session: Any, paper: StoryPaper) -> Response:
    """A paper as a download. It is never shown inside the portal: what draws a PDF is not ours to trust."""
    response = make_response(media.file_bytes(session, current_app.extensions["files"], paper.media_id))
    response.mimetype = _TYPES[paper.kind]
    named = f"attachment; filename=\"paper.{paper.kind.value}\"; filename*=UTF-8''{quote(paper.name, safe='')}"
    response.headers["Content-Disposition"] = named
    response.headers["Content-Security-Policy"] = security.FILE
    return response


def who_form(session: Any, actor: Any, review: Review, formdata: Any) -> WhoForm:
    """Who may read it, with those to choose from who show themselves."""
    form = WhoForm(formdata=formdata)
    form.readers.choices = [(one.contact_id.hex, one.name) for one in reviews.others_who_show(session, actor, review)]
    return form
