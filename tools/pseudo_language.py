"""A language nobody speaks, for tests: shows words that are not in the catalogue, and pages too narrow.

Each Latin letter gets a mark, so that any plain English left on a page is English that nobody can translate;
each message is longer by 40 % and reads from right to left. Placeholders, tags and entities stay.
"""

from __future__ import annotations

import re
from math import ceil

GROWTH = 0.4
START, END = "⟦", "⟧"
FILLING = "ضصثقفغعهخحجد"
WORD = 6

_MARKED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀćďéƒǵĥíĵķĺḿńóṕɋŕśťúṽẃẋýźÁɃĆĎÉƑǴĤÍĴĶĹḾŃÓṔɊŔŚŤÚṼẂẊÝŹ",
)
_KEPT = re.compile(r"(\{[^{}]*\}|<[^<>]*>|&#?\w+;)")


def pseudo(words: str) -> str:
    """The message as that language has it; lines stay lines."""
    return "\n".join(_line(line) if line.strip() else line for line in words.split("\n"))


def _line(words: str) -> str:
    parts = _KEPT.split(words)
    parts[::2] = [part.translate(_MARKED) for part in parts[::2]]
    length = sum(map(len, parts[::2]))
    return f"{START}{''.join(parts)} {_filling(ceil(length * GROWTH))}{END}"


def _filling(length: int) -> str:
    letters = (FILLING * (length // len(FILLING) + 1))[:length]
    return " ".join(letters[start : start + WORD] for start in range(0, length, WORD))
