"""What two people of the staff decide together, and a senior person who looks again."""

from flask import Flask


def register(app: Flask) -> None:
    """Add the pages of what two people decide."""
    from portal.desks.second_desk import area_views, move_views, refusal_views, senior_views, views

    app.register_blueprint(views.room)
    app.register_blueprint(refusal_views.room)
    app.register_blueprint(senior_views.room)
    app.register_blueprint(move_views.room)
    app.register_blueprint(area_views.room)
