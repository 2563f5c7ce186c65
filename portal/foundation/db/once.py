"""The same form sent twice does its work once, also when both arrive at the same moment."""

import hashlib
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

R = TypeVar("R")


def key_of(whose: UUID | None, form_key: str) -> str:
    """The key of one form of one person, whatever stood in it: nobody meets another person's row by it."""
    return hashlib.sha256(f"{whose}|{form_key}".encode("utf-8", "replace")).hexdigest()


def found_by(session: Session, model: type[R], key: str) -> R | None:
    """What an earlier copy of the form made, or nothing."""
    made: Any = model
    return session.scalars(select(model).where(made.made_once == key)).first()


def add_once(session: Session, row: R) -> R:
    """Add the row, or give back the one that won when both came at once; compare to know which."""
    made: Any = row
    key = made.made_once
    try:
        with session.begin_nested():
            session.add(row)
            session.flush()
    except IntegrityError:
        winner = found_by(session, type(row), key)
        if winner is None:
            raise
        return winner
    return row
