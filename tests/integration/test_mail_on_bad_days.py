"""The outbox on bad days of the mail server: nothing is lost, nothing goes to whom it may not."""

from datetime import datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select

from portal.circle.people import services as people
from portal.circle.people.models import HoldKind
from portal.clock import now
from portal.foundation.outbox.models import Notice
from portal.foundation.outbox.services import LADDER, lease_due
from tests.factories import World
from tests.integration.mail import invited, notices, send
from tests.smtp import MailServer


def hours_of_worker(world: World, begun: datetime, hours: float) -> None:
    """The worker's rounds, one a minute."""
    for minute in range(int(hours * 60)):
        with time_machine.travel(begun + timedelta(minutes=minute)):
            send(world.app)


def test_a_message_arrives_once(any_world: World, smtp: MailServer) -> None:
    invited(any_world, any_world.sister)
    for _round in range(3):
        send(any_world.app)
    assert [one.recipients for one in smtp.arrived] == [("marta@testrow.example",)]
    assert notices(any_world.app) == [("sent", 0, None)]


def test_a_server_that_is_down_for_an_hour_loses_nothing(world: World, smtp: MailServer) -> None:
    invited(world, world.sister, world.mother)
    begun = now()
    smtp.stop()
    hours_of_worker(world, begun, 1)
    assert all(state == "waiting" and tries >= 4 for state, tries, _answer in notices(world.app))
    smtp.start()
    hours_of_worker(world, begun + timedelta(hours=1), 0.5)
    assert sorted(one.recipients[0] for one in smtp.arrived) == ["joan@testrow.example", "marta@testrow.example"]
    assert {state for state, *_more in notices(world.app)} == {"sent"}


def test_try_again_later_climbs_the_ladder_and_keeps_the_message_id(world: World, smtp: MailServer) -> None:
    invited(world, world.sister)
    smtp.answer = "451 come back later"
    moment = now()
    for step, wait in enumerate(LADDER[:4], 1):
        with time_machine.travel(moment):
            send(world.app)
            assert notices(world.app) == [("waiting", step, "smtp 451")]
        with time_machine.travel(moment + wait - timedelta(seconds=1)):
            send(world.app)
            assert smtp.asked == step
        moment += wait + timedelta(seconds=1)
    smtp.answer = None
    with time_machine.travel(moment):
        send(world.app)
    with world.app.extensions["database"].reading() as session:
        only = session.scalars(select(Notice)).one()
    assert smtp.arrived[0].message["Message-ID"] == f"<{only.id}@fenmarsh.example>"


def test_the_ladder_ends(world: World, smtp: MailServer) -> None:
    invited(world, world.sister)
    smtp.answer = "451 never"
    moment = now()
    for wait in [*LADDER, timedelta(days=1)]:
        with time_machine.travel(moment):
            send(world.app)
        moment += wait + timedelta(seconds=1)
    assert notices(world.app, "link") == [("undeliverable", len(LADDER) + 1, "smtp 451")]


def test_no_such_address_is_undeliverable_at_once(world: World, smtp: MailServer) -> None:
    invited(world, world.sister)
    smtp.answer = "550 nobody here"
    send(world.app)
    assert notices(world.app, "link") == [("undeliverable", 1, "smtp 550")]
    smtp.answer = None
    with time_machine.travel(now() + timedelta(days=3)):
        send(world.app)
    assert smtp.arrived == []


def test_a_server_that_never_answers_does_not_hold_the_worker(world: World, smtp: MailServer) -> None:
    world.app.config["MAIL_TIMEOUT"] = 0.3
    invited(world, world.sister)
    smtp.hangs = True
    send(world.app)
    assert notices(world.app)[0][:2] == ("waiting", 1)
    smtp.hangs = False
    with time_machine.travel(now() + timedelta(minutes=2)):
        send(world.app)
    assert notices(world.app)[0][0] == "sent"


def test_one_message_that_cannot_be_written_holds_back_no_other(world: World, smtp: MailServer) -> None:
    invited(world, world.easy, world.sister, world.mother)
    database = world.app.extensions["database"]
    with database.transaction() as session:
        database.keys.destroy(session, "contact", world.easy.id)
    for minutes in range(0, 10, 3):
        with time_machine.travel(now() + timedelta(minutes=minutes)):
            send(world.app)
    assert sorted(one.recipients[0] for one in smtp.arrived) == ["joan@testrow.example", "marta@testrow.example"]
    assert sorted(one[0] for one in notices(world.app)) == ["sent", "sent", "waiting"]


def test_a_hold_that_came_since_stops_what_waits(world: World, smtp: MailServer) -> None:
    invited(world, world.sister, world.mother)
    with world.app.extensions["database"].transaction() as session:
        people.hold(session, world.sister.id, HoldKind.WRONG_PERSON)
    send(world.app)
    assert [one.recipients[0] for one in smtp.arrived] == ["joan@testrow.example"]


def test_who_has_no_email_is_for_staff_to_post(world: World, smtp: MailServer) -> None:
    invited(world, world.letter)
    send(world.app)
    assert smtp.arrived == []
    assert notices(world.app) == [("for_staff", 0, None)]


def test_two_workers_never_take_the_same_message(any_world: World) -> None:
    invited(any_world, *(any_world.contacts[key] for key in ("sister", "mother", "easy", "urdu", "polish", "father")))
    database = any_world.app.extensions["database"]
    taken = []
    for _worker in range(3):
        with database.transaction() as session:
            taken.append(set(lease_due(session, limit=3)))
    assert [len(one) for one in taken] == [3, 3, 0]
    assert not taken[0] & taken[1]
    with time_machine.travel(now() + timedelta(minutes=2, seconds=1)), database.transaction() as session:
        assert set(lease_due(session, limit=10)) == taken[0] | taken[1]


@pytest.mark.parametrize("answer", ["451 later", "550 never"])
def test_no_address_stands_in_what_is_kept_of_an_answer(world: World, smtp: MailServer, answer: str) -> None:
    invited(world, world.sister)
    smtp.answer = f"{answer} <marta@testrow.example>"
    send(world.app)
    assert notices(world.app)[0][2] == f"smtp {answer[:3]}"
