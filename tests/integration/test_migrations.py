"""Migrations make what the models say, on both engines; a database from an older version is carried over."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

from portal.foundation.db.base import Base
from portal.foundation.migrations.run import config, problem, upgrade
from portal.models import TABLES
from tests.postgres import Postgres

REVISIONS = [one.revision for one in ScriptDirectory.from_config(config("sqlite://")).walk_revisions()]


@pytest.fixture(params=["sqlite", "postgres"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database with nothing in it, on each engine."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite'}"
    else:
        server: Postgres = request.getfixturevalue("postgres")
        with server.database(template="template0") as url:
            yield url


def test_what_migrations_make_is_what_the_models_say(any_url: str) -> None:
    assert len(TABLES) > 10
    engine = create_engine(any_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        unlike = [one for one in compare_metadata(context, Base.metadata)]
        made = set(inspect(connection).get_table_names())
    engine.dispose()
    assert unlike == []
    assert made == {*Base.metadata.tables, "alembic_version"}


def test_constraints_have_names_that_both_engines_know(any_url: str) -> None:
    engine = create_engine(any_url)
    inspector = inspect(engine)
    unnamed = []
    for table in Base.metadata.tables:
        found = [*inspector.get_foreign_keys(table), *inspector.get_unique_constraints(table)]
        unnamed += [f"{table} {one}" for one in found if not one["name"]]
    engine.dispose()
    assert unnamed == []


def test_an_older_database_is_told_apart_and_carried_over(empty_url: str) -> None:
    assert problem(empty_url) == "The database is empty. Run: portal migrate"
    for revision in reversed(REVISIONS[1:]):
        command.upgrade(config(empty_url), revision)
        assert problem(empty_url) == "The database is from an older version. Run: portal migrate"
    upgrade(empty_url)
    assert problem(empty_url) is None
    upgrade(empty_url)
    assert problem(empty_url) is None
