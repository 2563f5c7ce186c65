"""The copy for the local governance group: nobody in it can be told who it is about, and the circle sees it first."""

from flask import Flask


def register(app: Flask) -> None:
    """Add the room."""
    from portal.circle import triage
    from portal.circle.triage.things import Thing
    from portal.taking_part.group_copy import flagging
    from portal.taking_part.group_copy.file_views import room as file_room
    from portal.taking_part.group_copy.giving_views import room as giving_room
    from portal.taking_part.group_copy.place_views import room as places_room
    from portal.taking_part.group_copy.preview_views import room as preview_room
    from portal.taking_part.group_copy.staff_views import room as staff_room
    from portal.taking_part.group_copy.views import room

    triage.opens(app, Thing.GROUP_COPY, flagging.opened)
    app.register_blueprint(room)
    app.register_blueprint(staff_room)
    app.register_blueprint(giving_room)
    app.register_blueprint(file_room)
    app.register_blueprint(places_room)
    app.register_blueprint(preview_room)
