"""No decision about a closer look before each who asked was talked with, other ways in it; what was said stays."""
# ruff: noqa: S608  nothing but names of ours stands in these statements

from sqlalchemy import Connection

from portal.foundation.migrations.draft_guards import Guard, as_postgresql, as_sqlite

_FIXED = {
    "focused_talk": "id review_id contact_id kind on_day by_staff other_ways_told written_at",
    "focused_decision": "id review_id place focused decided_by decided_at made_once",
}
# Who may be talked with: in the circle now, and neither stopped nor held for good.
_HERE = """EXISTS (SELECT 1 FROM circle_place p WHERE p.review_id = {review} AND p.contact_id = {who}
        AND p.ended_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM contact_hold h WHERE h.contact_id = {who} AND h.ends_at IS NULL
        AND h.kind IN ('stopped', 'wrong_person', 'refused', 'died', 'merged'))"""
_WHO = "COALESCE(k.merged_into, k.id)"  # two entries of one person are one
_WHOLE = "(t.other_ways_told OR t.kind = 'not_wanted')"
_SOMEBODY_HERE = f"EXISTS (SELECT 1 FROM contact k WHERE {_HERE.format(review='NEW.review_id', who='k.id')})"
_NOBODY_TOLD = f"""NOT EXISTS (
    SELECT 1 FROM focused_talk t WHERE t.review_id = NEW.review_id
    AND ({_WHOLE} OR (t.kind = 'nobody' AND NOT {_SOMEBODY_HERE})))"""
_ASKED_UNHEARD = f"""EXISTS (
    SELECT 1 FROM focused_ask a JOIN contact k ON k.id = a.contact_id
    WHERE a.review_id = NEW.review_id AND a.taken_back_at IS NULL AND {_HERE.format(review="NEW.review_id", who=_WHO)}
    AND NOT EXISTS (SELECT 1 FROM focused_talk t WHERE t.review_id = NEW.review_id
        AND t.contact_id IN (k.id, {_WHO}) AND {_WHOLE}))"""
_OF_NOBODY = f"NEW.kind = 'nobody' AND (NEW.contact_id IS NOT NULL OR {_SOMEBODY_HERE})"
_OF_A_STRANGER = """NEW.kind <> 'nobody' AND NOT EXISTS (
    SELECT 1 FROM circle_place p WHERE p.review_id = NEW.review_id AND p.contact_id = NEW.contact_id)"""


def _guards(engine: str) -> list[Guard]:
    word = "IS NOT" if engine == "sqlite" else "IS DISTINCT FROM"
    decision, talk = "focused_decision", "focused_talk"
    found = [
        Guard("focused_decision_heard", decision, "INSERT", _ASKED_UNHEARD, "somebody who asked was not talked with"),
        Guard("focused_decision_ways", decision, "INSERT", _NOBODY_TOLD, "nobody was told of other ways"),
        Guard("focused_talk_nobody", talk, "INSERT", _OF_NOBODY, "somebody is there to talk with"),
        Guard("focused_talk_circle", talk, "INSERT", _OF_A_STRANGER, "a talk is with one of the circle"),
    ]
    for table, columns in _FIXED.items():
        says = "a talk and a decision stay as they were written"
        differs = " OR ".join(f"NEW.{column} {word} OLD.{column}" for column in columns.split())
        found.append(Guard(f"{table}_fixed", table, "UPDATE", differs, says))
        found.append(Guard(f"{table}_stays", table, "DELETE", "true", says))
    return found


GUARDS = {engine: tuple(_guards(engine)) for engine in ("sqlite", "postgresql")}
SQLITE: dict[str, str] = {one.name: as_sqlite(one) for one in GUARDS["sqlite"]}
POSTGRESQL: dict[str, str] = {one.name: as_postgresql(one) for one in GUARDS["postgresql"]}


def of_engine(connection: Connection) -> tuple[Guard, ...]:
    """The guards of this engine; for the way back of that migration."""
    return GUARDS[connection.dialect.name]
