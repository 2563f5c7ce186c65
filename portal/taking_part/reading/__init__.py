"""Reading the draft: nobody has to; parts in any order, a place kept, parts hidden until asked for."""

from flask import Flask


def register(app: Flask) -> None:
    """Add the room."""
    from portal.taking_part.reading.views import room

    app.register_blueprint(room)
