"""Reading the draft: nobody has to; parts in any order, a place kept, parts hidden until asked for."""

from flask import Flask

from portal.foundation.events import ContactsMerged, bus


def register(app: Flask) -> None:
    """Add the room."""
    from portal.taking_part.reading import merging
    from portal.taking_part.reading.views import room

    bus.subscribe(ContactsMerged, merging.places_follow_merge)
    app.register_blueprint(room)
