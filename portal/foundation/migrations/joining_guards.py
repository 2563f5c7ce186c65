"""The address at which people join stands with a meeting by video only, on both engines: elsewhere it would mislead."""

from portal.foundation.migrations.draft_guards import Guard, as_postgresql, as_sqlite

_ELSEWHERE = "NEW.link_sealed IS NOT NULL AND NEW.way <> 'video'"
_SAYS = "only a meeting by video is joined at an address"
GUARDS = [
    Guard(f"meeting_joined_by_video_{event.lower()}", "meeting", event, _ELSEWHERE, _SAYS)
    for event in ("INSERT", "UPDATE")
]

SQLITE: dict[str, str] = {one.name: as_sqlite(one) for one in GUARDS}
POSTGRESQL: dict[str, str] = {one.name: as_postgresql(one, "integrity_constraint_violation") for one in GUARDS}
