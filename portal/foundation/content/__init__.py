"""Content pages and facts, with owners and the day each was checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the catalogue is built where only Babel is installed
    from flask import Flask


def register(app: Flask) -> None:
    """Load the pages and show them."""
    from portal import resources
    from portal.foundation.content.pages import load_pages
    from portal.foundation.content.views import room

    app.extensions["pages"] = load_pages(resources.easyread() / "pages")
    app.register_blueprint(room)
