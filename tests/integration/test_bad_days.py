"""Bad days of the ways in: guesses, floods, machines that open links, forged hosts, clocks and odd ways to type."""

import json
import secrets
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

import pytest
import time_machine
from sqlalchemy import func, insert, select

from portal.circle.access import codes
from portal.circle.access.models import LetterCode, SignIn
from portal.clock import now
from portal.foundation.outbox.models import Notice
from portal.ids import SIGNS, uuid7
from tests.client import Client
from tests.factories import World
from tests.integration.links import live_link, sign_ins, used
from tests.integration.test_ways_in import asked

LETTERS = 20_000


def messages(world: World) -> int:
    """How many messages have been written."""
    with world.app.extensions["database"].reading() as session:
        return session.scalar(select(func.count()).select_from(Notice)) or 0


def test_a_code_guessed_25_times_is_never_right_and_then_there_is_a_person(world: World, client: Client) -> None:
    code = asked(world, client)["code"].replace(" ", "")
    wrong = [f"{number:06}" for number in range(26) if f"{number:06}" != code][:25]
    answers = []
    for guess in wrong:
        client.get("/link/sent")
        client.press("Open my page", code=guess)
        answers.append(client.response.status_code)
    assert answers == [422] * 20 + [429] * 5
    assert "01632 960 100" in client.page.main
    client.get("/link/sent")
    client.press("Open my page", code=code)
    assert client.response.status_code == 429
    assert sign_ins(world) == 0


def test_200_sends_to_one_address_are_five_messages(world: World) -> None:
    statuses = []
    for number in range(200):
        client = Client(world.app, address=f"192.0.2.{number}")
        client.checks = False
        client.get("/link")
        statuses.append(client.press("Send me a link", follow=False, email="marta@testrow.example").status_code)
    assert statuses == [303] * 5 + [429] * 195
    assert messages(world) == 5


def test_20000_live_letter_codes_attacked_give_a_few_in_a_million_at_most(world: World) -> None:
    """Five tries a letter: whoever guesses, 20,000 letters bear 100,000 guesses at eight signs of twenty.

    One letter: five in 20^8. Any of them: four in a million, with every letter locked, which everybody would notice.
    One computer has twenty guesses an hour: two in a million in ninety days.
    """
    space = len(SIGNS) ** 8
    assert codes.LETTER_TRIES / space < 1e-9
    assert LETTERS * codes.LETTER_TRIES / space < 4e-6
    assert 20 * 24 * 90 / space < 2e-6
    firsts = set()
    while len(firsts) < LETTERS:
        firsts.add("".join(secrets.choice(SIGNS) for _ in range(4)))
    hashed = codes._HASHER.hash("".join(secrets.choice(SIGNS) for _ in range(8)))
    made = {"contact_id": world.letter.id, "secret_hash": hashed, "wrong": 0}
    made |= {"made_at": now(), "expires_at": now() + codes.LETTER_LASTS}
    with world.app.extensions["database"].engine.begin() as connection:
        table = LetterCode.__table__
        connection.execute(insert(table), [{**made, "id": uuid7(), "first_signs": one} for one in firsts])  # type: ignore[arg-type]
    client, tried = Client(world.app), sorted(firsts)[:25]
    statuses = []
    for first in tried:
        client.get("/letter")
        guess = first + "".join(secrets.choice(SIGNS) for _ in range(8))
        statuses.append(client.press("Open my page", code=guess).status_code)
    assert statuses == [422] * 20 + [429] * 5
    assert sign_ins(world) == 0
    for number in range(6):  # from everywhere, at one letter: locked after five
        elsewhere = Client(world.app, address=f"198.51.100.{number}")
        elsewhere.get("/letter")
        elsewhere.press("Open my page", code=tried[0] + "BBBBBBBB")
    with world.app.extensions["database"].reading() as session:
        wrong = session.scalars(select(LetterCode.wrong).where(LetterCode.first_signs == tried[0])).one()
    assert wrong >= codes.LETTER_TRIES


def test_a_link_survives_mail_that_is_cut_at_76_columns(world: World, client: Client) -> None:
    link = asked(world, client)["link"]
    letter = EmailMessage(policy=SMTP)
    letter.set_content(f"Łódź:\n{link}\n", cte="quoted-printable")
    assert max(map(len, letter.as_bytes().splitlines())) <= 76
    assert link in message_from_bytes(letter.as_bytes(), policy=SMTP).get_content()
    assert len(link) < 120


