"""Weigh the key pages and measure what they cost: ``make bench``. ``--quick``: fewer turns, and no growth.

It measures and tells; it is no test, so it always ends well. Nothing but 127.0.0.1 is reached. Numbers in ms and
requests a second are of this machine at this moment; bytes, queries and "times a bare page" can be compared.
"""

import argparse
import json
import logging
import os
import platform
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks import alone, cost, counted, find, grown, long_draft, seen, served, times, weight  # noqa: E402
from tests.benchmarks.asked import Asking  # noqa: E402
from tests.benchmarks.filled import SIZES, Filled, fill  # noqa: E402
from tests.benchmarks.guessed import guess  # noqa: E402
from tests.benchmarks.pages import LIST, PAGES, SAVING, WRITING, KeyPage, saving_of  # noqa: E402
from tests.benchmarks.table import Cell, Report  # noqa: E402

ROWS = 20
STYLES = ("main.css", "dark.css", "contrast.css", "letters.css", "arabic.css")
PAINTED = ("Visitor's home", "Card of a story", "Reviewer's queue", "The same in Urdu")


class Bench:
    """One run over one filled portal."""

    def __init__(self, folder: Path, quick: bool) -> None:
        self.folder = folder
        self.quick = quick
        self.report = Report()
        self.filled = fill(folder / "portal", f"sqlite:///{folder / 'portal.sqlite'}")
        self.weights = {one.name: weight.weigh(self.filled.app, one, self.crowd) for one in PAGES}

    @property
    def crowd(self) -> Any:
        """The area with twenty rows."""
        return self.filled.crowds[ROWS]

    def again(self, page: KeyPage) -> Asking:
        """The request of a browser that was here before."""
        return Asking(page.asking(self.crowd).path, self.weights[page.name].repeat_cookies)

    def bytes(self) -> None:
        """Weight of each page."""
        rows: dict[str, list[Cell | str]] = {}
        for page in PAGES:
            it, listed = self.weights[page.name], page.grows
            rows[page.name] = [
                Cell(it.html_raw, 25_000 if listed else None),
                Cell(it.html_packed, 2_600 if listed else None),
                Cell(it.nodes, 350 if listed else None),
                Cell(it.first_response, 14_600),
                Cell(it.first_view, 32_000),
                Cell(it.first_requests, 4),
                Cell(it.repeat_view, 3_000),
            ]
        self.report.heading(f"Bytes over the wire (brotli 4 as served; lists with {ROWS} rows)")
        columns = ["HTML raw", "HTML br", "nodes", "first answer", "first view", "requests", "repeat view"]
        self.report.table(columns, rows)
        folder = ROOT / "static" / "dist"
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
        self.report.line("All our CSS, left to right (br)", Cell(weight.built(folder, manifest, *STYLES), 10_000))
        self.report.line("main.css alone (br)", Cell(weight.built(folder, manifest, "main.css")))
        self.report.line("main.rtl.css alone (br)", Cell(weight.built(folder, manifest, "main.rtl.css")))
        self.report.line("Our script (br)", Cell(weight.built(folder, manifest, "enhance.js"), 6_000))
        self.report.line("htmx (br)", Cell(weight.built(folder, manifest, "htmx.js")))
        self.report.line("All pictures (br)", Cell(weight.built(folder, manifest, "pictures.svg")))

    def queries(self) -> None:
        """Queries of each page with 1, 20 and 40 rows."""
        rows: dict[str, list[Cell | str]] = {}
        for page in PAGES:
            counts: list[list[int]] = []
            for forgotten in (False, True):
                askings = [page.asking(self.filled.crowds[size]) for size in SIZES]
                counts.append([counted.asked_by(self.filled.app, one, keys_forgotten=forgotten) for one in askings])
            more = max(max(some) - min(some) for some in counts)
            rows[page.name] = [*(" / ".join(map(str, some)) for some in counts), Cell(more, 0)]
        self.report.heading("Queries with 1 / 20 / 40 rows (must be the same)")
        self.report.table(["as usual", "when keys are read anew", "more with rows"], rows)

    def costs(self) -> None:
        """CPU beside a bare Flask page."""
        app = self.filled.app
        asked: dict[str, tuple[Any, Asking]] = {}
        for page in PAGES:
            asked[page.name] = (app, self.again(page))
            asked[f"first {page.name}"] = (app, page.asking(self.crowd))
        asked[SAVING.name] = (app, saving_of(self.filled, ROWS))
        found = cost.measure(asked, 5 if self.quick else 15)
        rows: dict[str, list[Cell | str]] = {}
        for page in (*PAGES, SAVING):
            it, first = found[page.name], found.get(f"first {page.name}")
            dearest = max(it.cpu_ms, first.cpu_ms if first else 0)
            rows[page.name] = [
                Cell(it.times_floor, page.most, 1),
                "{:.0f}–{:.0f}".format(*it.spread),
                Cell(first.times_floor if first else None, None, 1),
                Cell(dearest, 10, 1),
                Cell(it.p50_ms, None, 1),
            ]
        self.report.heading("CPU of a request, times a bare Flask page of 20 kB (SQLite, brotli 4 counted in)")
        columns = ["median", "middle half", "first visit", "CPU ms, dearest", "p50 ms"]
        self.report.table(columns, rows)

    def postgresql(self) -> None:
        """The same pages on PostgreSQL."""
        from tests.postgres import Postgres

        folder = self.folder / "postgres"
        folder.mkdir()
        server = Postgres(folder)
        try:
            server.make_template()
            with server.database() as url:
                filled = fill(folder / "portal", url, sizes=(ROWS,), writers=0)
                self._on_postgresql(filled)
                filled.app.extensions["database"].dispose()
        finally:
            server.stop()

    def _on_postgresql(self, filled: Filled) -> None:
        crowd = filled.crowds[ROWS]
        asked: dict[str, tuple[Any, Asking]] = {}
        for page in PAGES:
            first = page.asking(crowd)
            cookies = {**first.cookies, **first.answer(filled.app).cookies()}
            asked[page.name] = (filled.app, Asking(first.path, cookies))
        asked[SAVING.name] = (filled.app, saving_of(filled, ROWS))
        found = cost.measure(asked, 3 if self.quick else 6)
        self.report.heading("The same on PostgreSQL (our process only; no budget of its own: SQLite's is shown)")
        for page in (*PAGES, SAVING):
            self.report.line(page.name, Cell(found[page.name].times_floor, None, 1), f"× a bare page (of {page.most})")

    def memory_and_start(self) -> None:
        """One process alone; its start."""
        self.report.heading("Memory and start")
        pages = [(one.path, one.cookies) for one in map(self.again, PAGES)]
        pss, resident = alone.memory(self.filled.environment, pages)
        self.report.line("PSS alone (MiB)", Cell(pss, 90, 0), f"resident {resident:.0f}")
        start = alone.start(self.filled.environment, 2 if self.quick else 4)
        self.report.line(
            "Start, times the same imports", Cell(start.times_imports, 1.3, 2), f"{start.cpu_ms:.0f} ms CPU"
        )
        early = ", ".join(start.too_early) or "none"
        self.report.line("Imported at the start though used later", Cell(len(start.too_early), 0), early)

    def together(self) -> None:
        """Workers, writers and a browser."""
        workers = 4
        with (
            served.serving(served.PORTAL, self.filled.environment, workers) as portal,
            served.serving(served.FLOOR, {}, workers) as floor,
        ):
            mib = served.worker_memory(portal, [self.again(one) for one in PAGES])
            self.report.line(f"PSS of a worker, {workers} preloaded (MiB)", Cell(mib, 60, 0))
            self.report.heading("Eight who write at once (SQLite)")
            each = 10 if self.quick else 40
            wrote = served.write_together(self.filled, portal, each)
            bare = served.read_together(floor, len(self.filled.writers), each)
            refused = ", ".join(f"{count} × {status}" for status, count in wrote.refused.items())
            self.report.line("Not saved", Cell(sum(wrote.refused.values()), 0), refused)
            note = f"a bare page {bare:.0f}: {wrote.per_second / bare:.3f} of it"
            self.report.line("Saved a second", Cell(wrote.per_second, None, 0), note)
            self.attempt("First view in a browser", lambda: self._painted(portal.port, floor.port))

    def _painted(self, port: int, floor_port: int) -> None:
        self.report.heading("First view on slow 3G (400 kbit/s, 400 ms), processor 6 times slower, Chromium")
        pages = {one.name: one.asking(self.crowd) for one in PAGES if one.name in PAINTED}
        rows: dict[str, list[Cell | str]] = {}
        for name, it in seen.look(floor_port, port, pages, 1 if self.quick else 3).items():
            rows[name] = [
                Cell(it.middle("times_floor"), 1.25, 2),
                Cell(it.middle("first_paint")),
                Cell(it.middle("blocked"), 50),
                Cell(it.middle("shift"), 0.01, 3),
                Cell(it.requests, 4),
                Cell(it.bytes, 32_000),
            ]
        columns = ["FCP, times one file", "FCP ms", "TBT ms", "CLS", "requests", "bytes"]
        self.report.table(columns, rows)

    def growth(self) -> None:
        """The same with very many rows."""
        seconds = 0.0
        for many in (100_000, 1_000_000):
            if many > 100_000 and seconds * 10 > 45:
                self.report.not_measured(
                    "1,000,000 rows", f"100,000 took {seconds:.0f} s to make on this machine just now"
                )
                return
            folder = self.folder / f"grown-{many}"
            folder.mkdir()
            ratios, seconds = grown.grow(folder, many, 7)
            self.report.heading(f"{many:,} rows in each of five tables, CPU times that with {grown.FEW:,}")
            for name, ratio in ratios.items():
                self.report.line(name, Cell(ratio, 3, 2))

    def attempt(self, what: str, work: Callable[[], None]) -> None:
        """Measure one thing; what goes wrong is told at the end, and the rest goes on."""
        try:
            work()
        except Exception as why:  # it measures: nothing may stop it
            self.report.not_measured(what, why)


