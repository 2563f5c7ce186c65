"""What words can stand in, and how whoever looks at them comes to them: the rooms above say it for what is theirs."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Session


class Thing(StrEnum):
    """What staff received."""

    STORY = "story"
    COMMENT = "comment"
    MEETING = "meeting"
    CLOSER_LOOK = "closer_look"
    GROUP_COPY = "group_copy"
    ASKED = "asked"  # a call asked for, or anything else that they ask of us
    CALL = "call"  # what a support worker wrote down on the phone


@dataclass(frozen=True, slots=True)
class Opened:
    """The words as they stand now. ``endpoint``: their page, with what stands in its address; ``seen``: of which kind
    the trail says that they were read, where it says so. No words: taken back since.
    """

    words: tuple[str, ...] = ()
    endpoint: str = ""
    values: tuple[tuple[str, str], ...] = ()
    seen: str = ""
    name: str = ""  # of a visitor, who is no contact
    phone: str = ""


Opener = Callable[[Session, UUID], Opened]
OPENERS = "flagged_things"
"""Where an application keeps who opens what."""
