"""How much somebody wants to be involved. Nothing needs a choice first; silence is never a no."""

from flask import Flask

from portal.foundation.events import ReviewerChanged, bus


def register(app: Flask) -> None:
    """Add the pages of choosing."""
    from portal.circle.involvement import circle_views, notices, views

    app.register_blueprint(views.room)
    app.register_blueprint(circle_views.room)
    bus.subscribe(ReviewerChanged, notices.reviewer_changed)
