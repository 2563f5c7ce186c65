"""What it costs to find the free times of 20 staff over eight weeks beside 10,000 bookings, and whether past bookings
make it dearer. Part of ``make bench``; ``python tests/benchmarks/times.py`` measures it alone.

On SQLite, made in a folder that is thrown away. The first number is CPU of all 20 searches together, times a bare
Flask page; the second is how many times that with 100,000 past bookings as well.
"""

import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from flask import Flask  # noqa: E402
from sqlalchemy import insert, text  # noqa: E402
from sqlalchemy.orm import Session  # noqa: E402

from portal.app import create_app  # noqa: E402
from portal.clock import now  # noqa: E402
from portal.foundation.migrations import meeting_guards  # noqa: E402
from portal.foundation.migrations.run import upgrade  # noqa: E402
from portal.ids import uuid7  # noqa: E402
from portal.taking_part.meetings.calendars import free_times  # noqa: E402
from portal.taking_part.meetings.models import (  # noqa: E402
    Bookable,
    BookableKind,
    Meeting,
    MeetingClaim,
    MeetingState,
    Way,
    WeeklyHours,
)
from portal.taking_part.meetings.queries import NOTICE, days_ahead  # noqa: E402
from portal.taking_part.meetings.times import STEP, Wanted  # noqa: E402
from tests.benchmarks import floor  # noqa: E402
from tests.benchmarks.asked import Asking  # noqa: E402
from tests.benchmarks.table import Cell, Report  # noqa: E402
from tests.factories import World, make_world, settings_for  # noqa: E402

STAFF, BOOKINGS, PAST = 20, 10_000, 100_000
LASTS = 3  # quarters of an hour
TURNS = 7
MOST_RATIO = 1.5  # with all the past beside without
MOST_PAGES = 15_000  # bare pages: all 20 searches of eight weeks together, 750 for one of the staff
STEP_SECONDS = int(STEP.total_seconds())


def staff_of(session: Session, world: World) -> list[UUID]:
    """Twenty who can be booked, each day from eight to eight: room for 500 bookings of each in eight weeks."""
    from datetime import time as clock

    ids = []
    for number in range(STAFF):
        one = Bookable(area_id=world.reviewer.area_id, kind=BookableKind.STAFF, name=f"Staff {number}", ways=["phone"])
        session.add(one)
        session.flush()
        ids.append(one.id)
        for weekday in range(5):
            session.add(WeeklyHours(bookable_id=one.id, weekday=weekday, opens=clock(8), closes=clock(20)))
    session.flush()
    return ids


def book(session: Session, world: World, ids: list[UUID], many: int, *, past: bool) -> None:
    """So many meetings, spread over the staff, one after another, from tomorrow on or from yesterday back."""
    first = int((now() + timedelta(days=1)).timestamp()) // STEP_SECONDS
    meetings, claims = [], []
    for number in range(many):
        whose, place = ids[number % STAFF], number // STAFF
        begins = first - 200 - place * LASTS if past else first + place * (LASTS + 6)
        starts = (now() + timedelta(days=1)).replace(second=0, microsecond=0)
        starts += timedelta(seconds=(begins - first) * STEP_SECONDS)
        meeting_id = uuid7()
        meetings.append(
            {
                "id": meeting_id,
                "review_id": world.review.id,
                "contact_id": world.mother.id,
                "with_id": whose,
                "way": Way.PHONE,
                "state": MeetingState.HELD if past else MeetingState.BOOKED,
                "starts_at": starts,
                "ends_at": starts + LASTS * STEP,
                "booked_at": now(),
                "made_once": str(meeting_id),
            }
        )
        claims += [{"bookable_id": whose, "quarter": begins + one, "meeting_id": meeting_id} for one in range(LASTS)]
    session.execute(insert(Meeting), meetings)
    session.execute(insert(MeetingClaim), claims)
    session.execute(text("ANALYZE"))


def search(app: Flask, ids: list[UUID]) -> int:
    """All the free times of each; how many."""
    wanted = Wanted(timedelta(minutes=45), days_ahead(frozenset()), now() + NOTICE)
    with app.extensions["database"].reading() as session:
        return sum(len(free_times(session, [one], wanted)) for one in ids)


@dataclass(frozen=True, slots=True)
class Found:
    """What was measured."""

    free: int
    cpu_ms: float  # of all searches together
    times_floor: float
    with_past: float  # times that


def _cpu(app: Flask, ids: list[UUID]) -> float:
    began = time.process_time()
    search(app, ids)
    return time.process_time() - began


def measure(folder: Path, turns: int = TURNS) -> Found:
    """Fill a portal and search, turn by turn beside a bare page, so that a busy machine slows both alike."""
    folder.mkdir(parents=True, exist_ok=True)
    url = f"sqlite:///{folder / 'times.sqlite'}"
    upgrade(url)
    app = create_app(settings_for(folder, url, 1))
    world, bare, page = make_world(app), floor.create(), Asking("/")
    database = app.extensions["database"]
    with database.transaction() as session:
        for guard in meeting_guards.SQLITE:  # so many rows are made at once, and thrown away
            session.execute(text(f"DROP TRIGGER {guard}"))
        ids = staff_of(session, world)
        book(session, world, ids, BOOKINGS, past=False)
    free = search(app, ids)
    page.cpu(bare, 200)
    both = [(_cpu(app, ids), page.cpu(bare, 200)) for _turn in range(turns)]
    with database.transaction() as session:
        book(session, world, ids, PAST, past=True)
    if search(app, ids) != free:
        raise AssertionError("past bookings took free times away")
    after = [(_cpu(app, ids), page.cpu(bare, 200)) for _turn in range(turns)]
    database.dispose()
    ratio = statistics.median(over / under for over, under in both)
    later = statistics.median(over / under for over, under in after)
    return Found(free, statistics.median(over for over, _under in both) * 1000, ratio, later / ratio)


def tell(report: Report, found: Found) -> None:
    """Write it into a report."""
    report.heading(
        f"Free times of {STAFF} staff over 8 weeks, {BOOKINGS:,} bookings to come, {found.free:,} times free"
    )
    report.line(
        "All searches, times a bare page", Cell(found.times_floor, MOST_PAGES, 0), f"{found.cpu_ms:,.0f} ms CPU"
    )
    report.line(f"Times that with {PAST:,} past bookings", Cell(found.with_past, MOST_RATIO, 2))


def main() -> None:
    """Measure and print."""
    began, report = time.perf_counter(), Report()
    with tempfile.TemporaryDirectory() as name:
        tell(report, measure(Path(name)))
    report.end(time.perf_counter() - began)
    sys.exit(bool(report.over))


if __name__ == "__main__":
    main()
