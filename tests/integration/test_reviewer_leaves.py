"""A reviewer leaves: the lead reads which meetings are to come, and which reviews nobody reads until they are given."""

from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change, opened, says
from tests.integration.test_meeting_pages import reviewer  # noqa: F401  a fixture
from tests.integration.test_meeting_receipts import booked_by


def test_the_lead_sees_the_meetings_before_and_the_reviews_after(world: World, reviewer: Client) -> None:  # noqa: F811
    booked_by(world)
    lead = Client(world.app).sign_in(world.lead)
    lead.get("/area/")
    assert "has left" not in lead.page.main
    lead.get(f"/area/{world.lead.area_id}/staff/{world.reviewer.id}/leave")
    assert "Meetings to come with them" in lead.page.main
    assert f"By phone, {world.mother.name}" in lead.page.main
    lead.press("They have left")
    lead.get("/area/")
    assert f"{world.reviewer.name}, who reviewed it, has left." in lead.page.main
    lead.follow_link(f"Give {world.review.reference} to another reviewer")
    assert "Another reviewer" in lead.page.main


def test_where_nothing_waits_nothing_is_asked(world: World) -> None:
    with change(world) as session:
        says(session, world, opened(session, world), 2, "It was May.", "mother")
    desk = Client(world.app).sign_in(world.reviewer)
    address = f"/desk/reviews/{world.review.reference}/draft/comments"
    desk.get(f"{address}?number=2&answering=1")
    later = Client(world.app).sign_in(world.lead)
    later.get(f"{address}?number=2&answering=1")
    wait = [one.get("value") or "" for one in desk.page.all("input") if one.get("name") == "comment"]
    desk.press("Send this answer", comment=wait, outcome="not_changed", words="It was written down.")
    assert "Send this answer" not in desk.response.text
    later.press("Send this answer", comment=wait, outcome="not_changed", words="Words of the lead.")
    assert later.response.status_code == 409
    assert "Words of the lead." in later.response.text, "what was typed stays"
