"""How much somebody wants to be involved. Nothing needs a choice first; silence is never a no."""

from flask import Flask

from portal.foundation.events import ReviewerChanged, ReviewerChangePlanned, bus

QUARTER = 900.0  # seconds: how often the worker looks whether a note or a change of reviewer is due


def register(app: Flask) -> None:
    """Add the pages of choosing."""
    from portal.circle.involvement import circle_views, naming_views, no_news, notices, views
    from portal.circle.reviews import handing_over
    from portal.foundation.outbox import rounds

    app.register_blueprint(views.room)
    app.register_blueprint(circle_views.room)
    app.register_blueprint(naming_views.room)
    bus.subscribe(ReviewerChanged, notices.reviewer_changed)
    bus.subscribe(ReviewerChangePlanned, notices.reviewer_change_planned)
    rounds.add(app, "reviewers", QUARTER, lambda running: handing_over.change_due(running.extensions["database"]))
    rounds.add(app, "no_news", QUARTER, lambda running: no_news.ask_reviewers(running.extensions["database"]))
