"""Sealed files that no row names: a process died between keeping a file and writing its row, or before removing one."""

from datetime import datetime, timedelta

from sqlalchemy import String, column, inspect, select, table, union_all
from sqlalchemy.orm import Session

from portal.clock import now
from portal.foundation.db.engine import Database
from portal.foundation.media.store import FileStore, Lying

LEFT = timedelta(days=1)
"""From this age on a file that nothing names is removed: no transaction lasts as long."""
SAID = timedelta(hours=1)
"""From this age on it is said in ``portal check``: a younger one may be on its way into its row."""
_NAMES = "stored_name"


class OtherDatabase(Exception):
    """More files are left than are named: the folder seems to be another database's. ``left`` and ``named``: counts."""

    def __init__(self, left: int, named: int) -> None:
        super().__init__(f"{left} files are left and {named} are named")
        self.left, self.named = left, named


def left_behind(session: Session, files: FileStore, older_than: timedelta) -> list[Lying]:
    """Files that no row names, of at least this age, the oldest first. Raises ``OtherDatabase``."""
    before = now() - older_than
    left, named = _look(session, files, before)
    whole = [one for one in left if one.whole]
    if len(whole) > named:
        raise OtherDatabase(len(whole), named)
    return sorted(left, key=lambda one: (one.since, one.name))


def forget_left(database: Database, files: FileStore) -> int:
    """Remove what nothing names for a day; how many. The worker calls this every hour, more than one may at once.

    With ``OtherDatabase`` nothing is removed: ``portal check`` says so.
    """
    try:
        with database.reading() as session:
            left = left_behind(session, files, LEFT)
    except OtherDatabase:
        return 0
    return sum(files.delete(name=one.name) for one in left)


def problems(session: Session, files: FileStore) -> list[str]:
    """What is left, in words, for ``portal check``."""
    try:
        left = left_behind(session, files, SAID)
    except OtherDatabase as error:
        return [
            f"{error.left} sealed files lie in the folder of files and nothing in this database names them; "
            f"{error.named} are named. Is it the database of this folder? Nothing is removed."
        ]
    return [f"A file that nothing names was left behind: {one.name}, {_age(now() - one.since)} old." for one in left]


def _look(session: Session, files: FileStore, before: datetime) -> tuple[list[Lying], int]:
    """What no row names, and how many are named. Folder by folder, for little memory; files are listed before rows."""
    naming = [table(one, column(_NAMES, String)).c[_NAMES] for one in naming_tables(session)]
    left, named = list[Lying](), 0
    for folder in files.lying():
        names = [one.name for one in folder if one.whole]
        asked = union_all(*(select(one).where(one.in_(names)) for one in naming))
        known = set(session.scalars(asked)) if names else set()
        named += len(known)
        left += [one for one in folder if one.name not in known and one.since < before]
    return left, named


def naming_tables(session: Session) -> list[str]:
    """Every table that names stored files, as the database itself has them: rooms that are not loaded count as well."""
    columns = inspect(session.connection()).get_multi_columns()
    return sorted(name for (_, name), found in columns.items() if _NAMES in {one["name"] for one in found})


def _age(age: timedelta) -> str:
    hours = int(age.total_seconds() // 3600)
    count, unit = (hours, "hour") if hours < 48 else (hours // 24, "day")
    return f"{count} {unit}{'' if count == 1 else 's'}"
