"""Meetings: times, booking, moving, calendar files, notes."""

from flask import Flask

EACH_MINUTE = 60.0  # seconds
QUARTER = 900.0  # seconds: how often the worker looks for meetings by video without a link


def register(app: Flask) -> None:
    """Add the room."""
    from portal.circle import triage
    from portal.circle.access.installed import ways
    from portal.circle.triage.things import Thing
    from portal.foundation.events import AccessEnded, StaffLeft, bus
    from portal.foundation.outbox import rounds
    from portal.taking_part.meetings import (
        booking_views,  # noqa: F401  its pages belong to the same room
        cancel_views,  # noqa: F401
        flagging,
        hours_views,  # noqa: F401
        leaving,
        place_views,  # noqa: F401
        receipt_views,  # noqa: F401
        reminding,
        without_link,
    )
    from portal.taking_part.meetings.calendar_views import room as calendar_room
    from portal.taking_part.meetings.feed_views import room as feed_room
    from portal.taking_part.meetings.for_views import room as for_room
    from portal.taking_part.meetings.note_views import room as note_room
    from portal.taking_part.meetings.own_time import own_time
    from portal.taking_part.meetings.staff_views import room as staff_room
    from portal.taking_part.meetings.views import room

    database = app.extensions["database"]

    def reminders(running: Flask) -> None:
        with database.transaction() as session:
            reminding.send_due(session, ways(running))

    def missing_links(_running: Flask) -> None:
        with database.transaction() as session:
            without_link.ask_for_links(session)

    rounds.add(app, "reminders", EACH_MINUTE, reminders)
    rounds.add(app, "missing_links", QUARTER, missing_links)
    bus.subscribe(StaffLeft, leaving.staff_left)
    bus.subscribe(AccessEnded, leaving.contact_stopped)
    app.extensions["own_time"] = own_time
    triage.opens(app, Thing.MEETING, flagging.opened)
    app.register_blueprint(room)
    app.register_blueprint(calendar_room)
    app.register_blueprint(feed_room)
    app.register_blueprint(for_room)
    app.register_blueprint(note_room)
    app.register_blueprint(staff_room)
