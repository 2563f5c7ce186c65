"""A list of reviews: rehearsed first, each bad row named, duplicates offered, then opened once."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.reviews import alike
from portal.circle.reviews import services as reviews
from portal.circle.reviews.csv_reading import MOST_IN_A_CELL, CsvRow
from portal.circle.reviews.import_models import ReviewImport
from portal.circle.reviews.models import StepKind
from portal.clock import now, today
from portal.foundation.audit import services as audit
from portal.foundation.db.lookup import Lookup
from portal.foundation.identity.actor import Actor, Role
from portal.foundation.web.days import read_day

KEPT = timedelta(days=1)
AT_ONCE = 500  # keys asked for in one query


class Fate(StrEnum):
    """What happens with a row."""

    GOOD = "good"
    BAD = "bad"
    CHILD = "child"
    HERE = "here"  # this reference in LeDeR has a review
    ALIKE = "alike"  # a review has the same name and dates


class Over(Exception):
    """The rehearsal is older than a day, or was opened before."""


@dataclass(slots=True)
class Judged:
    """A row with what would happen to it, and why, in words."""

    row: CsvRow
    fate: Fate = Fate.GOOD
    wrong: list[str] = field(default_factory=list)
    born: date | None = None
    died: date | None = None
    told_on: date | None = None
    reviewer_id: UUID | None = None
    same_as: str = ""  # reference of a review here


def keep(session: Session, actor: Actor, lookup: Lookup, area_id: UUID, rows: list[CsvRow]) -> ReviewImport:
    """Keep a file's rows for a day; older rehearsals of the area go. Nothing is opened."""
    session.execute(delete(ReviewImport).where(ReviewImport.area_id == area_id, ReviewImport.expires_at < now()))
    alike.keep_missing_keys(session, lookup, area_id)
    kept = ReviewImport(area_id=area_id, by_staff=actor.known_id(), made_at=now(), expires_at=now() + KEPT)
    kept.rows = json.dumps([row.kept() for row in rows], ensure_ascii=False)
    session.add(kept)
    session.flush()
    audit.record(session, "reviews.list_rehearsed", actor, area_id=area_id, thing_id=kept.id, rows=len(rows))
    return kept


def rows_of(kept: ReviewImport) -> list[CsvRow]:
    """The rows as they were in the file. Raises ``Over``."""
    if kept.expires_at < now() or kept.rows is None:
        raise Over
    return [CsvRow(**values) for values in json.loads(kept.rows)]


def judge(session: Session, lookup: Lookup, area_id: UUID, rows: list[CsvRow]) -> list[Judged]:
    """What would happen to each row now."""
    staff = {one.email_token: one.id for one in areas.staff_with_role(session, area_id, Role.REVIEWER)}
    found = [_looked_at(row, lookup, staff) for row in rows]
    _twice_in_the_file(found, lookup, area_id)
    _already_here(session, found, lookup, area_id)
    return found


def open_good(
    session: Session,
    actor: Actor,
    lookup: Lookup,
    kept: ReviewImport,
    *,
    reviewer_id: UUID | None,
    also: set[int],
) -> int:
    """Open what is good, and of what looks alike only the lines in ``also``; how many. Raises ``Over``.

    ``reviewer_id`` reviews where the row names nobody. What is here already is never opened again.
    """
    rows = rows_of(kept)
    won = session.execute(
        update(ReviewImport).where(ReviewImport.id == kept.id, ReviewImport.opened_at.is_(None)).values(opened_at=now())
    )
    assert isinstance(won, CursorResult)  # noqa: S101  tells the type checker what UPDATE returns
    if won.rowcount != 1:
        raise Over
    count = 0
    for one in judge(session, lookup, kept.area_id, rows):
        who = one.reviewer_id or reviewer_id
        wanted = one.fate is Fate.GOOD or (one.fate is Fate.ALIKE and one.row.line in also)
        if wanted and who is not None and one.told_on is not None:
            _open(session, actor, lookup, kept.area_id, one, who)
            count += 1
    session.refresh(kept)
    kept.opened, kept.rows = count, None
    session.flush()
    audit.record(session, "reviews.list_opened", actor, area_id=kept.area_id, thing_id=kept.id, opened=count)
    return count


def _open(session: Session, actor: Actor, lookup: Lookup, area_id: UUID, one: Judged, reviewer_id: UUID) -> None:
    assert one.told_on is not None  # noqa: S101  a row without this day is bad
    review = reviews.open_review(
        session,
        actor,
        area_id=area_id,
        reviewer_id=reviewer_id,
        person=one.row.person,
        told_on=one.told_on,
        leder_reference=one.row.leder_reference,
        born=one.born,
        died=one.died,
    )
    alike.keep_keys(lookup, review)
    reviews.write_step(session, review, StepKind.REVIEWER_NAMED, today(), reviewer_id)


