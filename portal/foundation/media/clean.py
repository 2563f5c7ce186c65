"""Take a photo in: whatever was sent becomes a plain, upright JPEG, or is refused for a reason we can word.

Place, camera, comments, thumbnails and anything hidden behind the picture are gone, because the picture
is drawn anew. All decoding happens in `photo_worker.py`, in a process with limits.
"""

import json
import math
import os
import sys
import tempfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO, Final

from portal.foundation.media import photo_worker, workers

MAX_PHOTO_BYTES: Final = 30 * 1024 * 1024
MAX_PHOTO_PIXELS: Final = 50_000_000
MAX_SIDE: Final = 2560

_HEADER_LIMIT: Final = 200
_FRAME_MARKERS: Final = (0xC0, 0xC1, 0xC2)
_OTHER_MARKERS: Final = (0xDB, 0xC4, 0xE0)


class PhotoReason(StrEnum):
    """Why a photo was not taken. The page words it kindly and says what to do next."""

    NOT_A_PHOTO = photo_worker.NOT_A_PHOTO
    TOO_MANY_PIXELS = photo_worker.TOO_MANY_PIXELS
    DAMAGED = photo_worker.DAMAGED
    TOO_LARGE = "too_large"
    EMPTY = "empty"
    TOOK_TOO_LONG = "took_too_long"


class PhotoRefused(Exception):
    """The photo cannot be taken, for `reason`."""

    def __init__(self, reason: PhotoReason) -> None:
        super().__init__(reason.value)
        self.reason = reason


class PhotoCleanerBroken(RuntimeError):
    """Photos cannot be cleaned on this machine now. Keep the file and say that we will look later."""


@dataclass(frozen=True, slots=True)
class CleanPhoto:
    """A photo fit to keep: JPEG bytes without metadata, and its size in pixels."""

    jpeg: bytes
    width: int
    height: int


def clean_photo(
    path: Path,
    *,
    max_side: int = MAX_SIDE,
    max_pixels: int = MAX_PHOTO_PIXELS,
    max_bytes: int = MAX_PHOTO_BYTES,
    timeout_s: float = 20,
    memory_mib: int = 1024,
) -> CleanPhoto:
    """Redraw the photo at `path`, at most `max_side` pixels a side.

    Decided by decoding; the name and the type the browser claimed are not looked at.
    Raises PhotoRefused, or PhotoCleanerBroken when the fault is ours. OSError if the file cannot be read.
    """
    source = workers.open_plain(path)
    if source is None:
        raise PhotoRefused(PhotoReason.NOT_A_PHOTO)
    with source:
        size = os.fstat(source.fileno()).st_size
        if size == 0:
            raise PhotoRefused(PhotoReason.EMPTY)
        if size > max_bytes:
            raise PhotoRefused(PhotoReason.TOO_LARGE)
        # The answer goes into a nameless file, whose size the worker's limits bound; a pipe has no bound.
        with tempfile.TemporaryFile(dir=path.parent) as answer:
            limits = [max_side, max_pixels, math.ceil(timeout_s) + 1, memory_mib]
            _check(workers.run(Path(photo_worker.__file__), source, answer, limits, timeout_s))
            answer.seek(0)
            return read_answer(answer, max_side)


def _check(outcome: workers.Outcome) -> None:
    """Raise what an ending other than a good one means."""
    if outcome is workers.Outcome.TOOK_TOO_LONG:
        raise PhotoRefused(PhotoReason.TOOK_TOO_LONG)
    if outcome is workers.Outcome.CRASHED:
        raise PhotoRefused(PhotoReason.DAMAGED)
    if outcome is workers.Outcome.STOPPED:
        raise PhotoCleanerBroken("Something stopped the photo worker. Has the machine run out of memory?")
    if outcome is workers.Outcome.BROKEN:
        raise PhotoCleanerBroken(
            f"The photo worker did not run. Are Pillow and pillow-heif installed for {sys.executable}, "
            "and may it set limits on memory?"
        )


def read_answer(answer: IO[bytes], max_side: int) -> CleanPhoto:
    """Read what the worker wrote, believing nothing: a harmful picture may have taken the worker over.

    Raises PhotoRefused for a refusal, PhotoCleanerBroken for anything but a bare picture of that size.
    """
    try:
        header = json.loads(answer.readline(_HEADER_LIMIT))
        if set(header) == {"reason"}:
            raise PhotoRefused(PhotoReason(header["reason"]))
        photo = CleanPhoto(jpeg=answer.read(), width=header["width"], height=header["height"])
        length = header["length"]
    except (ValueError, TypeError, KeyError):
        raise PhotoCleanerBroken("The photo worker's answer could not be read.") from None
    fits = all(type(side) is int and 1 <= side <= max_side for side in (photo.width, photo.height))
    if not fits or length != len(photo.jpeg) or not _is_bare_jpeg(photo):
        raise PhotoCleanerBroken("The photo worker's answer is not the picture it says it is.")
    return photo


def _is_bare_jpeg(photo: CleanPhoto) -> bool:
    """Whether the bytes are one JPEG of that size, with no place for metadata, and end where it ends."""
    data, at = photo.jpeg, 2
    if not (data.startswith(b"\xff\xd8") and data.endswith(b"\xff\xd9")):
        return False
    size = None
    while data[at : at + 1] == b"\xff" and at + 4 <= len(data):
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xDA:
            return size == (photo.width, photo.height)
        if marker in _FRAME_MARKERS:
            size = int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")
        elif marker not in _OTHER_MARKERS:
            return False
        at += 2 + length
    return False
