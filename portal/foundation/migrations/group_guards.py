"""What nobody may do to the copy for the group, on both engines: change what was signed, show or give it too early."""

from sqlalchemy import Connection

from portal.foundation.migrations import draft_guards
from portal.foundation.migrations.draft_guards import Guard, as_postgresql, as_sqlite

_FIXED = {
    "group_copy": "id review_id version_id number signed_by signed_at undecided text_mac",
    "group_answer": "id review_id copy_id contact_id opinion made_at",
}
_SHOWN = "shown_by shown_at goes_on"
_GIVEN = "given_by given_at"
_NEWER = """EXISTS (
    SELECT 1 FROM draft_version v WHERE v.review_id = NEW.review_id AND v.opened_at IS NOT NULL AND NOT v.portrait
    AND v.number > (SELECT w.number FROM draft_version w WHERE w.id = NEW.version_id))"""
_NOT_SHOWN = """NOT EXISTS (
    SELECT 1 FROM draft_version v WHERE v.id = NEW.version_id AND v.review_id = NEW.review_id
    AND v.opened_at IS NOT NULL AND NOT v.portrait)"""
_DECIDED_SINCE = """EXISTS (
    SELECT 1 FROM group_decision d WHERE d.review_id = NEW.review_id AND d.decided_at > NEW.signed_at)"""
_SAID_SINCE = """EXISTS (
    SELECT 1 FROM draft_seen_differently s WHERE s.review_id = NEW.review_id AND s.said_at > NEW.signed_at)"""
_SINCE = f"({_NEWER} OR {_DECIDED_SINCE} OR {_SAID_SINCE})"
_NOT_ANSWERED = """EXISTS (
    SELECT 1 FROM group_answer a WHERE a.copy_id = NEW.id AND a.opinion = 'still_shows'
    AND a.taken_back_at IS NULL AND a.answered_at IS NULL)"""
_SOMEBODY_WAITS = """EXISTS (
    SELECT 1 FROM circle_place p WHERE p.review_id = NEW.review_id AND p.ended_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM contact_hold h WHERE h.contact_id = p.contact_id AND h.ends_at IS NULL
                    AND h.kind IN ('stopped', 'wrong_person', 'refused', 'died', 'merged'))
    AND NOT EXISTS (SELECT 1 FROM group_answer a WHERE a.copy_id = NEW.id AND a.contact_id = p.contact_id
                    AND a.taken_back_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM draft_offer o WHERE o.review_id = p.review_id AND o.contact_id = p.contact_id
                    AND o.answer = 'not_at_all'))"""
_COPY_OPEN = """NOT EXISTS (
    SELECT 1 FROM group_copy c WHERE c.id = NEW.copy_id AND c.review_id = NEW.review_id AND c.shown_at IS NOT NULL)"""

_REMEMBERED_SINCE = """EXISTS (
    SELECT 1 FROM draft_answer a WHERE a.review_id = NEW.review_id AND a.outcome = 'remembered_differently'
    AND a.answered_at > NEW.signed_at)"""
_WITHDRAWN_SINCE = """EXISTS (
    SELECT 1 FROM draft_seen_differently s JOIN draft_comment c ON c.id = s.comment_id
    WHERE s.review_id = NEW.review_id AND c.withdrawn_at > NEW.signed_at)"""
# Each who is told of it was offered it, and their own days are over; nobody else of the circle is waited for.
_OFFERED = """EXISTS (SELECT 1 FROM group_offer f WHERE f.copy_id = NEW.id AND f.contact_id = p.contact_id
                    AND f.goes_on <= NEW.given_at)"""
_NOT_OFFERED = _SOMEBODY_WAITS.removesuffix(")") + f" AND NOT {_OFFERED})"
_PLACE_SINCE = """EXISTS (
    SELECT 1 FROM group_not_here n WHERE n.review_id = NEW.review_id
    AND (n.made_at > NEW.signed_at OR n.ended_at > NEW.signed_at))"""
_NOT_GIVEN = "NOT EXISTS (SELECT 1 FROM group_copy c WHERE c.id = NEW.copy_id AND c.given_at IS NOT NULL)"
_WORD_OPEN = """EXISTS (
    SELECT 1 FROM group_answer a WHERE a.review_id = NEW.review_id AND a.opinion = 'still_shows'
    AND a.taken_back_at IS NULL AND a.answered_at IS NULL)"""
_OFFER_FIXED = "id review_id copy_id contact_id told_on goes_on in_person by_staff"


def _differs(columns: str, engine: str) -> str:
    word = "IS NOT" if engine == "sqlite" else "IS DISTINCT FROM"
    return "(" + " OR ".join(f"NEW.{column} {word} OLD.{column}" for column in columns.split()) + ")"


