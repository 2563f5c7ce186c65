"""Being each sort of person, and the address of each endpoint for the mother's review and story."""

from typing import Any
from uuid import UUID

from flask import Flask

from portal.foundation.identity.actor import Assurance
from portal.routes_list import of_app
from portal.taking_part.stories import services as stories
from tests.client import Client
from tests.factories import World
from tests.integration.endpoint_access import LAST


def be(world: World, role: str) -> Client:
    """A browser of this sort of person; ``reader`` is whom the mother let read her story."""
    client = Client(world.app)
    client.checks = False  # hundreds of pages: tests/rules hold each of them to the rules
    client.get("/looks")
    client.form_token = client.token()
    if role == "visitor":
        return client
    if role == "mother_in_limited_room":
        return client.sign_in(world.mother, Assurance.LIMITED)
    if role == "reader":
        let_read(world)
        return client.sign_in(world.polish)
    return client.sign_in(getattr(world, role))


def let_read(world: World) -> None:
    """The mother lets the friend who reads Polish read her story."""
    with world.app.extensions["database"].transaction() as session:
        story = session.get_one(stories.Story, world.mother.story)
        stories.choose_readers(session, world.mother.actor, story, {world.polish.id}, None)


def values_for(world: World, **changed: Any) -> dict[str, Any]:
    """What stands in the addresses."""
    mother = world.mother
    return {
        "reference": mother.review.reference,
        "story_id": mother.story,
        "contact_id": mother.id,
        "photo_id": mother.photo,
        "paper_id": mother.paper,
        "task_id": mother.task,
        "yes_id": world.proposal.id,
        "area_id": world.lead.area_id,
        "staff_id": world.second_reviewer.id,
        "form_id": UUID(int=7),
        "kept_id": UUID(int=7),
        "quiet_id": "01900000-0000-7000-8000-000000000007",
        "helper_id": "01900000-0000-7000-8000-000000000008",
        "card": "just-say-it",
        "name": "privacy",
        "token": "no-such-link",
        **changed,
    }


def endpoints(app: Flask, method: str | None = None) -> list[dict[str, Any]]:
    """Every endpoint with the method, those that end something last."""
    found = [one for one in of_app(app) if method is None or method in one["methods"]]
    return sorted(found, key=lambda one: LAST.index(one["endpoint"]) if one["endpoint"] in LAST else -1)


def address(app: Flask, endpoint: str, values: dict[str, Any]) -> str:
    """The path of an endpoint."""
    rule = next(app.url_map.iter_rules(endpoint))
    with app.test_request_context():
        return app.url_for(endpoint, **{name: values[name] for name in rule.arguments}, _external=False)
