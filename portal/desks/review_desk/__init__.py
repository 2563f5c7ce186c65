"""The reviewer's desk."""

from flask import Flask


def register(app: Flask) -> None:
    """Add the reviewer's pages."""
    from portal.desks.review_desk.views import room

    app.register_blueprint(room)
