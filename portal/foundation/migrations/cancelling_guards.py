"""Who cancelled or missed a meeting is said of a cancelled or missed one only, on both engines: one that stands is
nobody's undoing."""

from portal.foundation.migrations.draft_guards import Guard, as_postgresql, as_sqlite

_STANDS = "NEW.cancelled_by_us AND NEW.state <> 'cancelled'"
_SAYS = "only a cancelled meeting was cancelled by us"
GUARDS = [
    Guard(f"meeting_cancelled_by_{event.lower()}", "meeting", event, _STANDS, _SAYS) for event in ("INSERT", "UPDATE")
]

SQLITE: dict[str, str] = {one.name: as_sqlite(one) for one in GUARDS}
POSTGRESQL: dict[str, str] = {one.name: as_postgresql(one, "integrity_constraint_violation") for one in GUARDS}

_NOT_MISSED = "NEW.missed_by_us AND NEW.state <> 'missed'"
MISSED_GUARDS = [
    Guard(f"meeting_missed_by_{event.lower()}", "meeting", event, _NOT_MISSED, "only a missed meeting was missed by us")
    for event in ("INSERT", "UPDATE")
]
MISSED_SQLITE: dict[str, str] = {one.name: as_sqlite(one) for one in MISSED_GUARDS}
MISSED_POSTGRESQL: dict[str, str] = {
    one.name: as_postgresql(one, "integrity_constraint_violation") for one in MISSED_GUARDS
}
