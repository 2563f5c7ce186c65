"""Which part of a text tells who they were: guessed by its heading, said by the reviewer, or all of it as one part."""

import re
from collections.abc import Sequence

from portal.taking_part.drafts.incoming import PartIn, SectionIn

ALL = "all"
_LIKELY = re.compile(r"\W*(\d+\W+)?(who|about|meet|pen portrait)\b", re.IGNORECASE)


class WhichPart(Exception):
    """The text has several parts, and nobody said which of them tells who they were."""


def choices(sections: Sequence[SectionIn]) -> list[tuple[str, str]]:
    """The parts to choose from, by their places."""
    parts = [(str(place), one.title or "The beginning") for place, one in enumerate(sections) if one.parts]
    return [("", "Choose"), *parts, (ALL, "All of it, as one part")]


def likely(sections: Sequence[SectionIn]) -> str:
    """The part that most likely tells it; empty when no heading says so."""
    found = [str(place) for place, one in enumerate(sections) if one.parts and _LIKELY.match(one.title)]
    return found[0] if found else ""


def alone(sections: Sequence[SectionIn], said: str | None) -> tuple[SectionIn, ...]:
    """What was chosen, as one part; headings of a whole text become paragraphs of it. Raises ``WhichPart``."""
    filled = [one for one in sections if one.parts]
    if said == ALL:
        return (_joined(filled),) if filled else ()
    if said and said.isdecimal() and int(said) < len(sections):
        return (sections[int(said)],)
    if len(filled) > 1:
        raise WhichPart
    return tuple(filled)


def _joined(filled: Sequence[SectionIn]) -> SectionIn:
    parts: list[PartIn] = []
    for place, one in enumerate(filled):
        parts += [PartIn(one.title)] if one.title and place else []
        parts += one.parts
    return SectionIn(filled[0].title, tuple(parts), filled[0].note)
