"""The reviewer hears what somebody recorded, and its words are written down beside it."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, make_response, render_template, url_for

from portal.circle.reviews.models import Review
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.limits import takes_up_to
from portal.foundation.web.security import go_to
from portal.taking_part.comments import recordings
from portal.taking_part.comments.forms import WriteDownForm
from portal.taking_part.comments.recording_models import DraftRecording
from portal.taking_part.comments.recording_views import sound_of
from portal.taking_part.drafts import queries

room = Blueprint("draft_hearing", __name__, url_prefix="/desk/reviews/<reference>/draft/recordings")
ANSWER = Permission.ANSWER_COMMENT


@room.get("/<uuid:recorded_id>")
@allow(ANSWER, records_read="draft")
def page(_actor: Any, session: Any, review: Review, recorded_id: UUID) -> str:
    """The recording, the paragraph that it speaks of, and a box for its words."""
    row = _recording(session, review, recorded_id)
    form = WriteDownForm(formdata=None)
    form.words.data = row.transcript
    return _page(session, review, row, form)


@room.get("/<uuid:recorded_id>.mp4")
@allow(ANSWER, records_read="draft")
def play(_actor: Any, session: Any, review: Review, recorded_id: UUID) -> Response:
    """The sound itself; rights are checked each time."""
    return sound_of(session, _recording(session, review, recorded_id))


@room.post("/<uuid:recorded_id>")
@allow(ANSWER)
@takes_up_to(1_000_000)
@transact
def write_down(actor: Any, session: Any, review: Review, recorded_id: UUID) -> Any:
    """Keep its words as they were heard; who made the recording reads them too."""
    row, form = _recording(session, review, recorded_id), WriteDownForm()
    if not form.validate():
        return make_response(_page(session, review, row, form), 422)
    recordings.write_down(session, actor, review, row, form.words.data or "")
    number = recordings.comment(session, row).number
    return go_to(url_for("draft_answers.comments", reference=review.reference, number=number) + f"#c{recorded_id}")


def _recording(session: Any, review: Review, comment_id: UUID) -> DraftRecording:
    row = recordings.of_review(session, review.id, comment_id)
    if row is None:
        abort(404)
    return row


def _page(session: Any, review: Review, row: DraftRecording, form: WriteDownForm) -> str:
    said = recordings.comment(session, row)
    return render_template(
        "comments/desk/recording.html",
        review=review,
        recording=row,
        comment=said,
        paragraph=queries.paragraph(session, said.version_id, said.number),
        form=form,
    )
