"""Alembic's entry: one connection, one transaction for each migration."""

from pathlib import Path

from alembic import context
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url

from portal.foundation.db.base import Base

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
    )
    with context.begin_transaction():
        context.run_migrations()
engine.dispose()
