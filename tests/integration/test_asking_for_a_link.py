"""Asking for a link: known and unknown addresses look alike in every way, and limits count them alike."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from portal.circle.access.asked_models import LinkRequest
from portal.circle.access.asking import answer_all
from portal.circle.access.models import SignInLink
from portal.circle.people.models import Contact
from portal.clock import now
from portal.foundation.audit.models import TrailEntry
from portal.foundation.outbox.models import Notice
from portal.foundation.web.limits import LimitCount
from tests.client import Client
from tests.factories import World
from tests.integration.links import live_link
from tests.integration.test_ways_in import door_of


def ask(client: Client, address: str) -> int:
    """Ask for a link as a person does; the status of the last answer."""
    client.get("/link")
    return client.press("Send me a link", email=address).status_code


def rows(app: Flask, table: Any) -> int:
    """How many rows there are."""
    with app.extensions["database"].reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_known_and_unknown_get_the_same_page_status_headers_and_counted_rows(world: World) -> None:
    seen, counted = [], []
    for address in ("marta@testrow.example", "nobody@nowhere.example"):
        client = Client(world.app)
        limits, trail = rows(world.app, LimitCount), rows(world.app, TrailEntry)
        client.get("/link")
        client.press("Send me a link", follow=False, email=address)
        first = (
            client.response.status_code,
            client.response.headers["Location"],
            sorted(client.response.headers.keys()),
        )
        client.get("/link/sent")
        seen.append((first, client.response.status_code, client.page.main))
        counted.append((rows(world.app, LimitCount) - limits, rows(world.app, TrailEntry) - trail))
    assert seen[0] == seen[1]
    assert counted[0][1] == counted[1][1] == 1
    # The first also opened the windows of this computer's address and of everybody.
    assert counted[0][0] - counted[1][0] == 2
    assert rows(world.app, SignInLink) == rows(world.app, Notice) == 1


def done_by(client: Client, act: Any) -> list[str]:
    """What one request does in the database: every statement, with its values left out."""
    client.worker = False
    with client.queries() as seen:
        act()
    return seen


def test_what_the_database_does_is_the_same_for_known_and_unknown_addresses(any_world: World) -> None:
    world, done = any_world, []
    for address in ("marta@testrow.example", "nobody@nowhere.example", "home@testrow.example", "x@y.example"):
        client = Client(world.app)
        client.get("/link")
        done.append(done_by(client, lambda c=client, a=address: c.press("Send me a link", follow=False, email=a)))
    assert done[0] == done[1] == done[2] == done[3]
    assert sum("INSERT INTO link_request" in one for one in done[0]) == 1
    assert not any("contact" in one or "notice" in one for one in done[0])


@pytest.mark.parametrize("way", ["/l/{}/again", "/d/{}/send"])
def test_what_the_database_does_is_the_same_for_old_and_made_up_links_and_doors(world: World, way: str) -> None:
    real = live_link(world, world.sister) if way.startswith("/l") else door_of(world).removeprefix("/d/")
    done = []
    for token in (real, "a" * 43, "cut"):
        client = Client(world.app)
        client.get("/link")
        form = {"csrf_token": client.token()}
        done.append(done_by(client, lambda c=client, t=token, f=form: c.post(way.format(t), f, follow=False)))
        assert client.response.headers["Location"] == "/link/sent"
    assert done[0] == done[1] == done[2]


def test_the_worker_answers_each_once_though_four_work_at_once(any_world: World) -> None:
    world, client = any_world, Client(any_world.app)
    client.worker = False
    ask(client, "marta@testrow.example")
    assert (rows(world.app, LinkRequest), rows(world.app, Notice)) == (1, 0)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _n: answer_all(world.app), range(4)))
    assert (rows(world.app, LinkRequest), rows(world.app, Notice)) == (0, 1)


def test_one_message_goes_to_an_inbox_that_two_share(world: World, client: Client) -> None:
    assert ask(client, " HOME@testrow.example ") == 200
    assert rows(world.app, Notice) == 1
    with world.app.extensions["database"].transaction() as session:
        session.get_one(Contact, world.aunt.id).language = "ur"
    ask(Client(world.app), "home@testrow.example")
    assert rows(world.app, Notice) == 3, "two languages, two messages"


@pytest.mark.parametrize("address", ["marta@testrow.example", "nobody@nowhere.example"])
def test_five_an_hour_and_ten_a_day_known_or_not(world: World, address: str) -> None:
    moment = now().replace(hour=1, minute=1)
    answers = []
    for hour in range(3):
        with time_machine.travel(moment + timedelta(hours=hour)):
            answers.append([ask(Client(world.app, address=f"192.0.2.{n}"), address) for n in range(1, 7)])
    # Those refused in an hour count for the day as well: the day ends at ten asked, whatever the answer was.
    assert answers[0] == [200] * 5 + [429]
    assert answers[1] == [200] * 4 + [429] * 2
    assert answers[2] == [429] * 6
    with time_machine.travel(moment + timedelta(hours=24)):
        assert ask(Client(world.app), address) == 200


def test_over_the_limit_the_page_gives_the_number(world: World, client: Client) -> None:
    for _once in range(6):
        ask(client, "marta@testrow.example")
    assert client.response.status_code == 429
    assert "01632 960 100" in client.page.main
    assert rows(world.app, SignInLink) == 5


def test_twenty_an_hour_from_one_computer_and_ipv6_by_its_64(world: World) -> None:
    computer = Client(world.app, address="198.51.100.7")
    answers = [ask(computer, f"n{n}@nowhere.example") for n in range(21)]
    assert answers == [200] * 20 + [429]
    home = [Client(world.app, address=f"2001:db8:1:1::{n:x}") for n in range(1, 22)]
    answers = [ask(one, f"m{n}@nowhere.example") for n, one in enumerate(home)]
    assert answers == [200] * 20 + [429]
    assert ask(Client(world.app, address="2001:db8:1:2::1"), "p@nowhere.example") == 200


def test_renewing_an_old_link_is_counted_known_or_not(world: World) -> None:
    for number, token in enumerate((live_link(world, world.sister), "x" * 43)):
        client = Client(world.app, address=f"2001:db8:7:{number}::1")
        answers = []
        with time_machine.travel(now() + timedelta(minutes=61)):
            for _once in range(6):
                client.get(f"/l/{token}")
                answers.append(client.press("Send me a new link").status_code)
        assert answers == [200] * 5 + [429]


def test_no_answer_of_the_counter_is_a_no(world: World, client: Client) -> None:
    client.get("/link")
    with world.app.extensions["database"].transaction() as session:
        session.connection().exec_driver_sql("DROP TABLE limit_count")
    client.press("Send me a link", email="marta@testrow.example")
    assert client.response.status_code == 503
    assert "marta@testrow.example" in client.response.get_data(as_text=True)  # what was typed is there still
    assert rows(world.app, SignInLink) == 0


def test_no_address_stands_in_the_counts(world: World, client: Client) -> None:
    ask(client, "marta@testrow.example")
    with world.app.extensions["database"].reading() as session:
        keys = session.scalars(select(LimitCount.key)).all()
    assert keys
    assert all(len(key) == 32 and b"marta" not in key for key in keys)
