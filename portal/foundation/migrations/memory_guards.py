"""Memories that differ are recorded as different where people read it: at a paragraph of the same review (F63)."""

from portal.foundation.migrations.draft_guards import Guard, as_postgresql, as_sqlite

_NOWHERE = """NEW.outcome = 'remembered_differently' AND (NEW.number IS NULL OR NOT EXISTS (
    SELECT 1 FROM draft_paragraph p WHERE p.review_id = NEW.review_id AND p.number = NEW.number))"""
_SAYS = "what people remember differently is said at a paragraph"
GUARDS = (
    Guard("draft_answer_remembered", "draft_answer", "INSERT", _NOWHERE, _SAYS),
    Guard("draft_answer_stays_remembered", "draft_answer", "UPDATE", _NOWHERE, _SAYS),
)
SQLITE: dict[str, str] = {one.name: as_sqlite(one) for one in GUARDS}
POSTGRESQL: dict[str, str] = {one.name: as_postgresql(one) for one in GUARDS}
