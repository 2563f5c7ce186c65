"""Areas, their staff and their roles."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.foundation.db.base import Base, Row
from portal.foundation.db.sealed import Sealed, SealedBytes
from portal.foundation.identity.actor import Role


class Area(Row):
    """What the public may know of an area, and its settings."""

    __tablename__ = "area"

    public_name: Mapped[str]  # as in "NHS Fenmarsh and Vale"
    phone: Mapped[str]
    email: Mapped[str]
    opens: Mapped[time]
    closes: Mapped[time]
    age_from: Mapped[int] = mapped_column(default=18)
    # Days in which a circle may look at what the governance group will see, before it goes there.
    group_copy_days: Mapped[int] = mapped_column(default=14, server_default="14")
    # Hospitals, towns, homes of the area, one a line: marked in the copy for the governance group.
    known_places: Mapped[str] = mapped_column(Text, default="", server_default="")
    controller: Mapped[str]
    controller_checked: Mapped[date]


class StaffMember(Row):
    """Somebody who works with families. Name, title and number are for families to see."""

    __tablename__ = "staff_member"

    area_id: Mapped[UUID] = mapped_column(ForeignKey("area.id"), index=True)
    name: Mapped[str]
    title: Mapped[str]  # "LeDeR reviewer": in English, as on their door
    phone: Mapped[str]
    photo: Mapped[str | None] = mapped_column(default=None)  # a picture of the sprite in the demo
    email_token: Mapped[bytes] = mapped_column(unique=True)
    email_sealed: Mapped[bytes] = mapped_column(SealedBytes)
    away_until: Mapped[date | None] = mapped_column(default=None)
    left_at: Mapped[datetime | None] = mapped_column(default=None)

    email = Sealed("email_sealed", owner=lambda row: ("area", row.area_id))
    roles: Mapped[list["StaffRole"]] = relationship(lazy="raise_on_sql")


class StaffRole(Row):
    """A role of somebody in one area."""

    __tablename__ = "staff_role"
    __table_args__ = (UniqueConstraint("staff_id", "area_id", "role"),)

    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"), index=True)
    area_id: Mapped[UUID] = mapped_column(ForeignKey("area.id"), index=True)
    role: Mapped[Role]


class ClosedDay(Row):
    """A day on which an area's office is shut, beside weekends and bank holidays."""

    __tablename__ = "closed_day"
    __table_args__ = (UniqueConstraint("area_id", "day"),)

    area_id: Mapped[UUID] = mapped_column(ForeignKey("area.id"))
    day: Mapped[date]


class DutyDay(Row):
    """Who takes calls in an area on a day of the week, Monday being 0."""

    __tablename__ = "duty_day"
    __table_args__ = (UniqueConstraint("area_id", "weekday"),)

    area_id: Mapped[UUID] = mapped_column(ForeignKey("area.id"))
    weekday: Mapped[int]
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))


class Deputy(Base):
    """Who stands in for a member of staff while they are away."""

    __tablename__ = "deputy"

    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"), primary_key=True)
    deputy_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
