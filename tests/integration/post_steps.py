"""Steps of tests about letters that wait to be printed."""

import re
from typing import Any

from sqlalchemy import select

from portal.circle.people import services as people
from portal.circle.people.models import Contact
from portal.circle.people.queries import MessageKind
from portal.circle.post.letters import slip_number
from portal.foundation.outbox.models import Channel, Notice, State
from portal.foundation.outbox.worker import Worker
from tests.client import Client
from tests.factories import World

CODE = re.compile(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}\b")
ADDRESS = "1 Example Row, Fenmarsh"
ANSWERED = {
    "staff_name": "Ruth Sample",
    "staff_phone": "01632 960 101",
    "area_name": "NHS Fenmarsh (made up)",
    "area_phone": "01632 960 100",
    "page": "http://127.0.0.1/",
}


def news_for(world: World, key: str = "letter") -> Notice:
    """Somebody has written to a contact whose channel is a letter."""
    with world.app.extensions["database"].transaction() as session:
        contact = session.get_one(Contact, world.contacts[key].id)
        notice = people.notify(
            session, contact, "answered", ANSWERED, kind=MessageKind.ASKED_FOR, channel=Channel.LETTER
        )
        assert notice is not None
        contact.address = ADDRESS
    while Worker(world.app).once():
        pass
    return notice


def all_of(world: World, model: Any) -> list[Any]:
    """Every row of a table."""
    with world.app.extensions["database"].reading() as session:
        return list(session.scalars(select(model)))


def state_of(world: World, notice: Notice) -> State:
    """Where a letter is now."""
    with world.app.extensions["database"].reading() as session:
        return State(session.get_one(Notice, notice.id).state)


def desk(world: World, role: str = "support") -> Client:
    """Somebody of the staff before the queue."""
    client = Client(world.app).sign_in(world.staff[role])
    client.get("/post/")
    return client


def printed(world: World, notice: Notice, role: str = "support") -> Client:
    """Somebody of the staff before the queue, with this letter on paper."""
    client = desk(world, role)
    client.press(f"Print {slip_number(notice.id)}")
    client.get("/post/")
    return client
