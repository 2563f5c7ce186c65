"""Copies of a draft and of the finished review: given out, posted, and checked by anybody who has one."""

from flask import Flask


def register(app: Flask) -> None:
    """Add the room."""
    from portal.taking_part.copies.check_views import room as check_room
    from portal.taking_part.copies.staff_views import room as desk_room
    from portal.taking_part.copies.views import room

    app.register_blueprint(room)
    app.register_blueprint(check_room)
    app.register_blueprint(desk_room)
