"""What became of the draft since somebody read it: against the version that they read, whatever came between.

Numbers are for life, so two versions are compared by them: what was changed and changed back did not change, and what
came and went while somebody was away is not told.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, and_, bindparam, exists, func, or_, select
from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.clock import in_england
from portal.taking_part.comments.models import DraftComment
from portal.taking_part.drafts import heads
from portal.taking_part.drafts import queries as drafts
from portal.taking_part.drafts.comparing import Became
from portal.taking_part.drafts.matching import How
from portal.taking_part.drafts.models import DraftGone, DraftParagraph, DraftSection, DraftVersion
from portal.taking_part.drafts.picture_models import DraftPictureShown
from portal.taking_part.reading.queries import Marks


@dataclass(frozen=True, slots=True)
class ChangedSince:
    """A paragraph that is new to a reader, or not as they read it; ``place``: of the part in which it stands."""

    number: int
    became: Became
    place: int


@dataclass(frozen=True, slots=True)
class GoneSince:
    """A paragraph that they read and that is gone; ``merged_into``: the one that stands and holds its words."""

    number: int
    merged_into: int | None


@dataclass(frozen=True, slots=True)
class SaidSince:
    """What the reviewer said in plain words of a version that they have not read; ``own``: in their language."""

    words: str
    own: str | None
    on: date
    by: str

    @property
    def in_english(self) -> bool:
        """Whether it stands in English only."""
        return not self.own


@dataclass(frozen=True, slots=True)
class Since:
    """Everything that is told; nothing of it to who read nothing before."""

    changed: tuple[ChangedSince, ...] = ()
    gone: tuple[GoneSince, ...] = ()
    said: tuple[SaidSince, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changed or self.gone or self.said)


def read_before(session: Session, version: DraftVersion, contact_id: UUID, marks: Marks) -> int:
    """The number of the newest version before ``version`` that somebody read; 0 for none.

    By their marks, and by what they said: who said something of a version read it.
    """
    if version.number == 1:
        return 0
    said = session.scalar(read_by_what_they_said(version.review_id, contact_id, version.number - 1))
    known = (marks.before, marks.version, said or 0)
    return max(one for one in known if one < version.number)


def read_by_what_they_said(review_id: UUID, contact_id: UUID, newest: int) -> Select[int | None]:
    """Asks for the number of the newest version, up to ``newest``, of which somebody said something."""
    return (
        select(func.max(DraftVersion.number))
        .join(DraftComment, DraftComment.version_id == DraftVersion.id)
        .where(DraftComment.review_id == review_id, DraftComment.contact_id == contact_id)
        .where(DraftVersion.number <= newest)
    )


def told(session: Session, version: DraftVersion, earlier: Sequence[DraftVersion], read: int, language: str) -> Since:
    """What became of the draft since version number ``read``; nothing with 0. ``earlier``: shown before ``version``."""
    way = _way(version, earlier, read)
    if way is None:
        return Since()
    return Since(tuple(_changed(session, way)), _gone(session, way), _said(session, way.missed, language))


def became(session: Session, version: DraftVersion, read: int, numbers: Collection[int]) -> dict[int, Became]:
    """What became of these paragraphs of ``version`` since version number ``read``, where they are not as they were."""
    way = _way(version, drafts.earlier_versions(session, version), read) if read else None
    if way is None:
        return {}
    return {one.number: one.became for one in _changed(session, way, numbers)}


@dataclass(frozen=True, slots=True)
class _Way:
    """The version that they read, and those that they missed, the newest first."""

    before: DraftVersion
    missed: tuple[DraftVersion, ...]


def _way(version: DraftVersion, earlier: Sequence[DraftVersion], read: int) -> _Way | None:
    before = next((one for one in earlier if one.number == read), None)
    missed = tuple(one for one in (version, *earlier) if one.number > read)
    return _Way(before, missed) if before else None


_STANDS, _WAS, _MEANWHILE = (DraftParagraph.__table__.alias(one) for one in ("stands", "was", "meanwhile"))
_SHOWS, _SHOWED = (DraftPictureShown.__table__.alias(one) for one in ("shows", "showed"))
_OTHER = or_(_STANDS.c.words_mac != _WAS.c.words_mac, _SHOWS.c.picture_id.is_distinct_from(_SHOWED.c.picture_id))
_SAID_SO = exists().where(
    _MEANWHILE.c.version_id.in_(bindparam("missed", expanding=True)),
    _MEANWHILE.c.number == _STANDS.c.number,
    _MEANWHILE.c.how != How.SAME,
)
_CHANGED: Final = (
    select(_STANDS.c.number, _WAS.c.number, DraftSection.place)
    .select_from(_STANDS)
    .join(DraftSection, DraftSection.id == _STANDS.c.section_id)
    .outerjoin(_WAS, (_WAS.c.version_id == bindparam("before")) & (_WAS.c.number == _STANDS.c.number))
    .outerjoin(_SHOWS, _SHOWS.c.paragraph_id == _STANDS.c.id)
    .outerjoin(_SHOWED, _SHOWED.c.paragraph_id == _WAS.c.id)
    .where(_STANDS.c.version_id == bindparam("newest"), or_(_WAS.c.id.is_(None), and_(_OTHER, _SAID_SO)))
    .order_by(_STANDS.c.place)
)
_GONE: Final = (
    select(_WAS.c.number)
    .outerjoin(_STANDS, (_STANDS.c.version_id == bindparam("newest")) & (_STANDS.c.number == _WAS.c.number))
    .where(_WAS.c.version_id == bindparam("before"), _STANDS.c.id.is_(None))
    .order_by(_WAS.c.number)
)


def _asked(way: _Way) -> dict[str, Any]:
    return {"before": way.before.id, "newest": way.missed[0].id, "missed": [one.id for one in way.missed]}


def _changed(session: Session, way: _Way, numbers: Collection[int] | None = None) -> list[ChangedSince]:
    """What is new or changed, in the order of the newest version; ``numbers``: only these paragraphs.

    By the macs of the words, so that nothing is unsealed. Other spaces, capitals or signs between words are no change
    (``matching.normal``): one of the versions missed has to say too that it changed. Who read only who they were finds
    all of the draft new, and is told what changed of that.
    """
    query = _CHANGED if numbers is None else _CHANGED.where(_STANDS.c.number.in_(numbers))
    if way.before.portrait and not way.missed[0].portrait:
        query = query.where(_WAS.c.id.is_not(None))
    found = session.execute(query, _asked(way))
    return [ChangedSince(number, Became.CHANGED if before else Became.NEW, place) for number, before, place in found]


def _gone(session: Session, way: _Way) -> tuple[GoneSince, ...]:
    """What they read and is gone, also where it went into a paragraph that went into another one since."""
    gone = list(session.scalars(_GONE, _asked(way)))
    if not gone:
        return ()
    into, last = _merged(session, way.missed), way.missed[0].id
    ends = {one: _followed(one, into) for one in gone}
    there = select(DraftParagraph.number).where(DraftParagraph.version_id == last)
    stand = set(session.scalars(there.where(DraftParagraph.number.in_(ends.values()))))
    return tuple(GoneSince(one, end if end in stand else None) for one, end in ends.items())


def _merged(session: Session, missed: Collection[DraftVersion]) -> dict[int, int]:
    query = select(DraftGone.number, DraftGone.merged_into).where(DraftGone.version_id.in_([one.id for one in missed]))
    return {number: other for number, other in session.execute(query) if other is not None}


def _followed(number: int, into: Mapping[int, int]) -> int:
    """Which paragraph took the words in at last, however often they went into another one."""
    passed = {number}
    while into.get(number, number) not in passed:
        number = into[number]
        passed.add(number)
    return number


def _said(session: Session, missed: Sequence[DraftVersion], language: str) -> tuple[SaidSince, ...]:
    """The reviewer's own words of each version, the newest first, with the day on which it was shown and by whom."""
    spoken = [(one, one.changes, one.opened_at) for one in missed if one.changes]
    if not spoken:
        return ()
    own = heads.changes_of(session, [one.id for one, _, _ in spoken], language)
    staff = areas.names_of(session, {one.opened_by for one, _, _ in spoken if one.opened_by})
    return tuple(
        SaidSince(words, own.get(one.id), in_england(on).date(), staff[one.opened_by].name)
        for one, words, on in spoken
        if on and one.opened_by
    )
