"""Saying something of a paragraph by voice: the recording is the comment, kept and answered as each of them."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.reviews.models import Review
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor
from portal.foundation.media import services as media
from portal.foundation.media.sounds import CleanSound
from portal.foundation.media.store import FileStore
from portal.taking_part.comments import commenting, flagging
from portal.taking_part.comments.models import CommentKind, DraftComment
from portal.taking_part.comments.recording_models import DraftRecording


@dataclass(frozen=True, slots=True)
class Heard:
    """What is to be kept: the kind of comment and its sound."""

    kind: CommentKind
    sound: CleanSound


def speak(
    session: Session,
    files: FileStore,
    actor: Actor,
    review: Review,
    version_id: UUID,
    number: int,
    heard: Heard,
    form_key: str,
) -> DraftComment:
    """Keep a recording as a comment. The same form twice is one. Raises ``NoSuchParagraph``."""
    said = commenting.Said(heard.kind, came_by="recording")
    kept = commenting.comment(session, actor, review, version_id, number, said, form_key)
    if of(session, [kept.id]):
        return kept
    item = media.keep_sound(session, files, kept.contact_id, heard.sound)
    row = DraftRecording(
        comment_id=kept.id,
        contact_id=kept.contact_id,
        media_id=item.id,
        seconds=heard.sound.seconds,
        given_at=now(),
    )
    session.add(row)
    session.flush()
    audit.record(session, "drafts.recorded", actor, review_id=review.id, thing_id=kept.id, seconds=row.seconds)
    return kept


def of(session: Session, comment_ids: Collection[UUID]) -> dict[UUID, DraftRecording]:
    """The recordings of these comments."""
    query = select(DraftRecording).where(DraftRecording.comment_id.in_(comment_ids))
    return {one.comment_id: one for one in session.scalars(query)} if comment_ids else {}


def of_review(session: Session, review_id: UUID, comment_id: UUID) -> DraftRecording | None:
    """The recording of a comment of this review, for staff."""
    query = select(DraftRecording).join(DraftComment, DraftComment.id == DraftRecording.comment_id)
    return session.scalars(query.where(DraftComment.review_id == review_id, DraftComment.id == comment_id)).first()


def comment(session: Session, row: DraftRecording) -> DraftComment:
    """The comment that a recording is."""
    return session.get_one(DraftComment, row.comment_id)


def write_down(session: Session, actor: Actor, review: Review, row: DraftRecording, words: str) -> None:
    """Keep the words of a recording as staff heard them; again puts it right. Whose words they are does not change."""
    before = row.transcript
    row.transcript, row.transcribed_by, row.transcribed_at = words, actor.known_id(), now()
    session.flush()
    if before != words:
        flagging.said(session, actor, session.get_one(DraftComment, row.comment_id), words)
    audit.record(session, "drafts.written_down", actor, review_id=review.id, thing_id=row.comment_id)
