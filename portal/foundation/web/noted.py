"""What was refused is written to the log: who tried what, from where, without anybody's words (ASVS 5.0, 16.3)."""

import structlog
from flask import current_app, g, request

from portal.foundation.web.limits import whole_address

log = structlog.get_logger()


def refused(what: str, **about: str) -> None:
    """Log a refusal: ``what`` is a word of ours (``code``, ``link``, ``permission``, ``limit``, ``form``).

    The address stands there only as the first signs of its HMAC: enough to see that two lines are of one computer.
    """
    work = g.get("work")
    actor = work.actor if work is not None else None
    log.warning(
        "refused",
        what=what,
        endpoint=request.endpoint,
        method=request.method,
        who=f"{actor.kind.value} {actor.id}" if actor is not None and actor.id else "visitor",
        computer=current_app.extensions["lookup"].token("log", whole_address(request.remote_addr)).hex()[:12],
        **about,
    )
