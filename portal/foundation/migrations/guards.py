"""What must be impossible is impossible in the database too: triggers for both engines, made in migrations.

``portal check`` names those that are missing.
"""

from sqlalchemy import Connection, text

_FIXED = ["id", "at", "event", "actor_kind", "actor_id", "assisted_by", "area_id", "review_id", "thing_id", "detail"]
_SAID = "the trail cannot be changed"
_CHANGED = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in _FIXED)
_DISTINCT = " OR ".join(f"NEW.{column}::text IS DISTINCT FROM OLD.{column}::text" for column in _FIXED)

# The trail only grows. The one change allowed is the place and the link that the worker gives an entry, once.
SQLITE: dict[str, str] = {
    "trail_entry_stays": f"CREATE TRIGGER trail_entry_stays BEFORE DELETE ON trail_entry "
    f"BEGIN SELECT RAISE(ABORT, '{_SAID}'); END",
    "trail_entry_fixed": f"CREATE TRIGGER trail_entry_fixed BEFORE UPDATE ON trail_entry "
    f"WHEN OLD.place IS NOT NULL OR {_CHANGED} BEGIN SELECT RAISE(ABORT, '{_SAID}'); END",
}
POSTGRESQL: dict[str, str] = {
    "trail_entry_fixed": f"""
        CREATE FUNCTION trail_entry_guard() RETURNS trigger LANGUAGE plpgsql AS $guard$
        BEGIN
          IF TG_OP <> 'UPDATE' THEN RAISE EXCEPTION '{_SAID}'; END IF;
          IF OLD.place IS NOT NULL OR {_DISTINCT} THEN RAISE EXCEPTION '{_SAID}'; END IF;
          RETURN NEW;
        END $guard$;
        CREATE TRIGGER trail_entry_fixed BEFORE UPDATE OR DELETE ON trail_entry
          FOR EACH ROW EXECUTE FUNCTION trail_entry_guard()""",
    "trail_entry_stays": """
        CREATE TRIGGER trail_entry_stays BEFORE TRUNCATE ON trail_entry
          FOR EACH STATEMENT EXECUTE FUNCTION trail_entry_guard()""",
}
_FIND = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
}


def of_engine(connection: Connection) -> dict[str, str]:
    """The guards of this engine: name -> how it is made."""
    return SQLITE if connection.dialect.name == "sqlite" else POSTGRESQL


def make(connection: Connection) -> None:
    """Make every guard; for migrations."""
    for statement in of_engine(connection).values():
        connection.exec_driver_sql(statement)


def missing(connection: Connection) -> list[str]:
    """Names of guards that somebody took away or switched off."""
    found = set(connection.execute(text(_FIND[connection.dialect.name])).scalars())
    return sorted(set(of_engine(connection)) - found)
