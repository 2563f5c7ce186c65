"""How many queries a page asks, whatever its rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from tests.benchmarks.asked import Asking


@contextmanager
def queries() -> Iterator[list[str]]:
    """Every statement sent to a database in this block, without those that only begin a transaction."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def asked_by(app: Any, asking: Asking, *, keys_forgotten: bool) -> int:
    """Queries of one request; with ``keys_forgotten`` as each minute's first, which unwraps the keys again."""
    asking.answer(app)
    if keys_forgotten:
        app.extensions["database"].keys.forget()
    with queries() as sent:
        asking.answer(app)
    return len(sent)
