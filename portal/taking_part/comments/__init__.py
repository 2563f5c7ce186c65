"""What the circle says of each paragraph, aloud too, and what it is answered."""

from flask import Flask

from portal.foundation.events import ContactsMerged, ContactsParted, bus


def register(app: Flask) -> None:
    """Add the room."""
    from portal.circle import triage
    from portal.circle.triage.things import Thing
    from portal.foundation.outbox import rounds
    from portal.taking_part.comments import flagging, merging
    from portal.taking_part.comments.answer_views import room as answer_room
    from portal.taking_part.comments.hearing_views import room as hearing_room
    from portal.taking_part.comments.recording_views import room as recording_room
    from portal.taking_part.comments.views import room

    triage.opens(app, Thing.COMMENT, flagging.opened)
    bus.subscribe(ContactsMerged, merging.comments_follow_merge)
    bus.subscribe(ContactsParted, merging.comments_follow_parting)
    app.register_blueprint(answer_room)
    app.register_blueprint(hearing_room)
    app.register_blueprint(recording_room)
    app.register_blueprint(room)
    rounds.add(app, "sounds_follow", rounds.HOUR, sounds_follow)


def sounds_follow(app: Flask) -> None:
    """Recordings of whoever became one person with another are sealed as theirs, and back when they are two again."""
    from portal.foundation.media.handing import hand_on
    from portal.taking_part.comments.recording_models import DraftRecording

    hand_on(app.extensions["database"], app.extensions["files"], DraftRecording)
