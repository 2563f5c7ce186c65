"""Asking for a link: known and unknown addresses look alike in every way, and limits count them alike."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from portal.circle.access.models import SignInLink
from portal.clock import now
from portal.foundation.audit.models import TrailEntry
from portal.foundation.outbox.models import Notice
from portal.foundation.web.limits import LimitCount
from tests.client import Client
from tests.factories import World


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


def test_both_who_share_an_inbox_get_their_own_link(world: World, client: Client) -> None:
    assert ask(client, " HOME@testrow.example ") == 200
    with world.app.extensions["database"].reading() as session:
        assert set(session.scalars(select(SignInLink.contact_id))) == {world.father.id, world.aunt.id}


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
    for token in ("a-token-nobody-has",):
        client = Client(world.app)
        answers = []
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