@pytest.mark.parametrize("part", [20, 42])
def test_a_cut_link_is_of_nobody_and_offers_a_person(world: World, client: Client, part: int) -> None:
    token = live_link(world, world.sister)
    client.get(f"/l/{token[:part]}")
    assert client.response.status_code == 410
    assert "Please ring me" in client.page.main
    assert "01632 960 100" in client.page.main
    assert "Send me a new link" not in client.page.main, "none can come of it"
    assert client.page.link("Ask for a new link") == "/link"
    assert not used(world, token)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:80@127.0.0.1"])
def test_a_forged_host_gets_nothing_and_stands_in_no_message(world: World, client: Client, host: str) -> None:
    client.get("/link")
    client.checks = False
    form = {"csrf_token": client.token(), "email": "marta@testrow.example"}
    answer = client.post("/link", form, headers={"Host": host}, follow=False)
    assert answer.status_code == 400
    assert messages(world) == 0
    client.checks = True
    assert asked(world, client)["link"].startswith("http://127.0.0.1/l/")


def test_a_mailbox_that_opens_every_link_by_machine_uses_none_up(world: World, client: Client) -> None:
    told = asked(world, client)
    machine = Client(world.app, address="203.0.113.9")
    machine.checks = False
    for path in (told["link"], told["door"]):
        address = path.removeprefix("http://127.0.0.1")
        for method in ("HEAD", "GET", "GET", "OPTIONS"):
            machine.send(method, address)
        # A script that presses has no token of ours, one that takes it from the page comes from another site.
        assert machine.post(address, {}).status_code == 400
        machine.get(address)
        form = {"csrf_token": machine.token()}
        assert machine.post(address, form, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 400
    assert sign_ins(world) == 0
    client.get(told["link"].removeprefix("http://127.0.0.1"))
    client.press("Open my page")
    assert sign_ins(world) == 1


@pytest.mark.parametrize(
    "typed",
    ["MARTA@TESTROW.EXAMPLE", "  marta@testrow.example\t", "ｍａｒｔａ＠testrow.example", "Marta@Testrow.Example "],
)
def test_however_an_address_is_typed_it_is_the_same(world: World, client: Client, typed: str) -> None:
    asked(world, client, typed)
    assert messages(world) == 1


@pytest.mark.parametrize(
    "typed", ["+48 22 123 45 67", "0048 22 123 45 67", "+92 (0)42 3578 1234", "01632 ９６０ １９９"]
)
def test_a_number_of_another_country_or_in_full_width_can_be_rung(world: World, client: Client, typed: str) -> None:
    client.get("/call-me")
    client.press("Ask for a call", name="Ala", phone=typed, part="morning")
    assert client.response.status_code == 200
    assert client.page.heading != "Call me"


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=1)])
def test_on_a_clock_set_back_a_link_and_a_code_give_no_more_time_and_a_new_one_always_works(
    world: World, client: Client, back: timedelta
) -> None:
    told = asked(world, client)
    with time_machine.travel(now() - back):
        client.get("/link/sent")
        client.press("Open my page", code=told["code"])
        assert client.response.status_code == 422
        client.get(told["link"].removeprefix("http://127.0.0.1"))
        assert client.response.status_code == 410
        asked(world, client)
        with world.app.extensions["database"].reading() as session:
            sent = [json.loads(one.context)["code"] for one in session.scalars(select(Notice))]
        client.press("Open my page", code=next(one for one in sent if one != told["code"]))
        assert client.at == f"/reviews/{world.review.reference}/"


def test_hide_this_page_ends_the_sign_in_and_back_shows_nothing(world: World, client: Client) -> None:
    client.sign_in(world.sister)
    path = f"/reviews/{world.review.reference}/"
    client.get(path)
    assert client.response.headers["Cache-Control"] == "no-store"
    client.press("Hide this page", follow=False)
    assert client.response.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert client.response.headers["Location"] == "/quiet"
    client.signed_in = False
    assert client.get(path, follow=False).headers["Location"] == "/link"
    with world.app.extensions["database"].reading() as session:
        assert session.scalars(select(SignIn.ended_at)).one() is not None
