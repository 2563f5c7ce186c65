"""Staff can write down a yes, never give one: tried on each press that is the contact's own decision."""

import html
import re
from typing import Any

import pytest
from flask import Flask

from portal.circle.calls.acting_models import SpokenYes
from portal.desks.phone_desk.words import WORDS
from portal.done_for_callers import done
from tests.client import Client
from tests.factories import World
from tests.integration.acting_steps import rows, write_for
from tests.integration.endpoint_access import ENDPOINTS, FIELDS
from tests.integration.everybody import address, be, endpoints, needs_yes, values_for
from tests.integration.mail import send
from tests.integration.test_get_changes_nothing import contents
from tests.smtp import MailServer


def asked(app: Flask) -> list[str]:
    """Every endpoint of the mother's that waits for their yes; those that end something last."""
    found = [one["endpoint"] for one in endpoints(app, "POST") if needs_yes(app, one["endpoint"])]
    return [one for one in found if "mother" in ENDPOINTS[one][1]]


@pytest.fixture
def support(world: World, client: Client) -> Client:
    """The support worker's browser."""
    return client.sign_in(world.support)


def signed_on(client: Client) -> str:
    """What the button *They said yes* would send."""
    found = re.search(r'name="heard_yes" value="([^"]+)"', client.response.text)
    assert found is not None, client.page.main
    return html.unescape(found.group(1))


def test_each_yes_has_true_words_in_the_message_and_on_the_desk(app: Flask) -> None:
    """Nobody reads what was only written down; what they said yes to is read, or done."""
    for endpoint in asked(app):
        assert done(endpoint) != "wrote_down", endpoint
        assert f"for_them.{done(endpoint)}" in WORDS["done_words"], endpoint


def test_the_message_names_what_they_said_yes_to(world: World, support: Client, smtp: MailServer) -> None:
    write_for(world, support)
    support.get(f"/reviews/{world.review.reference}/closer-look/")
    support.press("Ask for a closer look")
    support.press("They said yes")
    support.get("/start")
    support.press("Stop writing for them")
    send(world.app)
    assert "You said yes to this:" in smtp.arrived[0].text
    assert "You asked for a closer look." in smtp.arrived[0].text


def test_there_are_such_decisions(app: Flask) -> None:
    assert {"stories.share", "stories.choose_who", "stories.take_back", "involvement.keep"} <= set(asked(app))


@pytest.mark.parametrize("heard", [None, "yes", "1", "signed elsewhere"])
def test_nothing_is_done_without_their_yes(world: World, heard: str | None) -> None:
    app, client, values = world.app, be(world, "support_acting"), values_for(world)
    if heard == "signed elsewhere":
        client.post(address(app, "involvement.keep", values), {**token(client), "level": "nothing_for_now"})
        heard = signed_on(client)
    before = contents(app)
    for endpoint in asked(app):
        fields: dict[str, Any] = {**token(client), **FIELDS.get(endpoint, {})}
        client.post(address(app, endpoint, values), fields | ({"heard_yes": heard} if heard else {}), follow=False)
        assert client.response.status_code == 422, endpoint
        assert "Read this back to" in client.page.heading, endpoint
        assert contents(app) == before, endpoint
        client.post(address(app, endpoint, values), fields | {"heard_no": "yes"}, follow=False)
        assert contents(app) == before, endpoint
    assert rows(world, SpokenYes) == []


def test_with_their_yes_it_is_done_and_who_heard_it_stands_there(world: World) -> None:
    app, client, values = world.app, be(world, "support_acting"), values_for(world)
    for endpoint in asked(app):
        path, fields = address(app, endpoint, values), {**token(client), **FIELDS.get(endpoint, {})}
        client.post(path, fields, follow=False)
        client.post(path, {**fields, "heard_yes": signed_on(client)}, follow=False)
        assert client.response.status_code == 303, endpoint
        yes = rows(world, SpokenYes)[-1]
        assert (yes.to_what, yes.contact_id, yes.heard_by) == (endpoint, world.mother.id, world.support.id)
    assert len(rows(world, SpokenYes)) == len(asked(app))


def test_who_decides_for_themselves_is_asked_nothing_more(world: World) -> None:
    app, client, values = world.app, be(world, "mother"), values_for(world)
    for endpoint in asked(app):
        client.post(address(app, endpoint, values), {**token(client), **FIELDS.get(endpoint, {})}, follow=False)
        assert client.response.status_code == 303, endpoint
    assert rows(world, SpokenYes) == []


def token(client: Client) -> dict[str, str]:
    """The token of this browser's forms."""
    return {"csrf_token": client.form_token}
