"""Calls: what somebody asked on the phone, how we made sure who it was, what was done and what was promised."""

from functools import partial

from flask import Flask


def register(app: Flask) -> None:
    """Have the worker end what is over: nobody is written for after the call."""
    from portal.circle.access.installed import ways
    from portal.circle.calls.acting_over import finish_over

    app.extensions["each_round"].append(partial(finish_over, app.extensions["database"], ways(app)))
