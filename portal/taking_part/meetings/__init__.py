"""Meetings: times, booking, moving, calendar files, notes."""

from flask import Flask


def register(app: Flask) -> None:
    """Add the room."""
    from portal.taking_part.meetings import booking_views  # noqa: F401  its pages belong to the same room
    from portal.taking_part.meetings.note_views import room as note_room
    from portal.taking_part.meetings.staff_views import room as staff_room
    from portal.taking_part.meetings.views import room

    app.register_blueprint(room)
    app.register_blueprint(note_room)
    app.register_blueprint(staff_room)
