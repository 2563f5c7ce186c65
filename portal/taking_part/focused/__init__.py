"""A focused review: ask in one press, talk about what to expect, decide in writing with reasons."""

from flask import Flask


def register(app: Flask) -> None:
    """Add the room."""
    from portal.circle import triage
    from portal.circle.triage.things import Thing
    from portal.taking_part.focused import flagging
    from portal.taking_part.focused.staff_views import room as staff_room
    from portal.taking_part.focused.views import room

    triage.opens(app, Thing.CLOSER_LOOK, flagging.opened)
    app.register_blueprint(room)
    app.register_blueprint(staff_room)
