"""The portal as it is served: gunicorn with workers that share what was loaded before, and many who write at once."""

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.asked import Asking
from tests.benchmarks.filled import Filled
from tests.benchmarks.pages import saving

ROOT = Path(__file__).resolve().parents[2]
PORTAL = ["-c", "from portal.cli import main; main()", "serve"]
FLOOR = ["-m", "gunicorn", "--preload", "tests.benchmarks.floor:create()"]
STARTS_WITHIN = 30.0  # seconds


class DidNotStart(Exception):
    """The server gave no answer in time."""


@dataclass(frozen=True)
class Served:
    """A running server."""

    port: int
    pid: int

    def workers(self) -> list[int]:
        """Process ids of the workers."""
        told = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text("ascii")
        return [int(one) for one in told.split()]


@contextmanager
def serving(arguments: list[str], environment: dict[str, str], workers: int) -> Iterator[Served]:
    """Run a server on a port that the system chooses; ended by its own process id."""
    with socket.create_server(("127.0.0.1", 0)) as chosen:
        port: int = chosen.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, *arguments, "--bind", f"127.0.0.1:{port}", "--workers", str(workers)],
        cwd=ROOT,
        env={**os.environ, **environment, "PYTHONPATH": str(ROOT), "PUBLIC_BASE_URL": f"http://127.0.0.1:{port}"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port, process)
        yield Served(port, process.pid)
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        if process.poll() is None:
            process.kill()


def pss_mib(pid: int) -> float:
    """What a process adds to the memory that is used, its share of what it shares included (MiB)."""
    told = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    return int(told.partition("\nPss:")[2].split()[0]) / 1024


def worker_memory(server: Served, asked: list[Asking]) -> float:
    """PSS of a worker (MiB, mean) after each has answered the key pages."""
    for _ in range(6 * len(server.workers())):
        for one in asked:
            fetch(server.port, one)
    workers = server.workers()
    return sum(pss_mib(pid) for pid in workers) / len(workers)


def fetch(port: int, asking: Asking) -> int:
    """Send a request to a server, read the answer, give its status."""
    environ = asking.fresh()
    body = environ["wsgi.input"].read()
    headers = {
        name[5:].replace("_", "-"): value
        for name, value in environ.items()
        if name.startswith("HTTP_") and name != "HTTP_HOST"
    }
    if body:
        headers["Content-Type"] = environ["CONTENT_TYPE"]
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request(environ["REQUEST_METHOD"], asking.path, body or None, headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()


@dataclass(frozen=True)
class Written:
    """What happened when many wrote at once."""

    per_second: float
    saved: int
    refused: dict[int, int]  # status -> how often; a locked database is a 503


def write_together(filled: Filled, server: Served, each: int) -> Written:
    """Every writer saves a card of their own ``each`` times, all at the same time."""
    saves = [saving(filled.app, cookie, path) for cookie, path in filled.writers]
    seen: Counter[int] = Counter()

    def write(one: Asking) -> None:
        seen.update(fetch(server.port, one) for _ in range(each))

    seconds = _together([lambda one=one: write(one) for one in saves])  # type: ignore[misc]
    saved = seen.pop(303, 0)
    return Written(saved / seconds, saved, dict(seen))


def read_together(server: Served, readers: int, each: int) -> float:
    """Requests a second that the bare page gives to as many at once."""

    def read() -> None:
        for _ in range(each):
            fetch(server.port, Asking("/"))

    return readers * each / _together([read] * readers)


def _together(works: list) -> float:  # type: ignore[type-arg]
    threads = [threading.Thread(target=one) for one in works]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - began


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        if process.poll() is not None:
            raise DidNotStart(f"it ended with {process.returncode}")
        with suppress(OSError):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/")
            connection.getresponse().read()
            connection.close()
            return
        time.sleep(0.05)
    raise DidNotStart("it gave no answer")
