"""The portal in a process of its own, to be killed or looked at from outside."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

PORTAL = str(Path(sys.executable).parent / "portal")
ROOT = str(Path(__file__).resolve().parents[2])


def run(environment: Mapping[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the portal to its end."""
    return subprocess.run(
        [PORTAL, *arguments], env=_with_path(environment), cwd=ROOT, capture_output=True, text=True, timeout=120
    )


@contextmanager
def started(environment: Mapping[str, str], *command: str) -> Iterator[subprocess.Popen[str]]:
    """A command in a process group of its own; killed at the end, if it still lives."""
    process = subprocess.Popen(
        command,
        env=_with_path(environment),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(30)
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()


def _with_path(environment: Mapping[str, str]) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "PYTHONPATH": ROOT, "LANG": "C.UTF-8", **environment}
