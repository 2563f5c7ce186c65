"""Afterwards: the actions that the group agreed, told to those who asked; goodbye, or stay in touch."""

from functools import partial

from flask import Flask


def register(app: Flask) -> None:
    """Add the room, and have the worker tell of what is late."""
    from portal.circle.access.installed import ways
    from portal.taking_part.actions.services import tell_late
    from portal.taking_part.actions.staff_views import room as desk_room
    from portal.taking_part.actions.views import room
    from portal.taking_part.actions.word_views import room as words_room

    app.register_blueprint(room)
    app.register_blueprint(desk_room)
    app.register_blueprint(words_room)
    app.extensions["each_round"].append(partial(tell_late, app.extensions["database"], ways(app)))
