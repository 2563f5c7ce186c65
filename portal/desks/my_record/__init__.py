"""What somebody may know of what we hold: who has seen it."""

from flask import Flask


def register(app: Flask) -> None:
    """Add the pages of one's own record."""
    from portal.desks.my_record.views import room

    app.register_blueprint(room)
