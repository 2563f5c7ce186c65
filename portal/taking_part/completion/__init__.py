"""Completing a review: not while one comment or one person waits."""

from flask import Flask


def register(app: Flask) -> None:
    """Add the room."""
    from portal.taking_part.completion.staff_views import room

    app.register_blueprint(room)
