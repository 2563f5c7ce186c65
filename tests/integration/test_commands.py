"""The command ``portal``: says in words what is wrong, brings the database along, turns keys."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import text

from portal.app import create_app
from portal.cli import main
from portal.foundation.outbox.worker import Worker
from portal.settings import Settings
from tests.client import Client
from tests.factories import make_world
from tests.factories.settings import environment_for, key
from tests.integration.test_words_at_rest import all_words
from tests.smtp import MailServer, closed_port

Environment = dict[str, str]


@pytest.fixture
def environment(tmp_path: Path, sqlite_url: str, smtp: MailServer) -> Environment:
    """An installation on SQLite."""
    return environment_for(tmp_path, sqlite_url, smtp.port)


def portal(environment: Environment, *arguments: str) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, list(arguments), env=environment)


def started(environment: Environment) -> Flask:
    """The application of an environment."""
    return create_app(Settings.from_environment(environment))


def test_python_m_is_the_command_too() -> None:
    answer = subprocess.run([sys.executable, "-m", "portal.cli", "--help"], capture_output=True, text=True, check=True)
    assert "rotate-keys" in answer.stdout


def test_check_says_that_all_is_well(environment: Environment) -> None:
    make_world(started(environment))
    answer = portal(environment, "check")
    assert answer.output == "Settings, database, mail, storage and trail are as they should be.\n"
    assert answer.exit_code == 0


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"SMTP_PORT": str(closed_port())}, "Mail: 127.0.0.1 port"),
        ({"DATABASE_URL": "postgresql+psycopg://x@127.0.0.1:1/x"}, "The database does not answer"),
        ({"MASTER_KEYS": f"first:{key()}"}, "MASTER_KEYS does not open the words"),
        ({"MASTER_KEYS": f"another:{key()}"}, "MASTER_KEYS does not open the words"),
    ],
    ids=["mail", "database", "another key", "a key is missing"],
)
def test_check_says_what_is_wrong(environment: Environment, changed: Environment, said: str) -> None:
    make_world(started(environment))
    answer = portal({**environment, **changed}, "check")
    assert answer.exit_code == 1
    assert said in answer.output
    assert "Traceback" not in answer.output


def test_check_says_that_files_cannot_be_kept(environment: Environment, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    answer = portal({**environment, "DATA_DIRECTORY": str(blocked)}, "check")
    assert answer.exit_code == 1
    assert "Storage" in answer.output


def test_check_finds_that_the_trail_was_changed(environment: Environment) -> None:
    app = started(environment)
    make_world(app)
    Worker(app).once()
    assert portal(environment, "check").exit_code == 0
    with app.extensions["database"].transaction() as session:
        # Somebody with the rights of the database's owner takes the guards away first.
        guards = text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'trail_entry'")
        for name in session.scalars(guards).all():
            session.connection().exec_driver_sql(f"DROP TRIGGER {name}")
        session.execute(text("UPDATE trail_entry SET event = 'stories.shared' WHERE place = 3"))
    answer = portal(environment, "check")
    assert answer.exit_code == 1
    assert "The trail was changed" in answer.output


def test_an_empty_database_is_not_served_and_migrate_makes_it(environment: Environment, tmp_path: Path) -> None:
    fresh = {**environment, "DATABASE_URL": f"sqlite:///{tmp_path / 'fresh.sqlite'}"}
    for command in ("serve", "check"):
        answer = portal(fresh, command)
        assert answer.exit_code == 1
        assert "portal migrate" in answer.output
    assert portal(fresh, "migrate").output == "The database has the newest shape.\n"
    assert portal(fresh, "migrate").exit_code == 0
    assert portal(fresh, "check").exit_code == 0


def test_a_database_from_a_newer_portal_is_left_alone(environment: Environment) -> None:
    with started(environment).extensions["database"].transaction() as session:
        session.execute(text("UPDATE alembic_version SET version_num = 'from the future'"))
    answer = portal(environment, "serve")
    assert answer.exit_code == 1
    assert "newer than this portal" in answer.output


def test_routes_are_listed_for_programs(environment: Environment) -> None:
    listed = json.loads(portal(environment, "routes", "--json").output)
    assert {"endpoint", "rule", "methods", "access", "fragment"} == set(listed[0])
    assert {one["access"] for one in listed} >= {"public", "see_review"}


@pytest.mark.parametrize("options", [[], ["--data-keys", "--batch", "7"]])
def test_a_new_master_key_takes_over_and_the_old_one_can_go(environment: Environment, options: list[str]) -> None:
    world = make_world(started(environment))
    before = all_words(world)
    newer = {**environment, "MASTER_KEYS": f"{environment['MASTER_KEYS']} second:{key()}"}
    answer = portal(newer, "rotate-keys", *options)
    assert answer.exit_code == 0, answer.output
    assert "2 keys are wrapped with the newest master key" in answer.output
    world.app = started({**newer, "MASTER_KEYS": newer["MASTER_KEYS"].split()[1]})
    assert all_words(world) == before


def test_contacts_from_before_can_be_found_by_name_afterwards(environment: Environment) -> None:
    world = make_world(started(environment))
    with world.app.extensions["database"].transaction() as session:
        session.execute(text("DELETE FROM contact_name_key"))
    answer = portal(environment, "rebuild-name-keys", "--batch", "3")
    assert answer.exit_code == 0, answer.output
    assert answer.output == f"{len(world.contacts)} contacts can be found by name.\n"
    client = Client(world.app).sign_in(world.support)
    client.get("/phone/")
    client.press("Somebody is on the phone")
    client.press("Find", typed="Joan Testrow")
    assert "Joan Testrow" in client.page.text


def test_the_old_signing_key_still_opens_forms_that_were_sent_out(environment: Environment) -> None:
    first = Client(started(environment))
    first.get("/looks")
    second = Client(started({**environment, "SECRET_KEYS": f"{environment['SECRET_KEYS']} {key()}x"}))
    second.set_cookie("form", first.cookie("form") or "")
    second.post("/looks", {"csrf_token": first.token(), "text": "larger"})
    assert second.response.status_code == 200
    assert second.page.root.get("data-text") == "larger"
