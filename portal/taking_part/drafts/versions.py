"""Making a version, matching it to the one before, correcting the match."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from portal.circle.reviews.models import Review
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.db.once import add_once, found_by, key_of
from portal.foundation.identity.actor import Actor
from portal.taking_part.drafts import seal as seals
from portal.taking_part.drafts.matching import Earlier, How, match
from portal.taking_part.drafts.models import (
    CameBy,
    DraftGone,
    DraftParagraph,
    DraftSection,
    DraftTranslation,
    DraftVersion,
    EasySummary,
    Mark,
    Shape,
)


class AlreadyOpened(Exception):
    """People were shown this version: it can never be changed; a later change is a new version."""


class TranslatedAlready(Exception):
    """A translation goes by these numbers: they cannot change any more, except by bringing the text in anew."""


class NothingInIt(Exception):
    """A version without a paragraph."""


@dataclass(frozen=True, slots=True)
class PartIn:
    """A paragraph as it came in."""

    words: str
    shape: Shape = Shape.TEXT
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class SectionIn:
    """A section as it came in: title, note of what is in it, paragraphs."""

    title: str
    parts: Sequence[PartIn] = field(default_factory=tuple)
    note: str | None = None


def one_at_a_time(session: Session, review_id: UUID) -> None:
    """Let two who work on one draft at the same moment wait for each other (SQLite does so by itself)."""
    session.execute(select(Review.id).where(Review.id == review_id).with_for_update())


def latest(session: Session, review_id: UUID) -> DraftVersion | None:
    """The newest version, opened or not."""
    query = select(DraftVersion).where(DraftVersion.review_id == review_id)
    return session.scalars(query.order_by(DraftVersion.number.desc()).limit(1)).first()


def bring_in(
    session: Session,
    key: bytes,
    actor: Actor,
    review: Review,
    sections: Sequence[SectionIn],
    *,
    came_by: CameBy,
    form_key: str,
    portrait: bool = False,
) -> DraftVersion:
    """Keep a new version, matched to the one before it. A version that nobody was shown yet is replaced.

    The same form sent twice brings one in. Raises ``NothingInIt``.
    """
    once = key_of(actor.id, f"{review.id}|{form_key}")
    one_at_a_time(session, review.id)
    if (already := found_by(session, DraftVersion, once)) is not None:
        return already
    parts = [(place, part) for place, section in enumerate(sections) for part in section.parts]
    if not parts:
        raise NothingInIt
    before = latest(session, review.id)
    number = 1 if before is None else before.number + 1
    if before is not None and before.opened_at is None:
        number = before.number
        forget(session, before)
        before = latest(session, review.id)
    version = DraftVersion(
        review_id=review.id,
        number=number,
        came_by=came_by,
        made_by=actor.known_id(),
        made_at=now(),
        made_once=once,
        portrait=portrait,
    )
    if (won := add_once(session, version)) is not version:
        return won
    rows = [_section(session, key, version, place, told) for place, told in enumerate(sections)]
    _number(session, key, version, before, [(rows[place], part) for place, part in parts])
    audit.record(
        session,
        "drafts.brought_in",
        actor,
        area_id=review.area_id,
        review_id=review.id,
        thing_id=version.id,
        number=number,
        paragraphs=len(parts),
    )
    return version


def _section(session: Session, key: bytes, version: DraftVersion, place: int, told: SectionIn) -> DraftSection:
    row = DraftSection(version_id=version.id, review_id=version.review_id, place=place)
    row.title, row.note, row.words_mac = told.title, told.note, seals.mac(key, told.title, told.note)
    session.add(row)
    return row


def _number(
    session: Session,
    key: bytes,
    version: DraftVersion,
    before: DraftVersion | None,
    parts: Sequence[tuple[DraftSection, PartIn]],
) -> None:
    earlier = [] if before is None else paragraphs(session, before.id)
    found = match([Earlier(one.number, one.words) for one in earlier], [part.words for _, part in parts])
    fresh = _highest_ever(session, version.review_id)
    for place, ((section, part), one) in enumerate(zip(parts, found.matches, strict=True)):
        number = one.number
        if number is None:
            number = fresh = fresh + 1
        row = DraftParagraph(
            version_id=version.id,
            section_id=section.id,
            review_id=version.review_id,
            place=place,
            number=number,
            how=one.how,
            came_from=one.came_from,
            shape=part.shape,
            mark=part.mark,
        )
        row.words, row.words_mac = part.words, seals.mac(key, part.words)
        session.add(row)
    for gone in found.gone:
        session.add(DraftGone(version_id=version.id, number=gone.number, merged_into=gone.merged_into))
    session.flush()


def _highest_ever(session: Session, review_id: UUID) -> int:
    """Numbers are never used again, also when their paragraph is gone."""
    query = select(func.max(DraftParagraph.number)).where(DraftParagraph.review_id == review_id)
    return session.scalar(query) or 0


def paragraphs(session: Session, version_id: UUID) -> list[DraftParagraph]:
    """The paragraphs of a version in their order."""
    query = select(DraftParagraph).where(DraftParagraph.version_id == version_id)
    return list(session.scalars(query.order_by(DraftParagraph.place)))


def forget(session: Session, version: DraftVersion) -> None:
    """Take away a version that nobody was shown. Raises ``AlreadyOpened``."""
    if version.opened_at is not None:
        raise AlreadyOpened
    for model in (EasySummary, DraftTranslation, DraftGone, DraftParagraph, DraftSection):
        session.execute(delete(model).where(model.version_id == version.id))
    session.delete(version)
    session.flush()


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
        fresh = _highest_ever(session, version.review_id) + 1
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
