"""Staff sign in at a real provider process: the good path, and every answer that must not be believed."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

from portal.circle.access import staff_links
from portal.circle.areas.models import StaffMember
from portal.foundation.identity.actor import SYSTEM
from tests.client import Client
from tests.conftest import MakeApp
from tests.factories import World, make_world
from tests.integration.staff_steps import link_sent_to
from tests.oidc import ProviderProcess, running_provider
from tests.smtp import MailServer, closed_port

REFUSED = "We could not sign you in"


@pytest.fixture(scope="module")
def process() -> Iterator[ProviderProcess]:
    with running_provider() as provider:
        yield provider


@pytest.fixture
def provider(process: ProviderProcess) -> ProviderProcess:
    process.behave()
    return process


@pytest.fixture
def world(make_app: MakeApp, sqlite_url: str, provider: ProviderProcess) -> World:
    """Everybody, in a portal that trusts the provider; the reviewer has an invitation."""
    return make_world(make_app(sqlite_url, **provider.settings))


def invited(world: World, smtp: MailServer, key: str = "reviewer") -> Client:
    """A browser in which the invitation was pressed."""
    with world.app.extensions["database"].transaction() as session:
        row = session.get_one(StaffMember, world.staff[key].id)
        staff_links.invite(session, SYSTEM, row, "http://127.0.0.1")
    client = Client(world.app)
    client.get(link_sent_to(world.app, smtp, f"{key}@fenmarsh.example"))
    client.press("Go on")
    assert client.page.heading == "Sign in with your work account"
    return client


def sign_in(client: Client, provider: ProviderProcess) -> None:
    """By the link, to the provider, and back."""
    client.get("/staff/")
    client.get(client.page.link("Go on to your work account"), follow=False)
    assert client.response.status_code == 303
    client.get(provider.signs_in(client.response.headers["Location"]))


def test_an_invitation_binds_and_later_the_account_alone_opens(
    world: World, provider: ProviderProcess, smtp: MailServer
) -> None:
    client = invited(world, smtp)
    sign_in(client, provider)
    assert client.at.startswith("/desk")
    another_day = Client(world.app)
    sign_in(another_day, provider)
    assert another_day.at.startswith("/desk")


def test_an_account_that_nobody_invited_opens_nothing(world: World, provider: ProviderProcess) -> None:
    client = Client(world.app)
    # The address in the token is the reviewer's own: it is never looked at.
    provider.behave(claims={"email": "reviewer@fenmarsh.example", "email_verified": True})
    sign_in(client, provider)
    assert client.page.heading == REFUSED
    assert client.cookie("here") is None


def test_an_account_is_one_persons_only(world: World, provider: ProviderProcess, smtp: MailServer) -> None:
    sign_in(invited(world, smtp), provider)
    support = invited(world, smtp, "support")
    sign_in(support, provider)
    assert support.page.heading == REFUSED, "the account is the reviewer's, whoever's invitation was pressed"
    assert support.cookie("here") is None
    provider.behave(sub="somebody else")
    sign_in(support, provider)
    assert support.at.startswith("/phone")


@pytest.mark.parametrize(
    "behaviour",
    [
        {"claims": {"nonce": "of another sign-in"}},
        {"claims": {"nonce": None}},
        {"claims": {"aud": "another portal"}},
        {"claims": {"aud": "another portal", "azp": "portal"}},
        {"claims": {"aud": ["portal", "another portal"], "azp": "another portal"}},
        {"claims": {"iss": "http://127.0.0.1:9"}},
        {"claims": {"exp": 1_700_000_000}},
        {"claims": {"iat": 4_000_000_000}},
        {"claims": {"sub": None}},
        {"wrong_key": True},
    ],
    ids=lambda one: str(one)[:60],
)
def test_what_is_not_believed(
    world: World, provider: ProviderProcess, smtp: MailServer, behaviour: dict[str, Any]
) -> None:
    client = invited(world, smtp)
    provider.behave(**behaviour)
    sign_in(client, provider)
    assert client.response.status_code == 403
    assert client.page.heading == REFUSED
    assert client.cookie("here") is None
    provider.behave()
    sign_in(client, provider)
    assert client.at.startswith("/desk"), "the invitation is still good in this browser"


def test_another_browser_or_another_state_is_refused(world: World, provider: ProviderProcess, smtp: MailServer) -> None:
    client, other = invited(world, smtp), Client(world.app)
    client.get("/staff/sign-in", follow=False)
    back = provider.signs_in(client.response.headers["Location"])
    other.get(back)
    assert other.page.heading == "Sign in for work"
    assert other.cookie("here") is None
    other.get("/staff/sign-in", follow=False)
    other.get(back)
    assert other.page.heading == REFUSED
    client.get(back)
    assert client.at.startswith("/desk")
    client.get("/staff/sign-in", follow=False)
    client.get(back)
    assert client.page.heading == REFUSED, "a code and its state work once"


def test_how_surely_somebody_signed_in_there(
    make_app: MakeApp, sqlite_url: str, provider: ProviderProcess, smtp: MailServer
) -> None:
    asked = {"OIDC_ACR_VALUES": "AAL2 AAL3", "OIDC_AMR_VALUES": "mfa"}
    world = make_world(make_app(sqlite_url, **provider.settings, **asked))
    client = invited(world, smtp)
    for told in ({}, {"acr": "AAL1", "amr": ["mfa"]}, {"acr": "AAL3", "amr": ["pwd"]}, {"acr": "AAL3"}):
        provider.behave(claims=told)
        sign_in(client, provider)
        assert client.page.heading == REFUSED, told
    provider.behave(claims={"acr": "AAL3", "amr": ["pwd", "mfa"]})
    sign_in(client, provider)
    assert client.at.startswith("/desk")


def test_a_provider_that_is_down_or_not_itself(make_app: MakeApp, sqlite_url: str, provider: ProviderProcess) -> None:
    down = {**provider.settings, "OIDC_ISSUER": f"http://127.0.0.1:{closed_port()}"}
    client = Client(make_app(sqlite_url, **down))
    client.get("/staff/sign-in")
    assert client.response.status_code == 503
    assert "It is not your mistake" in client.page.main
    provider.behave(sends_on=True)
    client = Client(make_app(sqlite_url, **provider.settings))
    sign_in(client, provider)
    assert client.response.status_code == 503, "a provider that sends us elsewhere is not followed"
    provider.behave(metadata_issuer="http://127.0.0.1:9")
    client = Client(make_app(sqlite_url, **provider.settings))
    client.get("/staff/sign-in")
    assert client.response.status_code == 503


def logout(app: Flask, token: str) -> int:
    """The provider's machine tells the portal: no cookie, no token of a form."""
    return Client(app).post("/staff/signed-out-there", {"logout_token": token}).status_code


