"""Quarantine: where a file from outside lies, readable only to us, until it has been cleaned."""

import hashlib
import os
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Protocol, Self

_CHUNK_BYTES: Final = 64 * 1024
_SUFFIX: Final = ".quarantine"


class Readable(Protocol):
    """What can be staged: an upload's stream, or any file open for reading bytes."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes; none at the end."""


class TooLarge(Exception):
    """The file has more than `limit_bytes`."""

    def __init__(self, limit_bytes: int) -> None:
        super().__init__(f"more than {limit_bytes} bytes")
        self.limit_bytes = limit_bytes


class Empty(Exception):
    """The file has no bytes at all."""


@dataclass(frozen=True, slots=True)
class Staged:
    """A file in quarantine: where it lies, its size in bytes and its SHA-256 in hex.

    Used with `with`, it is gone at the end, whatever happened to it in between.
    """

    path: Path
    size: int
    sha256: str

    def discard(self) -> None:
        """Remove the file. Safe to call again."""
        self.path.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.discard()


def stage(stream: Readable, directory: Path, limit_bytes: int) -> Staged:
    """Write `stream` to a new file in `directory`, piece by piece; past `limit_bytes` nothing more is read.

    Raises TooLarge or Empty, or OSError (the disk may be full); then nothing is left in `directory`.
    """
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = directory / (secrets.token_hex(16) + _SUFFIX)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        digest, size = hashlib.sha256(), 0
        with open(descriptor, "wb") as file:
            while chunk := stream.read(_CHUNK_BYTES):
                size += len(chunk)
                if size > limit_bytes:
                    raise TooLarge(limit_bytes)
                digest.update(chunk)
                file.write(chunk)
        if size == 0:
            raise Empty
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return Staged(path, size, digest.hexdigest())


def discard_abandoned(directory: Path, *, before: datetime) -> int:
    """Remove files staged before that moment, which a killed process left behind. Returns how many.

    They lie there unencrypted, so purging calls this often. `before` must know its time zone.
    """
    removed = 0
    for path in directory.glob("*" + _SUFFIX):
        try:
            if path.lstat().st_mtime < before.timestamp():
                path.unlink()
                removed += 1
        except FileNotFoundError:
            continue  # its own request was quicker
    return removed
