"""The area lead's desk."""

from flask import Flask


def register(app: Flask) -> None:
    """Add the area lead's pages."""
    from portal.desks.area_desk.views import room

    app.register_blueprint(room)
