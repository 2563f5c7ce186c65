"""Opening a version: from that moment people were shown it, and it is sealed."""

from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.circle.reviews.models import Review
from portal.clock import now, today
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor
from portal.taking_part.drafts import pictures
from portal.taking_part.drafts import seal as seals
from portal.taking_part.drafts.matching import How
from portal.taking_part.drafts.models import DraftSeal, DraftTranslation, DraftVersion, EasySummary, SealKind
from portal.taking_part.drafts.versions import draft_was_shown, one_at_a_time, paragraphs
from portal.taking_part.stories import uses

TIME_TO_COMMENT = timedelta(days=28)  # until confirmed; nothing closes by itself (FACTS: time to comment)


def comments_until() -> date:
    """The day until which we would like to hear from the circle: ours, never a closing door."""
    return today() + TIME_TO_COMMENT


class PortraitTooLate(Exception):
    """Who they were comes before the draft: this circle was shown a draft already."""


class ReasonNeeded(Exception):
    """Something speaks against showing it now, and nobody said why it goes all the same."""


class PicturesUnsaid(Exception):
    """Nobody said what some pictures show, nor that they are only decoration; ``numbers`` of their paragraphs."""

    def __init__(self, numbers: list[int]) -> None:
        super().__init__("pictures of which nobody said what they show")
        self.numbers = numbers


class StillUnsure(Exception):
    """Somebody has to say of some paragraphs whether they are those of the version before; ``numbers``."""

    def __init__(self, numbers: list[int]) -> None:
        super().__init__("paragraphs whose match nobody has confirmed")
        self.numbers = numbers


def open_version(
    session: Session,
    key: bytes,
    actor: Actor,
    review: Review,
    version: DraftVersion,
    *,
    changes: str | None = None,
    reason: str | None = None,
    comments_until: date | None = None,
    warned: Collection[str] = (),
) -> DraftSeal:
    """Show a version to the circle, and seal it in the same moment. Opening it twice opens it once.

    ``warned``: what the guard says against it (F93), kept with the reason. Raises ``ReasonNeeded`` without one, and
    ``StillUnsure`` while a match waits for the reviewer's word, ``PicturesUnsaid`` or ``PortraitTooLate``.
    """
    one_at_a_time(session, review.id)
    session.refresh(version)
    query = select(DraftSeal).where(DraftSeal.version_id == version.id, DraftSeal.kind == SealKind.VERSION)
    if version.opened_at is not None:
        return session.scalars(query).one()
    if version.portrait and draft_was_shown(session, review.id):
        raise PortraitTooLate
    unsure = [one.number for one in paragraphs(session, version.id) if one.how is How.UNSURE]
    if unsure:
        raise StillUnsure(unsure)
    if dumb := pictures.unsaid(session, version.id):
        raise PicturesUnsaid(dumb)
    if warned and not reason:
        raise ReasonNeeded
    version.despite = " ".join(sorted(set(warned)))
    version.changes, version.reason, version.comments_until = changes, reason, comments_until
    version.opened_by, version.opened_at = actor.known_id(), now()
    session.flush()
    seal = add_seal(session, key, actor, version, SealKind.VERSION)
    for language, easy in _languages(session, version):
        add_seal(session, key, actor, version, SealKind.TRANSLATION, language=language, easy=easy)
    uses.now_shown(session, review.id, {one.number for one in paragraphs(session, version.id)})
    audit.record(
        session,
        "drafts.opened",
        actor,
        area_id=review.area_id,
        review_id=review.id,
        thing_id=version.id,
        number=version.number,
        warned=bool(warned),
    )
    return seal


def _languages(session: Session, version: DraftVersion) -> list[tuple[str, bool]]:
    whole = select(DraftTranslation.language).where(DraftTranslation.version_id == version.id).distinct()
    easy = select(EasySummary.language).where(EasySummary.version_id == version.id).distinct()
    return [*((one, False) for one in session.scalars(whole)), *((one, True) for one in session.scalars(easy))]


def add_seal(
    session: Session,
    key: bytes,
    actor: Actor,
    version: DraftVersion,
    kind: SealKind,
    *,
    language: str = "",
    easy: bool = False,
) -> DraftSeal:
    """The next link of the review's chain."""
    last = select(func.max(DraftSeal.place)).where(DraftSeal.review_id == version.review_id)
    seal = DraftSeal(
        review_id=version.review_id,
        place=(session.scalar(last) or 0) + 1,
        kind=kind,
        version_id=version.id,
        language=language,
        easy=easy,
        by_staff=actor.known_id(),
        sealed_at=now(),
    )
    seal.link = seals.next_link(session, key, seal)
    session.add(seal)
    session.flush()
    audit.record(
        session,
        "drafts.sealed",
        actor,
        review_id=version.review_id,
        thing_id=version.id,
        kind=kind.value,
        place=seal.place,
        seal=seals.fingerprint(seal.link),
    )
    return seal
