"""How much somebody wants to be involved. Nothing needs a choice first; silence is never a no."""

from flask import Flask


def register(app: Flask) -> None:
    """Add the pages of choosing."""
    from portal.circle.involvement.views import room

    app.register_blueprint(room)
