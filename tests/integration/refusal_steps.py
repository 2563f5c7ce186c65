"""Steps of tests about a person who did not want family involved."""

from typing import Any

from sqlalchemy import select

from portal.circle.reviews.models import CirclePlace
from tests.client import Client
from tests.factories import World

SAID = "I do not want my mum or Marta to know anything. She said it twice."
FAMILY_KEYS = ("mother", "sister", "easy", "letter", "father", "aunt")
OTHERS = ("urdu", "polish")


def wish(world: World) -> str:
    return f"/desk/reviews/{world.review.reference}/refusal"


def write(client: Client, world: World, **changed: Any) -> None:
    client.get(wish(world))
    fields = {"words": SAID, "to_whom": "Grace, support worker", "on_day": "3/4/2025"} | changed
    client.press("Ask a second person to confirm", **fields)


def confirm(client: Client, words: str = "did not want family") -> None:
    look(client, words)
    client.press("Yes, I confirm this")


def look(client: Client, words: str = "did not want family") -> None:
    """Open the newest of what waits for a second person."""
    client.get("/desk/second-yes/")
    links = [one.get("href", "") for one in client.page.all("a") if words in "".join(one.itertext())]
    client.get(links[-1])


def refused(world: World) -> None:
    """Sam writes it down, Ruth confirms."""
    write(Client(world.app).sign_in(world.support), world)
    confirm(Client(world.app).sign_in(world.reviewer))


def live(world: World) -> set[str]:
    with world.app.extensions["database"].reading() as session:
        query = select(CirclePlace.contact_id).where(
            CirclePlace.review_id == world.review.id, CirclePlace.ended_at.is_(None)
        )
        ids = set(session.scalars(query))
    return {key for key, one in world.contacts.items() if one.id in ids}


def rows(world: World, model: Any) -> list[Any]:
    with world.app.extensions["database"].reading() as session:
        return list(session.scalars(select(model).order_by(model.id)))
