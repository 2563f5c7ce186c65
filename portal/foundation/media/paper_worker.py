"""Clean one paper in a process of its own, with no secrets, no environment and hard limits.

`papers.py` starts it as a script in Python's isolated mode. The paper comes by standard input. Standard output gets
one line of JSON and, when the paper is good, the cleaned one behind it.
"""

import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from portal.foundation.media.paper_reasons import PaperReason

CANNOT_START = 3
"""Exit status: the limits or the libraries are not to be had here. Our fault, not the paper's."""

LARGEST_RESULT = 60 * 1024 * 1024
"""Bytes the worker may write: twice the largest paper we take."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")


def main(arguments: list[str]) -> int:
    """Clean the paper on standard input. ``arguments`` are CPU seconds, and MiB of memory."""
    cpu_seconds, memory_mib = (int(argument) for argument in arguments)
    sys.path.append(str(Path(__file__).resolve().parents[3]))  # behind everything installed: only for our own files
    try:
        from portal.foundation.media.paper_reasons import PaperReason, PaperRefused
        from portal.foundation.media.photo_worker import limit_this_process

        limit_this_process(
            cpu_seconds=cpu_seconds, memory_bytes=memory_mib * 1024 * 1024, largest_result=LARGEST_RESULT
        )
        import portal.foundation.media.paper_docx
        import portal.foundation.media.paper_pdf  # noqa: F401  (whether it is there is known before a paper is read)
    except (ImportError, MemoryError, OSError, ValueError):
        return CANNOT_START
    data = b""
    try:
        kind, data = clean(sys.stdin.buffer)
        header: dict[str, object] = {"kind": kind, "length": len(data)}
    except PaperRefused as refused:
        header = {"reason": refused.reason.value}
    except MemoryError:
        header = {"reason": PaperReason.TOO_MUCH_INSIDE.value}
    except Exception:
        # Readers answer broken bytes with almost any exception; to the sender they mean one thing.
        header = {"reason": PaperReason.DAMAGED.value}
    sys.stdout.buffer.write(json.dumps(header).encode("ascii") + b"\n" + data)
    sys.stdout.buffer.flush()
    return 0


def clean(source: BinaryIO) -> tuple[str, bytes]:
    """Return what kind of paper it is and its cleaned bytes. Decided by what is in it, never by its name."""
    from portal.foundation.media.paper_docx import clean_docx
    from portal.foundation.media.paper_pdf import clean_pdf
    from portal.foundation.media.paper_reasons import PaperReason, PaperRefused

    head = source.read(1024)
    source.seek(0)
    if b"%PDF-" in head:
        kind, data = "pdf", clean_pdf(source)
    elif head.startswith(b"PK\x03\x04"):
        kind, data = "docx", clean_docx(source)
    else:
        raise PaperRefused(_what_old_office(source) if head.startswith(_OLD_OFFICE) else PaperReason.NOT_A_PAPER)
    if len(data) > LARGEST_RESULT - io.DEFAULT_BUFFER_SIZE:
        raise PaperRefused(PaperReason.TOO_MUCH_INSIDE)
    return kind, data


def _what_old_office(source: BinaryIO) -> "PaperReason":
    """Word files with a password and those of before 2007 come in the same wrapping."""
    from portal.foundation.media.paper_reasons import PaperReason

    data = source.read()
    if _LOCKED in data:
        return PaperReason.PASSWORD
    return PaperReason.OLD_WORD if _OLD_WORD in data else PaperReason.NOT_A_PAPER


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
