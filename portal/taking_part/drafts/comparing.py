"""Two versions side by side, paragraph by paragraph: what was taken out, what was put in. Plain Python over words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Protocol

_PIECES = re.compile(r"\s+|[^\s]+")
MOST_PIECES = 4_000
"""From how many words and spaces on two paragraphs are shown whole: comparing takes the square of it."""


class Became(StrEnum):
    """What became of a paragraph."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


class Numbered(Protocol):
    """A paragraph with its number for life."""

    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of one side; ``marked``: they stand on this side only."""

    words: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """One paragraph of two versions; a side is empty where it has none."""

    number: int
    became: Became
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


def compare(before: Sequence[Numbered], after: Sequence[Numbered]) -> list[Compared]:
    """The paragraphs in the order of ``after``; each that is gone stands behind the one that it stood behind."""
    old = {one.number: one.words for one in before}
    new = {one.number: one.words for one in after}
    found = [_compared(one.number, old, new) for one in after]
    for place, one in enumerate(before):
        if one.number not in new:
            earlier = before[place - 1].number if place else None
            at = next((i + 1 for i, each in enumerate(found) if each.number == earlier), 0)
            found.insert(at, _compared(one.number, old, new))
    return found


def _compared(number: int, old: Mapping[int, str], new: Mapping[int, str]) -> Compared:
    if number not in old:
        return Compared(number, Became.NEW, (), (Piece(new[number], True),))
    if number not in new:
        return Compared(number, Became.GONE, (Piece(old[number], True),), ())
    if old[number] == new[number]:
        return Compared(number, Became.SAME, (Piece(old[number], False),), (Piece(new[number], False),))
    return Compared(number, Became.CHANGED, *_pieces(old[number], new[number]))


def _pieces(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    if len(old) + len(new) > MOST_PIECES:
        return (Piece(before, True),), (Piece(after, True),)
    left, right = list[Piece](), list[Piece]()
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left += [Piece("".join(old[a:b]), tag != "equal")] if b > a else []
        right += [Piece("".join(new[c:d]), tag != "equal")] if d > c else []
    return tuple(left), tuple(right)