def _guards(engine: str) -> list[Guard]:
    copy, shows = "group_copy", "OLD.shown_at IS NULL AND NEW.shown_at IS NOT NULL"
    gives = "OLD.given_at IS NULL AND NEW.given_at IS NOT NULL"
    shown = f"OLD.shown_at IS NOT NULL AND {_differs(_SHOWN, engine)}"
    given = f"OLD.given_at IS NOT NULL AND {_differs(_GIVEN, engine)}"
    fixed = f"{_differs(_FIXED[copy], engine)} OR ({shown}) OR ({given})"
    stays = "a copy that somebody signed cannot be changed"
    since = "something came after the signature"
    return [
        Guard("group_copy_fixed", copy, "UPDATE", fixed, stays),
        Guard("group_copy_stays", copy, "DELETE", "true", stays),
        Guard("group_copy_newest", copy, "INSERT", f"{_NEWER} OR {_NOT_SHOWN}", "the copy is of the newest version"),
        Guard("group_copy_holds", copy, "UPDATE", f"(({shows}) OR ({gives})) AND {_SINCE}", since),
        Guard("group_copy_heard", copy, "UPDATE", f"{gives} AND {_NOT_ANSWERED}", "somebody has no answer yet"),
        Guard(
            "group_copy_waits",
            copy,
            "UPDATE",
            f"{gives} AND NEW.given_at < NEW.goes_on AND {_SOMEBODY_WAITS}",
            "the circle has time to look",
        ),
        Guard("group_decision_stays", "group_decision", "DELETE", "true", "a decision is changed, never lost"),
        Guard("group_answer_fixed", "group_answer", "UPDATE", _differs(_FIXED["group_answer"], engine), stays),
        Guard("group_answer_stays", "group_answer", "DELETE", "true", "what somebody said is never lost"),
        Guard("group_answer_shown", "group_answer", "INSERT", _COPY_OPEN, "the circle was not shown this copy"),
    ]


def _offer_guards(engine: str) -> list[Guard]:
    """Nobody's copy goes before each was told of it, and what is said beside it counts too."""
    copy, offer = "group_copy", "group_offer"
    gives = "OLD.given_at IS NULL AND NEW.given_at IS NOT NULL"
    moves = f"(({gives}) OR (OLD.shown_at IS NULL AND NEW.shown_at IS NOT NULL))"
    since = f"{moves} AND ({_REMEMBERED_SINCE} OR {_WITHDRAWN_SINCE})"
    says = "that somebody was told is never lost"
    return [
        Guard("group_copy_offered", copy, "UPDATE", f"{gives} AND {_NOT_OFFERED}", "somebody was not told of it"),
        Guard("group_copy_beside", copy, "UPDATE", since, "something came after the signature"),
        Guard("group_offer_shown", offer, "INSERT", _COPY_OPEN, "the circle was not shown this copy"),
        Guard("group_offer_fixed", offer, "UPDATE", _differs(_OFFER_FIXED, engine), says),
        Guard("group_offer_stays", offer, "DELETE", "true", says),
    ]


def _file_guards(engine: str) -> list[Guard]:
    """No file before it may go; where a name stays is part of what was signed; no completion over an open word."""
    copy, stays, file = "group_copy", "group_not_here", "group_file"
    gives = "OLD.given_at IS NULL AND NEW.given_at IS NOT NULL"
    moves = f"(({gives}) OR (OLD.shown_at IS NULL AND NEW.shown_at IS NOT NULL))"
    fixed = _differs("id review_id decision_id by_staff made_at", engine)
    ended = f"OLD.ended_at IS NOT NULL AND {_differs('ended_at ended_by', engine)}"
    kept = "what was decided of a place is never lost"
    listed = "a file that was made for the group stays in the list"
    return [
        Guard("group_copy_places", copy, "UPDATE", f"{moves} AND {_PLACE_SINCE}", "something came after the signature"),
        Guard("group_not_here_fixed", stays, "UPDATE", f"{fixed} OR ({ended})", kept),
        Guard("group_not_here_stays", stays, "DELETE", "true", kept),
        Guard("group_file_given", file, "INSERT", _NOT_GIVEN, "the circle sees the copy before the group"),
        Guard("group_file_fixed", file, "UPDATE", "true", listed),
        Guard("group_file_stays", file, "DELETE", "true", listed),
        Guard("review_completion_group", "review_completion", "INSERT", _WORD_OPEN, "somebody has no answer yet"),
    ]


FILE_SQLITE: dict[str, str] = {one.name: as_sqlite(one) for one in _file_guards("sqlite")}
FILE_POSTGRESQL: dict[str, str] = {one.name: as_postgresql(one) for one in _file_guards("postgresql")}
OFFER_SQLITE: dict[str, str] = {one.name: as_sqlite(one) for one in _offer_guards("sqlite")}
OFFER_POSTGRESQL: dict[str, str] = {one.name: as_postgresql(one) for one in _offer_guards("postgresql")}
SQLITE: dict[str, str] = {one.name: as_sqlite(one) for one in _guards("sqlite")}
POSTGRESQL: dict[str, str] = {one.name: as_postgresql(one) for one in _guards("postgresql")}


def take_away(connection: Connection) -> None:
    """Take them away again; for the way back of that migration."""
    draft_guards.take_away(connection, _guards(connection.dialect.name))


def take_offers_away(connection: Connection) -> None:
    """Take those of the offers away again; for the way back of that migration."""
    draft_guards.take_away(connection, _offer_guards(connection.dialect.name))


def take_files_away(connection: Connection) -> None:
    """Take those of files and places away again; for the way back of that migration."""
    draft_guards.take_away(connection, _file_guards(connection.dialect.name))
