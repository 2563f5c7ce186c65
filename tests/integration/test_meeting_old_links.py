"""Any message about a meeting, however old, leads to the meeting as it now is (F42); a revoked one does not."""

import json
import re

import pytest
from sqlalchemy import select

from portal.circle.access.models import Door
from portal.clock import now
from portal.foundation.outbox.models import Notice
from portal.taking_part.meetings import booking
from portal.taking_part.meetings.models import Meeting
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change
from tests.integration.free_time import far_day
from tests.integration.mail import send
from tests.integration.test_meeting_pages import first_day, reviewer  # noqa: F401  a fixture
from tests.integration.test_meeting_receipts import booked_by
from tests.smtp import MailServer


def door_in_mail(world: World, smtp: MailServer) -> str:
    """The link that stands in the mail of the booking."""
    send(world.app)
    said = next(one.text for one in smtp.arrived if "You have a meeting with Ruth Sample." in one.text)
    found = re.search(r"http://127\.0\.0\.1(/d/[\w-]+)", said)
    assert found is not None
    return found[1]


def code_of(world: World) -> str:
    """The six figures of the newest message."""
    with change(world) as session:
        newest = session.scalars(select(Notice).order_by(Notice.id.desc()).limit(1)).one()
        code: str = json.loads(newest.context)["code"]
        return code


def come_in(world: World, door: str) -> Client:
    """Somebody on another computer, with the old mail and nothing else."""
    client = Client(world.app)
    client.get(door)
    assert "10:00" not in client.page.main  # nothing of the meeting before they are in
    client.press("Send me a new link")
    client.press("Open my page", code=code_of(world))
    return client


@pytest.mark.parametrize("became", ["booked", "moved", "cancelled", "asked"])
def test_the_first_mail_leads_to_the_meeting_as_it_is(
    world: World,
    reviewer: Client,  # noqa: F811
    smtp: MailServer,
    became: str,
) -> None:
    mother = booked_by(world)
    here, door = mother.at.partition("?")[0], door_in_mail(world, smtp)
    shown = {"booked": "Your meeting", "moved": "Your meeting", "cancelled": "This meeting is cancelled"}
    if became == "moved":
        mother.follow_link("Change the time")
        mother.get(next(one.get("href") for one in mother.page.all("a") if "day=" in (one.get("href") or "")))
        mother.press("11:00")
    elif became == "cancelled":
        reviewer.get("/desk/meetings/")
        reviewer.press("Cancel it and tell them")
    elif became == "asked":
        reviewer.get("/desk/meetings/")
        reviewer.press("Ask them: could it be this time?", day=far_day(), at="14:00")
    late = come_in(world, door)
    assert shown.get(became, "We ask you about another time.") in late.page.main
    late.get(next(one.get("href") for one in late.page.all("a") if (one.get("href") or "") == here))
    assert late.page.heading == shown.get(became, "Your meeting")
    assert ("11:00, By phone" if became == "moved" else "10:00, By phone") in late.page.text


def test_where_another_one_stands_the_cancelled_one_is_not_in_the_way(world: World, reviewer: Client) -> None:  # noqa: F811
    mother = booked_by(world)
    with change(world) as session:
        booking.cancel(session, world.mother.actor, session.scalars(select(Meeting)).one())
    first_day(mother, world)
    mother.follow_link("11:00")
    mother.press("Yes, book this", phone="01632 960 150")
    mother.get(f"/reviews/{world.review.reference}/")
    assert "Your meeting" in mother.page.main
    assert "This meeting is cancelled" not in mother.page.main


def test_a_revoked_link_leads_to_the_neutral_page_and_the_number(
    world: World,
    reviewer: Client,  # noqa: F811
    smtp: MailServer,
) -> None:
    booked_by(world)
    door = door_in_mail(world, smtp)
    with change(world) as session:
        for one in session.scalars(select(Door)):
            one.ended_at = now()
        before = len(session.scalars(select(Notice)).all())
    client = Client(world.app)
    client.get(door)
    assert client.response.status_code == 200
    assert "01632 960 100" in client.page.main
    for private in ("10:00", "meeting", world.mother.name, "Ruth", "Tom"):
        assert private not in client.page.main
    client.press("Send me a new link")  # the same answer as for everybody; nothing is sent
    with change(world) as session:
        assert len(session.scalars(select(Notice)).all()) == before


def test_who_is_in_already_opens_their_page_in_one_press(world: World, reviewer: Client, smtp: MailServer) -> None:  # noqa: F811
    mother = booked_by(world)
    door = door_in_mail(world, smtp)
    mother.get(door)
    assert "Send me a new link" not in mother.page.main
    mother.press("Open my page")
    assert "10:00" in mother.page.main
    sister = Client(world.app).sign_in(world.sister)
    sister.get(door)
    assert "Open my page" not in sister.page.main, "the door of somebody else"
    sister.post(door, {"csrf_token": sister.token()})
    assert sister.page.heading == "Hello"
