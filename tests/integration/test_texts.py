"""Texts through GOV.UK Notify, against a server that speaks its API: sent once, never lost, in the right language."""

import re
import time as clock
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from portal.circle.people.models import Contact
from portal.clock import now
from portal.foundation.outbox.arrived import ask_after
from portal.foundation.outbox.channels.notify import LONGEST_TEXT
from portal.foundation.outbox.models import Channel
from portal.foundation.outbox.sending import Sender
from portal.foundation.outbox.services import LADDER
from portal.foundation.outbox.worker import Worker
from tests.conftest import MakeApp
from tests.factories import World, make_world
from tests.integration.mail import invited, notices, send
from tests.integration.notify_steps import only, travel
from tests.notify import TEMPLATE, NotifyServer


@pytest.fixture
def texted(make_app: MakeApp, any_url: str, notify: NotifyServer) -> World:
    """Everybody, on each engine; the sister is reached by text."""
    world = make_world(make_app(any_url, **notify.settings()))
    by_text(world)
    return world


def by_text(world: World, **changed: Any) -> None:
    """The sister wants texts, to a number that Ofcom keeps for drama."""
    with world.app.extensions["database"].transaction() as session:
        contact = session.get_one(Contact, world.sister.id)
        contact.channel, contact.phone = Channel.TEXT, "07700 900123"
        for key, value in changed.items():
            setattr(contact, key, value)


def test_a_text_arrives_once_and_says_no_more_than_a_stranger_may_read(texted: World, notify: NotifyServer) -> None:
    invited(texted, texted.sister)
    for _round in range(3):
        send(texted.app)
    [taken] = notify.taken
    assert (taken["phone_number"], taken["template_id"]) == ("+447700900123", TEMPLATE)
    assert taken["reference"] == str(only(texted).id)
    words = taken["personalisation"]["message"]
    assert re.search(r"http://127\.0\.0\.1/l/\S+", words)
    assert re.search(r"http://127\.0\.0\.1/d/\S+", words), "the door, so that an old text is no dead end"
    assert len(words) < LONGEST_TEXT
    for private in ("Thomas", "Testrow", "Tomsie", "Marta", texted.review.reference, "died", "review"):
        assert private.lower() not in words.lower()
    assert notices(texted.app) == [("sent", 0, None)]


@pytest.mark.parametrize(("language", "says"), [("pl", "Ta wiadomość"), ("ur", "یہ پیغام")])
def test_a_text_is_in_the_language_they_read(
    make_app: MakeApp, sqlite_url: str, notify: NotifyServer, language: str, says: str
) -> None:
    world = make_world(make_app(sqlite_url, **notify.settings()))
    by_text(world, language=language)
    invited(world, world.sister)
    send(world.app)
    assert says in notify.taken[0]["personalisation"]["message"]


@pytest.mark.parametrize("status", [429, 500, 403, 503])
def test_a_bad_day_of_notify_climbs_the_ladder(texted: World, notify: NotifyServer, status: int) -> None:
    invited(texted, texted.sister)
    notify.answer, notify.said = status, ("RateLimitError", "Exceeded rate limit")
    send(texted.app)
    assert notices(texted.app) == [("waiting", 1, f"notify {status}")]
    notify.answer = 201
    travel(texted, LADDER[0])
    assert notices(texted.app)[0][0] == "sent"
    assert len(notify.taken) == 1


def test_a_number_that_is_none_is_refused_for_good(texted: World, notify: NotifyServer) -> None:
    invited(texted, texted.sister)
    notify.answer, notify.said = 400, ("ValidationError", "phone_number Not a UK mobile number")
    send(texted.app)
    assert notices(texted.app)[0] == ("undeliverable", 1, "notify 400")
    travel(texted, timedelta(days=3))
    assert notify.asked == 1


def test_a_template_that_is_missing_there_is_ours_to_put_right_and_loses_nothing(
    texted: World, notify: NotifyServer
) -> None:
    invited(texted, texted.sister)
    notify.answer, notify.said = 400, ("BadRequestError", "Template not found")
    send(texted.app)
    assert notices(texted.app)[0] == ("waiting", 1, "notify 400")


def test_a_text_that_was_taken_but_never_confirmed_does_not_go_twice(texted: World, notify: NotifyServer) -> None:
    texted.app.config["NOTIFY_TIMEOUT"] = 0.3
    invited(texted, texted.sister)
    notify.hangs = True
    began = clock.monotonic()
    send(texted.app)
    assert clock.monotonic() - began < 20, "a server that never answers does not hold the worker"
    assert notices(texted.app) == [("waiting", 1, "notify no answer")]
    notify.hangs = False
    travel(texted, LADDER[0])
    assert notices(texted.app)[0][0] == "sent"
    assert len(notify.taken) == 1, "Notify knew it by its reference"


def test_a_server_that_refuses_connections_loses_nothing(
    make_app: MakeApp, sqlite_url: str, notify: NotifyServer
) -> None:
    world = make_world(make_app(sqlite_url, **notify.settings()))
    by_text(world)
    notify.stop()
    try:
        invited(world, world.sister)
        send(world.app)
        assert notices(world.app) == [("waiting", 1, "notify no answer")]
    finally:
        notify.start()
    travel(world, LADDER[0])
    assert len(notify.taken) == 1


def test_a_wrong_key_is_not_forgiven_and_loses_nothing(
    make_app: MakeApp, sqlite_url: str, notify: NotifyServer
) -> None:
    other = "portal-6d2c8f64-0000-4000-8000-1d1f3e5a7b9c-6d2c8f64-0000-4000-8000-1d1f3e5a7b9d"
    world = make_world(make_app(sqlite_url, **notify.settings(NOTIFY_API_KEY=other)))
    by_text(world)
    invited(world, world.sister)
    send(world.app)
    assert notices(world.app) == [("waiting", 1, "notify 403")]
    assert notify.taken == []


def test_without_notify_a_text_is_a_call_for_staff(any_world: World) -> None:
    by_text(any_world)
    invited(any_world, any_world.sister)
    send(any_world.app)
    assert notices(any_world.app) == [("for_staff", 0, None)]


@pytest.mark.parametrize(
    ("status", "state"),
    [("delivered", "sent"), ("permanent-failure", "undeliverable"), ("technical-failure", "waiting")],
)
def test_what_became_of_a_text_is_asked_for(texted: World, notify: NotifyServer, status: str, state: str) -> None:
    invited(texted, texted.sister)
    send(texted.app)
    notify.status(str(only(texted).id), status)
    assert ask_after(Sender(texted.app)) == 1
    assert only(texted).state.value == state
    assert (only(texted).arrived_at is not None) == (status == "delivered")
    assert ask_after(Sender(texted.app)) == 0, "nobody asks again after what is known"


def test_what_notify_lost_goes_again(texted: World, notify: NotifyServer) -> None:
    invited(texted, texted.sister)
    send(texted.app)
    notify.status(str(only(texted).id), "technical-failure")
    ask_after(Sender(texted.app))
    travel(texted, LADDER[0])
    assert len(notify.taken) == 2
    assert only(texted).state.value == "sent"


def test_two_workers_send_a_text_once(texted: World, notify: NotifyServer) -> None:
    invited(texted, texted.sister)
    first, second = Worker(texted.app), Worker(texted.app)
    first.once()
    second.once()
    assert len(notify.taken) == 1


def test_nobody_asks_after_what_was_sent_long_ago(texted: World, notify: NotifyServer) -> None:
    invited(texted, texted.sister)
    send(texted.app)
    with time_machine.travel(now() + timedelta(days=5)):
        assert ask_after(Sender(texted.app)) == 0
