"""Running migrations without a configuration file, also from an installed wheel."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

HERE = Path(__file__).resolve().parent


def config(database_url: str) -> Config:
    """Alembic's configuration for this database."""
    made = Config()
    made.set_main_option("script_location", str(HERE))
    made.attributes["database_url"] = database_url
    return made


def upgrade(database_url: str) -> None:
    """Bring the database to the newest shape; an older one is carried over, a newer one is left alone."""
    command.upgrade(config(database_url), "head")


def problem(database_url: str) -> str | None:
    """What is wrong with the shape of the database, in words, or nothing."""
    engine = create_engine(database_url)
    try:
        with engine.connect() as connection:
            present = MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()
    scripts = ScriptDirectory.from_config(config(database_url))
    if present is None:
        return "The database is empty. Run: portal migrate"
    if present == scripts.get_current_head():
        return None
    if present not in {one.revision for one in scripts.walk_revisions()}:
        return "The database is newer than this portal. Install the newer portal."
    return "The database is from an older version. Run: portal migrate"
