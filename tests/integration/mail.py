"""Messages in the outbox, and the worker that sends them."""

from typing import Any

from flask import Flask
from sqlalchemy import select

from portal.circle.access.services import invite
from portal.circle.people.models import Contact
from portal.foundation.outbox.models import Notice
from portal.foundation.outbox.worker import Worker
from tests.factories import Contacted, World


def invited(world: World, *contacts: Contacted) -> None:
    """Each gets the first link, from the reviewer."""
    with world.app.extensions["database"].transaction() as session:
        for one in contacts:
            contact = session.get_one(Contact, one.id)
            invite(session, world.app.extensions["lookup"], contact, world.reviewer.id, "http://127.0.0.1")


def send(app: Flask) -> None:
    """The worker, until nothing more is due."""
    worker = Worker(app)
    while worker.once():
        pass


def notices(app: Flask, template: str | None = None) -> list[Any]:
    """Every message in the outbox, or those of one kind, oldest first: (state, tries, last answer)."""
    with app.extensions["database"].reading() as session:
        found = session.scalars(select(Notice).order_by(Notice.id))
        return [(one.state.value, one.tries, one.last_answer) for one in found if template in (None, one.template)]
