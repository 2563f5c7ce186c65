"""Being each sort of person, and the address of each endpoint for the mother's review and story."""

from typing import Any
from uuid import UUID

from flask import Flask
from sqlalchemy import select

from portal.acting_gate import STAFF_ROOMS
from portal.circle.access.tokens import hashed
from portal.circle.calls.models import Call
from portal.circle.people.models import Contact
from portal.circle.post import arriving
from portal.circle.post.arriving import Envelope
from portal.circle.post.models import ArrivedPost
from portal.circle.reviews.models import Review
from portal.clock import today
from portal.for_callers import refusal
from portal.foundation.identity.actor import Actor, Assurance, Kind
from portal.gate import DESKS
from portal.routes_list import of_app
from portal.taking_part.stories import services as stories
from tests.client import Client
from tests.factories import World
from tests.integration.acting_steps import write_for
from tests.integration.drafted import drafted
from tests.integration.endpoint_access import ENDPOINTS, LAST

MOTHERS_ADDRESS = "7 Mothers Lane, Fenmarsh"


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
    client.sign_in(world.support if role == "support_acting" else getattr(world, role))
    if role in {"support", "support_acting"}:  # the call is open at this sign-in
        with world.app.extensions["database"].transaction() as session:
            session.get_one(Call, world.call).sign_in = hashed(client.cookie("here") or "")
    if role == "support_acting":
        write_for(world, client)
    return client


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
        "import_id": world.listed.id,
        "yes_id": world.proposal.id,
        "call_id": world.call,
        "area_id": world.lead.area_id,
        "staff_id": world.second_reviewer.id,
        "form_id": UUID(int=7),
        "kept_id": UUID(int=7),
        "offer_id": "01900000-0000-7000-8000-000000000009",
        "quiet_id": "01900000-0000-7000-8000-000000000007",
        "helper_id": world.helper_id,
        "card": "just-say-it",
        "name": "privacy",
        "token": "no-such-link",
        **post_of(world),
        **drafted(world, world.mother),
        **changed,
    }


def post_of(world: World) -> dict[str, Any]:
    """A letter that waits for the mother, and an envelope that came from her; made when first asked for."""
    with world.app.extensions["database"].transaction() as session:
        mother = session.get_one(Contact, world.mother.id)
        arrived = session.scalars(select(ArrivedPost).where(ArrivedPost.contact_id == mother.id)).first()
        if arrived is None:
            envelope = Envelope(today(), (), "", 1, None, "made for tests")
            staff = Actor(id=world.support.id, kind=Kind.STAFF, area_id=world.support.area_id)
            review = session.get_one(Review, world.mother.review.id)
            arrived = arriving.put_in(session, staff, review, mother, envelope)
            mother.address = MOTHERS_ADDRESS
            arriving.receipt(session, staff, mother, arrived)
        return {"arrived_id": arrived.id, "notice_id": arrived.receipt_notice_id}


def lets_in(app: Flask, role: str, endpoint: str) -> bool:
    """Whether this sort of person is let in. Staff who write for the mother see her pages as she does, but those that
    nobody may use for another; at the desks they are themselves."""
    who = ENDPOINTS[endpoint][1]
    if role != "support_acting":
        return role in who
    if endpoint.partition(".")[0] in DESKS | STAFF_ROOMS:
        return bool({"support", role} & who)
    return refusal(endpoint, needs_yes=needs_yes(app, endpoint)) is None and "mother" in who


def needs_yes(app: Flask, endpoint: str) -> bool:
    """Whether it is the contact's own decision."""
    access = getattr(app.view_functions[endpoint], "access")  # noqa: B009  put there by the guard
    return access.needs_yes is not None


def endpoints(app: Flask, method: str | None = None) -> list[dict[str, Any]]:
    """Every endpoint with the method, those that end something last."""
    found = [one for one in of_app(app) if method is None or method in one["methods"]]
    return sorted(found, key=lambda one: LAST.index(one["endpoint"]) if one["endpoint"] in LAST else -1)


def address(app: Flask, endpoint: str, values: dict[str, Any]) -> str:
    """The path of an endpoint."""
    rule = next(app.url_map.iter_rules(endpoint))
    with app.test_request_context():
        return app.url_for(endpoint, **{name: values[name] for name in rule.arguments}, _external=False)
