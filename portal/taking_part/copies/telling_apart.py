"""Whether a file or a mark is of a copy that we gave out: the same, not the same, not ours. Nothing of it is kept."""

import hashlib
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.foundation.audit.models import TrailEntry
from portal.ids import SIGNS
from portal.taking_part.copies.models import CopyGiven
from portal.taking_part.drafts.models import DraftSeal, DraftVersion
from portal.taking_part.drafts.seal import fingerprint
from portal.taking_part.group_copy import filing
from portal.taking_part.group_copy.models import GroupFile

SEAL = re.compile(rf"\b[{SIGNS}]{{4}}-[{SIGNS}]{{4}}-[{SIGNS}]{{4}}\b".encode())
_STREAM = re.compile(rb"stream\r?\n")
MOST_PACKED, MOST_UNPACKED = 20_000_000, 20_000_000  # a file that unpacks without end is looked at no further
MOST_MARKS = 50


class Answer(StrEnum):
    """What can be said of a copy."""

    SAME = "same"
    NOT_SAME = "not_same"
    NOT_OURS = "not_ours"


@dataclass(frozen=True, slots=True)
class Told:
    """The answer; where it is of ours the number of the version and the day on which it was first given out.

    Never whose it is, or of which review.
    """

    answer: Answer
    number: int | None = None
    day: date | None = None
    newer: bool = False  # another version is given out now
    copy: CopyGiven | None = None  # for staff of its review


def of_file(session: Session, file: bytes) -> Told:
    """What can be said of these bytes. They are read here, in memory, and nowhere else."""
    file_hash = hashlib.sha256(file).digest()
    same = _given(session, CopyGiven.file_hash == file_hash) or filing.of_hash(session, file_hash)
    if same is not None:
        return _told(session, Answer.SAME, same)
    for seal in marks_in(file):
        if (ours := _of_mark(session, seal)) is not None:
            return _told(session, Answer.NOT_SAME, ours)
    return Told(Answer.NOT_OURS)


def of_seal(session: Session, typed: str) -> Told:
    """What can be said of a mark that somebody typed, however they wrote it."""
    signs = re.sub(r"[^A-Z0-9]", "", typed.upper())
    ours = _of_mark(session, f"{signs[:4]}-{signs[4:8]}-{signs[8:]}")
    return Told(Answer.NOT_OURS) if ours is None else _told(session, Answer.SAME, ours)


def _of_mark(session: Session, seal: str) -> CopyGiven | GroupFile | None:
    return _given(session, CopyGiven.seal == seal) or filing.of_mark(session, seal)


def _given(session: Session, which: object) -> CopyGiven | None:
    query = select(CopyGiven).where(which).order_by(CopyGiven.given_at, CopyGiven.id)  # type: ignore[arg-type]
    return session.scalars(query.limit(1)).first()


def _told(session: Session, answer: Answer, one: CopyGiven | GroupFile) -> Told:
    if isinstance(one, GroupFile):  # for the group: no reader of the circle has it
        version, copy, day = filing.version_of(session, one), None, one.made_at.date()
    else:
        version, copy, day = session.get_one(DraftVersion, one.version_id), one, one.given_at.date()
    newest = select(func.max(DraftVersion.number)).where(
        DraftVersion.review_id == version.review_id, DraftVersion.opened_at.is_not(None)
    )
    newer = version.number < (session.scalar(newest) or 0)
    return Told(answer, version.number, day, newer, copy)


def marks_in(file: bytes) -> list[str]:
    """Marks that stand in a file, also in its packed parts. No reader of PDF is let near what a stranger sends."""
    found: dict[bytes, None] = {}
    for piece in (file, *_unpacked(file)):
        for mark in SEAL.finditer(piece):
            found.setdefault(mark[0])
            if len(found) == MOST_MARKS:
                break
    return [one.decode() for one in found]


def _unpacked(file: bytes) -> Iterator[bytes]:
    packed, unpacked = MOST_PACKED, MOST_UNPACKED
    for begins in _STREAM.finditer(file):
        ends = file.find(b"endstream", begins.end())
        packed -= max(ends - begins.end(), 0) + 1_000
        if ends < 0 or packed < 0 or unpacked <= 0:
            return
        try:
            piece = zlib.decompressobj().decompress(file[begins.end() : ends], unpacked)
        except zlib.error:
            continue
        unpacked -= len(piece)
        yield piece


def problems(session: Session) -> list[str]:
    """Copies that do not belong to a seal of their version any more, in words, for ``portal check``."""
    marks: dict[UUID, set[str]] = {}
    for seal in session.scalars(select(DraftSeal)):
        marks.setdefault(seal.version_id, set()).add(fingerprint(seal.link))
    given = session.scalars(select(CopyGiven).order_by(CopyGiven.given_at, CopyGiven.id)).all()
    unsealed = [one.id for one in given if one.seal not in marks.get(one.version_id, set())]
    trail = select(TrailEntry.thing_id).where(TrailEntry.event == "copies.given")
    gone = set(session.scalars(trail)) - {one.id for one in given}
    return [
        *(f"A copy that was given out has the mark of no seal: {one}." for one in unsealed),
        *(f"A copy that was given out is not in the list any more: {one}." for one in sorted(gone, key=str)),
        *filing.problems(session),
    ]
