"""What every table shares: names of constraints, ordered keys, moments in UTC."""

import enum
import uuid
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Date, DateTime, Enum, LargeBinary, MetaData, String, Uuid
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from portal.ids import uuid7


class Moment(TypeDecorator[datetime]):
    """A moment in UTC. SQLite keeps no zone: it is put on again when read."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        """PostgreSQL keeps the zone itself."""
        return dialect.type_descriptor(DateTime(timezone=dialect.name == "postgresql"))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse moments without a zone: nobody could say what they mean."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its zone")
        moment = value.astimezone(UTC)
        return moment if dialect.name == "postgresql" else moment.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment back in UTC."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """Declarative base with fixed constraint names, so that migrations can find them on both engines."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012  SQLAlchemy reads it from the class
        datetime: Moment,
        date: Date,
        uuid.UUID: Uuid,
        bytes: LargeBinary,
        str: String(200),
        # Kept as words, so that a new one needs no change of the database's own types.
        enum.Enum: Enum(
            enum.Enum,
            native_enum=False,
            length=40,
            values_callable=lambda kinds: [one.value for one in kinds],
        ),
    }


class Row(Base):
    """A row with a UUIDv7 key made before the insert."""

    __abstract__ = True

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)

    def __init__(self, **values: Any) -> None:
        values.setdefault("id", uuid7())
        super().__init__(**values)
