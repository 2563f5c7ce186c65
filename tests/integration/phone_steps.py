"""Steps of tests at the phone desk: somebody is on the phone, found, made sure of."""

import re
from typing import Any

from sqlalchemy import select

from portal.circle.calls.models import Call
from portal.circle.people.models import Contact
from tests.client import Client
from tests.factories import World


def taking(world: World, who: str = "support") -> Client:
    """A member of staff with somebody on the phone."""
    client = Client(world.app).sign_in(world.staff[who])
    client.get("/phone/")
    client.press("Somebody is on the phone")
    return client


def with_found(world: World, name: str, client: Client | None = None) -> Client:
    """A call in which somebody was found."""
    client = client or taking(world)
    client.press("Find", typed=name)
    client.press(f"It may be {name}")
    return client


def sure_of(world: World, name: str, client: Client | None = None) -> Client:
    """A call in which we rang back on the number that we hold."""
    client = with_found(world, name, client)
    client.press("I rang this number and they answered")
    return client


def rows(world: World, model: Any) -> list[Any]:
    """Every row of a table."""
    with world.app.extensions["database"].reading() as session:
        found = list(session.scalars(select(model).order_by(model.id)))
        session.expunge_all()
        return found


def this_call(world: World) -> Call:
    """The newest call."""
    return rows(world, Call)[-1]


def kept_note(world: World) -> str | None:
    """The note of the newest call."""
    with world.app.extensions["database"].reading() as session:
        note: str | None = session.scalars(select(Call).order_by(Call.id.desc()).limit(1)).one().note
        return note


def give_number(world: World, key: str, number: str) -> None:
    """We hold this number for somebody."""
    with world.app.extensions["database"].transaction() as session:
        contact = session.get_one(Contact, world.contacts[key].id)
        contact.phone = number
        contact.phone_token = world.app.extensions["lookup"].phone(number)


def section(client: Client) -> str:
    """Everything that the page gives to be said, besides the name and needs that staff see for themselves."""
    page = client.response.get_data(as_text=True)
    return "\n".join(re.findall(r'<blockquote class="app-aloud">.*?</blockquote>', page, re.S))


def told_now(client: Client) -> str:
    """The part of the page about what can be talked about, as it stands."""
    page = client.response.get_data(as_text=True)
    found = re.search(r'<h2 id="now">.*?(?=<h2)', page, re.S)
    assert found is not None
    return found.group(0)
