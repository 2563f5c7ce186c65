"""Two meetings of one time are impossible, on both engines: for staff, interpreters, signers and rooms.

Whoever is booked claims each quarter of an hour, and the key of ``meeting_claim`` lets nobody claim one twice, however
close together. These triggers hold what stands around it: the claims are those of the meeting as it is, a time is let
go before it is changed, and no row written past the claims can meet another one.
"""

from portal.foundation.migrations.draft_guards import Guard, as_postgresql, as_sqlite

_LIVE = "('booked', 'changed')"
# Those that stand never meet one another, so only the first that ends after this one begins can meet it: one row is
# read, however many are booked after it. Where there is none, the comparison is unknown and refuses nothing.
_TWICE = """NEW.state IN {live} AND NEW.ends_at > (
    SELECT m.starts_at FROM meeting m WHERE m.{whose} = NEW.{whose} AND m.id <> NEW.id AND m.state IN {live}
    AND m.ends_at > NEW.starts_at ORDER BY m.ends_at LIMIT 1)"""
_NO_ROOM = """NEW.room_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM bookable b WHERE b.id = NEW.room_id AND b.kind = 'room')"""
_NOT_LIVE = f"NOT EXISTS (SELECT 1 FROM meeting m WHERE m.id = NEW.meeting_id AND m.state IN {_LIVE})"  # noqa: S608  words of ours
_CLAIMED = "EXISTS (SELECT 1 FROM meeting_claim c WHERE c.meeting_id = NEW.id)"
_SAYS = {
    "twice": "two meetings cannot be at one time",
    "room": "only a room can be the place of a meeting",
    "live": "only a meeting that stands claims a time",
    "fixed": "a claim is let go and made anew",
    "let_go": "the time of a meeting is let go before it is changed",
}


def of_engine(engine: str) -> list[Guard]:
    """The guards for ``sqlite`` or ``postgresql``."""
    word = "IS NOT" if engine == "sqlite" else "IS DISTINCT FROM"
    moved = " OR ".join(f"NEW.{name} {word} OLD.{name}" for name in ("starts_at", "ends_at", "with_id", "room_id"))
    found = []
    for event in ("INSERT", "UPDATE"):
        for name, whose in (("whose", "with_id"), ("room", "room_id")):
            refuses = _TWICE.format(live=_LIVE, whose=whose)
            found.append(Guard(f"meeting_once_{name}_{event.lower()}", "meeting", event, refuses, _SAYS["twice"]))
        found.append(Guard(f"meeting_in_room_{event.lower()}", "meeting", event, _NO_ROOM, _SAYS["room"]))
    found.append(Guard("meeting_lets_go", "meeting", "UPDATE", f"{_CLAIMED} AND ({moved})", _SAYS["let_go"]))
    found.append(Guard("meeting_claim_live", "meeting_claim", "INSERT", _NOT_LIVE, _SAYS["live"]))
    found.append(Guard("meeting_claim_fixed", "meeting_claim", "UPDATE", "true", _SAYS["fixed"]))
    return found


SQLITE: dict[str, str] = {one.name: as_sqlite(one) for one in of_engine("sqlite")}
POSTGRESQL: dict[str, str] = {
    one.name: as_postgresql(one, "integrity_constraint_violation") for one in of_engine("postgresql")
}
