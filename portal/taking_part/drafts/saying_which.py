"""The reviewer corrects the match: which earlier paragraph one is, or that it is new."""

from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor
from portal.taking_part.drafts.matching import How
from portal.taking_part.drafts.models import DraftGone, DraftTranslation, DraftVersion
from portal.taking_part.drafts.versions import AlreadyOpened, highest_ever, paragraphs


class TranslatedAlready(Exception):
    """A translation goes by these numbers: they cannot change any more, except by bringing the text in anew."""


def _translated(version: DraftVersion) -> Select[UUID]:
    return select(DraftTranslation.id).where(DraftTranslation.version_id == version.id).limit(1)


def say_which(session: Session, actor: Actor, version: DraftVersion, number: int, same_as: int | None) -> None:
    """The reviewer says which earlier paragraph ``number`` is; None: it is a new one.

    Raises ``AlreadyOpened`` or ``TranslatedAlready``.

    The number that it gives up is gone from this version; what had ``same_as`` here becomes new in its place.
    """
    if version.opened_at is not None:
        raise AlreadyOpened
    rows = {one.number: one for one in paragraphs(session, version.id)}
    row = rows[number]
    if same_as != number and session.scalars(_translated(version)).first() is not None:
        raise TranslatedAlready
    if same_as == number:
        row.how = How.CHANGED if row.how is How.UNSURE else row.how
    else:
        fresh = highest_ever(session, version.review_id) + 1
        gone = {
            one.number: one
            for one in session.scalars(select(DraftGone).where(DraftGone.version_id == version.id)).all()
        }
        if same_as is not None and same_as in rows:
            rows[same_as].number, rows[same_as].how = fresh, How.NEW
            fresh += 1
            session.flush()
        elif same_as is not None and same_as in gone:
            session.delete(gone[same_as])
        if row.how not in {How.NEW, How.SPLIT_OFF}:
            session.add(DraftGone(version_id=version.id, number=number))
        row.number = fresh if same_as is None else same_as
        row.how, row.came_from = (How.NEW if same_as is None else How.CHANGED), None
    session.flush()
    audit.record(session, "drafts.matched", actor, review_id=version.review_id, thing_id=version.id, number=row.number)
