"""What words can sound like. A hint, never a finding: nobody is told that they are this or that."""

from dataclasses import dataclass
from enum import StrEnum


class Sounds(StrEnum):
    """What words sound like."""

    CRISIS = "crisis"  # somebody may want to die, hurt themselves, or cannot go on
    DANGER = "danger"  # somebody may be hurt or in danger now, or in a service in which others still live


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a word list: a pattern on folded words (see ``folding``), and what it sounds like."""

    sounds: Sounds
    pattern: str


@dataclass(frozen=True, slots=True)
class Near:
    """Two patterns, neither of which says it alone, at most ``WITHIN`` apart: it was done, and others live there."""

    sounds: Sounds
    one: str
    other: str


WITHIN = 220
"""Signs between the two."""


@dataclass(frozen=True, slots=True)
class WordList:
    """The words of one language. Only sentences with a word of ``hot`` are looked at closely: that keeps it quick."""

    entries: tuple[Entry, ...]
    near: tuple[Near, ...]
    hot: str


def gap(most: int) -> str:
    """So many words or fewer between two others, none of which says no: *I do not want to die* is not it."""
    return rf"(?:(?!(?:not|never|dont|didnt|doesnt|wouldnt|nie|nigdy) )\w+ ){{0,{most}}}"
