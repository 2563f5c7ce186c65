"""What a reviewer does to open a review and to bring somebody into its circle, and what the contact reads."""

import re
from typing import Any

from flask import Flask
from sqlalchemy import select

from portal.circle.people.models import Contact
from portal.circle.reviews.models import CirclePlace
from portal.foundation.outbox.worker import Worker
from tests.client import Client
from tests.factories import World
from tests.smtp import MailServer

LINK = re.compile(r"http://[a-z0-9.:]+(/l/[A-Za-z0-9_-]{43})")
REVIEW = {"person": "Terence Opened", "told_on": "01/11/2026", "born": "3/4/1961", "died": "30.10.2026"}
SISTER: dict[str, Any] = {
    "name": "Sally Opened",
    "called": "our Terry",
    "relationship": "sister",
    "language": "en_GB",
    "needs": ["bsl", "step_free"],
    "channel": "email",
    "email": "Sally@Opened.example",
    "phone": "01632 960 177",
    "key_contact": "yes",
}


def open_review(client: Client, **changed: str) -> str:
    """Open a review from the list of circles, as a reviewer; the address of its circle."""
    client.get("/desk/circles/")
    client.get(
        next(one.get("href", "") for one in client.page.all("a") if "Open a review in" in "".join(one.itertext()))
    )
    client.press("Open this review", **(REVIEW | changed))
    return client.at


def add(client: Client, circle: str, **changed: Any) -> str:
    """Add somebody; the address of their page."""
    client.get(circle)
    client.follow_link("Add somebody")
    client.press("Add them", **(SISTER | changed))
    return client.at.partition("?")[0]


def links_to(app: Flask, smtp: MailServer, address: str) -> list[str]:
    """The paths of the links that reached this address, oldest first."""
    while Worker(app).once():
        pass
    texts = [one.text for one in smtp.arrived if one.recipients == (address,)]
    return [found.group(1) for text in texts if (found := LINK.search(text))]


def key_contacts(world: World) -> list[str]:
    with world.app.extensions["database"].reading() as session:
        query = select(Contact).join(CirclePlace, CirclePlace.contact_id == Contact.id)
        found = query.where(CirclePlace.review_id == world.review.id, CirclePlace.key_contact.is_(True))
        return [one.name for one in session.scalars(found)]


def page_of(world: World, contact: Any) -> str:
    return f"/desk/reviews/{contact.review.reference}/circle/{contact.id}/"


def told(client: Client, page: str) -> None:
    client.get(page)
    client.press("Write this down", how="rang")