def main() -> None:
    """Measure everything."""
    reading = argparse.ArgumentParser(description="Weigh the key pages and measure what they cost.")
    reading.add_argument("--quick", action="store_true", help="fewer turns, no growth, no PostgreSQL")
    quick = reading.parse_args().quick
    logging.disable(logging.WARNING)
    warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR")  # a word of PostgreSQL's package
    began = time.monotonic()
    load = os.getloadavg()[0]
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, load {load:.1f} at the start.")
    print(
        f"Budgets: content 8, list and form {LIST}, writing {WRITING} times a bare Flask page. OVER: budget not kept."
    )
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        bench = Bench(Path(folder), quick)
        for what, work in (("Bytes", bench.bytes), ("Queries", bench.queries), ("CPU", bench.costs)):
            bench.attempt(what, work)
        if not quick:
            bench.attempt("PostgreSQL", bench.postgresql)
        bench.attempt("A long draft", lambda: long_draft.measure(bench.folder / "draft", bench.report, 5))
        bench.attempt("Free times", lambda: times.tell(bench.report, times.measure(bench.folder / "times")))
        bench.attempt("Guessed addresses", lambda: guess(bench.report, bench.folder / "guessed"))
        bench.attempt("Memory and start", bench.memory_and_start)
        bench.attempt("Workers, writers", bench.together)
        if not quick:
            bench.attempt("Growth", bench.growth)
            bench.attempt("Finding names", lambda: find.tell(bench.report, bench.folder / "find", find.CONTACTS))
    bench.report.end(time.monotonic() - began)


if __name__ == "__main__":
    main()
