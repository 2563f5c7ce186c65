"""The door of every message, the six digits, the letter's code, and the browser that is remembered."""

import json
import re
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from portal.circle.access import doors
from portal.circle.access.models import Device, Door, SignIn, SignInCode
from portal.clock import now
from portal.foundation.identity.actor import Assurance
from portal.foundation.outbox.models import Notice
from tests.client import Client
from tests.factories import World


def last_message(world: World) -> dict[str, str]:
    """What the newest message says."""
    with world.app.extensions["database"].reading() as session:
        notice = session.scalars(select(Notice).order_by(Notice.id.desc()).limit(1)).one()
        told: dict[str, str] = json.loads(notice.context)
        return told


def asked(world: World, client: Client, address: str = "marta@testrow.example") -> dict[str, str]:
    """Ask for a link in this browser; the message that came of it."""
    client.get("/link")
    client.press("Send me a link", email=address)
    return last_message(world)


def door_of(world: World, key: str = "sister") -> str:
    """Path of a contact's door."""
    with world.app.extensions["database"].transaction() as session:
        address = doors.address(session, world.app.extensions["lookup"], world.contacts[key].id, "")
    return address


def only(world: World, table: type) -> object:
    """The one row of a table."""
    with world.app.extensions["database"].reading() as session:
        return session.scalars(select(table)).one()


def home(world: World) -> str:
    """Where a family member stands after coming in."""
    return f"/reviews/{world.review.reference}/"


def test_six_digits_open_the_page_in_the_browser_that_waits(any_world: World) -> None:
    client = Client(any_world.app)
    code = asked(any_world, client)["code"]
    assert re.fullmatch(r"\d{3} \d{3}", code)
    client.press("Open my page", code=code)
    assert client.at == home(any_world)
    with any_world.app.extensions["database"].reading() as session:
        assert session.scalars(select(SignIn)).one().assurance == 2, "the browser that asked gets the full room"


@pytest.mark.parametrize("typed", ["{0}-{1}", " {0}{1} ", "{0}  {1}"])
def test_the_way_it_is_typed_does_not_matter(world: World, client: Client, typed: str) -> None:
    code = asked(world, client)["code"]
    client.press("Open my page", code=typed.format(*code.split()))
    assert client.at == home(world)


def test_full_width_digits_are_digits(world: World, client: Client) -> None:
    code = asked(world, client)["code"].replace(" ", "")
    client.press("Open my page", code="".join(chr(ord(sign) + 0xFEE0) for sign in code))
    assert client.at == home(world)


def test_a_code_opens_nothing_in_another_browser(world: World, client: Client) -> None:
    code = asked(world, client)["code"]
    other = Client(world.app)
    asked(world, other, "nobody@nowhere.example")
    other.press("Open my page", code=code)
    assert other.response.status_code == 422
    assert "Nothing is lost" in other.page.main


def test_five_wrong_codes_end_the_right_one(world: World, client: Client) -> None:
    code = asked(world, client)["code"]
    wrong = "000 000" if code != "000 000" else "111 111"
    for _try in range(5):
        client.press("Open my page", code=wrong)
        assert client.response.status_code == 422
    client.press("Open my page", code=code)
    assert client.response.status_code == 422
    assert only(world, SignInCode).wrong >= 5  # type: ignore[attr-defined]


def test_a_code_lasts_ten_minutes_and_works_once(world: World, client: Client) -> None:
    code = asked(world, client)["code"]
    with time_machine.travel(now() + timedelta(minutes=11)):
        client.press("Open my page", code=code)
        assert client.response.status_code == 422
    client.press("Open my page", code=code)
    assert client.at == home(world)
    client.get("/link/sent")
    client.press("Open my page", code=code)
    assert client.response.status_code == 422


def test_twenty_wrong_codes_from_one_address_are_enough_for_an_hour(world: World, client: Client) -> None:
    code = asked(world, client)["code"]
    client.get("/link/sent")
    for _try in range(20):
        client.press("Open my page", code="12")
    client.press("Open my page", code=code)
    assert client.response.status_code == 429
    assert "01632 960 100" in client.page.main


