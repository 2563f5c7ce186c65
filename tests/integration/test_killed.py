"""Processes killed at the worst moment, by a real SIGKILL: nothing that was said to be saved is lost."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from sqlalchemy import text, update

from portal.app import create_app
from portal.circle.people.models import Contact
from portal.clock import now
from portal.foundation.db.engine import Database
from portal.foundation.outbox.models import Channel, Notice
from portal.settings import Settings
from portal.taking_part.stories.models import Story
from portal.taking_part.stories.shown import passages
from tests.factories import World, make_world
from tests.factories.settings import environment_for
from tests.integration.mail import invited, notices, send
from tests.integration.running import PORTAL, started
from tests.notify import NotifyServer
from tests.smtp import MailServer

Installed = tuple[World, dict[str, str]]


@pytest.fixture
def installed(any_url: str, tmp_path: Path, smtp: MailServer) -> Installed:
    """An installation with its environment, so that other processes can share it."""
    environment = environment_for(tmp_path, any_url, smtp.port)
    return make_world(create_app(Settings.from_environment(environment))), environment


def kill(process: subprocess.Popen[str]) -> None:
    """Kill it and all its children, now."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait(30)


def saved(world: World) -> str:
    """What stands on the card, and that the database is sound."""
    database: Database = world.app.extensions["database"]
    with database.reading() as session:
        if database.url.get_backend_name() == "sqlite":
            assert session.scalar(text("PRAGMA integrity_check")) == "ok"
        written = passages(session, session.get_one(Story, world.sister.story))
        return next(one.words for one in written if one.card == "helped")


def test_a_worker_killed_in_the_middle_of_sending(installed: Installed, smtp: MailServer) -> None:
    world, environment = installed
    invited(world, world.sister)
    smtp.hangs = True
    with started(environment, PORTAL, "worker") as process:
        assert smtp.reached.wait(60), "the worker did not come to the mail server"
        kill(process)
    smtp.hangs = False
    send(world.app)
    assert notices(world.app) == [("waiting", 0, None)], "another worker waits until the lease is over"
    with time_machine.travel(now() + timedelta(minutes=2, seconds=5)):
        send(world.app)
    assert notices(world.app) == [("sent", 0, None)]
    assert {one.recipients for one in smtp.arrived} == {("marta@testrow.example",)}
    assert len({one.message["Message-ID"] for one in smtp.arrived}) == 1


@pytest.fixture
def notify() -> Iterator[NotifyServer]:
    """GOV.UK Notify, on this computer."""
    server = NotifyServer()
    server.start()
    yield server
    server.stop()


def test_a_worker_killed_in_the_middle_of_a_text(
    any_url: str, tmp_path: Path, smtp: MailServer, notify: NotifyServer
) -> None:
    environment = environment_for(tmp_path, any_url, smtp.port, **notify.settings())
    world = make_world(create_app(Settings.from_environment(environment)))
    with world.app.extensions["database"].transaction() as session:
        contact = session.get_one(Contact, world.sister.id)
        contact.channel, contact.phone = Channel.TEXT, "07700 900123"
    invited(world, world.sister)
    notify.hangs = True
    with started(environment, PORTAL, "worker") as process:
        assert notify.reached.wait(60), "the worker did not come to Notify"
        kill(process)
    notify.hangs = False
    assert notices(world.app) == [("waiting", 0, None)]
    with world.app.extensions["database"].transaction() as session:
        session.execute(update(Notice).values(leased_until=now() - timedelta(seconds=1)))
    send(world.app)
    assert notices(world.app) == [("sent", 0, None)]
    assert len(notify.taken) == 1, "the second worker asked first, and Notify had it already"


def test_a_process_killed_in_the_middle_of_a_save(installed: Installed) -> None:
    world, environment = installed
    script = Path(__file__).with_name("saves_forever.py")
    with started(environment, sys.executable, str(script), str(world.sister.story)) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        for number in range(1, 4):
            assert process.stdout.readline() == f"flushed {number}\n"
            process.stdin.write("\n")
            process.stdin.flush()
            assert process.stdout.readline() == f"saved {number}\n"
        assert process.stdout.readline() == "flushed 4\n"
        kill(process)
    assert saved(world) == "sentence 3"
    with started(environment, sys.executable, str(script), str(world.sister.story)) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        # The next process is not locked out; it is told that somebody wrote meanwhile, and nothing changes.
        process.stdin.write("\n")
        process.stdin.close()
        assert process.wait(60) != 0
    assert saved(world) == "sentence 3"


def test_the_worker_finishes_what_it_sends_when_it_is_asked_to_stop(installed: Installed, smtp: MailServer) -> None:
    world, environment = installed
    invited(world, world.sister)
    smtp.hangs = True
    with started(environment, PORTAL, "worker") as process:
        assert smtp.reached.wait(60), "the worker did not come to the mail server"
        process.terminate()
        smtp.hangs = False
        assert process.wait(60) == 0
    assert notices(world.app) == [("sent", 0, None)]
    assert len(smtp.arrived) == 1
