"""F9: two people at one inbox. A link opens nobody's room there; each room opens by a second thing of its owner."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from portal.circle.access import codes, doors, surer
from portal.circle.access.models import SignIn
from portal.circle.people.models import Contact
from portal.clock import now
from portal.foundation.identity.actor import Actor, Kind
from tests.client import Client
from tests.factories import Contacted, World
from tests.integration.links import live_link
from tests.integration.test_ways_in import asked


def first(who: Contacted) -> str:
    """Their first name."""
    return who.name.split()[0]


def letter(world: World, who: Contacted) -> str:
    """A code in a letter to one of them."""
    with world.app.extensions["database"].transaction() as session:
        return codes.make_letter_code(session, who.id, None)


def signed_in(world: World) -> list[object]:
    """Whose sign-ins there are."""
    with world.app.extensions["database"].reading() as session:
        return list(session.scalars(select(SignIn.contact_id)))


def opened(world: World, client: Client, who: Contacted, **ticked: str) -> None:
    """The link of the shared inbox was pressed."""
    client.get(f"/l/{live_link(world, who)}")
    client.press("Open my page", **ticked)


def test_a_link_or_code_of_a_shared_inbox_opens_nobodys_room_and_names_nobody(any_world: World) -> None:
    world = any_world
    by_link, by_code = Client(world.app), Client(world.app)
    opened(world, by_link, world.father)
    code = asked(world, by_code, "home@testrow.example")["code"]
    by_code.press("Open my page", code=code)
    for client in (by_link, by_code):
        assert client.page.heading == "Who is reading?"
        text = client.response.get_data(as_text=True)
        assert not [one for one in (world.father, world.aunt) if first(one) in text or one.review.person in text]
        assert client.get("/start", follow=False).headers["Location"] == "/link"
    assert signed_in(world) == []


def test_every_name_leads_to_the_same_next_page(world: World) -> None:
    seen = []
    for name in (first(world.father), first(world.aunt), world.aunt.name.upper(), "Nobody", "Joan", "ٹ", "-"):
        client = Client(world.app)
        opened(world, client, world.father)
        client.press("Go on", name=name)
        seen.append((client.response.status_code, client.page.heading, client.page.main))
    assert len(set(seen)) == 1
    assert seen[0][1] == "One more step"


def test_each_opens_their_own_room_by_a_second_thing_and_never_the_others(any_world: World) -> None:
    world = any_world
    own, others = letter(world, world.aunt), letter(world, world.father)
    client = Client(world.app)
    opened(world, client, world.father)
    client.press("Go on", name=first(world.aunt))
    client.press("Open my page", code=others)
    assert client.response.status_code == 422, "the code of somebody else at the inbox"
    client.press("Open my page", code=own)
    assert client.at == f"/reviews/{world.review.reference}/"
    assert signed_in(world) == [world.aunt.id]
    assert client.get(f"/reviews/{world.review.reference}/stories/{world.father.story}/read").status_code == 404


def test_writing_another_name_does_not_help_with_ones_own_code(world: World, client: Client) -> None:
    own = letter(world, world.aunt)
    opened(world, client, world.aunt)
    client.press("Go on", name=first(world.father))
    client.press("Open my page", code=own)
    assert client.response.status_code == 422
    assert signed_in(world) == []


def test_a_code_read_out_on_the_phone_needs_no_memory(world: World, client: Client) -> None:
    opened(world, client, world.aunt)
    client.press("Go on", name=first(world.aunt))
    staff, lookup = Actor(id=world.support.id, kind=Kind.STAFF), world.app.extensions["lookup"]
    with world.app.extensions["database"].transaction() as session:
        digits = surer.read_out(session, lookup, staff, session.get_one(Contact, world.aunt.id))
    for _wrong in range(2):
        client.press("Open my page", code="000000" if digits != "000000" else "111111")
        assert client.response.status_code == 422
    client.press("Open my page", code=digits)
    assert signed_in(world) == [world.aunt.id]


def test_a_device_that_one_of_them_asked_us_to_remember_is_their_second_thing(world: World, client: Client) -> None:
    opened(world, client, world.aunt, remember="yes")
    client.press("Go on", name=first(world.aunt))
    client.press("Open my page", code=letter(world, world.aunt))
    client.press("Sign out")
    opened(world, client, world.aunt)
    client.press("Go on", name=first(world.father))
    assert client.page.heading == "One more step", "the device is of the other one"
    opened(world, client, world.aunt)
    client.press("Go on", name=first(world.aunt))
    assert client.at == f"/reviews/{world.review.reference}/"


def test_what_was_opened_lasts_a_quarter_of_an_hour_here_and_opens_once(world: World, client: Client) -> None:
    opened(world, client, world.aunt)
    key = client.cookie("inbox") or ""
    thief = Client(world.app)
    thief.get("/link")
    thief.set_cookie("inbox", key)
    assert thief.get("/who-is-reading/", follow=False).headers["Location"] == "/link"
    with time_machine.travel(now() + timedelta(minutes=16)):
        assert client.get("/who-is-reading/", follow=False).headers["Location"] == "/link"
    client.get("/who-is-reading/")
    client.press("Go on", name=first(world.aunt))
    client.press("Open my page", code=letter(world, world.aunt))
    client.set_cookie("inbox", key)
    assert client.get("/who-is-reading/", follow=False).headers["Location"] == "/link"


@pytest.mark.parametrize("who", ["father", "aunt"])
def test_the_door_of_each_is_their_own(world: World, client: Client, who: str) -> None:
    one = world.contacts[who]
    with world.app.extensions["database"].transaction() as session:
        door = doors.address(session, world.app.extensions["lookup"], one.id, "")
        client.set_cookie("device", doors.remember_device(session, one.id))
    client.get(door)
    client.press("Open my page")
    assert signed_in(world) == [one.id]


def test_somebody_with_an_inbox_of_their_own_is_never_asked(world: World, client: Client) -> None:
    opened(world, client, world.sister)
    assert signed_in(world) == [world.sister.id]
