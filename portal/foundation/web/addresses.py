"""Addresses of our own pages, remembered: a page has some thirty, and each would cost as much as a paragraph."""

import functools
from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import has_request_context, request, url_for

KEPT = 4096
LONGEST = 100  # longer ones are somebody's own ("next"), and there is no end to them
_KINDS = frozenset({str, UUID, int})  # of one kind equal values make equal addresses: True and 1 would not


def remembering() -> Callable[..., str]:
    """A ``url_for`` for the templates of one application."""

    @functools.lru_cache(maxsize=KEPT)
    def kept(_mounted_at: str, endpoint: str, values: tuple[tuple[str, Any], ...]) -> str:
        return url_for(endpoint, **dict(values))

    def address(endpoint: str, /, **values: Any) -> str:
        if not has_request_context() or endpoint.startswith(".") or not all(map(_short, values.values())):
            return url_for(endpoint, **values)
        return kept(request.script_root, endpoint, tuple(values.items()))

    return address


def _short(value: Any) -> bool:
    return type(value) in _KINDS and (type(value) is not str or len(value) <= LONGEST)
