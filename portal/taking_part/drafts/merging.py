"""Offers of the draft follow their contact where two became one person, and back."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.foundation.events import ContactsMerged, ContactsParted
from portal.taking_part.drafts.completion_models import DraftOffer
from portal.taking_part.drafts.offering import is_settled, offer_to

_HOW_FAR = (
    "copy_offered_at",
    "answer",
    "answered_at",
    "copy_asked_at",
    "copy_given_at",
    "letter_on",
    "first_call_on",
    "second_call_on",
)


def offers_follow_merge(session: Session, event: ContactsMerged) -> None:
    """Two offers of one review become one: the more settled counts, and a copy that waits for the post is not lost.

    Where both were offered it, the offer of the one who goes stays beside it as it was, for a parting.
    """
    for gone in session.scalars(select(DraftOffer).where(DraftOffer.contact_id == event.goes)).all():
        kept = offer_to(session, gone.review_id, event.stays)
        if kept is None:
            gone.contact_id, gone.told_as = event.stays, event.goes
        else:
            _become_one(kept, gone)
    session.flush()


def offers_follow_parting(session: Session, event: ContactsParted) -> None:
    """What only one of them was offered is theirs again."""
    mine = select(DraftOffer).where(DraftOffer.contact_id == event.stays, DraftOffer.told_as == event.goes)
    for row in session.scalars(mine).all():
        row.contact_id, row.told_as = event.goes, None
    session.flush()


def _become_one(kept: DraftOffer, gone: DraftOffer) -> None:
    asked = [one.copy_asked_at for one in (kept, gone) if one.copy_asked_at and one.copy_given_at is None]
    if _how_far(gone) > _how_far(kept):
        for name in _HOW_FAR:
            setattr(kept, name, getattr(gone, name))
    if asked:
        kept.copy_asked_at, kept.copy_given_at = min(asked), None
    later = [one for one in (kept.more_time_until, gone.more_time_until) if one is not None]
    kept.more_time_until = max(later, default=None)


def _how_far(row: DraftOffer) -> tuple[bool, bool, int]:
    tried = [one for one in (row.letter_on, row.first_call_on, row.second_call_on) if one is not None]
    return is_settled(row), row.answer is not None, len(tried)
