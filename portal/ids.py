"""Keys and references: ordered keys for rows, uncountable references for people."""

import secrets
import time
import uuid

# No vowels (no accidental words) and no signs that look alike when printed or read out.
SIGNS = "CDFHJKMNPQRTVWXY3479"


def uuid7() -> uuid.UUID:
    """A UUID version 7 (RFC 9562): 48 bits of Unix milliseconds, then 74 random bits.

    Made before the insert, so that sealed columns can be bound to their row.
    """
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & 0xFFFFFFFFFFFF) << 80
    value |= 0x7 << 76
    value |= secrets.randbits(12) << 64
    value |= 0b10 << 62
    value |= secrets.randbits(62)
    return uuid.UUID(int=value)


def review_reference() -> str:
    """A reference like ``LR-7KQ4-MPXD``: random, so that nobody can count reviews or guess the next."""
    signs = "".join(secrets.choice(SIGNS) for _ in range(8))
    return f"LR-{signs[:4]}-{signs[4:]}"
