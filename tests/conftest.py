"""What tests stand on: fresh databases, a mail server, the application, people, a browser-like client.

``TESTS_AT=2026-11-27T15:30+00:00`` begins the run at that moment: a test that passes only on some days shows.
Tests that start another process, which keeps the real time, are red then too: commands, killed workers, the proxy.
"""

import contextlib
import gc
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from flask import Flask
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from jinja2 import FileSystemBytecodeCache

from portal.app import create_app
from portal.foundation.migrations.run import upgrade
from tests.client import Client
from tests.factories import World, make_world, settings_for
from tests.notify import NotifyServer
from tests.postgres import Postgres
from tests.smtp import MailServer

# How long an example takes says nothing about whether it is right; speed is measured by `make bench`.
hypothesis_settings.register_profile("portal", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("portal")

MakeApp = Callable[..., Flask]
RUN_FOLDER = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """One folder for the whole run, apart from pytest's own, which other runs may tidy away; the moment it begins."""
    if "TESTS_AT" in os.environ:
        time_machine.travel(os.environ["TESTS_AT"]).start()
    if not hasattr(config, "workerinput"):
        beside = os.environ.get("PYTEST_DEBUG_TEMPROOT")  # where pytest puts its own too
        config.stash[RUN_FOLDER] = Path(tempfile.mkdtemp(prefix="portal-tests-", dir=beside))
    else:
        config.stash[RUN_FOLDER] = Path(config.workerinput["run_folder"])


def pytest_collection_finish() -> None:
    """What was imported stays: the collector leaves it alone, and looks at the rest less often.

    Each application of a test is a large knot of objects; walking all of them took a third of a long run.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell each process of the run where the folder is."""
    node.workerinput["run_folder"] = str(node.config.stash[RUN_FOLDER])


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the folder when every process has ended."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(config.stash[RUN_FOLDER], ignore_errors=True)


@pytest.fixture(scope="session")
def run_folder(pytestconfig: pytest.Config) -> Path:
    """One folder for the whole run, whichever process asks."""
    return pytestconfig.stash[RUN_FOLDER]


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file to be copied."""
    path = tmp_path_factory.mktemp("template") / "portal.sqlite"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres(run_folder: Path) -> Iterator[Postgres]:
    """The run's PostgreSQL, with its migrated template."""
    server = Postgres(run_folder)
    server.make_template()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def mail_server() -> Iterator[MailServer]:
    """One mail server for each process."""
    server = MailServer()
    yield server
    server.stop()


@pytest.fixture
def smtp(mail_server: MailServer) -> Iterator[MailServer]:
    """The mail server, empty and well."""
    mail_server.reset()
    yield mail_server
    mail_server.reset()


@pytest.fixture(scope="module")
def one_notify() -> Iterator[NotifyServer]:
    """One server for the tests of a file."""
    server = NotifyServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def notify(one_notify: NotifyServer) -> NotifyServer:
    """The server, empty and well."""
    one_notify.reset()
    return one_notify


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A fresh migrated SQLite database."""
    path = tmp_path / "portal.sqlite"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """A fresh migrated PostgreSQL database."""
    with postgres.database() as url:
        yield url


@pytest.fixture
def make_app(tmp_path: Path, smtp: MailServer, run_folder: Path) -> Iterator[MakeApp]:
    """Makes applications: ``make_app(database_url, SETTING="…")``; their connections are closed afterwards."""
    with contextlib.ExitStack() as stack:

        def make(database_url: str, more_rooms: tuple[Any, ...] = (), **changed: str) -> Flask:
            made = create_app(settings_for(tmp_path, database_url, smtp.port, **changed), more_rooms)
            # Compiling templates anew for each of thousands of applications took a quarter of the run.
            made.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(run_folder))
            stack.callback(made.extensions["database"].dispose)
            return made

        yield make


@pytest.fixture
def app(make_app: MakeApp, sqlite_url: str) -> Flask:
    """The portal on a fresh SQLite file."""
    return make_app(sqlite_url)


@pytest.fixture(params=["sqlite", "postgres"])
def any_url(request: pytest.FixtureRequest) -> str:
    """A fresh database on each of the two engines."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def any_app(make_app: MakeApp, any_url: str) -> Flask:
    """The portal on each of the two engines."""
    return make_app(any_url)


@pytest.fixture
def world(app: Flask) -> World:
    """Everybody, on SQLite."""
    return make_world(app)


@pytest.fixture
def any_world(any_app: Flask) -> World:
    """Everybody, on each of the two engines."""
    return make_world(any_app)


@pytest.fixture
def client(app: Flask) -> Client:
    """A browser with nothing in it."""
    return Client(app)
