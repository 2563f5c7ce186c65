"""A review that waits for another process is not completed, and that it waited is never changed or lost."""

from portal.foundation.migrations.draft_guards import Guard, as_postgresql, as_sqlite

_STAYS = "that a review waited stays as it was written"
_FIXED = ("id", "review_id", "process", "since", "begun_at", "begun_by")
_END = ("ended_on", "ended_at", "ended_by")
_ON_HOLD = "EXISTS (SELECT 1 FROM review_hold h WHERE h.review_id = NEW.review_id AND h.ended_at IS NULL)"
_OVER = "EXISTS (SELECT 1 FROM review_completion c WHERE c.review_id = NEW.review_id)"


def of_engine(engine: str) -> list[Guard]:
    """The guards for ``sqlite`` or ``postgresql``."""
    word = "IS NOT" if engine == "sqlite" else "IS DISTINCT FROM"
    fixed = " OR ".join(f"NEW.{one} {word} OLD.{one}" for one in _FIXED)
    ended = " OR ".join(f"NEW.{one} {word} OLD.{one}" for one in _END)
    return [
        Guard("review_hold_fixed", "review_hold", "UPDATE", fixed, _STAYS),
        Guard("review_hold_ended", "review_hold", "UPDATE", f"OLD.ended_at IS NOT NULL AND ({ended})", _STAYS),
        Guard("review_hold_stays", "review_hold", "DELETE", "true", _STAYS),
        Guard("review_hold_over", "review_hold", "INSERT", _OVER, "a complete review waits for nothing"),
        Guard("review_completion_on_hold", "review_completion", "INSERT", _ON_HOLD, "the review is on hold"),
    ]


SQLITE: dict[str, str] = {one.name: as_sqlite(one) for one in of_engine("sqlite")}
POSTGRESQL: dict[str, str] = {one.name: as_postgresql(one) for one in of_engine("postgresql")}
