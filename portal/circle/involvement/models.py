"""Choices, each kept: what was chosen, when, by whom."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Row


class Level(StrEnum):
    """Five plain answers in one press, or each activity by itself."""

    JUST_TELL_ME = "just_tell_me"
    TELL_YOU_ABOUT_THEM = "tell_you_about_them"
    EVERYTHING = "everything"
    NOTHING_FOR_NOW = "nothing_for_now"
    TALK_TO_ME_FIRST = "talk_to_me_first"
    EACH_THING = "each_thing"


class Activity(StrEnum):
    """What somebody can take part in."""

    NEWS = "news"
    TELLING = "telling"
    MEETING = "meeting"
    READING = "reading"
    ACTIONS = "actions"


class Answer(StrEnum):
    """Yes, not now, or no; no answer is none of them."""

    YES = "yes"
    NOT_NOW = "not_now"
    NO = "no"


class InvolvementChoice(Row):
    """One choice of one contact for one review; the newest holds, the older ones are the history."""

    __tablename__ = "involvement_choice"
    __table_args__ = (Index("ix_involvement_choice_place", "place_id", "id"),)

    place_id: Mapped[UUID] = mapped_column(ForeignKey("circle_place.id"))
    level: Mapped[Level]
    answers: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)  # Activity -> Answer
    chosen_at: Mapped[datetime]
    assisted_by: Mapped[UUID | None] = mapped_column(default=None)
