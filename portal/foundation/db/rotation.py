"""Key rotation: new master keys wrap, new data keys seal, in batches, while people go on using the portal."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import now
from portal.foundation.db.base import Base
from portal.foundation.db.engine import Database
from portal.foundation.db.keys import KeyGone, SealingKey
from portal.foundation.db.sealed import sealed_columns


def rewrap_area_keys(database: Database) -> int:
    """Wrap every area's key with the newest master key; how many were wrapped anew."""
    with database.transaction() as session:
        rows = list(
            session.scalars(select(SealingKey).where(SealingKey.kind == "area", SealingKey.wrapped.is_not(None)))
        )
        for row in rows:
            database.keys.wrap(session, row, database.keys.by_id(session, row.id))
    database.keys.forget()
    return len(rows)


def reseal_everything(database: Database, batch: int) -> int:
    """Give every review and contact a new data key and seal their words with it; how many rows changed."""
    with database.transaction() as session:
        _renew_keys(database, session)
    database.keys.forget()
    count = 0
    for mapper in Base.registry.mappers:
        if sealed_columns(mapper.class_):
            count += _reseal_table(database, mapper.class_, batch)
    return count


def _renew_keys(database: Database, session: Session) -> None:
    live = select(SealingKey).where(SealingKey.retired_at.is_(None), SealingKey.wrapped.is_not(None))
    for row in session.scalars(live.where(SealingKey.kind != "area")).all():
        row.retired_at = now()
        database.keys.make(session, row.kind, row.owner_id, row.area_id)


def _reseal_table(database: Database, model: Any, batch: int) -> int:
    count, after = 0, None
    while True:
        with database.transaction() as session:
            query = select(model).order_by(model.id).limit(batch)
            rows = list(session.scalars(query if after is None else query.where(model.id > after)))
            for row in rows:
                for sealed in sealed_columns(model):
                    _reseal(row, sealed.name)
            if not rows:
                return count
            count, after = count + len(rows), rows[-1].id


def _reseal(row: Any, name: str) -> None:
    try:
        words = getattr(row, name)
    except KeyGone:  # erased for good: there is nothing to seal anew
        return
    if words is not None:
        setattr(row, name, words)
