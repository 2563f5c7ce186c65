"""Kept files: each encrypted with the data key of its owner, so that erasing the key erases the file.

AES-256-GCM. A stored file is `v1`, a nonce of 12 bytes, then ciphertext and tag. It is bound to its name and
to the row it belongs to: a file moved, swapped or changed on the disk is refused.
"""

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_VERSION: Final = b"v1"
_NONCE_BYTES: Final = 12
_KEY_BYTES: Final = 32
_NAME: Final = re.compile(r"[0-9a-f]{32}")
_UNFINISHED: Final = re.compile(r"[0-9a-f]{32}\.[0-9a-f]{8}\.part")
_PROBE: Final = b"portal check"


class StoredFileMissing(Exception):
    """There is no file of that name."""


class StoredFileAltered(Exception):
    """The file is not what was stored under this name, for this owner and with this key."""


@dataclass(frozen=True, slots=True)
class Lying:
    """A file as it lies there. ``since``: when it was written; not ``whole``: a killed process was writing it."""

    name: str
    since: datetime
    whole: bool


class FileStore(Protocol):
    """Where cleaned files are kept. `key` is a data key of 32 bytes; `name` comes from `new_name`."""

    def put(self, data: bytes, *, key: bytes, name: str, bound_to: str) -> None:
        """Keep `data` for good before returning. `bound_to` says which row it belongs to, always alike.

        Raises FileExistsError for a name in use, OSError if it could not be kept; then nothing is there.
        """

    def get(self, *, key: bytes, name: str, bound_to: str) -> bytes:
        """Return what was put. Raises StoredFileMissing or StoredFileAltered."""

    def delete(self, *, name: str) -> bool:
        """Remove the file; False if there was none."""

    def lying(self) -> Iterator[list[Lying]]:
        """Everything that lies there, some at a time."""

    def check(self) -> list[str]:
        """Try writing, reading and removing; return what is wrong, in words. Empty when all is well."""


def new_name() -> str:
    """Return a random name for a file: it tells nothing, and a second one alike will not come."""
    return secrets.token_hex(16)


class LocalFileStore:
    """Files in a folder of this machine, outside the web root, readable only to the portal's own account."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, data: bytes, *, key: bytes, name: str, bound_to: str) -> None:
        """Keep `data`; see FileStore. On the disk for good when this returns."""
        path = self._path(name)
        if path.exists():
            raise FileExistsError(f"a file is already kept under {name}")
        nonce = os.urandom(_NONCE_BYTES)
        sealed = _VERSION + nonce + _cipher(key).encrypt(nonce, data, _binding(name, bound_to))
        self._make_folder(path.parent)
        _write_whole(path, sealed)

    def get(self, *, key: bytes, name: str, bound_to: str) -> bytes:
        """Return what was put; see FileStore."""
        cipher = _cipher(key)
        try:
            stored = self._path(name).read_bytes()
        except FileNotFoundError:
            raise StoredFileMissing(name) from None
        start = len(_VERSION) + _NONCE_BYTES
        if not stored.startswith(_VERSION) or len(stored) < start:
            raise StoredFileAltered(name)
        try:
            return cipher.decrypt(stored[len(_VERSION) : start], stored[start:], _binding(name, bound_to))
        except InvalidTag:
            raise StoredFileAltered(name) from None

    def delete(self, *, name: str) -> bool:
        """Remove the file, also one that was never written to its end; see FileStore."""
        path = self._path(name.partition(".")[0]).with_name(name) if _UNFINISHED.fullmatch(name) else self._path(name)
        try:
            path.unlink()
        except FileNotFoundError:
            return False
        _sync_folder(path.parent)
        return True

    def lying(self) -> Iterator[list[Lying]]:
        """Everything that lies there, folder by folder; see FileStore. What has no name of ours is not touched."""
        for folder in sorted(self._root.glob("[0-9a-f][0-9a-f]")):
            yield [found for one in folder.iterdir() if (found := _lying(one)) is not None]

    def check(self) -> list[str]:
        """Try the folder out; see FileStore."""
        name, key = new_name(), os.urandom(_KEY_BYTES)
        try:
            self.put(_PROBE, key=key, name=name, bound_to="check")
            same = self.get(key=key, name=name, bound_to="check") == _PROBE
            removed = self.delete(name=name)
            open_to_others = self._root.stat().st_mode & 0o077
        except (OSError, StoredFileMissing, StoredFileAltered) as error:
            with suppress(OSError):
                self._path(name).unlink(missing_ok=True)
            reason = getattr(error, "strerror", None) or "a file written there did not come back as it was"
            return [f"Files cannot be kept in {self._root}: {reason}."]
        problems = []
        if not (same and removed):
            problems.append(f"A file written to {self._root} did not come back as it was.")
        if open_to_others:
            problems.append(f"Other accounts of this machine can look into {self._root}: set it to 0700.")
        return problems

    def _make_folder(self, folder: Path) -> None:
        """Make a folder below the root, and the root: each by itself, or only the last would be private."""
        if folder.is_dir():
            return
        self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        _sync_folder(self._root)

    def _path(self, name: str) -> Path:
        """Where a name lies. Raises ValueError for any name not our own, so no path can be smuggled in."""
        if _NAME.fullmatch(name) is None:
            raise ValueError("a stored file's name is 32 signs of 0-9 and a-f")
        return self._root / name[:2] / name


def _lying(path: Path) -> Lying | None:
    whole = _NAME.fullmatch(path.name) is not None
    if not whole and _UNFINISHED.fullmatch(path.name) is None:
        return None
    try:
        written = path.lstat().st_mtime
    except FileNotFoundError:
        return None  # it was removed meanwhile
    return Lying(path.name, datetime.fromtimestamp(written, UTC), whole)


def _cipher(key: bytes) -> AESGCM:
    """Raises ValueError for a key that is not 32 bytes; shorter AES keys are not used here."""
    if len(key) != _KEY_BYTES:
        raise ValueError("a data key has 32 bytes")
    return AESGCM(key)


def _binding(name: str, bound_to: str) -> bytes:
    """What is sealed with the file. The name has a fixed length, so no two pairs give the same bytes."""
    return b"|".join((_VERSION, name.encode("ascii"), bound_to.encode("utf-8")))


def _write_whole(path: Path, data: bytes) -> None:
    """Write all or nothing, also when the power goes: under another name first, renamed when it is safe."""
    partial = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.rename(path)
        _sync_folder(path.parent)
    except BaseException:
        partial.unlink(missing_ok=True)
        path.unlink(missing_ok=True)
        raise


def _sync_folder(folder: Path) -> None:
    """Make a new or removed name in `folder` last."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
