"""Saying something of a paragraph: never lost, never another's to see, open until the review is complete."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.reviews.models import Review
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.db.once import add_once, found_by, key_of
from portal.foundation.identity.actor import Actor
from portal.taking_part.comments import flagging, promised
from portal.taking_part.comments.models import CallWish, CommentKind, DraftComment, SeenDifferently
from portal.taking_part.drafts.models import DraftParagraph
from portal.taking_part.drafts.queries import is_complete
from portal.taking_part.drafts.versions import one_at_a_time


class NoSuchParagraph(Exception):
    """The version has no paragraph with this number."""


class WordsNeeded(Exception):
    """Wrong, missing and a question say nothing without words; a hurt and a thank-you may."""


class NotNow(Exception):
    """A reply comes once, after an answer; seeing it differently comes after that."""


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says of a paragraph, and how it came: on the page, by phone, by letter, as a recording."""

    kind: CommentKind
    words: str = ""
    call_wish: CallWish | None = None
    came_by: str = "page"


_SPEAKS_FOR_ITSELF = frozenset({CommentKind.HURTS, CommentKind.THANK_YOU})


def comment(
    session: Session, actor: Actor, review: Review, version_id: UUID, number: int, said: Said, form_key: str
) -> DraftComment:
    """Keep a comment on the paragraph as this reader saw it, also when a newer version came meanwhile.

    The same form twice is one comment. Raises ``NoSuchParagraph`` or ``WordsNeeded``.
    """
    once = key_of(actor.id, f"{review.id}|{form_key}")
    if (already := found_by(session, DraftComment, once)) is not None:
        return already
    if not said.words and said.kind not in _SPEAKS_FOR_ITSELF and said.came_by != "recording":
        raise WordsNeeded
    paragraph = select(DraftParagraph.id).where(
        DraftParagraph.version_id == version_id, DraftParagraph.number == number, DraftParagraph.review_id == review.id
    )
    if session.scalars(paragraph).first() is None:
        raise NoSuchParagraph
    one_at_a_time(session, review.id)
    row = DraftComment(
        review_id=review.id,
        version_id=version_id,
        number=number,
        contact_id=actor.known_id(),
        kind=said.kind,
        call_wish=said.call_wish if said.kind is CommentKind.HURTS else None,
        came_by=said.came_by,
        made_at=now(),
        made_once=once,
        assisted_by=actor.assisted_by,
        addendum=is_complete(session, review.id),
    )
    row.words = said.words or None
    if (won := add_once(session, row)) is not row:
        return won
    promised.promise(session, actor, row)
    flagging.said(session, actor, row, said.words)
    audit.record(
        session, "drafts.commented", actor, review_id=review.id, thing_id=row.id, kind=said.kind.value, number=number
    )
    return row


def wish(session: Session, actor: Actor, one: DraftComment, wanted: CallWish) -> None:
    """Whether somebody shall ring after *this hurts*; can be changed."""
    one.call_wish = wanted
    session.flush()
    audit.record(session, "drafts.call_wished", actor, review_id=one.review_id, thing_id=one.id, wish=wanted.value)


def withdraw(session: Session, actor: Actor, one: DraftComment) -> None:
    """Take a comment back: it counts as answered. Twice is once."""
    if one.withdrawn_at is None:
        one.withdrawn_at = now()
        session.flush()
        promised.drop(session, actor, one)
        audit.record(session, "drafts.comment_withdrawn", actor, review_id=one.review_id, thing_id=one.id)


def reply(session: Session, actor: Actor, one: DraftComment, words: str) -> None:
    """*That is not what I meant*: opens the comment again, once. Raises ``NotNow``."""
    if one.answered_at is None or one.replied_at is not None or one.withdrawn_at is not None:
        raise NotNow
    one.reply, one.replied_at, one.answered_at = words, now(), None
    session.flush()
    promised.promise(session, actor, one)
    flagging.said(session, actor, one, words)
    audit.record(session, "drafts.replied", actor, review_id=one.review_id, thing_id=one.id)


def see_differently(session: Session, actor: Actor, one: DraftComment, words: str) -> SeenDifferently:
    """*We see it differently*: their own words stand in the completed review. After the reply's answer only.

    Raises ``NotNow``. Saying it again changes the words until the review is complete.
    """
    if one.replied_at is None or one.answered_at is None or is_complete(session, one.review_id):
        raise NotNow
    row = session.scalars(select(SeenDifferently).where(SeenDifferently.comment_id == one.id)).first()
    if row is None:
        row = SeenDifferently(
            comment_id=one.id,
            review_id=one.review_id,
            contact_id=one.contact_id,
            number=one.number,
            talk_offered_at=one.answered_at,
            said_at=now(),
        )
        session.add(row)
    row.words, row.said_at = words, now()
    session.flush()
    flagging.said(session, actor, one, words)
    audit.record(session, "drafts.seen_differently", actor, review_id=one.review_id, thing_id=one.id)
    return row
