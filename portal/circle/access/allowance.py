"""How often messages may be asked for. Counted alike whether an address is known or not."""

from datetime import timedelta

from flask import current_app, request

from portal.foundation.web.limits import whole_address

HOUR, DAY, MINUTES = timedelta(hours=1), timedelta(days=1), timedelta(minutes=5)


def may_send(whose: str) -> bool:
    """Whether one more message may be asked for: by address or link, by IP, and in all."""
    limits = current_app.extensions["limits"]
    address = whole_address(request.remote_addr)
    # Every count goes up, whatever the others say, so that no order of asking tells anything.
    within = [
        limits.within("send", whose, 5, HOUR),
        limits.within("send", whose, 10, DAY),
        limits.within("send.ip", address, 20, HOUR),
        limits.within("send.all", "", 1000, MINUTES),
    ]
    return all(within)
