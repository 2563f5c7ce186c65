"""What must be impossible is impossible in the database too: triggers for both engines, made in migrations.

``portal check`` names those that are missing.
"""

from collections.abc import Mapping

from sqlalchemy import Connection, text

from portal.foundation.migrations import (
    acting_guards,
    action_guards,
    answer_guards,
    cancelling_guards,
    copy_asked_guards,
    copy_guards,
    draft_guards,
    focused_guards,
    group_guards,
    head_guards,
    hold_guards,
    joining_guards,
    meeting_guards,
    memory_guards,
    merging_guards,
    note_guards,
    opening_guards,
    picture_guards,
    preparing_guards,
    recording_guards,
    refusal_guards,
)

_FIXED = ["id", "at", "event", "actor_kind", "actor_id", "assisted_by", "area_id", "review_id", "thing_id", "detail"]
_SAID = "the trail cannot be changed"
_CHANGED = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in _FIXED)
_DISTINCT = " OR ".join(f"NEW.{column}::text IS DISTINCT FROM OLD.{column}::text" for column in _FIXED)

# The trail only grows. The one change allowed is the place and the link that the worker gives an entry, once.
TRAIL_SQLITE: dict[str, str] = {
    "trail_entry_stays": f"CREATE TRIGGER trail_entry_stays BEFORE DELETE ON trail_entry "
    f"BEGIN SELECT RAISE(ABORT, '{_SAID}'); END",
    "trail_entry_fixed": f"CREATE TRIGGER trail_entry_fixed BEFORE UPDATE ON trail_entry "
    f"WHEN OLD.place IS NOT NULL OR {_CHANGED} BEGIN SELECT RAISE(ABORT, '{_SAID}'); END",
}
TRAIL_POSTGRESQL: dict[str, str] = {
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


def of_trail(connection: Connection) -> Mapping[str, str]:
    """The guards of the trail on this engine: name -> how it is made."""
    return TRAIL_SQLITE if connection.dialect.name == "sqlite" else TRAIL_POSTGRESQL


def of_refusals(connection: Connection) -> Mapping[str, str]:
    """What holds the person's wish that family is not involved."""
    return refusal_guards.SQLITE if connection.dialect.name == "sqlite" else refusal_guards.POSTGRESQL


def of_drafts(connection: Connection) -> Mapping[str, str]:
    """What keeps a draft as it was shown, its comments, and the way to completion."""
    return draft_guards.SQLITE if connection.dialect.name == "sqlite" else draft_guards.POSTGRESQL


def of_acting(connection: Connection) -> Mapping[str, str]:
    """What keeps writing for a caller to the call that is sure of them, and their yes as it was heard."""
    return acting_guards.SQLITE if connection.dialect.name == "sqlite" else acting_guards.POSTGRESQL


def of_holds(connection: Connection) -> Mapping[str, str]:
    """What keeps that a review waited, and lets none be completed meanwhile."""
    return hold_guards.SQLITE if connection.dialect.name == "sqlite" else hold_guards.POSTGRESQL


def of_recordings(connection: Connection) -> Mapping[str, str]:
    """What keeps each recording that somebody made as a comment."""
    return recording_guards.SQLITE if connection.dialect.name == "sqlite" else recording_guards.POSTGRESQL


def of_group_copies(connection: Connection) -> Mapping[str, str]:
    """What keeps the copy for the group until a person signed it, and until the circle has seen it."""
    return group_guards.SQLITE if connection.dialect.name == "sqlite" else group_guards.POSTGRESQL


def of_meetings(connection: Connection) -> Mapping[str, str]:
    """What makes two meetings of one time impossible."""
    return meeting_guards.SQLITE if connection.dialect.name == "sqlite" else meeting_guards.POSTGRESQL


def of_notes(connection: Connection) -> Mapping[str, str]:
    """What keeps each note of a meeting that was written anew."""
    return note_guards.SQLITE if connection.dialect.name == "sqlite" else note_guards.POSTGRESQL


def of_cancelling(connection: Connection) -> Mapping[str, str]:
    """What says that we cancelled a meeting only of one that is cancelled."""
    return cancelling_guards.SQLITE if connection.dialect.name == "sqlite" else cancelling_guards.POSTGRESQL


def of_missing(connection: Connection) -> Mapping[str, str]:
    """What says that we missed a meeting only of one that was missed."""
    made = cancelling_guards.MISSED_SQLITE, cancelling_guards.MISSED_POSTGRESQL
    return made[0] if connection.dialect.name == "sqlite" else made[1]


def of_joining(connection: Connection) -> Mapping[str, str]:
    """What keeps the address at which people join with meetings by video."""
    return joining_guards.SQLITE if connection.dialect.name == "sqlite" else joining_guards.POSTGRESQL


def of_copies(connection: Connection) -> Mapping[str, str]:
    """What keeps every copy that was given out in the list, so that it can be checked."""
    return copy_guards.SQLITE if connection.dialect.name == "sqlite" else copy_guards.POSTGRESQL


def of_preparing(connection: Connection) -> Mapping[str, str]:
    """What keeps who they were alone and first, and answers to what was said."""
    return preparing_guards.SQLITE if connection.dialect.name == "sqlite" else preparing_guards.POSTGRESQL


def of_copies_asked(connection: Connection) -> Mapping[str, str]:
    """What lets no review be completed while a copy that was asked for is not in the post."""
    return copy_asked_guards.SQLITE if connection.dialect.name == "sqlite" else copy_asked_guards.POSTGRESQL


def of_actions(connection: Connection) -> Mapping[str, str]:
    """What lets actions come after a finished review only, and keeps them in the list."""
    return action_guards.SQLITE if connection.dialect.name == "sqlite" else action_guards.POSTGRESQL


def of_openings(connection: Connection) -> Mapping[str, str]:
    """What keeps the reason beside a draft that was shown although something spoke against it."""
    return opening_guards.SQLITE if connection.dialect.name == "sqlite" else opening_guards.POSTGRESQL


def of_memories(connection: Connection) -> Mapping[str, str]:
    """What says where people remember something differently."""
    return memory_guards.SQLITE if connection.dialect.name == "sqlite" else memory_guards.POSTGRESQL


def of_closer_looks(connection: Connection) -> Mapping[str, str]:
    """What lets nobody decide about a closer look before each who asked was talked with."""
    return focused_guards.SQLITE if connection.dialect.name == "sqlite" else focused_guards.POSTGRESQL


def of_group_offers(connection: Connection) -> Mapping[str, str]:
    """What lets the copy for the group go only when each of the circle was told of it."""
    return group_guards.OFFER_SQLITE if connection.dialect.name == "sqlite" else group_guards.OFFER_POSTGRESQL


def of_heads(connection: Connection) -> Mapping[str, str]:
    """What keeps headings, notes and what changed in another language as people were shown them."""
    return head_guards.SQLITE if connection.dialect.name == "sqlite" else head_guards.POSTGRESQL


def of_group_files(connection: Connection) -> Mapping[str, str]:
    """What lets no file for the group be made before it may go, and keeps where a name stays."""
    return group_guards.FILE_SQLITE if connection.dialect.name == "sqlite" else group_guards.FILE_POSTGRESQL


def of_pictures(connection: Connection) -> Mapping[str, str]:
    """What keeps the pictures of a draft as they were shown."""
    return picture_guards.SQLITE if connection.dialect.name == "sqlite" else picture_guards.POSTGRESQL


def of_answers(connection: Connection) -> Mapping[str, str]:
    """What keeps each answer as it was given, with the comments that it answers."""
    return answer_guards.SQLITE if connection.dialect.name == "sqlite" else answer_guards.POSTGRESQL


def of_merging(connection: Connection) -> Mapping[str, str]:
    """What lets a comment go with its contact where two became one person; in place of an earlier guard."""
    return merging_guards.SQLITE if connection.dialect.name == "sqlite" else merging_guards.POSTGRESQL


def of_engine(connection: Connection) -> dict[str, str]:
    """Every guard of this engine: name -> how it is made."""
    first = {**of_trail(connection), **of_refusals(connection)}
    drafts = {
        **of_drafts(connection),
        **of_holds(connection),
        **of_recordings(connection),
        **of_group_copies(connection),
        **of_openings(connection),
        **of_pictures(connection),
    }
    then = {**first, **drafts, **of_acting(connection), **of_meetings(connection), **of_cancelling(connection)}
    return {
        **then,
        **of_copies(connection),
        **of_joining(connection),
        **of_actions(connection),
        **of_copies_asked(connection),
        **of_preparing(connection),
        **of_memories(connection),
        **of_closer_looks(connection),
        **of_group_offers(connection),
        **of_heads(connection),
        **of_merging(connection),
        **of_group_files(connection),
        **of_notes(connection),
        **of_missing(connection),
        **of_answers(connection),
    }


def make(connection: Connection, made: Mapping[str, str]) -> None:
    """Make these guards; for migrations."""
    for statement in made.values():
        connection.exec_driver_sql(statement)


def missing(connection: Connection) -> list[str]:
    """Names of guards that somebody took away or switched off."""
    found = set(connection.execute(text(_FIND[connection.dialect.name])).scalars())
    return sorted(set(of_engine(connection)) - found)
