"""Comments, and what somebody sees differently, follow their contact where two became one person, and back."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.foundation.events import ContactsMerged, ContactsParted
from portal.taking_part.comments import promised, recordings
from portal.taking_part.comments.models import DraftComment, SeenDifferently


def comments_follow_merge(session: Session, event: ContactsMerged) -> None:
    """What the one who goes said is the other's now: they are told of the answers. Who said it first is kept.

    A recording follows its comment; the worker seals its sound with the key of whose it is now.
    """
    mine = select(DraftComment).where(DraftComment.contact_id == event.goes)
    _hand(session, session.scalars(mine).all(), event.stays, told_as=event.goes)


def comments_follow_parting(session: Session, event: ContactsParted) -> None:
    """What somebody said before they were merged is theirs again."""
    mine = select(DraftComment).where(DraftComment.contact_id == event.stays, DraftComment.told_as == event.goes)
    _hand(session, session.scalars(mine).all(), event.goes, told_as=None)


def _hand(session: Session, comments: Iterable[DraftComment], contact_id: UUID, *, told_as: UUID | None) -> None:
    for one in comments:
        tasks = promised.every(session, one)
        _seal_anew(one, ("words", "reply"), contact_id)
        one.told_as = told_as
        session.flush()
        for spoken in recordings.of(session, [one.id]).values():
            _seal_anew(spoken, ("transcript",), contact_id)
        for task in tasks:
            _seal_anew(task, ("name", "phone", "note", "answer"), contact_id)
        differing = select(SeenDifferently).where(SeenDifferently.comment_id == one.id)
        for row in session.scalars(differing).all():
            _seal_anew(row, ("words",), contact_id)
    session.flush()


def _seal_anew(row: Any, names: tuple[str, ...], contact_id: UUID) -> None:
    """Give a row to another contact: each of its words is sealed with their key."""
    said = {name: getattr(row, name) for name in names}
    row.contact_id = contact_id
    for name, words in said.items():
        setattr(row, name, words)
