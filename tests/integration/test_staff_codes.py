"""Code apps of staff: right, wrong, used, early, late; five tries; links and checks that are over."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import text

from portal.circle.access import staff_links
from portal.circle.areas.models import StaffMember
from portal.foundation.identity.actor import SYSTEM
from tests.client import Client
from tests.factories import World
from tests.integration.staff_steps import ask_for_link, code, link_sent_to, set_up
from tests.smtp import MailServer

REVIEWER = "reviewer@fenmarsh.example"


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """A Monday morning that stands still, so that a code's half minute does not end in the middle of a test."""
    with time_machine.travel("2026-11-23 09:00:10+00:00", tick=False) as moved:
        yield moved


@pytest.fixture
def secret(world: World, smtp: MailServer, clock: time_machine.Traveller) -> str:
    """The reviewer's secret, set up ten minutes ago."""
    found = set_up(Client(world.app), invitation(world, smtp))
    clock.shift(timedelta(minutes=10))
    return found


def invitation(world: World, smtp: MailServer) -> str:
    with world.app.extensions["database"].transaction() as session:
        row = session.get_one(StaffMember, world.reviewer.id)
        staff_links.invite(session, SYSTEM, row, "http://127.0.0.1")
    return link_sent_to(world.app, smtp, REVIEWER)


def before_the_code(world: World, smtp: MailServer) -> Client:
    """A browser with the second step before it."""
    client = Client(world.app)
    ask_for_link(client, REVIEWER)
    client.get(link_sent_to(world.app, smtp, REVIEWER))
    client.press("Go on")
    assert client.page.heading == "Show that it is you"
    return client


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_a_clock_may_be_half_a_minute_out(world: World, smtp: MailServer, secret: str, steps: int) -> None:
    client = before_the_code(world, smtp)
    client.press("Sign in", code=code(secret, steps=steps))
    assert client.at.startswith("/desk")


@pytest.mark.parametrize("steps", [-2, 2])
def test_a_clock_may_not_be_further_out(world: World, smtp: MailServer, secret: str, steps: int) -> None:
    client = before_the_code(world, smtp)
    client.press("Sign in", code=code(secret, steps=steps))
    assert client.response.status_code == 422
    assert client.cookie("here") is None


def test_a_code_works_once(world: World, smtp: MailServer, secret: str) -> None:
    shown = code(secret, steps=1)
    before_the_code(world, smtp).press("Sign in", code=shown)
    second = before_the_code(world, smtp)
    for used in (shown, code(secret), code(secret, steps=-1)):
        second.press("Sign in", code=used)
        assert second.response.status_code == 422, "neither the same code nor an older one"
    assert second.cookie("here") is None


def test_a_code_is_read_however_it_is_typed(world: World, smtp: MailServer, secret: str) -> None:
    client = before_the_code(world, smtp)
    shown = code(secret)
    wide = "".join(chr(ord(sign) - ord("0") + ord("０")) for sign in shown)
    client.press("Sign in", code=f" {wide[:3]} {wide[3:]} ")
    assert client.at.startswith("/desk")


def test_five_tries_and_then_not_even_the_right_code(world: World, smtp: MailServer, secret: str) -> None:
    client = before_the_code(world, smtp)
    for wrong in ("000000", "", "abcdef", "12345", "1234567"):
        client.press("Sign in", code=wrong)
        assert client.response.status_code == 422, wrong
    client.press("Sign in", code=code(secret))
    assert client.page.heading == "Sign in for work"
    assert client.cookie("here") is None
    fresh = before_the_code(world, smtp)
    fresh.press("Sign in", code=code(secret))
    assert fresh.at.startswith("/desk")


def test_a_computer_that_guesses_is_stopped_after_twenty(world: World, smtp: MailServer, secret: str) -> None:
    for _times in range(4):
        guessing = before_the_code(world, smtp)
        for _tries in range(5):
            guessing.press("Sign in", code="000000")
    last = before_the_code(world, smtp)
    last.press("Sign in", code=code(secret))
    assert last.response.status_code == 429
    last.get("/staff/check")
    last.address = "127.0.0.2"
    last.press("Sign in", code=code(secret))
    assert last.at.startswith("/desk"), "who guesses elsewhere locks nobody out here"


