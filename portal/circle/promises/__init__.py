"""Promises and tasks: who does what by when; the one list that staff work from and that a family sees."""

from flask import Flask


def register(app: Flask) -> None:
    """Add *Call me* to the application."""
    from portal.circle.promises.views import room

    app.register_blueprint(room)
