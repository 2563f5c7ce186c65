"""Sealed columns: words that only the portal's keys can read, bound to their table, column and row.

A descriptor over a raw column, since a column type sees neither the row nor its owner. Words set on a row wait in
memory and are sealed at the flush, when the owner's key can be looked up; the raw column refuses anything else.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import LargeBinary, event
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Session, object_session
from sqlalchemy.types import TypeDecorator

WAITING = b"waiting to be sealed"
Owner = Callable[[Any], tuple[str, UUID]]


class SealedBytes(TypeDecorator[bytes]):
    """The raw column under ``Sealed``. Refuses plain words, also in bulk writes."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        """Only what ``KeyRing.seal`` made may reach the database."""
        if value is not None and not value.startswith(b"v1|"):
            raise ValueError("plain words may not be written to a sealed column")
        return value


class Sealed:
    """``words = Sealed("words_sealed", owner=lambda row: ("contact", row.contact_id))``."""

    def __init__(self, column: str, owner: Owner) -> None:
        self.column = column
        self.owner = owner
        self.name = ""

    def __set_name__(self, _cls: type, name: str) -> None:
        self.name = name

    def __get__(self, row: Any, _cls: type | None = None) -> Any:
        if row is None:
            return self
        waiting = row.__dict__.get("_waiting_words")
        if waiting and self.name in waiting:
            return waiting[self.name]
        raw = getattr(row, self.column)
        if raw is None:
            return None
        session = object_session(row)
        if session is None:
            raise RuntimeError(f"{type(row).__name__}.{self.name} is read outside its session")
        keys = session.info["keys"]
        if not keys.has_open(raw):
            keys.open_together(session, _sealed_in(session))
        return keys.open(session, raw, self.bound_to(row)).decode()

    def __set__(self, row: Any, words: str | None) -> None:
        waiting = row.__dict__.setdefault("_waiting_words", {})
        if words is None:
            waiting.pop(self.name, None)
            setattr(row, self.column, None)
        else:
            waiting[self.name] = words
            setattr(row, self.column, WAITING)

    def bound_to(self, row: Any) -> str:
        """What the ciphertext is tied to: a moved one is refused."""
        return f"{row.__tablename__}|{self.column}|{row.id}"


_columns: dict[type, list[Sealed]] = {}


def sealed_columns(model: type) -> list[Sealed]:
    """The sealed attributes of a model, for opening lists, rotation and erasing."""
    if model not in _columns:
        found = [value for cls in model.__mro__ for value in vars(cls).values() if isinstance(value, Sealed)]
        _columns[model] = sorted(found, key=lambda one: one.column)
    return _columns[model]


def _sealed_in(session: Session) -> list[bytes]:
    """Every sealed word of the rows that were loaded into this session: a list wants to open them all."""
    found = [
        row.__dict__.get(sealed.column) for row in session.identity_map.values() for sealed in sealed_columns(type(row))
    ]
    return [one for one in found if one and one != WAITING]


@event.listens_for(Session, "before_flush")
def _seal_waiting_words(session: Session, _context: Any, _instances: Any) -> None:
    rows = [row for row in (*session.new, *session.dirty) if row.__dict__.get("_waiting_words")]
    for row in rows:
        waiting = row.__dict__.pop("_waiting_words")
        for sealed in sealed_columns(type(row)):
            if sealed.name in waiting:
                words = waiting[sealed.name].encode()
                with session.no_autoflush:
                    blob = session.info["keys"].seal(session, sealed.owner(row), words, sealed.bound_to(row))
                setattr(row, sealed.column, blob)
