"""One door to the database: sessions that read, sessions that write, transactions.

SQLite: WAL, foreign keys, ``synchronous=FULL``; reading connections cannot write at all, writing ones take the
write lock at once (with a plain BEGIN up to half of the read-then-write transactions were refused as locked).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.orm import Session, sessionmaker

from portal.foundation.db.keys import KeyRing

BUSY_TIMEOUT_MS = 10_000


class Database:
    """The engine of one installation with its keys."""

    def __init__(self, url: str, keys: KeyRing) -> None:
        self.url: URL = make_url(url)
        self.keys = keys
        if self.url.get_backend_name() == "sqlite":
            self.engine = _sqlite(self.url, writes=True)
            self._reader = _sqlite(self.url, writes=False)
        else:
            self.engine = create_engine(self.url, pool_pre_ping=True)
            self._reader = self.engine.execution_options(postgresql_readonly=True)
        info = {"keys": keys}
        self._writing = sessionmaker(self.engine, expire_on_commit=False, info=info)
        self._reading = sessionmaker(self._reader, expire_on_commit=False, autoflush=False, info=info)

    def reading(self) -> Session:
        """A session whose connection cannot write; close it when the answer is made."""
        return self._reading()

    def writing(self) -> Session:
        """A session that takes the write lock with its first statement; the caller commits or rolls back."""
        return self._writing()

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Write, commit at the end, undo on any error. For the worker and the command line."""
        with self._writing() as session, session.begin():
            yield session

    def problem(self) -> str | None:
        """What is wrong with the database, in words, or nothing."""
        try:
            with self.engine.connect() as connection:
                connection.execute(text("SELECT 1"))
        except Exception as error:
            return f"The database does not answer: {type(error).__name__}."
        return None

    def dispose(self) -> None:
        """Close every connection."""
        self.engine.dispose()
        self._reader.dispose()


def _sqlite(url: URL, *, writes: bool) -> Engine:
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_MS / 1000})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        cursor.execute("PRAGMA foreign_keys = ON")
        if writes:
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.execute("PRAGMA synchronous = FULL")
        else:
            cursor.execute("PRAGMA query_only = ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        if writes:
            connection.exec_driver_sql("BEGIN IMMEDIATE")  # may have to wait, and to say that it waited too long
        else:
            connection.connection.driver_connection.execute("BEGIN")  # takes no lock: the short way

    return engine
