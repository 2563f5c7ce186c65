"""How people come in: links, sign-ins, forms kept for those whose time ran out."""

from flask import Flask


def register(app: Flask) -> None:
    """Add the pages of coming in and going out, for families and for staff."""
    from portal.circle.access import (
        door_views,
        provider_views,
        second_step_views,
        staff_links,
        staff_views,
        views,
    )
    from portal.foundation.events import StaffLeft, bus

    app.extensions["provider"] = provider_views.provider_of(app.extensions["settings"])
    for room in (views, door_views, staff_views, second_step_views, provider_views):
        app.register_blueprint(room.room)
    # The provider's own machine says that a session is over: it has no form of ours to take a token from.
    app.extensions["csrf"].exempt("portal.circle.access.provider_views.ended")
    bus.subscribe(StaffLeft, staff_links.left)
