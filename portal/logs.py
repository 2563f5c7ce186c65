"""Logs: one JSON line each, without tokens, addresses or anybody's words."""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

_SECRETS = re.compile(r"(/l/|/in/)[A-Za-z0-9_-]{10,}")


def without_secrets(_logger: Any, _name: str, event: MutableMapping[str, Any]) -> dict[str, Any]:
    """Take tokens out of anything that a log line carries."""
    return {key: _SECRETS.sub(r"\1…", value) if isinstance(value, str) else value for key, value in event.items()}


def set_up() -> None:
    """JSON lines on standard error from info upward."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            without_secrets,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=True,
    )
