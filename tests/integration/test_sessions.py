"""Sign-ins: how long they last, where they reach, how they end."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from portal.circle.access.models import SignIn
from portal.circle.access.tokens import hashed
from portal.circle.areas.models import StaffMember
from portal.clock import now
from portal.foundation.identity.actor import Assurance
from tests.client import Client
from tests.factories import World
from tests.integration.everybody import let_read
from tests.integration.links import live_link


def inside(client: Client) -> bool:
    """Whether this browser is signed in."""
    client.signed_in = False  # a page for visitors may follow
    return client.get("/start", follow=False).headers["Location"] not in {"/link", "/staff/"}


def come_in(world: World, client: Client, *, asked_here: bool) -> None:
    """Press a link, in the browser that asked for it or in another."""
    client.set_cookie("browser", "a-browser-of-its-own")
    token = live_link(world, world.polish, browser="a-browser-of-its-own" if asked_here else "another one")
    client.read_as("en_GB")
    client.get(f"/l/{token}")
    client.press("Open my page")


def test_a_family_is_in_for_two_idle_hours(world: World, client: Client) -> None:
    begun = now()
    client.sign_in(world.sister)
    with time_machine.travel(begun + timedelta(hours=1, minutes=59)):
        assert inside(client)
    with time_machine.travel(begun + timedelta(hours=3, minutes=58)):
        assert inside(client)
    with time_machine.travel(begun + timedelta(hours=5, minutes=59)):
        assert not inside(client)


def test_a_family_is_in_for_a_day_at_most(world: World, client: Client) -> None:
    begun = now()
    client.sign_in(world.sister)
    for hour in range(1, 24):
        with time_machine.travel(begun + timedelta(hours=hour)):
            assert inside(client), hour
    with time_machine.travel(begun + timedelta(hours=24, seconds=1)):
        assert not inside(client)


def test_staff_are_in_for_fifteen_idle_minutes_and_twelve_hours(world: World, client: Client) -> None:
    begun = now()
    client.sign_in(world.reviewer)
    for minutes in range(14, 12 * 60, 14):
        with time_machine.travel(begun + timedelta(minutes=minutes)):
            assert inside(client), minutes
    with time_machine.travel(begun + timedelta(hours=12, seconds=1)):
        assert not inside(client)
    again = Client(world.app).sign_in(world.reviewer)
    with time_machine.travel(now() + timedelta(minutes=15, seconds=1)):
        assert not inside(again)


def test_signing_out_kills_the_row_not_only_the_cookie(world: World, client: Client) -> None:
    client.sign_in(world.sister)
    cookie = client.cookie("here")
    assert cookie is not None
    client.get("/start")
    client.press("Sign out")
    assert client.page.heading == "You have signed out"
    stolen = Client(world.app)
    stolen.set_cookie("here", cookie)
    assert not inside(stolen)
    with world.app.extensions["database"].reading() as session:
        assert session.scalars(select(SignIn.ended_at).where(SignIn.id_hash == hashed(cookie))).one() is not None


def test_coming_in_anew_ends_what_the_browser_was_signed_in_with(any_world: World) -> None:
    client = Client(any_world.app).sign_in(any_world.sister)
    before = client.cookie("here")
    client.get(f"/l/{live_link(any_world, any_world.mother)}")
    client.press("Open my page")
    now_in = client.cookie("here")
    assert before
    assert now_in not in {None, before}
    client.set_cookie("here", before)
    assert client.get("/start", follow=False).status_code == 303
    assert "/link" in client.response.headers["Location"], "the old one opens nothing"


def test_signing_out_clears_what_the_browser_stored(world: World, client: Client) -> None:
    client.sign_in(world.sister)
    client.get("/start")
    client.press("Hide this page", follow=False)
    assert client.response.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert client.cookie("here") is None
    assert client.cookie("browser") is not None
    client.get(client.response.headers["Location"])
    assert "testrow" not in client.response.get_data(as_text=True).lower()


def test_a_leaver_loses_every_sign_in_at_once(world: World, client: Client) -> None:
    client.sign_in(world.reviewer)
    assert inside(client)
    with world.app.extensions["database"].transaction() as session:
        session.get_one(StaffMember, world.reviewer.id).left_at = now()
    assert not inside(client)


@pytest.mark.parametrize("cookie", ["", "c.", "c.nothing", "s.nothing", "x.y", "c." + "a" * 5000, "c.\u0142", "s.'--"])
def test_a_made_up_cookie_is_nobody(world: World, client: Client, cookie: str) -> None:
    client.set_cookie("here", cookie)
    assert not inside(client)


def test_the_browser_that_asked_reads_what_others_share(world: World, client: Client) -> None:
    let_read(world)
    come_in(world, client, asked_here=True)
    client.get(f"/reviews/{world.review.reference}/stories/{world.mother.story}")
    assert world.mother.marker in client.page.main


def test_another_browser_is_a_limited_room_with_own_words_only(world: World, client: Client) -> None:
    let_read(world)
    come_in(world, client, asked_here=False)
    base = f"/reviews/{world.review.reference}/stories"
    assert client.get(f"{base}/{world.mother.story}").status_code == 404
    assert client.get(f"{base}/{world.mother.story}/photos/{world.mother.photo}.jpg").status_code == 404
    client.get(f"{base}/")
    assert str(world.mother.story) not in client.response.get_data(as_text=True)
    client.get(f"{base}/{world.polish.story}/read")
    assert world.polish.marker in client.page.main
    assert client.get(f"{base}/{world.polish.story}/photos/{world.polish.photo}.jpg").status_code == 200


def test_assurance_belongs_to_the_sign_in_not_to_the_person(world: World) -> None:
    let_read(world)
    path = f"/reviews/{world.review.reference}/stories/{world.mother.story}"
    for assurance, status in ((Assurance.LIMITED, 404), (Assurance.FULL, 200), (Assurance.STEPPED_UP, 200)):
        client = Client(world.app).sign_in(world.polish, assurance)
        assert client.get(path).status_code == status
