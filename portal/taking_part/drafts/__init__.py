"""The draft review: versions that come in, numbered paragraphs, seals, showing it to the circle."""

from flask import Flask

from portal.foundation.events import ContactsMerged, ContactsParted, bus


def register(app: Flask) -> None:
    """Add the room."""
    from portal.foundation.outbox import rounds
    from portal.taking_part.drafts import bringing_views as bringing_views
    from portal.taking_part.drafts import merging
    from portal.taking_part.drafts.compare_views import room as compare_room
    from portal.taking_part.drafts.language_views import room as language_room
    from portal.taking_part.drafts.picture_views import desk as pictures_desk
    from portal.taking_part.drafts.picture_views import room as pictures_room
    from portal.taking_part.drafts.staff_views import room
    from portal.taking_part.drafts.story_views import room as story_room

    bus.subscribe(ContactsMerged, merging.offers_follow_merge)
    bus.subscribe(ContactsParted, merging.offers_follow_parting)
    app.register_blueprint(compare_room)
    app.register_blueprint(language_room)
    app.register_blueprint(pictures_desk)
    app.register_blueprint(pictures_room)
    app.register_blueprint(room)
    app.register_blueprint(story_room)
    rounds.add(app, "left_pictures", rounds.HOUR, forget_left_pictures)


def forget_left_pictures(app: Flask) -> None:
    """Pictures of a Word file that somebody looked at and never brought in stay a day."""
    from portal.taking_part.drafts import pictures

    left = True
    while left:
        with app.extensions["database"].transaction() as session:
            left = pictures.forget_one_left(session, app.extensions["files"])
