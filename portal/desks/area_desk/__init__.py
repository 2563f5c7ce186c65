"""The area lead's desk."""

from flask import Flask


def register(app: Flask) -> None:
    """Add the area lead's pages."""
    from portal.desks.area_desk import settings_views, staff_views, views

    app.register_blueprint(views.room)
    app.register_blueprint(staff_views.room)
    app.register_blueprint(settings_views.room)
