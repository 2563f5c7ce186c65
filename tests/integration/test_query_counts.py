"""What a page asks of the database does not grow with what it shows."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from portal.circle.people import services as people
from portal.circle.promises import services as promises
from portal.circle.promises.models import PartOfDay
from portal.circle.reviews import services as reviews
from portal.circle.reviews.models import Relationship, Review
from portal.clock import today
from portal.foundation.identity.actor import SYSTEM
from portal.foundation.outbox.models import Channel
from portal.taking_part.stories import services as stories
from portal.taking_part.stories.models import Card, Quoting, Story
from tests.client import Client
from tests.factories import World

MANY = 12
# path, who looks, most queries it may ever ask
PAGES = [
    ("/reviews/{ref}/", "mother", 17),
    ("/reviews/{ref}/stories/", "mother", 8),
    ("/reviews/{ref}/stories/{story}/who", "mother", 10),
    ("/reviews/{ref}/stories/{story}/read", "mother", 14),
    ("/reviews/{ref}/involvement/chosen", "mother", 8),
    ("/desk/", "reviewer", 15),  # one list gathers five rooms: holds, offers, meetings and asks besides
    ("/desk/reviews/{ref}/", "reviewer", 14),
    ("/desk/reviews/{ref}/circle/", "reviewer", 13),
    ("/desk/circles/", "lead", 8),
    ("/phone/", "support", 10),  # tasks name whom and which call they are about: three queries more, whatever the rows
    ("/area/", "lead", 10),
]


def _more_of_everything(world: World, session: Session) -> None:
    mother, review = world.mother, session.get_one(Review, world.review.id)
    shared = session.get_one(Story, mother.story)
    readers = set()
    for number in range(MANY):
        contact = people.add_contact(
            session,
            world.app.extensions["lookup"],
            SYSTEM,
            area_id=review.area_id,
            name=f"Guest {number}",
            channel=Channel.PHONE,
        )
        reviews.invite(session, SYSTEM, review, contact, Relationship.FRIEND).shows_presence = True
        readers.add(contact.id)
        wanted = promises.CallBack("M", "01632 960 120", PartOfDay.MORNING, "a note")
        promises.promise_call(session, mother.actor, wanted, area_id=review.area_id, form_key=f"many {number}")
        story = stories.begin(session, mother.actor, review, f"many {number}")
        stories.save_words(session, mother.actor, story, Card.LAUGH, "x", 0)
        stories.share(session, mother.actor, story)
        stories.thank(session, _reviewer(world), shared, "thank you", f"many {number}", page="http://127.0.0.1/link")
        reviews.open_review(
            session,
            SYSTEM,
            area_id=review.area_id,
            reviewer_id=world.reviewer.id,
            person="P",
            told_on=today() - timedelta(days=3),
        )
    for card in Card:
        if card is not Card.JUST_SAY_IT:
            stories.save_words(session, mother.actor, shared, card, "more", 0)
    stories.choose_readers(session, mother.actor, shared, readers, Quoting.YES)


def _reviewer(world: World) -> stories.Actor:
    return stories.Actor(id=world.reviewer.id, kind=SYSTEM.kind, area_id=world.reviewer.area_id)


@pytest.mark.parametrize(("path", "who", "most"), PAGES)
def test_queries_do_not_grow(world: World, path: str, who: str, most: int) -> None:
    address = path.format(ref=world.review.reference, story=world.mother.story)
    ask = _counter(world, address, who)
    few = ask()
    with world.app.extensions["database"].transaction() as session:
        _more_of_everything(world, session)
    world.app.extensions["database"].keys.forget()
    many = ask()
    assert many <= most
    # Keys that are seen for the first time are opened by one or two queries for the whole list.
    assert many <= few + 3


def _counter(world: World, address: str, who: str) -> Callable[[], int]:
    client = Client(world.app).sign_in(getattr(world, who))
    client.checks = False

    def ask() -> int:
        world.app.extensions["database"].keys.forget()
        client.get(address)
        with client.queries() as seen:
            client.get(address)
        assert client.response.status_code == 200
        return len(seen)

    return ask
