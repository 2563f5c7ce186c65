"""Headings, notes and what changed in another language stay as people were shown them, as the paragraphs do."""

from portal.foundation.migrations.draft_guards import Guard, as_postgresql, as_sqlite

_TABLE = "draft_head_translation"
_FIXED = "id version_id review_id language what place words_mac"
_SAYS = "a draft that people were shown cannot be changed"
_OPENED = "EXISTS (SELECT 1 FROM draft_version v WHERE v.id = OLD.version_id AND v.opened_at IS NOT NULL)"
_SEALED = """EXISTS (
    SELECT 1 FROM draft_seal s WHERE s.version_id = NEW.version_id AND s.kind = 'translation'
    AND s.language = NEW.language AND NOT s.easy)"""


def _guards(engine: str) -> tuple[Guard, ...]:
    word = "IS NOT" if engine == "sqlite" else "IS DISTINCT FROM"
    differs = " OR ".join(f"NEW.{column} {word} OLD.{column}" for column in _FIXED.split())
    return (
        Guard(f"{_TABLE}_fixed", _TABLE, "UPDATE", f"{_OPENED} AND ({differs})", _SAYS),
        Guard(f"{_TABLE}_stays", _TABLE, "DELETE", _OPENED, _SAYS),
        Guard(f"{_TABLE}_whole", _TABLE, "INSERT", _SEALED, _SAYS),
    )


GUARDS = _guards("sqlite")
SQLITE: dict[str, str] = {one.name: as_sqlite(one) for one in GUARDS}
POSTGRESQL: dict[str, str] = {one.name: as_postgresql(one) for one in _guards("postgresql")}
