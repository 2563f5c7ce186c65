"""How long it takes to find a contact by name among very many, and how often the right one is there.

``python tests/benchmarks/find.py``: 100,000 contacts on SQLite, made in a folder that is
thrown away. ``--contacts 10000``: fewer. Filling takes some minutes. Milliseconds are of this machine at this moment.
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
from tests.factories import make_world, settings_for  # noqa: E402
from tests.factories.names import Pair, name_pairs, other_names  # noqa: E402

BATCH = 2_000


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


def measure(app: Flask, area_id: UUID, pairs: list[Pair], ids: list[UUID]) -> None:
    """Search each pair once, with no key in memory, and print what came of it."""
    database, lookup = app.extensions["database"], app.extensions["lookup"]
    took, worked, rows = [], [], []
    for pair, contact_id in zip(pairs, ids, strict=True):
        database.keys.forget()
        began, busy = time.perf_counter(), time.process_time()
        with database.reading() as session:
            found = [one.contact_id for one in find(session, lookup, [area_id], pair.typed)]
        took.append((time.perf_counter() - began) * 1000)
        worked.append((time.process_time() - busy) * 1000)
        rows.append((pair, contact_id in found, contact_id in found[:10]))
    for held_out in (False, True):
        half = [one for one in rows if one[0].held_out is held_out]
        recall, ten = (sum(one[at] for one in half) / len(half) for at in (1, 2))
        print(f"{'held-out' if held_out else 'first'} half: recall {recall:.1%}, in the first ten {ten:.1%}")
    for told, times in (("a search, ms", took), ("ms of the processor", worked)):
        slow = statistics.quantiles(times, n=20)[-1]
        print(f"{told}: median {statistics.median(times):.0f}, 95 of 100 under {slow:.0f}, longest {max(times):.0f}")
    for pair, seen, _ten in rows:
        if not seen:
            print(f"  not found: {pair.written} typed {pair.typed}")


def main() -> None:
    """Fill, search, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--contacts", type=int, default=100_000)
    contacts = options.parse_args().contacts
    pairs = name_pairs()
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        app, area_id, ids = filled(Path(folder), contacts, pairs)
        size = (Path(folder) / "find.sqlite").stat().st_size / 1_000_000
        print(f"{contacts} contacts made in {time.perf_counter() - began:.0f} s, {size:.0f} MB")
        measure(app, area_id, pairs, ids)
        app.extensions["database"].dispose()


if __name__ == "__main__":
    main()
