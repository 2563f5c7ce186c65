"""Stories: what somebody tells about the person, in words, photos and papers."""

from flask import Flask

from portal.foundation.events import ContactMoved, ContactsMerged, ContactsParted, bus


def register(app: Flask) -> None:
    """Add telling, reading and thanking."""
    from portal.circle import triage
    from portal.circle.triage.things import Thing
    from portal.foundation.outbox import rounds
    from portal.taking_part.stories import flagging, moving
    from portal.taking_part.stories.kept_file_views import room as photo_room
    from portal.taking_part.stories.paper_views import room as paper_room
    from portal.taking_part.stories.share_views import room
    from portal.taking_part.stories.staff_views import room as staff_room

    bus.subscribe(ContactMoved, moving.follow_contact)
    bus.subscribe(ContactsMerged, moving.follow_merge)
    bus.subscribe(ContactsParted, moving.follow_parting)
    triage.opens(app, Thing.STORY, flagging.opened)
    app.register_blueprint(room)
    app.register_blueprint(photo_room)
    app.register_blueprint(paper_room)
    app.register_blueprint(staff_room)
    rounds.add(app, "files_follow", rounds.HOUR, files_follow)


def files_follow(app: Flask) -> None:
    """Photos and papers of whoever became one person with another are sealed as theirs, and back when they are two."""
    from portal.foundation.media.handing import hand_on
    from portal.taking_part.stories.models import StoryPaper, StoryPhoto

    for model in (StoryPhoto, StoryPaper):
        hand_on(app.extensions["database"], app.extensions["files"], model)
