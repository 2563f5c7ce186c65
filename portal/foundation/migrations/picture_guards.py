"""A picture in a draft that people were shown stays that picture, and is said in words or said to be decoration."""

from portal.foundation.migrations.draft_guards import Guard, as_postgresql, as_sqlite

_STAYS = "a draft that people were shown cannot be changed"
_OPENED = "EXISTS (SELECT 1 FROM draft_version v WHERE v.id = {row}.version_id AND v.opened_at IS NOT NULL)"
_FILE = ("id", "review_id", "number", "media_id", "file_mac", "kept_by", "kept_at")
_PLACE = ("id", "version_id", "review_id", "paragraph_id", "picture_id", "says")
_NOT_ITS_OWN = """NOT EXISTS (
    SELECT 1 FROM draft_paragraph d JOIN draft_picture p ON p.id = NEW.picture_id
    WHERE d.id = NEW.paragraph_id AND d.version_id = NEW.version_id AND d.review_id = NEW.review_id
    AND p.review_id = NEW.review_id AND d.shape = 'picture')"""
_UNSAID = """NEW.opened_at IS NOT NULL AND OLD.opened_at IS NULL AND EXISTS (
    SELECT 1 FROM draft_picture_shown s WHERE s.version_id = NEW.id AND s.says = 'unsaid')"""


def of_engine(engine: str) -> list[Guard]:
    """The guards for ``sqlite`` or ``postgresql``."""
    word = "IS NOT" if engine == "sqlite" else "IS DISTINCT FROM"
    file, place = (" OR ".join(f"NEW.{one} {word} OLD.{one}" for one in them) for them in (_FILE, _PLACE))
    shown, old = "draft_picture_shown", _OPENED.format(row="OLD")
    return [
        Guard("draft_picture_fixed", "draft_picture", "UPDATE", file, "a picture of a draft stays what it is"),
        Guard("draft_picture_shown_fixed", shown, "UPDATE", f"{old} AND ({place})", _STAYS),
        Guard("draft_picture_shown_stays", shown, "DELETE", old, _STAYS),
        Guard("draft_picture_shown_whole", shown, "INSERT", _OPENED.format(row="NEW"), _STAYS),
        Guard("draft_picture_shown_its_own", shown, "INSERT", _NOT_ITS_OWN, "a draft shows pictures of its review"),
        Guard("draft_version_pictures_said", "draft_version", "UPDATE", _UNSAID, "a picture is not said in words"),
    ]


SQLITE: dict[str, str] = {one.name: as_sqlite(one) for one in of_engine("sqlite")}
POSTGRESQL: dict[str, str] = {one.name: as_postgresql(one) for one in of_engine("postgresql")}
