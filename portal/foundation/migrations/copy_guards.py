"""What nobody may do to the list of copies that were given out, on both engines: change a row, take one away."""

_SAYS = "a copy that was given out stays in the list"
_SQLITE = "CREATE TRIGGER {name} BEFORE {event} ON draft_copy BEGIN SELECT RAISE(ABORT, '" + _SAYS + "'); END"

SQLITE: dict[str, str] = {
    "draft_copy_fixed": _SQLITE.format(name="draft_copy_fixed", event="UPDATE"),
    "draft_copy_stays": _SQLITE.format(name="draft_copy_stays", event="DELETE"),
}
POSTGRESQL: dict[str, str] = {
    "draft_copy_fixed": f"""
        CREATE FUNCTION draft_copy_guard() RETURNS trigger LANGUAGE plpgsql AS $guard$
        BEGIN
          RAISE EXCEPTION '{_SAYS}';
        END $guard$;
        CREATE TRIGGER draft_copy_fixed BEFORE UPDATE OR DELETE ON draft_copy
          FOR EACH ROW EXECUTE FUNCTION draft_copy_guard()""",
    "draft_copy_stays": """
        CREATE TRIGGER draft_copy_stays BEFORE TRUNCATE ON draft_copy
          FOR EACH STATEMENT EXECUTE FUNCTION draft_copy_guard()""",
}
