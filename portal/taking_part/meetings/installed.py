"""What messages about meetings need of the running installation."""

from flask import current_app

from portal.taking_part.meetings.notices import Ways


def ways() -> Ways:
    """How people come back in: the key that their door is worked out with, and our address."""
    return Ways(current_app.extensions["lookup"], current_app.extensions["settings"].public_base_url)