def _looked_at(row: CsvRow, lookup: Lookup, staff: dict[bytes, UUID]) -> Judged:
    one = Judged(row)
    if not row.leder_reference:
        one.wrong.append("There is no LeDeR reference.")
    if not row.person:
        one.wrong.append("There is no name.")
    if any(len(cell) > MOST_IN_A_CELL for cell in (row.leder_reference, row.person, row.reviewer)):
        one.wrong.append(f"A cell is longer than {MOST_IN_A_CELL} letters.")
    one.told_on = _day(one, row.told_on, "told-on date", needed=True)
    one.born = _day(one, row.born, "date of birth")
    one.died = _day(one, row.died, "date of death")
    _in_order(one)
    if row.reviewer:
        one.reviewer_id = staff.get(lookup.email(row.reviewer))
        if one.reviewer_id is None:
            one.wrong.append("Nobody who reviews in this area has that email address.")
    one.fate = Fate.BAD if one.wrong else Fate.GOOD
    last = one.died or one.told_on
    if not one.wrong and one.born and last and reviews.age_on(one.born, last) < reviews.ADULT:
        one.fate = Fate.CHILD
    return one


def _day(one: Judged, written: str, what: str, *, needed: bool = False) -> date | None:
    day = read_day(written)
    if written and day is None:
        one.wrong.append(f"The {what} is no day that we can read. Write it like 22/11/2026.")
    elif day is not None and day > today():
        one.wrong.append(f"The {what} is still to come.")
    elif needed and day is None:
        one.wrong.append(f"There is no {what}.")
    return day


def _in_order(one: Judged) -> None:
    if one.born and one.died and one.died < one.born:
        one.wrong.append("The date of death is before the date of birth.")
    if one.died and one.told_on and one.told_on < one.died:
        one.wrong.append("The date of death is after the told-on date.")


def _twice_in_the_file(found: list[Judged], lookup: Lookup, area_id: UUID) -> None:
    lines: dict[bytes, int] = {}
    for one in found:
        if one.fate in {Fate.GOOD, Fate.CHILD}:
            token = alike.leder_token(lookup, area_id, one.row.leder_reference)
            if token in lines:
                one.fate = Fate.BAD
                one.wrong.append(f"Line {lines[token]} has the same LeDeR reference.")
            lines.setdefault(token, one.row.line)


def _already_here(session: Session, found: list[Judged], lookup: Lookup, area_id: UUID) -> None:
    good = [one for one in found if one.fate is Fate.GOOD]
    for some in _in_parts(good):
        by_leder = {alike.leder_token(lookup, area_id, one.row.leder_reference): one for one in some}
        for token, reference in alike.by_leder(session, set(by_leder)).items():
            by_leder[token].fate, by_leder[token].same_as = Fate.HERE, reference
        tokens = [(_person(lookup, area_id, one), one) for one in some if one.fate is Fate.GOOD]
        here = alike.by_person(session, {token for token, _ in tokens if token})
        for key, one in tokens:
            if key in here:
                one.fate, one.same_as = Fate.ALIKE, here[key]
    _alike_in_the_file(good, lookup, area_id)


def _alike_in_the_file(good: list[Judged], lookup: Lookup, area_id: UUID) -> None:
    seen: dict[bytes, int] = {}
    for one in good:
        token = _person(lookup, area_id, one) if one.fate is Fate.GOOD else None
        if token is None:
            continue
        if token in seen:
            one.fate = Fate.ALIKE
            one.wrong.append(f"Line {seen[token]} has the same name and dates.")
        else:
            seen[token] = one.row.line


def _person(lookup: Lookup, area_id: UUID, one: Judged) -> bytes | None:
    born, died = (day.isoformat() if day else None for day in (one.born, one.died))
    return alike.person_token(lookup, area_id, one.row.person, born, died)


def _in_parts(rows: list[Judged]) -> Iterable[list[Judged]]:
    return (rows[at : at + AT_ONCE] for at in range(0, len(rows), AT_ONCE))


def of_area(session: Session, area_id: UUID, import_id: UUID) -> ReviewImport | None:
    """A rehearsal of this area."""
    found = session.scalars(select(ReviewImport).where(ReviewImport.id == import_id)).first()
    return found if found is not None and found.area_id == area_id else None
