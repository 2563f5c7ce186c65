"""Does it stay quick when there is much: the same pages and look-ups with 1,000 rows and with very many."""

import sqlite3
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask

from portal.app import create_app
from portal.circle.people import queries as people
from portal.settings import Settings
from tests.benchmarks.asked import Asking
from tests.benchmarks.filled import Filled, fill
from tests.benchmarks.pages import PAGES

FEW = 1_000
SHOWN = 100  # made by the portal itself and due first; no list shows more, so only these are opened
_ID = "lower(hex(randomblob(16)))"
# What differs from row to row; all else is copied from a row that the portal sealed, and nobody opens the copies.
# One in a hundred is still open, all of one area and one reviewer: far more than anybody will ever have.
COPIES: dict[str, dict[str, str]] = {
    "review": {
        "id": _ID,
        "reference": "'LR-' || printf('%08d', i)",
        "due_on": "'2099-01-01'",
        "stage": "CASE WHEN i % 100 THEN 'complete' ELSE one.stage END",
    },
    "task": {
        "id": _ID,
        "made_once": "NULL",
        "due_on": "'2099-01-01'",
        "done_at": "CASE WHEN i % 100 THEN one.made_at END",
    },
    "contact": {"id": _ID, "email_token": "randomblob(32)", "phone_token": "randomblob(32)"},
    "sign_in": {"id_hash": "randomblob(32)"},
    "sealing_key": {"id": _ID, "owner_id": _ID},
}


def multiply(path: Path, rows: int) -> None:
    """Copy a row of each table until there are ``rows`` more."""
    with sqlite3.connect(path, isolation_level=None) as database:
        for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000"):
            database.execute(f"PRAGMA {setting}")  # made to be thrown away
        database.execute("BEGIN")
        for table, changed in COPIES.items():
            names = [one[1] for one in database.execute(f"PRAGMA table_info({table})")]
            values = ", ".join(changed.get(name, f'one."{name}"') for name in names)
            columns = ", ".join(f'"{name}"' for name in names)
            database.execute(
                f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows}) "  # noqa: S608
                f"INSERT INTO {table} ({columns}) SELECT {values} "
                f"FROM n, (SELECT * FROM {table} LIMIT 1 OFFSET 1) AS one"
            )
        database.execute("COMMIT")
        database.execute("ANALYZE")
    database.close()


def grow(folder: Path, many: int, turns: int) -> tuple[dict[str, float], float]:
    """For each page or look-up: how many times longer with ``many`` rows than with 1,000. And the seconds to fill."""
    few = fill(folder / "few", f"sqlite:///{folder / 'few.sqlite'}", sizes=(SHOWN,), writers=0)
    few.app.extensions["database"].dispose()
    with sqlite3.connect(folder / "few.sqlite") as source:
        source.execute(f"VACUUM INTO '{folder / 'many.sqlite'}'")
    source.close()
    began = time.perf_counter()
    multiply(folder / "few.sqlite", FEW - SHOWN)
    multiply(folder / "many.sqlite", many - SHOWN)
    seconds = time.perf_counter() - began
    big = _app_on(few, folder / "many.sqlite")
    works = _works(few)
    found: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(turns + 1):
        for name, work in works.items():
            ratio = _seconds(work, big) / _seconds(work, few.app)
            if turn:  # the first turn warms both
                found[name].append(ratio)
    big.extensions["database"].dispose()
    few.app.extensions["database"].dispose()
    return {name: statistics.median(ratios) for name, ratios in found.items()}, seconds


def _app_on(filled: Filled, path: Path) -> Flask:
    return create_app(Settings.from_environment({**filled.environment, "DATABASE_URL": f"sqlite:///{path}"}))


def _works(filled: Filled) -> dict[str, Callable[[Flask], Any]]:
    crowd = filled.crowds[SHOWN]
    wanted = {one.name: one.asking(crowd) for one in PAGES if one.name in {"Reviewer's queue", "Phone desk"}}
    token = filled.app.extensions["lookup"].email(f"marta{SHOWN}.1@rowan.example")

    def look_up(app: Flask) -> None:
        with app.extensions["database"].reading() as session:
            assert len(people.by_email(session, token)) == 1

    def ask(asking: Asking) -> Callable[[Flask], Any]:
        return lambda app: _ok(asking, app)

    return {**{name: ask(one) for name, one in wanted.items()}, "Look-up of an address to sign in": look_up}


def _ok(asking: Asking, app: Flask) -> None:
    status = asking.answer(app).status
    assert status.startswith("200"), status


def _seconds(work: Callable[[Flask], Any], app: Flask) -> float:
    before = time.process_time()
    for _ in range(3):
        work(app)
    return time.process_time() - before
