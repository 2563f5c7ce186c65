"""Deciding of names, once each, and signing the whole: what a person has not decided and signed is not anonymous."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.circle.reviews.models import Review
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor
from portal.taking_part.drafts.models import DraftVersion
from portal.taking_part.drafts.seal import mac
from portal.taking_part.drafts.versions import one_at_a_time
from portal.taking_part.group_copy import known, placing, texts
from portal.taking_part.group_copy.dates import Sort
from portal.taking_part.group_copy.finding import Known, Mark, marks, small_words, undecided
from portal.taking_part.group_copy.folding import key_of
from portal.taking_part.group_copy.models import GroupCopy, GroupDecision
from portal.taking_part.group_copy.replacing import Decided, survivors
from portal.taking_part.group_copy.texts import Spans, TextPart


class NoName(Exception):
    """There is no letter and no figure in it."""


class StandsInAnother(Exception):
    """What stands instead has a name in it that is replaced; ``names``."""

    def __init__(self, names: list[str]) -> None:
        super().__init__("a replacement holds a name")
        self.names = names


class NotSigned(Exception):
    """It cannot be signed: something is undecided, a name survives, or it changed while it was read."""


@dataclass(frozen=True, slots=True)
class Told:
    """A decision as it is told: ``instead`` None keeps the name, because it is none."""

    name: str
    sort: Sort
    instead: str | None
    capital_only: bool = False


@dataclass(frozen=True, slots=True)
class Open:
    """A name of which nobody has decided yet, and where it stands."""

    key: str
    name: str
    sort: Sort
    times: int
    around: tuple[str, str]  # what stands before and after its first place


@dataclass(frozen=True, slots=True)
class Copy:
    """The copy as it is now: nothing of it is anonymous before a person signed just this text."""

    version: DraftVersion
    parts: tuple[TextPart, ...]
    marks: tuple[tuple[Mark, ...], ...]  # of each part: what nobody has decided of
    decided: tuple[Decided, ...]
    open: tuple[Open, ...]
    stays: tuple[Spans, ...]  # of each part: where a person said that it is no name

    def text(self) -> list[TextPart]:
        """The text as it becomes."""
        return texts.anonymised(self.parts, self.decided, self.stays)


def decisions(session: Session, review_id: UUID) -> list[GroupDecision]:
    """What was decided of each name of a review, the newest first."""
    query = select(GroupDecision).where(GroupDecision.review_id == review_id)
    return list(session.scalars(query.order_by(GroupDecision.decided_at.desc(), GroupDecision.id.desc())).all())


def now_of(session: Session, review: Review, version: DraftVersion | None = None) -> Copy | None:
    """The copy of the version to be completed as it is now; nothing while the circle was shown no draft.

    ``version``: of another version, for looking at it before it is shown; without anybody's own words.
    """
    shown = version or texts.newest(session, review.id)
    if shown is None:
        return None
    parts = texts.whole(session, shown, said=version is None)
    rows = decisions(session, review.id)
    stays = placing.spans(session, review.id, parts, rows)
    return of_parts(shown, parts, known.of_review(session, review), tuple(map(_as_decided, rows)), stays)


def of_parts(
    version: DraftVersion, parts: list[TextPart], held: Known, decided: tuple[Decided, ...], stays: tuple[Spans, ...]
) -> Copy:
    """Marks and open names of a text."""
    small = small_words(one.words for one in parts)
    found, names = [], dict[str, Open]()
    for one in parts:
        of_part = undecided(one.words, marks(one.words, held, small, heading=one.kind == texts.TITLE), decided)
        found.append(tuple(of_part))
        for mark in of_part:
            names[mark.key] = _counted(names.get(mark.key), mark, one.words)
    return Copy(version, tuple(parts), tuple(found), decided, tuple(names.values()), stays)


def _counted(before: Open | None, mark: Mark, words: str) -> Open:
    if before is not None:
        return Open(before.key, before.name, before.sort, before.times + 1, before.around)
    around = words[max(0, mark.start - 60) : mark.start], words[mark.end : mark.end + 60]
    return Open(mark.key, words[mark.start : mark.end], mark.sort, 1, around)


def decide(session: Session, key: bytes, actor: Actor, review: Review, told: Told) -> GroupDecision:
    """Decide of a name, or decide anew. Raises ``NoName`` or ``StandsInAnother``.

    What stands instead may hold no name that is replaced, else the name would stand in the copy again.
    """
    of_name = key_of(told.name)
    if not of_name:
        raise NoName
    one_at_a_time(session, review.id)
    rows = {one.key_mac: one for one in decisions(session, review.id)}
    of_key = mac(key, "group", review.id.hex, of_name)
    wanted = Decided(of_name, told.instead, told.capital_only)
    others = [_as_decided(one) for one in rows.values() if one.key_mac != of_key]
    replaced = [one.instead for one in others if one.instead]
    if told.instead is not None:
        held = survivors(told.instead, [*others, wanted]) + survivors("\n\n".join(replaced), [wanted])
        if held:
            raise StandsInAnother(held)
    if (row := rows.get(of_key)) is None:
        row = GroupDecision(review_id=review.id, key_mac=of_key)
        row.name = told.name.strip()
        session.add(row)
    row.sort, row.kept, row.capital_only = told.sort, told.instead is None, told.capital_only
    row.instead, row.by_staff, row.decided_at = told.instead, actor.known_id(), now()
    session.flush()
    audit.record(session, "group_copy.decided", actor, review_id=review.id, thing_id=row.id, kept=row.kept)
    return row


def _as_decided(one: GroupDecision) -> Decided:
    return Decided(key_of(one.name), one.instead, one.capital_only)


def digest(key: bytes, copy: Copy) -> bytes:
    """What a signature stands for: just this text."""
    return mac(key, "group copy", copy.version.id.hex, texts.written(copy.text()))


def signed(session: Session, review_id: UUID) -> GroupCopy | None:
    """The newest text that somebody signed, whether it still holds or not."""
    query = select(GroupCopy).where(GroupCopy.review_id == review_id)
    return session.scalars(query.order_by(GroupCopy.number.desc()).limit(1)).first()


def holds(key: bytes, copy: Copy, row: GroupCopy | None) -> bool:
    """Whether the copy may be called anonymous: a person signed just this text, and nothing is undecided since."""
    return row is not None and not copy.open and row.text_mac == digest(key, copy)


def sign(session: Session, key: bytes, actor: Actor, review: Review, read: bytes) -> GroupCopy:
    """A named person has read all of it and says that it shows nobody. Signing the same text twice signs it once.

    ``read``: the digest of the text that they read. Raises ``NotSigned``.
    """
    one_at_a_time(session, review.id)
    copy = now_of(session, review)
    if copy is None or copy.open or digest(key, copy) != read:
        raise NotSigned
    if texts.surviving(copy.parts, copy.decided, copy.stays):
        raise NotSigned
    before = signed(session, review.id)
    if before is not None and holds(key, copy, before):
        return before
    most = select(func.max(GroupCopy.number)).where(GroupCopy.review_id == review.id)
    row = GroupCopy(
        review_id=review.id,
        version_id=copy.version.id,
        number=(session.scalar(most) or 0) + 1,
        signed_by=actor.known_id(),
        signed_at=now(),
        undecided=len(copy.open),
        text_mac=digest(key, copy),
    )
    row.text = texts.written(copy.text())
    session.add(row)
    session.flush()
    audit.record(session, "group_copy.signed", actor, review_id=review.id, thing_id=row.id, number=row.number)
    return row
