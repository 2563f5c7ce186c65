"""How people come in: links, sign-ins, forms kept for those whose time ran out."""

from flask import Flask

ANSWERS_EVERY = 1.0  # seconds


def register(app: Flask) -> None:
    """Add the pages of coming in and going out, for families and for staff."""
    from portal.circle.access import (
        asking,
        door_views,
        inbox_views,
        kept,
        kept_views,
        late,
        provider_views,
        second_step_views,
        staff_links,
        staff_views,
        surer_views,
        views,
    )
    from portal.foundation.events import StaffLeft, bus
    from portal.foundation.outbox import rounds

    app.extensions["provider"] = provider_views.provider_of(app.extensions["settings"])
    families = views, door_views, kept_views, surer_views, inbox_views
    for room in (*families, staff_views, second_step_views, provider_views):
        app.register_blueprint(room.room)
    # The provider's own machine says that a session is over: it has no form of ours to take a token from.
    app.extensions["csrf"].exempt("portal.circle.access.provider_views.ended")
    bus.subscribe(StaffLeft, staff_links.left)

    # Rooms below this one have long fields too.
    app.extensions.update(put_back=late.refill, forget_kept=kept.drop)

    rounds.add(app, "answer_asked", ANSWERS_EVERY, asking.answer_all)
    rounds.add(app, "purge_kept", rounds.HOUR, purge_kept)


def purge_kept(app: Flask) -> None:
    """Forget what was kept for people who did not come back for it."""
    from portal.circle.access import kept

    with app.extensions["database"].transaction() as session:
        kept.purge(session, app.extensions["files"])
