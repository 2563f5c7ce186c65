"""The draft review: versions, numbered paragraphs, comments, answers, completion."""

from flask import Flask


def register(app: Flask) -> None:
    """Add the room."""
    from portal.taking_part.drafts import bringing_views as bringing_views
    from portal.taking_part.drafts.answer_views import room as answer_room
    from portal.taking_part.drafts.comment_views import room as comment_room
    from portal.taking_part.drafts.compare_views import room as compare_room
    from portal.taking_part.drafts.hearing_views import room as hearing_room
    from portal.taking_part.drafts.language_views import room as language_room
    from portal.taking_part.drafts.recording_views import room as recording_room
    from portal.taking_part.drafts.staff_views import room as staff_room
    from portal.taking_part.drafts.story_views import room as story_room
    from portal.taking_part.drafts.views import room

    app.register_blueprint(room)
    app.register_blueprint(comment_room)
    app.register_blueprint(recording_room)
    app.register_blueprint(hearing_room)
    app.register_blueprint(staff_room)
    app.register_blueprint(answer_room)
    app.register_blueprint(language_room)
    app.register_blueprint(story_room)
    app.register_blueprint(compare_room)
