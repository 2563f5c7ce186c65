"""Opening reviews, and the people of their circles: adding, telling, inviting, putting right."""

from flask import Flask


def register(app: Flask) -> None:
    """Add the pages of the circle."""
    from portal.desks.circle_desk import (
        about_views,
        closing_views,
        contact_views,
        hold_views,
        no_news_views,
        reach_views,
        views,
        wishes_views,
    )

    app.register_blueprint(views.room)
    app.register_blueprint(contact_views.room)
    app.register_blueprint(wishes_views.room)
    app.register_blueprint(closing_views.room)
    app.register_blueprint(hold_views.room)
    app.register_blueprint(no_news_views.room)
    app.register_blueprint(about_views.room)
    app.register_blueprint(reach_views.room)
