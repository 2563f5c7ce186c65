"""A recording is never lost and never another one; staff may only write down what they hear in it."""

from portal.foundation.migrations.draft_guards import Guard, as_postgresql, as_sqlite

_KEPT = "a recording is never lost or changed"
_FIXED = ("id", "comment_id", "media_id", "seconds", "given_at")
_SPOKEN = "NOT EXISTS (SELECT 1 FROM draft_comment c WHERE c.id = NEW.comment_id AND c.came_by = 'recording')"
_WHOSE = "SELECT 1 FROM draft_comment c WHERE c.id = NEW.comment_id AND c.contact_id = NEW.contact_id"
_HEARD = "EXISTS (SELECT 1 FROM draft_recording r WHERE r.media_id = OLD.id)"


def of_engine(engine: str) -> list[Guard]:
    """The guards for ``sqlite`` or ``postgresql``."""
    word = "IS NOT" if engine == "sqlite" else "IS DISTINCT FROM"
    fixed = " OR ".join(f"NEW.{one} {word} OLD.{one}" for one in _FIXED)
    # It is always whose its comment is: both go along where two contacts became one person.
    given_away = f"(NEW.contact_id {word} OLD.contact_id AND NOT EXISTS ({_WHOSE}))"
    return [
        Guard("draft_recording_fixed", "draft_recording", "UPDATE", f"{fixed} OR {given_away}", _KEPT),
        Guard("draft_recording_stays", "draft_recording", "DELETE", "true", _KEPT),
        Guard("draft_recording_spoken", "draft_recording", "INSERT", _SPOKEN, "this comment came in words"),
        Guard("draft_recording_file_stays", "media_item", "DELETE", _HEARD, _KEPT),
    ]


SQLITE: dict[str, str] = {one.name: as_sqlite(one) for one in of_engine("sqlite")}
POSTGRESQL: dict[str, str] = {one.name: as_postgresql(one) for one in of_engine("postgresql")}
