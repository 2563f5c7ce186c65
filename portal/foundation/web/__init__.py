"""Guards, transactions, fields, security, errors, words: what every page stands on."""

from flask import Flask


def register(app: Flask) -> None:
    """Add the pages that belong to no room: looks, language, hide, robots."""
    from portal.foundation.web.views import room

    app.register_blueprint(room)
