"""The phone desk: calls as they come in, who it is, what may be said and done, and what was promised."""

from flask import Flask


def register(app: Flask) -> None:
    """Add the phone desk."""
    from portal.desks.phone_desk import acting_views, call_views, check_views, do_views, record_views, views

    for one in (views, call_views, check_views, do_views, record_views, acting_views):
        app.register_blueprint(one.room)
