"""An answer that somebody may have read is never changed, never lost, and stays with the comments that it answers."""

from portal.foundation.migrations.draft_guards import Guard, as_postgresql, as_sqlite

_SAYS = "an answer is never changed or lost"
_FIXED = ("id", "review_id", "outcome", "number", "passed_to", "by_staff", "answered_at")
_SERVES = ("id", "answer_id", "comment_id")
_ONLY_HEARD = """EXISTS (
    SELECT 1 FROM draft_answer a, draft_comment c WHERE a.id = NEW.answer_id AND c.id = NEW.comment_id
    AND a.outcome = 'heard' AND c.kind NOT IN ('thank_you', 'hurts'))"""
_NOBODY = "NEW.outcome = 'passed_on' AND trim(coalesce(NEW.passed_to, '')) = ''"


def of_engine(engine: str) -> list[Guard]:
    """The guards for ``sqlite`` or ``postgresql``. Sealed words may be sealed anew with a newer key."""
    word = "IS NOT" if engine == "sqlite" else "IS DISTINCT FROM"
    answer, serves = (" OR ".join(f"NEW.{one} {word} OLD.{one}" for one in fixed) for fixed in (_FIXED, _SERVES))
    return [
        Guard("draft_answer_fixed", "draft_answer", "UPDATE", answer, _SAYS),
        Guard("draft_answer_kept", "draft_answer", "DELETE", "true", _SAYS),
        Guard("draft_answer_to_whom", "draft_answer", "INSERT", _NOBODY, "passed on says to which service"),
        Guard(
            "draft_answer_only_heard", "draft_comment_answered", "INSERT", _ONLY_HEARD, "only thanks or a hurt is heard"
        ),
        Guard("draft_comment_answered_fixed", "draft_comment_answered", "UPDATE", serves, _SAYS),
        Guard("draft_comment_answered_kept", "draft_comment_answered", "DELETE", "true", _SAYS),
    ]


SQLITE: dict[str, str] = {one.name: as_sqlite(one) for one in of_engine("sqlite")}
POSTGRESQL: dict[str, str] = {one.name: as_postgresql(one) for one in of_engine("postgresql")}
