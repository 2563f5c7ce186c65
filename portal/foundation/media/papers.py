"""Take a paper in: a PDF or a Word file with nothing in it that acts, or a reason for which we cannot take it.

All reading happens in `paper_worker.py`, in a process with limits. What is kept is given out as a download only.
"""

import json
import math
import os
import sys
import tempfile
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, Literal

from portal.foundation.media import paper_worker, workers
from portal.foundation.media.paper_reasons import PaperReason, PaperRefused

MAX_PAPER_BYTES: Final = 30_000_000
_HEADER_LIMIT: Final = 200
_LONGEST_NAME: Final = 120
_BEGINS: Final[dict[str, bytes]] = {"pdf": b"%PDF-", "docx": b"PK\x03\x04"}


class PaperCleanerBroken(RuntimeError):
    """Papers cannot be cleaned on this machine now. It is our fault, not the sender's."""


@dataclass(frozen=True, slots=True)
class CleanPaper:
    """A paper fit to keep."""

    data: bytes
    kind: Literal["pdf", "docx"]


def clean_paper(
    path: Path, *, max_bytes: int = MAX_PAPER_BYTES, timeout_s: float = 30, memory_mib: int = 1024
) -> CleanPaper:
    """Clean the PDF or Word file at ``path``. Decided by what is in it; its name is not looked at.

    Raises PaperRefused, or PaperCleanerBroken when the fault is ours. OSError if the file cannot be read.
    """
    source = workers.open_plain(path)
    if source is None:
        raise PaperRefused(PaperReason.NOT_A_PAPER)
    with source:
        size = os.fstat(source.fileno()).st_size
        if size == 0:
            raise PaperRefused(PaperReason.EMPTY)
        if size > max_bytes:
            raise PaperRefused(PaperReason.TOO_LARGE)
        with tempfile.TemporaryFile(dir=path.parent) as answer:
            limits = [math.ceil(timeout_s) + 1, memory_mib]
            _check(workers.run(Path(paper_worker.__file__), source, answer, limits, timeout_s))
            answer.seek(0)
            return read_answer(answer)


def kept_name(given: str, kind: str) -> str:
    """The name a paper keeps: what its sender called it, without folders or odd signs, with the ending of its kind."""
    last = unicodedata.normalize("NFC", given).replace("\\", "/").rpartition("/")[2]
    stem, dot, ending = last.rpartition(".")
    if dot and ending.lower() in _BEGINS:
        last = stem
    # Signs of other categories are not seen, or turn the order of letters: the ending could look like another one.
    seen = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C" and sign not in '<>:"|?*')
    return (" ".join(seen.split()).strip(". ")[:_LONGEST_NAME].strip() or "paper") + f".{kind}"


def _check(outcome: workers.Outcome) -> None:
    """Raise what an ending other than a good one means."""
    if outcome is workers.Outcome.TOOK_TOO_LONG:
        raise PaperRefused(PaperReason.TOOK_TOO_LONG)
    if outcome is workers.Outcome.CRASHED:
        raise PaperRefused(PaperReason.DAMAGED)
    if outcome is workers.Outcome.STOPPED:
        raise PaperCleanerBroken("Something stopped the paper worker. Has the machine run out of memory?")
    if outcome is workers.Outcome.BROKEN:
        raise PaperCleanerBroken(
            f"The paper worker did not run. Is pikepdf installed for {sys.executable}, and may it set limits on memory?"
        )


def read_answer(answer: IO[bytes]) -> CleanPaper:
    """Read what the worker wrote, believing nothing: a harmful paper may have taken the worker over.

    Raises PaperRefused for a refusal, PaperCleanerBroken for anything but a paper of the kind it says.
    """
    try:
        header = json.loads(answer.readline(_HEADER_LIMIT))
        if set(header) == {"reason"}:
            raise PaperRefused(PaperReason(header["reason"]))
        kind, length = header["kind"], header["length"]
        data = answer.read(paper_worker.LARGEST_RESULT)
        fits = length == len(data) and data.startswith(_BEGINS[kind])
    except (ValueError, TypeError, KeyError):
        raise PaperCleanerBroken("The paper worker's answer could not be read.") from None
    if not fits:
        raise PaperCleanerBroken("The paper worker's answer is not the paper it says it is.")
    return CleanPaper(data, kind)
