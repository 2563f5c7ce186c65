"""Play one recording through in a process of its own, and write it anew: plain sound, with nothing of the phone in it.

`sounds.py` starts it as a script in Python's isolated mode. The recording comes by standard input. Standard output
gets one line of JSON and, when it is good, the sound behind it. Where it was recorded, when and with what is left
behind, and so is the picture of a film: only the sound is taken.
"""

import io
import itertools
import json
import re
import sys
from pathlib import Path
from typing import IO

CANNOT_START = 3
"""Exit status: the limits or the decoder are not to be had here. Our fault, not the recording's."""

NOT_A_SOUND, DAMAGED, TOO_LONG, SILENT = "not_a_sound", "damaged", "too_long", "silent"
LARGEST_RESULT = 40 * 1024 * 1024
RATE, BITS = 32_000, 64_000  # samples and bits a second: clear speech, 8 kB a second

# What phones and computers record. The format is chosen here by the first bytes and never guessed: some that the
# decoder knows are lists of other files, which it would open.
_BEGINS = (
    (rb"RIFF....WAVE", "wav"),
    (rb"FORM....AIF[FC]", "aiff"),
    (rb"OggS", "ogg"),
    (rb"fLaC", "flac"),
    (rb"caff", "caf"),
    (rb"#!AMR", "amr"),
    (rb"....ftyp", "mov"),
    (rb"\x1a\x45\xdf\xa3", "matroska"),
    (rb"ID3|\xff[\xfa\xfb\xf2\xf3\xe2\xe3]", "mp3"),
    (rb"\xff[\xf0\xf1\xf8\xf9]", "aac"),
)


class Refused(Exception):
    """The recording cannot be taken; the one argument is the reason, a constant of this file."""


def main(arguments: list[str]) -> int:
    """Clean the recording on standard input. ``arguments``: longest in seconds, CPU seconds, MiB of memory."""
    longest, cpu_seconds, memory_mib = (int(argument) for argument in arguments)
    sys.path.append(str(Path(__file__).resolve().parents[3]))  # behind everything installed: only for our own files
    try:
        from portal.foundation.media.photo_worker import limit_this_process

        limit_this_process(
            cpu_seconds=cpu_seconds, memory_bytes=memory_mib * 1024 * 1024, largest_result=LARGEST_RESULT
        )
        import av  # noqa: F401  (whether it is there is known before a recording is read)
    except (ImportError, MemoryError, OSError, ValueError):
        return CANNOT_START
    sound = b""
    try:
        sound, seconds = clean(io.BytesIO(sys.stdin.buffer.read()), longest)
        header: dict[str, object] = {"seconds": seconds, "length": len(sound)}
    except Refused as refused:
        header = {"reason": str(refused)}
    except Exception:
        # Decoders answer broken bytes with almost any exception; to the sender they mean one thing.
        header = {"reason": DAMAGED}
    sys.stdout.buffer.write(json.dumps(header).encode("ascii") + b"\n" + sound)
    sys.stdout.buffer.flush()
    return 0


def format_of(head: bytes) -> str | None:
    """How these first bytes are read; nothing if they are no recording."""
    return next((name for begins, name in _BEGINS if re.match(begins, head, re.DOTALL)), None)


def clean(source: IO[bytes], longest: int) -> tuple[bytes, int]:
    """The sound as AAC in MP4, which each browser plays, and how many seconds it lasts. Raises ``Refused``."""
    import av

    kind = format_of(source.read(16))
    source.seek(0)
    if kind is None:
        raise Refused(NOT_A_SOUND)
    out, samples = io.BytesIO(), 0
    with av.open(source, mode="r", format=kind) as given, av.open(out, mode="w", format="mp4") as kept:
        if not given.streams.audio:
            raise Refused(NOT_A_SOUND)
        stream = kept.add_stream("aac", rate=RATE, layout="mono", bit_rate=BITS)
        plain = av.AudioResampler(format="fltp", layout="mono", rate=RATE)
        for frame in itertools.chain(given.decode(audio=0), (None,)):
            for piece in plain.resample(frame):
                piece.pts, samples = samples, samples + piece.samples
                if samples > longest * RATE:
                    raise Refused(TOO_LONG)
                kept.mux(stream.encode(piece))
        if not samples:
            raise Refused(SILENT)
        kept.mux(stream.encode(None))
    return out.getvalue(), round(samples / RATE)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
