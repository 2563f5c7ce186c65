"""The first page: of a visitor, and of a family member."""

from flask import Flask


def register(app: Flask) -> None:
    """Add the first pages."""
    from portal.desks.home.hold_views import room as hold_room
    from portal.desks.home.views import room

    app.register_blueprint(room)
    app.register_blueprint(hold_room)