def test_signing_out_there_signs_out_here(world: World, provider: ProviderProcess, smtp: MailServer) -> None:
    first = invited(world, smtp)
    sign_in(first, provider)
    second = Client(world.app)
    provider.behave(sid="s2")
    sign_in(second, provider)
    provider.behave()
    for wrong in (
        {"sid": "s1", "nonce": "n"},
        {"sid": "s1", "aud": "x"},
        {"sid": "s1", "events": {}},
        {},
        {"sid": "s1", "iat": 5},
    ):
        assert logout(world.app, provider.logout_token(**wrong)) == 400, wrong
    provider.behave(header={"typ": "at+jwt"})
    assert logout(world.app, provider.logout_token(sid="s1")) == 400, "a token made for something else"
    provider.behave(wrong_key=True)
    assert logout(world.app, provider.logout_token(sid="s1")) == 400
    provider.behave(header={"typ": "logout+jwt"})
    assert logout(world.app, "nonsense") == 400
    assert first.get("/desk/", follow=False).status_code == 200
    assert logout(world.app, provider.logout_token(sid="s1")) == 200
    assert first.get("/desk/", follow=False).status_code == 303
    assert second.get("/desk/", follow=False).status_code == 200, "another session there is another one here"
    assert logout(world.app, provider.logout_token(sub="somebody")) == 200
    assert second.get("/desk/", follow=False).status_code == 303


def test_with_a_provider_no_mail_and_no_code_opens_anything(world: World, smtp: MailServer) -> None:
    client = invited(world, smtp)
    client.get("/staff/set-up")
    client.press("Sign in", code="123456")
    assert client.page.heading == "Sign in for work"
    before = len(smtp.arrived)
    token = client.token()
    client.post("/staff/", {"csrf_token": token, "email": "reviewer@fenmarsh.example"})
    assert client.page.heading == "Sign in for work"
    assert len(smtp.arrived) == before
