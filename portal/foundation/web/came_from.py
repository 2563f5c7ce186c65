"""The page of ours on which somebody pressed a link, for a way back to it: no address carries it, no page stores it."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from flask import current_app, request
from werkzeug.exceptions import HTTPException

from portal.foundation.web.security import safe_next


@dataclass(frozen=True, slots=True)
class CameFrom:
    """Where they were. ``path`` with its question; empty when nobody knows. ``parts``: those of the address."""

    path: str = ""
    parts: dict[str, Any] = field(default_factory=dict)


def page_before() -> CameFrom:
    """As the browser tells it (Referer, which we ask browsers for within the portal only: Referrer-Policy)."""
    told = urlsplit(request.headers.get("Referer", ""))
    if told.netloc != request.host:
        return CameFrom()
    return page_at(told.path + (f"?{told.query}" if told.query else ""))


def opened_at(path: str) -> tuple[str, dict[str, Any]] | None:
    """The endpoint that opens at an address of ours, and the parts of the address; nothing for one that only takes
    forms, has moved, or is none."""
    adapter = current_app.url_map.bind_to_environ(request.environ)
    try:
        endpoint, parts = adapter.match(path, method="GET")
    except HTTPException:
        return None
    return endpoint, dict(parts)


def page_at(address: str | None) -> CameFrom:
    """The page at an address that a form brought back: only one of ours that can be opened, and not this one."""
    path = safe_next(address, "")
    if not path:
        return CameFrom()
    bare = urlsplit(path).path
    found = opened_at(bare)
    return CameFrom() if found is None or bare == request.path else CameFrom(path, found[1])
