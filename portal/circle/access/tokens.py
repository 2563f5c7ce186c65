"""Secrets of links, sign-ins and browsers: made here, kept elsewhere only as SHA-256."""

import hashlib
import secrets

WHOLE = 43  # signs of 32 bytes in base64 without padding


def new_token() -> str:
    """256 random bits for an address or a cookie."""
    return secrets.token_urlsafe(32)


def is_whole(token: str) -> bool:
    """Whether a token may be one of ours: as long as they are. A link cut in a mail is not."""
    return len(token) == WHOLE


def hashed(token: str) -> bytes:
    """What is kept of a token: it has 256 random bits, so a plain hash is enough."""
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()
