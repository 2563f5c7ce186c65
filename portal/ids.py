"""Keys and references: ordered keys for rows, uncountable references for people."""

import secrets
import threading
import time
import uuid

# No vowels (no accidental words) and no signs that look alike when printed or read out.
SIGNS = "CDFHJKMNPQRTVWXY3479"


_making = threading.Lock()
_last = (0, 0)  # milliseconds and their 4096th of the newest key of this process


def uuid7() -> uuid.UUID:
    """A UUID version 7 (RFC 9562, method 3): 48 bits of Unix milliseconds, 12 of their parts, then 62 random bits.

    Made before the insert, so that sealed columns can be bound to their row. Keys of one process are in the order in
    which they were made: what was said first stands first, also where two messages are written in one millisecond.
    """
    global _last
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    part = rest * 4096 // 1_000_000
    with _making:
        if milliseconds == _last[0] and part <= _last[1]:
            part = min(_last[1] + 1, 4095)
        _last = (milliseconds, part)
    value = (milliseconds & 0xFFFFFFFFFFFF) << 80
    value |= 0x7 << 76
    value |= part << 64
    value |= 0b10 << 62
    value |= secrets.randbits(62)
    return uuid.UUID(int=value)


def review_reference() -> str:
    """A reference like ``LR-7KQ4-MPXD``: random, so that nobody can count reviews or guess the next."""
    signs = "".join(secrets.choice(SIGNS) for _ in range(8))
    return f"LR-{signs[:4]}-{signs[4:]}"
