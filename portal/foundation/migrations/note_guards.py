"""The note of a meeting is never lost (F50), on both engines: who writes it anew keeps the one before, as it was.

Its words may be sealed anew with a newer key; what says by whom and when it was written may not change.
"""

from portal.foundation.migrations.draft_guards import Guard, as_postgresql, as_sqlite

_NOTE, _EARLIER = "meeting_note", "meeting_note_earlier"
_FIXED = "id note_id contact_id by_staff written_at agreed answered_at"
_LOST = "the note before is kept when it is written anew"
_STAYS = "an earlier note stays as it was"
_KEPT = "EXISTS (SELECT 1 FROM meeting_note_earlier e WHERE e.note_id = OLD.id AND e.written_at = OLD.written_at)"


def of_engine(engine: str) -> list[Guard]:
    """The guards for ``sqlite`` or ``postgresql``."""
    word = "IS NOT" if engine == "sqlite" else "IS DISTINCT FROM"
    anew = f"(NEW.written_at {word} OLD.written_at OR NEW.by_staff {word} OLD.by_staff)"
    differs = " OR ".join(f"NEW.{column} {word} OLD.{column}" for column in _FIXED.split())
    return [
        Guard(f"{_NOTE}_kept", _NOTE, "UPDATE", f"{anew} AND NOT {_KEPT}", _LOST),
        Guard(f"{_NOTE}_stays", _NOTE, "DELETE", "true", _LOST),
        Guard(f"{_EARLIER}_fixed", _EARLIER, "UPDATE", differs, _STAYS),
        Guard(f"{_EARLIER}_stays", _EARLIER, "DELETE", "true", _STAYS),
    ]


SQLITE: dict[str, str] = {one.name: as_sqlite(one) for one in of_engine("sqlite")}
POSTGRESQL: dict[str, str] = {
    one.name: as_postgresql(one, "integrity_constraint_violation") for one in of_engine("postgresql")
}
