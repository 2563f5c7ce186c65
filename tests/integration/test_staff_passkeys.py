"""Passkeys of staff: made at the first sign-in, shown at the next; every answer that must not be believed."""

import json
from typing import Any

import pytest

from tests.client import Client
from tests.factories import World
from tests.integration.authenticator import Authenticator
from tests.integration.staff_steps import ask_for_link, link_sent_to
from tests.integration.test_staff_codes import REVIEWER, invitation
from tests.smtp import MailServer

ANOTHER = "http://portal.example"


def asked(client: Client) -> dict[str, Any]:
    """What the page asks the browser for."""
    form = client.page.having("data-options")[0]
    told: dict[str, Any] = json.loads(form.get("data-options", ""))
    return told


def invited(world: World, smtp: MailServer) -> Client:
    client = Client(world.app)
    client.get(invitation(world, smtp))
    client.press("Go on")
    return client


def later(world: World, smtp: MailServer) -> Client:
    client = Client(world.app)
    ask_for_link(client, REVIEWER)
    client.get(link_sent_to(world.app, smtp, REVIEWER))
    client.press("Go on")
    assert client.page.heading == "Show that it is you"
    return client


@pytest.fixture
def passkey(world: World, smtp: MailServer) -> Authenticator:
    """The reviewer's, made at the first sign-in."""
    client, made = invited(world, smtp), Authenticator()
    client.press("Make a passkey", credential=made.makes(asked(client)))
    assert client.at.startswith("/desk")
    return made


def test_it_opens_the_next_time(world: World, smtp: MailServer, passkey: Authenticator) -> None:
    for _times in range(2):
        client = later(world, smtp)
        client.press("Use my passkey", credential=passkey.shows(asked(client)))
        assert client.at.startswith("/desk")


def test_the_part_waits_hidden_for_a_script_and_a_code_app_stands_beside_it(world: World, smtp: MailServer) -> None:
    client = invited(world, smtp)
    assert all("hidden" in one.attrib for one in client.page.having("data-passkeys"))
    assert any("passkey." in one.get("src", "") for one in client.page.all("script"))
    assert "A code app" in client.page.main


@pytest.mark.parametrize("what", ["another site", "not verified", "another challenge", "nothing", "nonsense", "long"])
def test_a_passkey_that_is_not_kept(world: World, smtp: MailServer, what: str) -> None:
    client = invited(world, smtp)
    options = asked(client)
    other = {**options, "challenge": "b2xkIGNoYWxsZW5nZQ"}
    answers = {
        "another site": Authenticator(ANOTHER).makes(options),
        "not verified": Authenticator(verifies=False).makes(options),
        "another challenge": Authenticator().makes(other),
        "nothing": "",
        "nonsense": '{"id": 5, "rawId": [], "response": null}',
        "long": "[" * 30_000,
    }
    client.press("Make a passkey", credential=answers[what])
    assert client.response.status_code == 422
    assert "The passkey could not be used" in client.page.main
    assert client.cookie("here") is None


@pytest.mark.parametrize(
    "what", ["another site", "not verified", "another challenge", "another key", "copy", "nonsense"]
)
def test_a_passkey_that_does_not_open(world: World, smtp: MailServer, passkey: Authenticator, what: str) -> None:
    client = later(world, smtp)
    options = asked(client)
    if what == "another site":
        passkey.origin = ANOTHER
    elif what == "not verified":
        passkey.flags = 0x01
    elif what == "another challenge":
        options["challenge"] = "b2xkIGNoYWxsZW5nZQ"
    elif what == "another key":
        passkey.key = Authenticator().key
    elif what == "copy":  # its count stands still: somebody has a copy of it
        used = later(world, smtp)
        used.press("Use my passkey", credential=passkey.shows(asked(used)))
        client = later(world, smtp)
        options = asked(client)
        passkey.count = 0
    answer = "{}" if what == "nonsense" else passkey.shows(options)
    client.press("Use my passkey", credential=answer)
    assert client.response.status_code == 422
    assert client.cookie("here") is None


def test_an_answer_works_once(world: World, smtp: MailServer, passkey: Authenticator) -> None:
    client = later(world, smtp)
    answer = passkey.shows(asked(client))
    fields = {"csrf_token": client.token(), "credential": answer}
    client.press("Use my passkey", credential=answer)
    assert client.at.startswith("/desk")
    client.post("/staff/check/passkey", fields)
    assert client.page.heading == "Sign in for work"
    second = later(world, smtp)
    second.press("Use my passkey", credential=answer)
    assert second.response.status_code == 422


def test_who_has_only_a_passkey_is_not_asked_for_a_code(world: World, smtp: MailServer, passkey: Authenticator) -> None:
    client = later(world, smtp)
    assert "The 6 digits" not in client.page.main
    client.post("/staff/check", {"csrf_token": client.token(), "code": "000000"})
    assert client.cookie("here") is None
