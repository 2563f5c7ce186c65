"""A contact's own wishes: what helps, how and when they hear from us, quiet days, who helps them, pause and stop."""

from flask import Flask


def register(app: Flask) -> None:
    """Add the pages of somebody's own wishes."""
    from portal.desks.my_wishes import helper_views, pause_views, quiet_views, views

    for room in (views.room, quiet_views.room, pause_views.room, helper_views.room):
        app.register_blueprint(room)
