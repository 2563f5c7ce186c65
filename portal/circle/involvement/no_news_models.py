"""At which intervals somebody hears from us though there is no news, and each such note with who confirmed it (F95)."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Row


class WaitsFor(StrEnum):
    """What we wait for, so plain that it gives away nothing of a review in a message."""

    PAPERS = "papers"
    AN_ANSWER = "an_answer"
    A_MEETING = "a_meeting"
    ANOTHER_OFFICE = "another_office"
    NOTHING = "nothing"  # we are reading and writing ourselves


class NewsEvery(Row):
    """What was agreed with somebody of a circle: so many weeks, and the day on which the next note is due."""

    __tablename__ = "news_every"
    __table_args__ = (CheckConstraint("weeks IN (2, 4, 8)", name="some_weeks"),)

    place_id: Mapped[UUID] = mapped_column(ForeignKey("circle_place.id"), unique=True)
    weeks: Mapped[int]
    next_on: Mapped[date] = mapped_column(index=True)
    agreed_on: Mapped[date]
    agreed_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"))  # nobody of ours: they chose it alone


class NoNewsNote(Row):
    """One note. The database keeps none without the member of staff who confirmed it."""

    __tablename__ = "no_news_note"
    __table_args__ = (Index("ix_no_news_note_contact", "contact_id", "review_id", "id"),)

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    waits_for: Mapped[WaitsFor]
    on_day: Mapped[date]
    confirmed_by: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    made_once: Mapped[str] = mapped_column(unique=True)  # key of the place and the day: pressed twice, told once
