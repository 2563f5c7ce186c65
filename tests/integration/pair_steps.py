"""Steps of tests about what two of the staff do together."""

from typing import Any

from tests.client import Client
from tests.factories import World
from tests.integration.refusal_steps import look


def be(world: World, key: str) -> Client:
    return Client(world.app).sign_in(world.staff[key])


def propose(client: Client, path: str, **fields: Any) -> None:
    client.get(path)
    client.press("Ask a second person to confirm", **fields)


def confirm(world: World, words: str, key: str = "lead") -> Client:
    client = be(world, key)
    look(client, words)
    client.press("Yes, I confirm this")
    return client


def base(world: World) -> str:
    return f"/desk/reviews/{world.review.reference}"
