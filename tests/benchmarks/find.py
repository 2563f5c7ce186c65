"""How long it takes to find a contact by name among very many, and how often the right one is there.

``python tests/benchmarks/find.py``: 100,000 contacts on SQLite, made in a folder that is thrown away.
``--contacts 10000``: fewer. The last part of ``make bench``, too. Filling takes some minutes. Milliseconds are of this
machine at this moment.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from uuid import UUID

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from flask import Flask  # noqa: E402
from sqlalchemy import insert, text  # noqa: E402
from sqlalchemy.orm import Session  # noqa: E402

from portal.app import create_app  # noqa: E402
from portal.circle.people.models import Contact  # noqa: E402
from portal.circle.people.name_keys import name_key_rows  # noqa: E402
from portal.clock import now  # noqa: E402
from portal.desks.phone_desk.queries import find  # noqa: E402
from portal.foundation.db.lookup import Lookup  # noqa: E402
from portal.foundation.migrations.run import upgrade  # noqa: E402
from portal.foundation.outbox.models import Channel  # noqa: E402
from portal.ids import uuid7  # noqa: E402
from tests.benchmarks import floor  # noqa: E402
from tests.benchmarks.asked import Asking  # noqa: E402
from tests.benchmarks.table import Cell, Report  # noqa: E402
from tests.factories import make_world, settings_for  # noqa: E402
from tests.factories.names import Pair, name_pairs, other_names  # noqa: E402

BATCH = 2_000
CONTACTS = 100_000
MOST_MS = 300  # by the clock, on a machine with nothing else to do


def filled(folder: Path, contacts: int, pairs: list[Pair]) -> tuple[Flask, UUID, list[UUID]]:
    """A portal with so many contacts in one area; the ids of the pairs among them."""
    url = f"sqlite:///{folder / 'find.sqlite'}"
    upgrade(url)
    app = create_app(settings_for(folder, url, 1))
    database, lookup = app.extensions["database"], app.extensions["lookup"]
    area_id = make_world(app).support.area_id
    chance = random.Random(7)
    names = [one.written for one in pairs] + other_names(pairs, contacts - len(pairs), chance, middle=0.8)
    order = list(range(len(names)))
    chance.shuffle(order)  # nobody is found because of having been there first
    made: dict[int, UUID] = {}
    for begin in range(0, len(names), BATCH):
        part = order[begin : begin + BATCH]
        with database.transaction() as session:
            session.execute(text("PRAGMA cache_size = -400000"))
            made.update(zip(part, _add_together(session, lookup, area_id, [names[one] for one in part]), strict=True))
        database.keys.forget()
    with database.transaction() as session:
        session.execute(text("ANALYZE"))
    return app, area_id, [made[one] for one in range(len(pairs))]


def _add_together(session: Session, lookup: Lookup, area_id: UUID, names: list[str]) -> list[UUID]:
    """Contacts with their name keys, many in one go. The names are sealed with one key, the area's: with a key for each
    contact a search unwraps up to fifty more, by one query."""
    ids = [uuid7() for _name in names]
    seal = session.info["keys"].seal
    rows = [
        {
            "id": one,
            "area_id": area_id,
            "channel": Channel.LETTER,
            "needs": [],
            "added_at": now(),
            "name_sealed": seal(session, ("area", area_id), name.encode(), f"contact|name_sealed|{one}"),
        }
        for one, name in zip(ids, names, strict=True)
    ]
    session.execute(insert(Contact.__table__), rows)
    keys = [
        (key, one.hex, many) for one, name in zip(ids, names, strict=True) for key, many in _keys(lookup, area_id, name)
    ]
    session.connection().exec_driver_sql(
        "INSERT INTO contact_name_key (token, contact_id, words) VALUES (?, ?, ?)", sorted(keys)
    )
    return ids


@cache
def _keys(lookup: Lookup, area_id: UUID, name: str) -> tuple[tuple[bytes, int], ...]:
    rows = name_key_rows(lookup, area_id, area_id, name)  # many share a name
    return tuple((one["token"], one["words"]) for one in rows)


def measure(report: Report, app: Flask, area_id: UUID, pairs: list[Pair], ids: list[UUID]) -> list[Pair]:
    """Search each pair once, with no key in memory, and tell what came of it; the pairs that were not found."""
    database, lookup = app.extensions["database"], app.extensions["lookup"]
    bare = Asking("/").cpu(floor.create(), 200) * 1000
    took, worked, missed, late = [], [], [], 0
    for pair, contact_id in zip(pairs, ids, strict=True):
        database.keys.forget()
        began, busy = time.perf_counter(), time.process_time()
        with database.reading() as session:
            found = [one.contact_id for one in find(session, lookup, [area_id], pair.typed)]
        took.append((time.perf_counter() - began) * 1000)
        worked.append((time.process_time() - busy) * 1000)
        if contact_id not in found:
            missed.append(pair)
        late += contact_id not in found[:10]
    share = 100 / len(pairs)
    report.line("not found, of 100", Cell(len(missed) * share, 5, 1), f"{sum(one.held_out for one in missed)} held out")
    report.line("not among the first ten, of 100", Cell(late * share, 10, 1))
    slow = statistics.quantiles(took, n=20)[-1]
    report.line("95 of 100 searches take no longer than (ms)", Cell(slow, MOST_MS), f"longest {max(took):.0f}")
    busy = statistics.median(worked)
    report.line("a search, in bare pages", Cell(busy / bare), f"{busy:.0f} ms of the processor")
    return missed


def tell(report: Report, folder: Path, contacts: int) -> None:
    """Fill, search, and tell."""
    pairs = name_pairs()
    folder.mkdir(exist_ok=True)
    began = time.perf_counter()
    app, area_id, ids = filled(folder, contacts, pairs)
    size = (folder / "find.sqlite").stat().st_size / 1_000_000
    took = time.perf_counter() - began
    report.heading(f"Finding one of {contacts:,} contacts by name ({size:.0f} MB, made in {took:.0f} s)")
    try:
        for pair in measure(report, app, area_id, pairs, ids):
            print(f"  not found: {pair.written} typed {pair.typed}")
    finally:
        app.extensions["database"].dispose()


def main() -> None:
    """Fill, search, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--contacts", type=int, default=CONTACTS)
    contacts = options.parse_args().contacts
    began, report = time.perf_counter(), Report()
    with tempfile.TemporaryDirectory() as folder:
        tell(report, Path(folder), contacts)
    report.end(time.perf_counter() - began)


if __name__ == "__main__":
    main()
