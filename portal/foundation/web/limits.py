"""Counted limits in the database, in fixed windows. They fail closed: no answer from the counter is a no.

Counted before the request's own transaction, in one of their own, and committed before any error is raised.
"""

import hashlib
import hmac
import io
import ipaddress
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from flask import Flask, request
from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.clock import now
from portal.foundation.db.base import Base
from portal.foundation.db.engine import Database

FORM_MOST_BYTES = 5_000_000  # 300,000 Urdu letters, as forms encode them, and room to spare


def takes_up_to(most: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """This endpoint takes more (or less) than a form of words: ``most`` bytes in all."""

    def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
        view.largest = most  # type: ignore[attr-defined]
        return view

    return decorate


def in_memory(view: Callable[..., Any]) -> Callable[..., Any]:
    """A file that is sent to this endpoint never touches a disk: no spool, no quarantine."""
    view.in_memory = True  # type: ignore[attr-defined]
    return view


def _stays_in_memory(*_told: Any, **_named: Any) -> io.BytesIO:
    return io.BytesIO()


def install(app: Flask) -> None:
    """Set the size that a request may have before anything of it is read."""

    @app.before_request
    def size() -> None:
        view = app.view_functions.get(request.endpoint or "")
        request.max_content_length = getattr(view, "largest", FORM_MOST_BYTES)
        request.max_form_memory_size = FORM_MOST_BYTES
        request.max_form_parts = 200
        if getattr(view, "in_memory", False):
            # What Werkzeug asks for a place for each file; its own is a file on the disk from 500 kB on.
            request._get_file_stream = _stays_in_memory  # type: ignore[method-assign]


class LimitCount(Base):
    """How often something happened in a window; the key is an HMAC, so no address stands here."""

    __tablename__ = "limit_count"

    key: Mapped[bytes] = mapped_column(primary_key=True)
    window_ends: Mapped[datetime] = mapped_column(primary_key=True)
    count: Mapped[int]


class Limits:
    """Counts for one installation. ``raised``: the demo, where many people try one thing from one address."""

    def __init__(self, database: Database, key: bytes, *, raised: bool = False) -> None:
        self.database = database
        self.key = key
        self.factor = 1000 if raised else 1

    def within(self, what: str, whose: str, most: int, window: timedelta) -> bool:
        """Count once more; whether it is still within ``most`` for this window."""
        with self.database.transaction() as session:
            count = self.count(session, what, whose, window)
        return count <= most * self.factor

    def count(self, session: Session, what: str, whose: str, window: timedelta) -> int:
        """Count once more in a transaction of the caller's; how often it was in this window."""
        key, ends = self._window(what, whose, window)
        insert = sqlite.insert if self.database.url.get_backend_name() == "sqlite" else postgresql.insert
        counted = insert(LimitCount).values(key=key, window_ends=ends, count=1)
        counted = counted.on_conflict_do_update(
            index_elements=["key", "window_ends"], set_={"count": LimitCount.count + 1}
        )
        session.execute(counted)
        here = (LimitCount.key == key) & (LimitCount.window_ends == ends)
        return session.scalars(select(LimitCount.count).where(here)).one()

    def spent(self, what: str, whose: str, most: int, window: timedelta) -> bool:
        """Whether this window's count is used up; counts nothing."""
        key, ends = self._window(what, whose, window)
        with self.database.reading() as session:
            count = session.scalar(
                select(LimitCount.count).where(LimitCount.key == key, LimitCount.window_ends == ends)
            )
        return (count or 0) >= most * self.factor

    def _window(self, what: str, whose: str, window: timedelta) -> tuple[bytes, datetime]:
        seconds = int(window.total_seconds())
        moment = now()
        ends = datetime.fromtimestamp((int(moment.timestamp()) // seconds + 1) * seconds, tz=moment.tzinfo)
        key = hmac.new(self.key, f"limit|{what}|{seconds}|{whose}".encode(), hashlib.sha256).digest()
        return key, ends

    def forget_old(self) -> None:
        """Drop windows that have ended; the worker calls this."""
        with self.database.transaction() as session:
            session.execute(delete(LimitCount).where(LimitCount.window_ends < now()))


def whole_address(address: str | None) -> str:
    """An IP address as it is counted: IPv6 by its /64, since one home has that many."""
    try:
        parsed = ipaddress.ip_address(address or "")
    except ValueError:
        return "unknown"
    # An IPv4 address as a socket for both kinds tells it: else everybody would share one /64.
    parsed = getattr(parsed, "ipv4_mapped", None) or parsed
    if isinstance(parsed, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)