def test_a_door_is_in_every_message_names_nobody_and_signs_nobody_in(world: World, client: Client) -> None:
    door = asked(world, client)["door"].removeprefix("http://127.0.0.1")
    other = Client(world.app)
    for _time in range(2):
        other.get(door)
        assert other.response.status_code == 200
        assert other.cookie("here") is None
        for name in ("Marta", "Tomsie", "Thomas", "died", "LeDeR"):
            assert name not in other.page.main
    other.press("Send me a new link")
    other.press("Open my page", code=last_message(world)["code"])
    assert other.at == home(world)


def test_an_ended_and_an_unknown_door_answer_alike(world: World) -> None:
    door = door_of(world)
    with world.app.extensions["database"].transaction() as session:
        session.scalars(select(Door)).one().ended_at = now()
    seen = []
    for path in (door, "/d/aaaaaaaaaaaaaaaaaaaaaa"):
        client = Client(world.app)
        client.get(path)
        before = client.page.main
        client.press("Send me a new link")
        seen.append((client.response.status_code, client.at, before, client.page.main))
    assert seen[0] == seen[1]
    with world.app.extensions["database"].reading() as session:
        assert session.scalars(select(Notice)).all() == []


def test_the_wrong_person_closes_the_door_for_good(world: World) -> None:
    client, door = Client(world.app), door_of(world)
    client.get(door)
    client.press("This was not for me")
    assert "closed" in client.page.main
    with world.app.extensions["database"].reading() as session:
        assert doors.behind(session, door.rpartition("/")[2]) is None


def test_a_remembered_browser_comes_in_by_door_and_one_press(world: World, client: Client) -> None:
    message = asked(world, client)
    client.get(message["link"].removeprefix("http://127.0.0.1"))
    client.press("Open my page", remember="yes")
    client.press("Sign out")
    client.get(message["door"].removeprefix("http://127.0.0.1"))
    client.press("Open my page")
    assert client.at == home(world)
    with time_machine.travel(now() + timedelta(days=31)):
        late = client
        late.get(message["door"].removeprefix("http://127.0.0.1"))
        assert "Send me a new link" in late.page.main, "thirty days without a use, then it is forgotten"


def test_a_device_is_renewed_but_never_beyond_half_a_year(world: World, client: Client) -> None:
    message = asked(world, client)
    client.get(message["link"].removeprefix("http://127.0.0.1"))
    client.press("Open my page", remember="yes")
    made = only(world, Device).made_at  # type: ignore[attr-defined]
    for day in range(25, 180, 25):
        with time_machine.travel(made + timedelta(days=day)):
            client.get(message["door"].removeprefix("http://127.0.0.1"))
            client.press("Open my page")
            assert client.at == home(world), day
    assert only(world, Device).ends_at == made + timedelta(days=180)  # type: ignore[attr-defined]


def test_nothing_is_remembered_unless_asked(world: World, client: Client) -> None:
    message = asked(world, client)
    client.get(message["link"].removeprefix("http://127.0.0.1"))
    client.press("Open my page")
    assert client.cookie("device") is None
    with world.app.extensions["database"].reading() as session:
        assert session.scalars(select(Device)).all() == []


def test_on_somebody_elses_device_ten_minutes_are_enough(world: World, client: Client) -> None:
    message = asked(world, client)
    client.get(message["link"].removeprefix("http://127.0.0.1"))
    client.press("Open my page", borrowed="yes", remember="yes")
    assert client.cookie("device") is None
    with time_machine.travel(now() + timedelta(minutes=11)):
        client.get(home(world))
        assert client.at == "/link"


def test_the_limited_room_shows_no_name_or_number_on_the_call_page(world: World) -> None:
    limited = Client(world.app).sign_in(world.letter, Assurance.LIMITED)
    limited.get("/call-me")
    shown = limited.response.get_data(as_text=True)
    assert ("Arthur" in shown, "960 150" in shown) == (False, False)
    full = Client(world.app).sign_in(world.letter)
    full.get("/call-me")
    shown = full.response.get_data(as_text=True)
    assert ("Arthur" in shown, "960 150" in shown) == (True, True)
