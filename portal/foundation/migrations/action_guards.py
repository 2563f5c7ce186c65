"""Actions of the group come after a finished review, and none is taken away; on both engines."""

_EARLY = "actions are agreed after the review is finished"
_STAYS = "an action that was agreed stays in the list"
_NOT_FINISHED = "NOT EXISTS (SELECT 1 FROM review_completion c WHERE c.review_id = NEW.review_id)"
NAMES = ("group_action_after", "group_action_stays", "stay_choice_after")


def _sqlite(name: str, event: str, table: str, refuses: str, says: str) -> str:
    return f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {refuses} BEGIN SELECT RAISE(ABORT, '{says}'); END"


def _postgresql(name: str, event: str, table: str, refuses: str, says: str) -> str:
    row = "OLD" if event == "DELETE" else "NEW"
    return f"""
        CREATE FUNCTION {name}_guard() RETURNS trigger LANGUAGE plpgsql AS $guard$
        BEGIN
          IF {refuses} THEN RAISE EXCEPTION '{says}'; END IF;
          RETURN {row};
        END $guard$;
        CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}_guard()"""


_GUARDS = (
    ("group_action_after", "INSERT", "group_action", _NOT_FINISHED, _EARLY),
    ("group_action_stays", "DELETE", "group_action", "true", _STAYS),
    ("stay_choice_after", "INSERT", "stay_choice", _NOT_FINISHED, _EARLY),
)
SQLITE: dict[str, str] = {one[0]: _sqlite(*one) for one in _GUARDS}
POSTGRESQL: dict[str, str] = {one[0]: _postgresql(*one) for one in _GUARDS}
