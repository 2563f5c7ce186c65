"""What is late, what is open, which pages are stale."""

from typing import Any

from flask import Blueprint, current_app, render_template

from portal.circle.areas import team
from portal.circle.promises import queries as promises
from portal.circle.reviews import queries as reviews
from portal.clock import today
from portal.foundation.content.pages import Page
from portal.foundation.identity.actor import Role
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow

room = Blueprint("area_desk", __name__, url_prefix="/area")


@room.get("/")
@allow(Permission.USE_AREA_DESK)
def overview(actor: Any, session: Any) -> str:
    """Late promises first: silence is what families do not forgive."""
    areas = {area_id for area_id in actor.roles_by_area if actor.has_role(Role.AREA_LEAD, area_id)}
    pages: dict[str, Page] = current_app.extensions["pages"]
    return render_template(
        "area_desk/overview.html",
        areas=team.areas_of(session, areas),
        late=promises.late_in(session, areas),
        promises=promises.for_staff(session, areas),
        reviews=reviews.of_areas(session, areas),
        left=reviews.reviewer_left(session, areas),
        pages=[page for page in pages.values() if page.stale(today()) or page.to_be_checked],
    )
