"""Take a recording in: whatever was recorded becomes plain sound that each browser plays, or a reason why not.

Where and with what it was recorded is gone, because the sound is written anew. All decoding happens in
`sound_worker.py`, in a process with limits.
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

from portal.foundation.media import sound_worker, workers

MAX_SOUND_BYTES: Final = 30_000_000
MAX_SECONDS: Final = 30 * 60
_HEADER_LIMIT: Final = 200


class SoundReason(StrEnum):
    """Why a recording was not taken. The page words it kindly and says what to do next."""

    NOT_A_SOUND = sound_worker.NOT_A_SOUND
    DAMAGED = sound_worker.DAMAGED
    TOO_LONG = sound_worker.TOO_LONG
    SILENT = sound_worker.SILENT
    TOO_LARGE = "too_large"
    EMPTY = "empty"
    TOOK_TOO_LONG = "took_too_long"


class SoundRefused(Exception):
    """The recording cannot be taken, for ``reason``."""

    def __init__(self, reason: SoundReason) -> None:
        super().__init__(reason.value)
        self.reason = reason


class SoundCleanerBroken(RuntimeError):
    """Recordings cannot be played through on this machine now. It is our fault, not the sender's."""


@dataclass(frozen=True, slots=True)
class CleanSound:
    """A recording fit to keep: AAC in MP4, and how long it lasts."""

    data: bytes
    seconds: int


def clean_sound(
    path: Path,
    *,
    max_bytes: int = MAX_SOUND_BYTES,
    max_seconds: int = MAX_SECONDS,
    timeout_s: float = 60,
    memory_mib: int = 1024,
) -> CleanSound:
    """Write the recording at ``path`` anew. Decided by what is in it; its name is not looked at.

    Raises SoundRefused, or SoundCleanerBroken when the fault is ours. OSError if the file cannot be read.
    """
    source = workers.open_plain(path)
    if source is None:
        raise SoundRefused(SoundReason.NOT_A_SOUND)
    with source:
        size = os.fstat(source.fileno()).st_size
        if size == 0:
            raise SoundRefused(SoundReason.EMPTY)
        if size > max_bytes:
            raise SoundRefused(SoundReason.TOO_LARGE)
        with tempfile.TemporaryFile(dir=path.parent) as answer:
            limits = [max_seconds, math.ceil(timeout_s) + 1, memory_mib]
            _check(workers.run(Path(sound_worker.__file__), source, answer, limits, timeout_s))
            answer.seek(0)
            return read_answer(answer, max_seconds)


def _check(outcome: workers.Outcome) -> None:
    """Raise what an ending other than a good one means."""
    if outcome is workers.Outcome.TOOK_TOO_LONG:
        raise SoundRefused(SoundReason.TOOK_TOO_LONG)
    if outcome is workers.Outcome.CRASHED:
        raise SoundRefused(SoundReason.DAMAGED)
    if outcome is workers.Outcome.STOPPED:
        raise SoundCleanerBroken("Something stopped the sound worker. Has the machine run out of memory?")
    if outcome is workers.Outcome.BROKEN:
        raise SoundCleanerBroken(
            f"The sound worker did not run. Is av installed for {sys.executable}, and may it set limits on memory?"
        )


def read_answer(answer: IO[bytes], max_seconds: int) -> CleanSound:
    """Read what the worker wrote, believing nothing: a harmful recording may have taken the worker over.

    Raises SoundRefused for a refusal, SoundCleanerBroken for anything but sound in MP4 of such a length.
    """
    try:
        header = json.loads(answer.readline(_HEADER_LIMIT))
        if set(header) == {"reason"}:
            raise SoundRefused(SoundReason(header["reason"]))
        seconds, data = header["seconds"], answer.read(sound_worker.LARGEST_RESULT)
        fits = type(seconds) is int and 0 <= seconds <= max_seconds and header["length"] == len(data)
    except (ValueError, TypeError, KeyError):
        raise SoundCleanerBroken("The sound worker's answer could not be read.") from None
    if not fits or data[4:8] != b"ftyp":
        raise SoundCleanerBroken("The sound worker's answer is not the sound it says it is.")
    return CleanSound(data, seconds)
