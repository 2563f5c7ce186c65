"""How long it takes to find the free times of 20 staff over eight weeks beside 10,000 bookings, and whether past
bookings make it slower.

``python tests/benchmarks/times.py``: on SQLite, made in a folder that is thrown away. The first number is all
20 searches together in pages of this machine (``GET /looks``, of nobody signed in); the second is how many times
longer it takes with 100,000 past bookings than with none.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
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
from tests.benchmarks.table import Cell, Report  # noqa: E402
from tests.factories import World, make_world, settings_for  # noqa: E402

STAFF, BOOKINGS, PAST = 20, 10_000, 100_000
LASTS = 3  # quarters of an hour
TURNS = 7
MOST_RATIO = 1.5  # with all the past beside without
MOST_PAGES = 400  # bare pages: all 20 searches of eight weeks together
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


def search(app: Flask, ids: list[UUID]) -> int:
    """All the free times of each; how many."""
    wanted = Wanted(timedelta(minutes=45), days_ahead(frozenset()), now() + NOTICE)
    with app.extensions["database"].reading() as session:
        return sum(len(free_times(session, [one], wanted)) for one in ids)


def seconds(work: Callable[[], object]) -> float:
    """Of one turn, the middle of several."""
    found = []
    for _turn in range(TURNS):
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
    return statistics.median(found)


def main() -> None:
    """Measure and print."""
    began, report = time.perf_counter(), Report()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        url = f"sqlite:///{folder / 'times.sqlite'}"
        upgrade(url)
        app = create_app(settings_for(folder, url, 1))
        world = make_world(app)
        database = app.extensions["database"]
        with database.transaction() as session:
            ids = staff_of(session, world)
            book(session, world, ids, BOOKINGS, past=False)
            session.execute(text("ANALYZE"))
        client = app.test_client()
        free = search(app, ids)
        bare = seconds(lambda: [client.get("/looks") for _one in range(20)]) / 20
        before = seconds(lambda: search(app, ids))
        with database.transaction() as session:
            book(session, world, ids, PAST, past=True)
            session.execute(text("ANALYZE"))
        same = search(app, ids)
        after = seconds(lambda: search(app, ids))
        database.dispose()
    report.heading(f"Free times of {STAFF} staff over 8 weeks, {BOOKINGS:,} bookings to come, {free:,} times free")
    report.line(
        "in openings of the page of looks",
        Cell(before / bare, MOST_PAGES),
        f"{before * 1000:,.0f} ms, one of them {bare * 1000:.2f} ms",
    )
    report.line(
        f"times longer with {PAST:,} past bookings", Cell(after / before, MOST_RATIO, 2), f"{same:,} times free"
    )
    report.end(time.perf_counter() - began)
    sys.exit(bool(report.over))


if __name__ == "__main__":
    main()
