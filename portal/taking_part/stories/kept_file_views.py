"""A photo or paper that came after the sign-in was over: added now, by one press, or thrown away."""

from typing import Any, cast
from uuid import UUID

from flask import abort, current_app, g, make_response, request

from portal.circle.access import kept
from portal.circle.access.browser import browser_hash
from portal.circle.access.models import KeptFile
from portal.circle.reviews.models import Review
from portal.foundation.web.access import allow, transact
from portal.foundation.web.security import go_to
from portal.taking_part.stories import services
from portal.taking_part.stories.forms import PaperForm, PhotoForm
from portal.taking_part.stories.models import Story
from portal.taking_part.stories.photo_views import TELL, room
from portal.taking_part.stories.serving import kept_files, own, photos_address, photos_page
from portal.taking_part.stories.taking_in import PAPER, PHOTO

__all__ = ["room"]


@room.post("/kept/<uuid:kept_id>")
@allow(TELL, loads_thing=False)
@transact
def take_kept(actor: Any, session: Any, reference: str, story_id: UUID, kept_id: UUID) -> Any:
    """Add it: cleaned first, before any lock on the database is held. Or throw it away."""
    away = request.form.get("then") == "away"
    sent = None if away else _sent(actor, kept_id)
    is_paper = sent is not None and sent[2]
    taken, refused = (None, None) if sent is None else (PAPER if is_paper else PHOTO).from_bytes(*sent[:2])
    review: Review = g.work.review(reference, TELL)
    story = own(session, actor, review, story_id)
    file = next((one for one in kept_files(session, actor, review, story) if one.id == kept_id), None)
    if file is None:
        abort(404)
    files = current_app.extensions["files"]
    if taken is not None:
        given = _add(session, actor, story, taken, is_paper=is_paper)
    elif not away:
        return make_response(_refused(session, actor, review, story, refused, is_paper=is_paper), 422)
    what = "paper" if is_paper else "photo"
    kept.settle_file(session, files, actor, file, taken=not away)
    page = photos_address(review, story)
    return go_to(page if away else f"{page}#{what}-{given.id}")


def _sent(actor: Any, kept_id: UUID) -> tuple[bytes, str, bool] | None:
    """The bytes as they came, the name of the file, and whether it was sent as a paper."""
    writer = kept.Writer(actor, browser_hash(request))
    with g.work.database.reading() as session:
        file: KeptFile | None = next((one for one in kept.files_for(session, writer) if one.id == kept_id), None)
        if file is None:
            return None
        return kept.file_bytes(session, current_app.extensions["files"], file), file.name, "/papers/" in file.path


def _add(session: Any, actor: Any, story: Story, taken: Any, *, is_paper: bool) -> Any:
    files = current_app.extensions["files"]
    if is_paper:
        return services.add_paper(session, actor, files, story, taken.clean, taken.name, taken.token)
    return services.add_photo(session, actor, files, story, taken.clean, taken.token)


def _refused(session: Any, actor: Any, review: Review, story: Story, why: object, *, is_paper: bool) -> str:
    photo, paper = PhotoForm(formdata=None), PaperForm(formdata=None)
    (paper.paper if is_paper else photo.photo).errors = [cast(str, why)]
    return photos_page(session, actor, review, story, photo=photo, paper=paper)
