"""Nobody is written for but the contact of an open call that made sure of them; a spoken yes stays as it was heard."""

_NO_CALL = "nobody can be written for without an open call that made sure of them"
_NO_ACTING = "a yes is heard only while somebody is written for"
_STAYS = "a spoken yes cannot be changed"
_OPEN_CALL = (
    'SELECT 1 FROM "call" WHERE "call".id = NEW.call_id AND "call".contact_id = NEW.contact_id '
    'AND "call".sign_in = NEW.sign_in AND "call".ended_at IS NULL AND "call".checked_at IS NOT NULL '
    "AND \"call\".speaker <> 'helper'"
)
_LIVE_ACTING = (
    "SELECT 1 FROM acting WHERE acting.id = NEW.acting_id AND acting.call_id = NEW.call_id "
    "AND acting.contact_id = NEW.contact_id AND acting.staff_id = NEW.heard_by AND acting.ended_at IS NULL"
)
_FIXED = ["id", "acting_id", "call_id", "to_what", "thing_id", "through", "heard_by", "heard_at", "made_once"]
_CHANGED = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in _FIXED)
_DISTINCT = " OR ".join(f"NEW.{column}::text IS DISTINCT FROM OLD.{column}::text" for column in _FIXED)

SQLITE: dict[str, str] = {
    "acting_needs_call": "CREATE TRIGGER acting_needs_call BEFORE INSERT ON acting "
    f"WHEN NOT EXISTS ({_OPEN_CALL}) BEGIN SELECT RAISE(ABORT, '{_NO_CALL}'); END",
    "spoken_yes_needs_acting": "CREATE TRIGGER spoken_yes_needs_acting BEFORE INSERT ON spoken_yes "
    f"WHEN NOT EXISTS ({_LIVE_ACTING}) BEGIN SELECT RAISE(ABORT, '{_NO_ACTING}'); END",
    "spoken_yes_stays": "CREATE TRIGGER spoken_yes_stays BEFORE UPDATE ON spoken_yes "
    f"WHEN OLD.confirmed_at IS NOT NULL AND NEW.confirmed_at IS NOT OLD.confirmed_at OR {_CHANGED} "
    f"BEGIN SELECT RAISE(ABORT, '{_STAYS}'); END",
}


def _function(name: str, refuses_when: str, said: str) -> str:
    return f"""
        CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $guard$
        BEGIN
          IF {refuses_when} THEN RAISE EXCEPTION '{said}'; END IF;
          RETURN NEW;
        END $guard$;"""


POSTGRESQL: dict[str, str] = {
    "acting_needs_call": _function("acting_guard", f"NOT EXISTS ({_OPEN_CALL})", _NO_CALL)
    + "CREATE TRIGGER acting_needs_call BEFORE INSERT ON acting FOR EACH ROW EXECUTE FUNCTION acting_guard()",
    "spoken_yes_needs_acting": _function("spoken_yes_guard", f"NOT EXISTS ({_LIVE_ACTING})", _NO_ACTING)
    + "CREATE TRIGGER spoken_yes_needs_acting BEFORE INSERT ON spoken_yes "
    "FOR EACH ROW EXECUTE FUNCTION spoken_yes_guard()",
    "spoken_yes_stays": _function(
        "spoken_yes_stays_guard",
        f"OLD.confirmed_at IS NOT NULL AND NEW.confirmed_at IS DISTINCT FROM OLD.confirmed_at OR {_DISTINCT}",
        _STAYS,
    )
    + "CREATE TRIGGER spoken_yes_stays BEFORE UPDATE ON spoken_yes "
    "FOR EACH ROW EXECUTE FUNCTION spoken_yes_stays_guard()",
}
