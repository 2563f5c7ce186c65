"""A comment is never another's, except where two contacts became one person, or two again: then it goes with them."""

from portal.foundation.migrations.draft_guards import Guard, as_postgresql, as_sqlite

_FIXED = "id review_id version_id number kind came_by made_at addendum"
_ONE_PERSON = "EXISTS (SELECT 1 FROM contact c WHERE c.id = OLD.contact_id AND c.merged_into = NEW.contact_id)"
_TWO_AGAIN = "(OLD.told_as = NEW.contact_id AND NEW.told_as IS NULL)"


def of_engine(engine: str) -> list[Guard]:
    """The guards for ``sqlite`` or ``postgresql``. The first stands in the place of the one that let nobody change."""
    word = "IS NOT" if engine == "sqlite" else "IS DISTINCT FROM"
    fixed = " OR ".join(f"NEW.{one} {word} OLD.{one}" for one in _FIXED.split())
    goes_along = f"(NEW.told_as = OLD.contact_id AND {_ONE_PERSON}) OR {_TWO_AGAIN}"
    refuses = f"""{fixed}
        OR (NEW.contact_id = OLD.contact_id AND NEW.told_as {word} OLD.told_as)
        OR (NEW.contact_id <> OLD.contact_id AND NOT COALESCE({goes_along}, false))"""
    return [Guard("draft_comment_fixed", "draft_comment", "UPDATE", refuses, "a comment is never lost")]


SQLITE: dict[str, str] = {one.name: as_sqlite(one) for one in of_engine("sqlite")}
POSTGRESQL: dict[str, str] = {one.name: as_postgresql(one) for one in of_engine("postgresql")}
