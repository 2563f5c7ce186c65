"""Taking in a file that somebody sends: staged and cleaned before any lock on the database is held."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from flask import current_app, request

from portal.foundation.media import staging

C = TypeVar("C")
_AT_ONCE = threading.BoundedSemaphore(2)  # each may take up to 1 GiB


class NothingChosen(Exception):
    """The form came without a file."""


@dataclass(frozen=True, slots=True)
class Received(Generic[C]):
    """A file that was cleaned: what is left of it, the name it had, and a token for its bytes as they were sent."""

    clean: C
    name: str
    token: bytes


def receive(field: str, most_bytes: int, clean: Callable[[Path], C]) -> Received[C]:
    """Stage the file of a form and clean it.

    Raises NothingChosen, ``staging.Empty``, ``staging.TooLarge``, and whatever ``clean`` raises.
    """
    given = request.files.get(field)
    if given is None or not given.filename:
        raise NothingChosen
    return cleaned(given.stream, given.filename, most_bytes, clean)


def cleaned(stream: staging.Readable, name: str, most_bytes: int, clean: Callable[[Path], C]) -> Received[C]:
    """Stage these bytes and clean them; raises as ``receive``."""
    quarantine = current_app.extensions["settings"].data_directory / "quarantine"
    with staging.stage(stream, quarantine, most_bytes) as staged, _AT_ONCE:
        token = current_app.extensions["lookup"].token("file", staged.sha256)
        return Received(clean(staged.path), name, token)