def test_a_link_works_once_even_when_eight_press_it(world: World, smtp: MailServer, secret: str) -> None:
    ask_for_link(Client(world.app), REVIEWER)
    link = link_sent_to(world.app, smtp, REVIEWER)
    browsers = [Client(world.app) for _ in range(8)]
    for one in browsers:
        one.get(link)

    def press(one: Client) -> str:
        one.press("Go on")
        return one.page.heading

    with ThreadPoolExecutor(8) as pool:
        headings = sorted(pool.map(press, browsers))
    assert headings == ["Show that it is you"] + ["This link is over"] * 7


def test_a_check_is_of_one_browser_and_a_quarter_of_an_hour(
    world: World, smtp: MailServer, secret: str, clock: time_machine.Traveller
) -> None:
    client, other = before_the_code(world, smtp), Client(world.app)
    other.get("/staff/")
    other.set_cookie("check", client.cookie("check") or "")
    other.set_cookie("browser", "another browser")
    other.get("/staff/check")
    assert other.page.heading == "Sign in for work"
    clock.shift(timedelta(minutes=16))
    client.press("Sign in", code=code(secret))
    assert client.page.heading == "Sign in for work"
    assert client.cookie("here") is None


def test_without_an_invitation_nothing_is_set_up(world: World, smtp: MailServer, clock: time_machine.Traveller) -> None:
    client = Client(world.app)
    ask_for_link(client, REVIEWER)
    client.get(link_sent_to(world.app, smtp, REVIEWER))
    client.press("Go on")
    assert client.page.heading == "You need an invitation first"
    client.get("/staff/set-up")
    assert client.page.heading == "Sign in for work"


def test_a_new_invitation_ends_everything_older(world: World, smtp: MailServer, secret: str) -> None:
    inside = before_the_code(world, smtp)
    inside.press("Sign in", code=code(secret))
    waiting = before_the_code(world, smtp)
    fresh = set_up(Client(world.app), invitation(world, smtp))
    assert fresh != secret
    assert inside.get("/desk/", follow=False).status_code == 303
    waiting.press("Sign in", code=code(secret, steps=1))
    assert waiting.page.heading == "Sign in for work"


def test_nobody_learns_who_works_here(world: World, smtp: MailServer) -> None:
    pages = []
    for address in (REVIEWER, "nobody@fenmarsh.example"):
        client = Client(world.app)
        ask_for_link(client, address)
        pages.append((client.response.status_code, client.page.main))
    assert pages[0] == pages[1]


def test_time_runs_out(world: World, smtp: MailServer, secret: str, clock: time_machine.Traveller) -> None:
    client = before_the_code(world, smtp)
    client.press("Sign in", code=code(secret))
    clock.shift(timedelta(minutes=14))
    assert client.get("/desk/", follow=False).status_code == 200
    clock.shift(timedelta(minutes=16))
    client.get("/desk/")
    assert client.page.heading == "Sign in for work"

    client = before_the_code(world, smtp)
    client.press("Sign in", code=code(secret))
    for _ in range(12 * 6 + 1):
        clock.shift(timedelta(minutes=10))
        last = client.get("/desk/", follow=False).status_code
    assert last == 303, "twelve hours, however busy"


def test_no_secret_stands_readable_in_the_database(world: World, smtp: MailServer, secret: str) -> None:
    with world.app.extensions["database"].reading() as session:
        kept = session.execute(text("SELECT secret_sealed FROM staff_code_app")).scalar_one()
        links = session.execute(text("SELECT token_hash FROM staff_link")).scalars().all()
    assert bytes(kept).startswith(b"v1|")
    assert secret.encode() not in bytes(kept)
    assert all(len(bytes(one)) == 32 for one in links)


def test_the_same_on_both_databases(any_world: World, smtp: MailServer, clock: time_machine.Traveller) -> None:
    secret = set_up(Client(any_world.app), invitation(any_world, smtp))
    clock.shift(timedelta(minutes=10))
    client = before_the_code(any_world, smtp)
    client.press("Sign in", code="000000")
    assert client.response.status_code == 422
    client.press("Sign in", code=code(secret))
    assert client.at.startswith("/desk")
    lead = Client(any_world.app).sign_in(any_world.lead)
    lead.get(f"/area/{any_world.lead.area_id}/staff/{any_world.reviewer.id}/leave")
    lead.press("They have left")
    assert client.get("/desk/", follow=False).status_code == 303
    lead.get(f"/area/{any_world.lead.area_id}/staff/{any_world.lead.id}/leave")
    lead.press("They have left")
    assert lead.response.status_code == 422
