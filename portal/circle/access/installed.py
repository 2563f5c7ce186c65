"""What messages need of the running installation."""

from flask import Flask, current_app

from portal.circle.access.doors import Ways


def ways(app: Flask | None = None) -> Ways:
    """How people come back in to this installation; the app is named by whoever runs outside a request."""
    running = app or current_app
    return Ways(running.extensions["lookup"], running.extensions["settings"].public_base_url)
