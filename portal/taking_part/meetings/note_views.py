"""The note after a meeting: the contact says that it is right, or what is not; differences stand side by side."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, make_response, request, url_for

from portal.circle.access import kept
from portal.circle.reviews.models import Review
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.security import go_to
from portal.taking_part.meetings import notes, queries, read_back
from portal.taking_part.meetings.forms import CorrectForm
from portal.taking_part.meetings.views import page_of

room = Blueprint("meeting_notes", __name__, url_prefix="/reviews/<reference>/meetings/<uuid:meeting_id>/note")


@room.post("/")
@allow(Permission.MEET, needs_yes=read_back.note)
@transact
def answer(actor: Any, session: Any, review: Review, meeting_id: UUID) -> Any:
    """Right, or not right in these words. A yes counts for the note that they read, not for one written since."""
    meeting = queries.meeting_of(session, review.id, actor.id, meeting_id)
    note = queries.note_of(session, meeting_id) if meeting else None
    if meeting is None or note is None:
        abort(404)
    if request.form.get("of", note.written_at.isoformat()) != note.written_at.isoformat():
        return make_response(
            page_of(session, review, meeting, correct=CorrectForm(), note_changed=True, at_note=True), 409
        )
    if request.form.get("say") == "yes":
        notes.agree(session, actor, meeting, note)
        return go_to(url_for("meetings.one", reference=review.reference, meeting_id=meeting.id, done="said"))
    form, meeting_page = CorrectForm(), url_for("meetings.one", reference=review.reference, meeting_id=meeting.id)
    if not form.validate():
        page = page_of(session, review, meeting, correct=form, at_note=True)
        return make_response(page, 422)
    notes.correct(session, actor, meeting, note, form.words.data or "")
    kept.drop(session, actor, meeting_page)
    return go_to(f"{meeting_page}?done=said")
