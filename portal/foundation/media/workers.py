"""Running a worker: one process for one file from outside, with nothing of ours in its environment."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path
from typing import IO, Final

_ENVIRONMENT: Final = {"LC_ALL": "C.UTF-8", "MALLOC_ARENA_MAX": "1"}


class Outcome(Enum):
    """How a worker ended."""

    DONE = auto()
    TOOK_TOO_LONG = auto()
    CRASHED = auto()  # the bytes made a decoder crash
    STOPPED = auto()  # from outside: mostly the machine had no memory left
    BROKEN = auto()  # it could not begin, or has a mistake of ours


def open_plain(path: Path) -> IO[bytes] | None:
    """Open a staged file for reading; nothing if it is no ordinary file. OSError if it cannot be read."""
    source = open(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb")  # noqa: SIM115  (the caller closes it)
    if stat.S_ISREG(os.fstat(source.fileno()).st_mode):
        return source
    source.close()
    return None


def run(script: Path, source: IO[bytes], answer: IO[bytes], limits: Sequence[int], timeout_s: float) -> Outcome:
    """Run ``script`` in Python's isolated mode to its end; it and its children are gone afterwards.

    ``source`` becomes its standard input, ``answer`` its standard output, ``limits`` its arguments.
    """
    command = [sys.executable, "-I", "-B", str(script.resolve()), *(str(limit) for limit in limits)]
    with subprocess.Popen(  # noqa: S603  (a fixed command; nothing of the sender's is in it)
        command,
        stdin=source,
        stdout=answer,
        stderr=subprocess.DEVNULL,
        env=_ENVIRONMENT,
        cwd="/",
        start_new_session=True,
    ) as worker:
        try:
            return _outcome(worker.wait(timeout_s))
        except subprocess.TimeoutExpired:
            return Outcome.TOOK_TOO_LONG
        finally:
            if worker.returncode is None:
                with suppress(ProcessLookupError):
                    os.killpg(worker.pid, signal.SIGKILL)


def _outcome(status: int) -> Outcome:
    if status == 0:
        return Outcome.DONE
    if status == -signal.SIGXCPU:
        return Outcome.TOOK_TOO_LONG
    if status in (-signal.SIGKILL, -signal.SIGTERM):
        return Outcome.STOPPED
    return Outcome.CRASHED if status < 0 else Outcome.BROKEN
