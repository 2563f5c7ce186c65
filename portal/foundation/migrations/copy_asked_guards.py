"""A review is not completed while somebody who asked for a copy on paper has none yet; on both engines."""

_WAITS = "somebody asked for a copy and has none yet"
_ASKED = """EXISTS (
    SELECT 1 FROM draft_offer o JOIN circle_place p ON p.review_id = o.review_id AND p.contact_id = o.contact_id
    WHERE o.review_id = NEW.review_id AND o.copy_asked_at IS NOT NULL AND o.copy_given_at IS NULL
    AND p.ended_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM contact_hold h WHERE h.contact_id = p.contact_id AND h.ends_at IS NULL
                    AND h.kind IN ('stopped', 'wrong_person', 'refused', 'died')))"""
NAME = "review_completion_copies"

SQLITE: dict[str, str] = {
    NAME: f"CREATE TRIGGER {NAME} BEFORE INSERT ON review_completion "
    f"WHEN {_ASKED} BEGIN SELECT RAISE(ABORT, '{_WAITS}'); END",
}
POSTGRESQL: dict[str, str] = {
    NAME: f"""
        CREATE FUNCTION {NAME}_guard() RETURNS trigger LANGUAGE plpgsql AS $guard$
        BEGIN
          IF {_ASKED} THEN RAISE EXCEPTION '{_WAITS}'; END IF;
          RETURN NEW;
        END $guard$;
        CREATE TRIGGER {NAME} BEFORE INSERT ON review_completion
          FOR EACH ROW EXECUTE FUNCTION {NAME}_guard()""",
}
