"""How people come in: links, sign-ins, forms kept for those whose time ran out."""

from flask import Flask


def register(app: Flask) -> None:
    """Add the pages of coming in and going out."""
    from portal.circle.access.door_views import room as doors
    from portal.circle.access.views import room

    app.register_blueprint(room)
    app.register_blueprint(doors)
