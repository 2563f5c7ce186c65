"""What nobody may do to a draft that people were shown, on both engines: change it, lose it, complete it too early."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

_OPENED = "EXISTS (SELECT 1 FROM draft_version v WHERE v.id = {row}.version_id AND v.opened_at IS NOT NULL)"
_STAYS = "a draft that people were shown cannot be changed"
_KEPT = "a comment is never lost"
_OPEN_COMMENTS = """EXISTS (
    SELECT 1 FROM draft_comment c WHERE c.review_id = NEW.review_id AND c.withdrawn_at IS NULL AND NOT c.addendum
    AND (SELECT count(*) FROM draft_comment_answered a WHERE a.comment_id = c.id)
        < CASE WHEN c.replied_at IS NULL THEN 1 ELSE 2 END)"""
_NOT_OFFERED = """EXISTS (
    SELECT 1 FROM circle_place p WHERE p.review_id = NEW.review_id AND p.ended_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM contact_hold h WHERE h.contact_id = p.contact_id AND h.ends_at IS NULL
                    AND h.kind IN ('stopped', 'wrong_person', 'refused', 'died'))
    AND NOT EXISTS (SELECT 1 FROM draft_offer o WHERE o.review_id = p.review_id AND o.contact_id = p.contact_id
                    AND o.copy_offered_at IS NOT NULL
                    AND (o.answer IN ('alone', 'with_me', 'not_at_all')
                         OR (o.letter_on IS NOT NULL AND o.first_call_on IS NOT NULL
                             AND o.second_call_on IS NOT NULL))))"""
_SEALED = """EXISTS (
    SELECT 1 FROM draft_seal s WHERE s.version_id = NEW.version_id AND s.kind = 'translation'
    AND s.language = NEW.language"""
_FIXED = {
    "draft_version": "id review_id number came_by made_by made_at portrait opened_by opened_at comments_until",
    "draft_section": "id version_id review_id place words_mac",
    "draft_paragraph": "id version_id section_id review_id place number how came_from shape mark words_mac",
    "draft_gone": "id version_id number merged_into",
    "draft_translation": "id version_id review_id number language easy by_whom words_mac",
    "draft_easy_summary": "id version_id review_id language place picture by_whom words_mac",
    "draft_comment": "id review_id version_id number contact_id kind came_by made_at addendum",
    "draft_seal": "id review_id place kind version_id language easy by_staff sealed_at link",
    "review_completion": "id review_id version_id completed_by completed_at same_text_by",
}


@dataclass(frozen=True, slots=True)
class Guard:
    """One trigger: on which table, before what, when it refuses and what it says."""

    name: str
    table: str
    event: str
    refuses: str
    says: str


def _differs(table: str, engine: str) -> str:
    """Whether a column that nobody may change would change. Sealed words may be sealed anew with a newer key."""
    word = "IS NOT" if engine == "sqlite" else "IS DISTINCT FROM"
    return " OR ".join(f"NEW.{column} {word} OLD.{column}" for column in _FIXED[table].split())


def _guards(engine: str) -> list[Guard]:
    opened = "OLD.opened_at IS NOT NULL"
    found = [
        Guard(
            "draft_version_fixed",
            "draft_version",
            "UPDATE",
            f"{opened} AND ({_differs('draft_version', engine)})",
            _STAYS,
        ),
        Guard("draft_version_stays", "draft_version", "DELETE", opened, _STAYS),
    ]
    for table in ("draft_section", "draft_paragraph", "draft_gone", "draft_translation", "draft_easy_summary"):
        old = _OPENED.format(row="OLD")
        found.append(Guard(f"{table}_fixed", table, "UPDATE", f"{old} AND ({_differs(table, engine)})", _STAYS))
        found.append(Guard(f"{table}_stays", table, "DELETE", old, _STAYS))
    for table in ("draft_section", "draft_paragraph", "draft_gone"):
        found.append(Guard(f"{table}_whole", table, "INSERT", _OPENED.format(row="NEW"), _STAYS))
    for table, easy in (("draft_translation", "NEW.easy"), ("draft_easy_summary", "true")):
        sealed = f"{_SEALED} AND s.easy = {easy})"
        found.append(Guard(f"{table}_whole", table, "INSERT", sealed, _STAYS))
    for table in ("draft_comment", "draft_seal", "review_completion"):
        says = _KEPT if table == "draft_comment" else _STAYS
        found.append(Guard(f"{table}_fixed", table, "UPDATE", _differs(table, engine), says))
        found.append(Guard(f"{table}_stays", table, "DELETE", "true", says))
    found.append(
        Guard("review_completion_waits", "review_completion", "INSERT", _OPEN_COMMENTS, "a comment has no answer")
    )
    found.append(
        Guard(
            "review_completion_offered",
            "review_completion",
            "INSERT",
            _NOT_OFFERED,
            "not everybody was offered the draft",
        )
    )
    talked = "NOT EXISTS (SELECT 1 FROM focused_talk t WHERE t.review_id = NEW.review_id)"
    found.append(Guard("focused_decision_waits", "focused_decision", "INSERT", talked, "nobody has talked first"))
    completed = "NOT EXISTS (SELECT 1 FROM review_completion c WHERE c.review_id = NEW.id)"
    becomes = f"NEW.stage = 'complete' AND OLD.stage <> 'complete' AND {completed}"
    found.append(Guard("review_complete", "review", "UPDATE", becomes, "a review is completed with its completion"))
    return found


def as_sqlite(one: Guard) -> str:
    """How a guard is made on SQLite."""
    return (
        f"CREATE TRIGGER {one.name} BEFORE {one.event} ON {one.table} WHEN {one.refuses} "
        f"BEGIN SELECT RAISE(ABORT, '{one.says}'); END"
    )


def as_postgresql(one: Guard, code: str = "raise_exception") -> str:
    """How a guard is made on PostgreSQL, with its function; ``code``: as which error of PostgreSQL's it refuses."""
    row = "OLD" if one.event == "DELETE" else "NEW"
    return f"""
        CREATE FUNCTION {one.name}_guard() RETURNS trigger LANGUAGE plpgsql AS $guard$
        BEGIN
          IF {one.refuses} THEN RAISE EXCEPTION '{one.says}' USING ERRCODE = '{code}'; END IF;
          RETURN {row};
        END $guard$;
        CREATE TRIGGER {one.name} BEFORE {one.event} ON {one.table}
          FOR EACH ROW EXECUTE FUNCTION {one.name}_guard()"""


SQLITE: dict[str, str] = {one.name: as_sqlite(one) for one in _guards("sqlite")}
POSTGRESQL: dict[str, str] = {one.name: as_postgresql(one) for one in _guards("postgresql")}


def take_away(connection: Connection, made: Iterable[Guard] | None = None) -> None:
    """Take them away again, or those of ``made``; for the way back of a migration."""
    for one in _guards(connection.dialect.name) if made is None else made:
        on = "" if connection.dialect.name == "sqlite" else f" ON {one.table}"
        connection.exec_driver_sql(f"DROP TRIGGER {one.name}{on}")
        if connection.dialect.name != "sqlite":
            connection.exec_driver_sql(f"DROP FUNCTION {one.name}_guard()")
