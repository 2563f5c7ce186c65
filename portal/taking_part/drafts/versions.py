"""Making a version, matching it to the one before, correcting the match."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from portal.circle.reviews.models import Review
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.db.once import add_once, found_by, key_of
from portal.foundation.identity.actor import Actor
from portal.taking_part.drafts import pictures
from portal.taking_part.drafts import seal as seals
from portal.taking_part.drafts.incoming import PartIn as PartIn
from portal.taking_part.drafts.incoming import SectionIn as SectionIn
from portal.taking_part.drafts.incoming import carry
from portal.taking_part.drafts.matching import Earlier, match
from portal.taking_part.drafts.models import (
    CameBy,
    DraftGone,
    DraftHeadTranslation,
    DraftParagraph,
    DraftSection,
    DraftTranslation,
    DraftVersion,
    EasySummary,
)
from portal.taking_part.drafts.picture_models import DraftPictureShown
from portal.taking_part.stories import uses


class AlreadyOpened(Exception):
    """People were shown this version: it can never be changed; a later change is a new version."""


class PortraitAlone(Exception):
    """Who they were is one part, and comes before the draft: more than one part, or a draft that was shown."""


class Meanwhile(Exception):
    """Somebody else brought in another text since the page was opened; ``now`` is what stands there."""

    def __init__(self, standing: DraftVersion | None) -> None:
        super().__init__("another version stands there now")
        self.standing = standing


class NothingInIt(Exception):
    """A version without a paragraph."""


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
    base: UUID | None = None,
) -> DraftVersion:
    """Keep a new version, matched to the one before it. A version that nobody was shown yet is replaced.

    The same form sent twice brings one in. ``base`` is the newest version that whoever brings it in has seen; without
    it nobody is asked. Raises ``NothingInIt``, ``PortraitAlone``, ``Meanwhile`` or ``NoSuchPicture``.
    """
    once = key_of(actor.id, f"{review.id}|{form_key}")
    one_at_a_time(session, review.id)
    if (already := found_by(session, DraftVersion, once)) is not None:
        return already
    parts = [(place, part) for place, section in enumerate(sections) for part in section.parts]
    if not parts:
        raise NothingInIt
    before = latest(session, review.id)
    carried = carry(session, before.id if before else None)
    if base is not None and (before is None or before.id != base):
        raise Meanwhile(before)
    if portrait and (len(sections) > 1 or draft_was_shown(session, review.id)):
        raise PortraitAlone
    number = 1 if before is None else before.number + 1
    replaced = dict[int, str]()
    if before is not None and before.opened_at is None:
        number = before.number
        replaced = {one.number: one.words for one in paragraphs(session, before.id)}
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
    sections = carried.onto(sections)
    parts = [(place, part) for place, section in enumerate(sections) for part in section.parts]
    rows = [_section(session, key, version, place, told) for place, told in enumerate(sections)]
    _number(session, key, version, before, [(rows[place], part) for place, part in parts])
    _keep_links(session, version, replaced)
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


def _keep_links(session: Session, version: DraftVersion, replaced: Mapping[int, str]) -> None:
    """A story said to be in a paragraph that nobody was shown stays there only while its words are the same."""
    if replaced:
        here = {one.number: one.words for one in paragraphs(session, version.id)}
        same = {number for number, words in replaced.items() if here.get(number) == words}
        uses.keep_only(session, version.review_id, same | _shown_before(session, version.review_id))


def _shown_before(session: Session, review_id: UUID) -> set[int]:
    """Numbers of paragraphs that people were shown in some version."""
    query = (
        select(DraftParagraph.number)
        .join(DraftVersion, DraftVersion.id == DraftParagraph.version_id)
        .where(DraftParagraph.review_id == review_id, DraftVersion.opened_at.is_not(None))
    )
    return set(session.scalars(query))


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
    files = pictures.by_number(session, version.review_id, {part.picture for _, part in parts if part.picture})
    earlier = [] if before is None else paragraphs(session, before.id)
    shown = {} if before is None else pictures.of_version(session, before.id)
    were = {number: one.number for number, one in shown.items()}
    found = match(
        [Earlier(one.number, pictures.seen_as(one.words, were.get(one.number))) for one in earlier],
        [pictures.seen_as(part.words, part.picture) for _, part in parts],
    )
    fresh = highest_ever(session, version.review_id)
    marks = {one.number: one.mark for one in earlier}
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
            mark=part.mark or (marks.get(one.number) if one.number else None),  # changed words stay a concern
        )
        row.words, row.words_mac = part.words, seals.mac(key, part.words)
        session.add(row)
        if part.picture:
            session.flush()
            session.add(
                DraftPictureShown(
                    version_id=version.id,
                    review_id=version.review_id,
                    paragraph_id=row.id,
                    picture_id=files[part.picture].id,
                    says=pictures.says_of(part.words, decoration=part.decoration),
                )
            )
    for gone in found.gone:
        session.add(DraftGone(version_id=version.id, number=gone.number, merged_into=gone.merged_into))
    session.flush()


def highest_ever(session: Session, review_id: UUID) -> int:
    """The highest number that any version had. Numbers are never used again, also when their paragraph is gone."""
    query = select(func.max(DraftParagraph.number)).where(DraftParagraph.review_id == review_id)
    return session.scalar(query) or 0


def draft_was_shown(session: Session, review_id: UUID) -> bool:
    """Whether the circle was shown a draft that is more than who the person was."""
    query = select(DraftVersion.id).where(
        DraftVersion.review_id == review_id, DraftVersion.opened_at.is_not(None), DraftVersion.portrait.is_(False)
    )
    return session.scalars(query.limit(1)).first() is not None


def paragraphs(session: Session, version_id: UUID) -> list[DraftParagraph]:
    """The paragraphs of a version in their order."""
    query = select(DraftParagraph).where(DraftParagraph.version_id == version_id)
    return list(session.scalars(query.order_by(DraftParagraph.place)))


def forget(session: Session, version: DraftVersion) -> None:
    """Take away a version that nobody was shown. Raises ``AlreadyOpened``."""
    if version.opened_at is not None:
        raise AlreadyOpened
    beside = (DraftPictureShown, EasySummary, DraftHeadTranslation, DraftTranslation, DraftGone)
    for model in (*beside, DraftParagraph, DraftSection):
        session.execute(delete(model).where(model.version_id == version.id))
    session.delete(version)
    session.flush()


def throw_away(session: Session, actor: Actor, version: DraftVersion) -> None:
    """Take away a version that nobody was shown, because somebody says so. Raises ``AlreadyOpened``."""
    review_id, version_id, number = version.review_id, version.id, version.number
    forget(session, version)
    uses.keep_only(session, review_id, _shown_before(session, review_id))
    audit.record(session, "drafts.thrown_away", actor, review_id=review_id, thing_id=version_id, number=number)
