"""A draft that is shown although something speaks against it has a reason beside it; what it was never changes."""

from portal.foundation.migrations.draft_guards import Guard, as_postgresql, as_sqlite


def of_engine(engine: str) -> list[Guard]:
    """The guards for ``sqlite`` or ``postgresql``."""
    word = "IS NOT" if engine == "sqlite" else "IS DISTINCT FROM"
    silent = "NEW.opened_at IS NOT NULL AND NEW.despite <> '' AND NEW.reason_sealed IS NULL"
    changed = f"OLD.opened_at IS NOT NULL AND NEW.despite {word} OLD.despite"
    return [
        Guard("draft_version_reasoned", "draft_version", "UPDATE", silent, "it goes with a reason"),
        Guard("draft_version_despite", "draft_version", "UPDATE", changed, "what spoke against it stays"),
    ]


SQLITE: dict[str, str] = {one.name: as_sqlite(one) for one in of_engine("sqlite")}
POSTGRESQL: dict[str, str] = {one.name: as_postgresql(one) for one in of_engine("postgresql")}
