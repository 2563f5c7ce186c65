"""Data keys: one for each area, review and contact, so that erasing somebody destroys one key, in backups too.

A review's and a contact's key is wrapped by its area's key, that by the newest master key of the settings.
"""

import secrets
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Index, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.clock import now
from portal.foundation.db.base import Row

MOST_TOGETHER = 500  # keys asked for in one query
CACHE_SECONDS = 60.0  # a destroyed key is forgotten by every process within a minute


class KeyGone(Exception):
    """The key was destroyed (the words are erased) or never made."""


class Altered(Exception):
    """Sealed words that were changed or moved to another row, column or table."""


class SealingKey(Row):
    """A wrapped data key. ``retired_at``: opens old words, seals no new ones. ``wrapped`` NULL: destroyed."""

    __tablename__ = "sealing_key"
    __table_args__ = (Index("ix_sealing_key_owner", "kind", "owner_id"),)

    kind: Mapped[str]  # area, review, contact
    owner_id: Mapped[UUID]
    area_id: Mapped[UUID]
    wrapped: Mapped[bytes | None]
    wrapped_by: Mapped[str]  # id of a master key, or the hex id of an area's key
    made_at: Mapped[datetime]
    retired_at: Mapped[datetime | None] = mapped_column(default=None)
    destroyed_at: Mapped[datetime | None] = mapped_column(default=None)


class KeyRing:
    """Opens and seals with data keys; remembers unwrapped ones for a minute."""

    def __init__(self, master_keys: Sequence[tuple[str, bytes]]) -> None:
        self._masters = dict(master_keys)
        self._newest = master_keys[-1][0]
        self._opened: dict[UUID, tuple[float, bytes]] = {}
        self._current: dict[tuple[str, UUID], tuple[float, UUID]] = {}

    def make(self, session: Session, kind: str, owner_id: UUID, area_id: UUID) -> SealingKey:
        """Make the data key of an area, review or contact and flush it."""
        key = secrets.token_bytes(32)
        row = SealingKey(kind=kind, owner_id=owner_id, area_id=area_id, made_at=now(), wrapped=None, wrapped_by="")
        self.wrap(session, row, key)
        session.add(row)
        session.flush()
        return row

    def wrap(self, session: Session, row: SealingKey, key: bytes) -> None:
        """Wrap ``key`` for ``row`` under the area's key, or the newest master key for an area's own."""
        if row.kind == "area":
            row.wrapped_by, outer = self._newest, self._masters[self._newest]
        else:
            area_key, outer = self.current(session, "area", row.area_id)
            row.wrapped_by = area_key.hex
        row.wrapped = _encrypt(outer, key, b"key|" + row.id.bytes)

    def current(self, session: Session, kind: str, owner_id: UUID) -> tuple[UUID, bytes]:
        """The key that seals new words of this owner: (id, 32 bytes). Raises ``KeyGone``."""
        found = self._current.get((kind, owner_id))
        if found and found[0] > time.monotonic():
            return found[1], self.by_id(session, found[1])
        row = session.scalars(
            select(SealingKey)
            .where(SealingKey.kind == kind, SealingKey.owner_id == owner_id, SealingKey.retired_at.is_(None))
            .order_by(SealingKey.id.desc())
            .limit(1)
        ).first()
        if row is None:
            raise KeyGone(f"no key for {kind}")
        self._current[(kind, owner_id)] = (time.monotonic() + CACHE_SECONDS, row.id)
        return row.id, self.by_id(session, row.id)

    def by_id(self, session: Session, key_id: UUID) -> bytes:
        """The unwrapped key of this id. Raises ``KeyGone`` when it was destroyed."""
        found = self._opened.get(key_id)
        if found and found[0] > time.monotonic():
            return found[1]
        row = session.get(SealingKey, key_id)
        if row is None or row.wrapped is None:
            raise KeyGone("the key was destroyed")
        if row.kind == "area":
            outer = self._masters.get(row.wrapped_by)
            if outer is None:
                raise KeyGone(f"MASTER_KEYS has no key {row.wrapped_by!r}")
        else:
            outer = self.by_id(session, UUID(hex=row.wrapped_by))
        key = _decrypt(outer, row.wrapped, b"key|" + row.id.bytes)
        self._opened[key_id] = (time.monotonic() + CACHE_SECONDS, key)
        return key

    def open_together(self, session: Session, many: Iterable[bytes]) -> None:
        """Unwrap the keys of these sealed words by one query, so that a list asks no more than a single row.

        What is wrong with one of them is passed over here: ``open`` says so when its words are wanted.
        """
        moment = time.monotonic()
        wanted = set()
        for sealed in many:
            with suppress(Altered, ValueError):
                wanted.add(_key_id(sealed))
        missing = [one for one in wanted if one not in self._opened or self._opened[one][0] <= moment]
        with session.no_autoflush:
            rows = session.scalars(select(SealingKey).where(SealingKey.id.in_(missing[:MOST_TOGETHER]))).all()
        for row in rows:  # all are in the session now, and by_id finds them there
            with suppress(KeyGone, Altered):
                self.by_id(session, row.id)

    def has_open(self, sealed: bytes) -> bool:
        """Whether these words can be opened without asking the database."""
        found = self._opened.get(_key_id(sealed))
        return found is not None and found[0] > time.monotonic()

    def seal(self, session: Session, owner: tuple[str, UUID], words: bytes, bound_to: str) -> bytes:
        """Seal as ``v1|key-id|nonce+ciphertext``, bound to ``table|column|row``."""
        key_id, key = self.current(session, *owner)
        return b"v1|" + key_id.hex.encode() + b"|" + _encrypt(key, words, bound_to.encode())

    def open(self, session: Session, sealed: bytes, bound_to: str) -> bytes:
        """Open what ``seal`` made. Raises ``KeyGone`` or ``Altered``."""
        key = self.by_id(session, _key_id(sealed))
        return _decrypt(key, sealed.split(b"|", 2)[2], bound_to.encode())

    def destroy(self, session: Session, kind: str, owner_id: UUID) -> None:
        """Erase an owner's words for good: every key of theirs is destroyed, the rows stay with dates."""
        for row in session.scalars(select(SealingKey).where(SealingKey.kind == kind, SealingKey.owner_id == owner_id)):
            row.wrapped, row.destroyed_at = None, now()
            self._opened.pop(row.id, None)
        self._current.pop((kind, owner_id), None)
        session.flush()

    def forget(self) -> None:
        """Drop every unwrapped key from memory (after rotation, and in tests)."""
        self._opened.clear()
        self._current.clear()


def _key_id(sealed: bytes) -> UUID:
    version, key_id, _body = sealed.split(b"|", 2)
    if version != b"v1":
        raise Altered("unknown version")
    return _read_id(key_id)


@lru_cache(maxsize=4096)
def _read_id(key_id: bytes) -> UUID:
    return UUID(hex=key_id.decode())


def _encrypt(key: bytes, words: bytes, bound_to: bytes) -> bytes:
    nonce = secrets.token_bytes(12)
    return nonce + AESGCM(key).encrypt(nonce, words, bound_to)


def _decrypt(key: bytes, body: bytes, bound_to: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(body[:12], body[12:], bound_to)
    except InvalidTag as error:
        raise Altered("sealed words were changed or moved") from error
