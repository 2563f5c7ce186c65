"""Saying something of a paragraph by voice: choose what it is, record, send; and hear it again."""

import io
from typing import Any, cast
from uuid import UUID

import structlog
from flask import Blueprint, Response, abort, current_app, g, make_response, render_template, request, url_for

from portal.circle.access import kept
from portal.circle.access.browser import browser_hash
from portal.circle.access.late import refills
from portal.circle.access.models import KeptFile
from portal.circle.reviews.models import Review
from portal.foundation.identity.permissions import Permission
from portal.foundation.media import services as media
from portal.foundation.media import staging
from portal.foundation.media.receiving import NothingChosen, cleaned, receive
from portal.foundation.media.sounds import (
    MAX_SOUND_BYTES,
    CleanSound,
    SoundCleanerBroken,
    SoundReason,
    SoundRefused,
    clean_sound,
)
from portal.foundation.web import reader, security
from portal.foundation.web.access import allow, transact
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.lazy import lazy
from portal.foundation.web.limits import takes_up_to
from portal.foundation.web.security import go_to
from portal.taking_part.comments import by_itself, commenting, queries, recordings
from portal.taking_part.comments.forms import SpeakForm
from portal.taking_part.comments.models import CommentKind
from portal.taking_part.comments.recording_models import DraftRecording
from portal.taking_part.drafts import queries as drafts

room = Blueprint("draft_recordings", __name__, url_prefix="/reviews/<reference>/draft")
COMMENT = Permission.COMMENT_ON_DRAFT
log = structlog.get_logger()
_DAMAGED = lazy("That recording seems to be cut off or damaged. You can record it once more, or ring us.")
WORDS = {
    SoundReason.NOT_A_SOUND: lazy(
        "We could not hear anything in that file. You can record it once more, choose another one, or ring us."
    ),
    SoundReason.DAMAGED: _DAMAGED,
    SoundReason.SILENT: _DAMAGED,
    SoundReason.EMPTY: _DAMAGED,
    SoundReason.TOO_LONG: lazy("That recording is longer than 30 minutes. You can say it in parts, or ring us."),
    SoundReason.TOO_LARGE: lazy("That recording is larger than 30 megabytes. You can say it in parts, or ring us."),
    SoundReason.TOOK_TOO_LONG: lazy("That recording took too long to open. You can say it in parts, or ring us."),
}


@room.get("/versions/<uuid:version_id>/paragraphs/<int:number>/recording")
@allow(COMMENT, made_sure=True)
@refills
def speak_page(actor: Any, session: Any, review: Review, version_id: UUID, number: int) -> str:
    """A paragraph by itself, and a way to say something of it aloud."""
    form = SpeakForm(formdata=None)
    form.form_key.data = new_form_key()
    return _page(session, actor, review, version_id, number, form)


@room.post("/versions/<uuid:version_id>/paragraphs/<int:number>/recording")
@allow(COMMENT, made_sure=True, loads_thing=False)
@takes_up_to(31_000_000)
@transact
def speak(actor: Any, session: Any, reference: str, version_id: UUID, number: int) -> Any:
    """Keep it: played through first, before any lock on the database is held."""
    sound, refused = _sound(actor)
    review: Review = g.work.review(reference, COMMENT)
    form = SpeakForm()
    good = form.validate()
    if sound is None:
        form.recording.errors = [cast(str, refused)]
    if sound is None or not good:
        return make_response(_page(session, actor, review, version_id, number, form), 422)
    files = current_app.extensions["files"]
    heard = recordings.Heard(CommentKind(str(form.kind.data)), sound)
    try:
        one = recordings.speak(
            session, files, actor, review, version_id, number, heard, form.form_key.data or new_form_key()
        )
    except commenting.NoSuchParagraph:
        abort(404)
    for waits in _waiting(session, actor):
        if request.form.get("kept") == str(waits.id):
            kept.settle_file(session, files, actor, waits, taken=True)
    return go_to(url_for("draft_comments.said", reference=review.reference, comment_id=one.id))


@room.get("/recordings/<uuid:recorded_id>.mp4")
@allow(COMMENT)
def play(actor: Any, session: Any, review: Review, recorded_id: UUID) -> Response:
    """The recording itself, for who made it; rights are checked each time."""
    if queries.comment_of(session, review.id, actor.id, recorded_id) is None:
        abort(404)
    return sound_of(session, recordings.of_review(session, review.id, recorded_id))


def sound_of(session: Any, row: DraftRecording | None) -> Response:
    """A recording as an answer that no cache keeps; in pieces where a browser asks for pieces, as phones do."""
    if row is None:
        abort(404)
    data = media.file_bytes(session, current_app.extensions["files"], row.media_id)
    response = make_response(data)
    response.mimetype = "audio/mp4"
    response.headers["Content-Disposition"] = 'inline; filename="recording.mp4"'
    response.headers["Content-Security-Policy"] = security.FILE
    return cast(Response, response.make_conditional(request, accept_ranges=True, complete_length=len(data)))


def _waiting(session: Any, actor: Any) -> list[KeptFile]:
    """Recordings sent to this page after the sign-in was over, which wait in this browser."""
    return [
        one
        for one in kept.files_for(session, kept.Writer(actor, browser_hash(request)), request.path)
        if one.path == request.path
    ]


def _sound(actor: Any) -> tuple[CleanSound | None, object]:
    """What was sent, or waits since before; or the words that say why it cannot be taken."""
    try:
        if request.form.get("kept"):
            return _sound_that_waits(actor), None
        return receive("recording", MAX_SOUND_BYTES, clean_sound).clean, None
    except NothingChosen:
        return None, lazy("Record something first, or choose a recording.")
    except staging.Empty:
        return None, WORDS[SoundReason.EMPTY]
    except staging.TooLarge:
        return None, WORDS[SoundReason.TOO_LARGE]
    except SoundRefused as refused:
        return None, WORDS[refused.reason]
    except SoundCleanerBroken:
        log.error("sound_cleaner_broke")
        return None, lazy("We cannot take recordings just now. It is our fault. You can write it, or ring us.")


def _sound_that_waits(actor: Any) -> CleanSound:
    with g.work.database.reading() as session:
        found = [one for one in _waiting(session, actor) if request.form["kept"] == str(one.id)]
        if not found:
            raise NothingChosen
        data, name = kept.file_bytes(session, current_app.extensions["files"], found[0]), found[0].name
    return cleaned(io.BytesIO(data), name, MAX_SOUND_BYTES, clean_sound).clean


def _page(session: Any, actor: Any, review: Review, version_id: UUID, number: int, form: SpeakForm) -> str:
    found = by_itself.paragraph(session, version_id, number)
    version = drafts.version_of(session, review.id, version_id)
    if found is None or version is None:
        abort(404)
    return render_template(
        "comments/speak.html",
        review=review,
        paragraph=found,
        told=by_itself.translated(session, version_id, number, reader.reading().language),
        version=version,
        form=form,
        waiting=_waiting(session, actor),
    )
