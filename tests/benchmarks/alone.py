"""One process of its own: what it takes to start, and the memory of it. Run as ``python -m tests.benchmarks.alone``."""

import importlib
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LATER = ("PIL", "pillow_heif", "av", "typst", "authlib", "webauthn", "phonenumbers.geodata", "fontTools", "docx")


@dataclass(frozen=True)
class Start:
    """Starting beside the same third-party imports with no code of ours."""

    times_imports: float
    cpu_ms: float
    too_early: list[str]  # what should be imported on first use only


def start(environment: dict[str, str], turns: int) -> Start:
    """Start the portal and, in turn, import only what it imports of others."""
    modules = json.loads(_run("modules", environment)[0])
    others = [one for one in modules if one.partition(".")[0] not in {"portal", "tests", "__main__", "__mp_main__"}]
    given = json.dumps(others)
    ratios, times = [], []
    for _ in range(turns):
        bare = _run("imports", environment, given)[1]
        whole = _run("start", environment)[1]
        ratios.append(whole / bare)
        times.append(whole * 1000)
    early = sorted({one for one in LATER if any(name == one or name.startswith(one + ".") for name in others)})
    return Start(statistics.median(ratios), statistics.median(times), early)


def memory(environment: dict[str, str], pages: list[tuple[str, dict[str, str]]]) -> tuple[float, float]:
    """PSS and resident memory (MiB) of one process that has answered each page."""
    pss, resident = json.loads(_run("memory", environment, json.dumps(pages))[0])
    return pss, resident


def _run(what: str, environment: dict[str, str], given: str = "") -> tuple[str, float]:
    before = _children_cpu()
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.alone", what],
        cwd=ROOT,
        env={**os.environ, **environment},
        input=given,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout, _children_cpu() - before


def _children_cpu() -> float:
    told = resource.getrusage(resource.RUSAGE_CHILDREN)
    return told.ru_utime + told.ru_stime


def _app() -> Any:
    from portal.app import create_app
    from portal.settings import Settings

    return create_app(Settings.from_environment(os.environ))


def _answer(what: str) -> Any:
    if what == "imports":
        for name in json.loads(sys.stdin.read()):
            with suppress(Exception):  # some are made by their package and cannot be asked for by name
                importlib.import_module(name)
        return None
    app = _app()
    if what == "modules":
        return list(sys.modules)
    if what == "memory":
        from tests.benchmarks.asked import Asking

        for path, cookies in json.loads(sys.stdin.read()):
            assert Asking(path, cookies).answer(app).status.startswith("200"), path
        told = Path("/proc/self/smaps_rollup").read_text("ascii")
        return [int(told.partition(f"\n{name}:")[2].split()[0]) / 1024 for name in ("Pss", "Rss")]
    return time.process_time()


if __name__ == "__main__":
    print(json.dumps(_answer(sys.argv[1])))
