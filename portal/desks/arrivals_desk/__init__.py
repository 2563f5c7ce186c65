"""Reviews arrive as a list: rehearsed, then opened."""

from flask import Flask


def register(app: Flask) -> None:
    """Add the pages for lists of reviews."""
    from portal.desks.arrivals_desk.views import room

    app.register_blueprint(room)
