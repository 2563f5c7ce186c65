"""Alembic's entry: one connection, one transaction for each migration."""

from pathlib import Path
from typing import Any, Literal

import sqlalchemy as sa
from alembic import context
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url

from portal.foundation.db.base import Base, Moment
from portal.foundation.db.sealed import SealedBytes


def render(kind: str, thing: Any, _context: Any) -> str | Literal[False]:
    """Write our own types as plain ones, so that an old migration never depends on later code."""
    if kind == "type" and isinstance(thing, Moment):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(thing, SealedBytes):
        return "sa.LargeBinary()"
    if kind == "type" and isinstance(thing, sa.Enum):
        return f"sa.String(length={thing.length})"
    return False


url = context.config.attributes["database_url"]
parsed = make_url(url)
if parsed.get_backend_name() == "sqlite" and parsed.database:
    Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
engine = create_engine(url)
with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=parsed.get_backend_name() == "sqlite",
        transaction_per_migration=True,
        compare_type=True,
        render_item=render,
    )
    with context.begin_transaction():
        context.run_migrations()
engine.dispose()
