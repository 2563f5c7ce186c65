"""The demo: a small fictional area, its mail caught locally, links that work any number of times.

Nothing of this exists outside ``portal demo``, which binds to this computer only and refuses a database that is
no demo's.
"""

from flask import Flask


def register(app: Flask) -> None:
    """Add the demo's own pages. Refuses to be part of anything else."""
    if not app.extensions["settings"].demo:
        raise RuntimeError("the demo's pages exist only under portal demo")
    from portal.demo.views import room

    app.register_blueprint(room)
