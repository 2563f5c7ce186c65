"""The phone desk: call-backs that we promised."""

from flask import Flask


def register(app: Flask) -> None:
    """Add the phone desk."""
    from portal.desks.phone_desk.views import room

    app.register_blueprint(room)
