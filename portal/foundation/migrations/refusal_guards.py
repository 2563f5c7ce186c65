"""Where the person did not want family involved, the database itself adds, invites and writes to nobody of them."""
# ruff: noqa: S608  nothing but names of ours stands in these statements

FAMILY = "('mother', 'father', 'sister', 'brother', 'partner', 'child', 'other_family')"
_SAID = "the person did not want family involved"
_ALONE = "while a refusal stands a relationship is changed by two people"
_HELD = "nothing goes to somebody who is not to be written to"
_AGREED = (
    "EXISTS (SELECT 1 FROM second_yes y WHERE y.kind = 'relationship' AND y.review_id = NEW.review_id "
    "AND y.contact_id = NEW.contact_id AND y.detail = NEW.relationship AND y.confirmed_by IS NOT NULL "
    "AND y.confirmed_by <> y.proposed_by)"
)
_STANDS = "EXISTS (SELECT 1 FROM refusal r WHERE r.review_id = NEW.review_id AND r.ended_at IS NULL)"
_FAMILY_PLACE = f"NEW.relationship IN {FAMILY} AND NEW.ended_at IS NULL AND {_STANDS}"
_CHANGED_ALONE = f"NEW.relationship <> OLD.relationship AND {_STANDS} AND NOT {_AGREED}"
_STILL_FAMILY = (
    f"NEW.ended_at IS NULL AND EXISTS (SELECT 1 FROM circle_place p WHERE p.review_id = NEW.review_id "
    f"AND p.relationship IN {FAMILY} AND p.ended_at IS NULL)"
)
_STEP_TO_FAMILY = (
    f"NEW.kind <> 'rang' AND {_STANDS} AND EXISTS (SELECT 1 FROM circle_place p WHERE p.review_id = NEW.review_id "
    f"AND p.contact_id = NEW.contact_id AND p.relationship IN {FAMILY})"
)


def _held(column: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM contact_hold h WHERE h.contact_id = NEW.{column} "
        "AND h.kind IN ('refused', 'died') AND h.ends_at IS NULL)"
    )


# name -> (table, before what, when it is refused, what is said)
RULES: dict[str, tuple[str, str, str, str]] = {
    "circle_place_family_added": ("circle_place", "INSERT", _FAMILY_PLACE, _SAID),
    "circle_place_family_kept": ("circle_place", "UPDATE", _FAMILY_PLACE, _SAID),
    "circle_place_changed_alone": ("circle_place", "UPDATE", _CHANGED_ALONE, _ALONE),
    "circle_step_to_family": ("circle_step", "INSERT", _STEP_TO_FAMILY, _SAID),
    "refusal_over_family": ("refusal", "INSERT", _STILL_FAMILY, _SAID),
    "refusal_stands_again": ("refusal", "UPDATE", _STILL_FAMILY, _SAID),
    "notice_to_held": ("notice", "INSERT", f"NEW.owner_kind = 'contact' AND {_held('owner_id')}", _HELD),
    "sign_in_link_to_held": ("sign_in_link", "INSERT", _held("contact_id"), _HELD),
    "letter_code_to_held": ("letter_code", "INSERT", _held("contact_id"), _HELD),
}


def _sqlite(name: str, table: str, before: str, when: str, said: str) -> str:
    return f"CREATE TRIGGER {name} BEFORE {before} ON {table} WHEN {when} BEGIN SELECT RAISE(ABORT, '{said}'); END"


def _postgresql(name: str, table: str, before: str, when: str, said: str) -> str:
    return f"""
        CREATE FUNCTION {name}_guard() RETURNS trigger LANGUAGE plpgsql AS $guard$
        BEGIN
          IF {when} THEN RAISE EXCEPTION '{said}'; END IF;
          RETURN NEW;
        END $guard$;
        CREATE TRIGGER {name} BEFORE {before} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}_guard()"""


SQLITE = {name: _sqlite(name, *rule) for name, rule in RULES.items()}
POSTGRESQL = {name: _postgresql(name, *rule) for name, rule in RULES.items()}
