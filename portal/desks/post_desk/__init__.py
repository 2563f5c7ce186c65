"""Post: letters to print and to post, letters that came back, and what families send us on paper."""

from flask import Flask


def register(app: Flask) -> None:
    """Add the pages of post."""
    from portal.desks.post_desk import contact_views, draft_views, views

    app.register_blueprint(views.room)
    app.register_blueprint(contact_views.room)
    app.register_blueprint(draft_views.room)
