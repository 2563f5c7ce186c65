"""Which paragraph of a new version is which of the one before: numbers are for life, comments hang on them.

Plain Python over words, no database. A match below ``SURE`` is shown to the reviewer, who confirms or changes it;
nothing is carried over unseen.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

SURE = 0.75
"""Likeness (0 to 1) from which a changed paragraph counts as the same without asking."""
POSSIBLE = 0.4
"""Likeness from which it is offered as the same, for the reviewer to say."""
PART = 0.7
"""Share of a paragraph's words found in another, from which it counts as a part of it."""

_WORD = re.compile(r"\w+")


class How(StrEnum):
    """How a paragraph of the new version came about."""

    SAME = "same"  # word for word
    CHANGED = "changed"
    UNSURE = "unsure"  # perhaps the same: the reviewer says
    SPLIT_OFF = "split_off"  # a part of an earlier paragraph, which stands elsewhere under its number
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Earlier:
    """A paragraph of the version before: its number for life and its words."""

    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Match:
    """What becomes of one paragraph of the new version. ``number`` None: it gets a new one."""

    number: int | None
    how: How
    came_from: int | None = None  # SPLIT_OFF: the number of the paragraph that it was a part of


@dataclass(frozen=True, slots=True)
class Gone:
    """A paragraph that the new version has not got; ``merged_into`` is the number that holds its words now."""

    number: int
    merged_into: int | None


@dataclass(frozen=True, slots=True)
class Matching:
    """One match for each paragraph of the new version, in its order, and the paragraphs that are gone."""

    matches: tuple[Match, ...]
    gone: tuple[Gone, ...]


def match(before: Sequence[Earlier], after: Sequence[str]) -> Matching:
    """Find each earlier paragraph again. Every earlier number is in exactly one match or in ``gone``."""
    work = _Work(before, after)
    work.same_words()
    work.alike()
    return work.told()


def normal(words: str) -> str:
    """Words as they are compared: case, spaces, quotes and hyphens do not count."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", words).casefold()))


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """Dice coefficient of two bags of word pairs: 1 for the same, 0 for nothing in common."""
    both = one.total() + other.total()
    return 2 * (one & other).total() / both if both else 0.0


def _pairs(words: str) -> Counter[str]:
    """Words and neighbouring pairs: what is said, and in which order."""
    found = words.split()
    return Counter([*found, *(f"{a} {b}" for a, b in pairwise(found))])


class _Work:
    """The state of one matching."""

    def __init__(self, before: Sequence[Earlier], after: Sequence[str]) -> None:
        self.before = before
        self.old = [normal(one.words) for one in before]
        self.new = [normal(one) for one in after]
        self.old_bags = [_pairs(one) for one in self.old]
        self.new_bags = [_pairs(one) for one in self.new]
        self.partner: dict[int, tuple[int, How]] = {}  # place in the new version -> (place in the old one, how)
        self.taken: set[int] = set()

    def same_words(self) -> None:
        """Pair what did not change; of several alike, in their order."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, words in enumerate(self.old):
            places[words].append(place)
        for place, words in enumerate(self.new):
            if places.get(words):
                self._pair(place, places[words].pop(0), How.SAME)

    def alike(self) -> None:
        """Pair what changed, the likest first; of equals what stands nearest to where it stood."""
        found = [
            (-score, abs(new / max(1, len(self.new)) - old / max(1, len(self.old))), new, old)
            for new, old, score in self._scores()
            if score >= POSSIBLE
        ]
        for score, _distance, new, old in sorted(found):
            if new not in self.partner and old not in self.taken:
                self._pair(new, old, How.CHANGED if -score >= SURE else How.UNSURE)

    def _scores(self) -> Iterable[tuple[int, int, float]]:
        holding: dict[str, list[int]] = defaultdict(list)
        for old, bag in enumerate(self.old_bags):
            if old not in self.taken:
                for word in bag:
                    holding[word].append(old)
        for new, bag in enumerate(self.new_bags):
            if new in self.partner:
                continue
            for old in sorted({one for word in bag for one in holding.get(word, ())}):
                yield new, old, likeness(bag, self.old_bags[old])

    def _pair(self, new: int, old: int, how: How) -> None:
        self.partner[new] = (old, how)
        self.taken.add(old)

    def told(self) -> Matching:
        """The matches in the order of the new version, and what is gone."""
        matches = tuple(self._match(place) for place in range(len(self.new)))
        gone = tuple(
            Gone(self.before[old].number, self._merged_into(old))
            for old in range(len(self.before))
            if old not in self.taken
        )
        return Matching(matches, gone)

    def _match(self, place: int) -> Match:
        if place in self.partner:
            old, how = self.partner[place]
            return Match(self.before[old].number, how)
        whole = _holder(self.new_bags[place], self.old_bags)
        if whole is None:
            return Match(None, How.NEW)
        return Match(None, How.SPLIT_OFF, self.before[whole].number)

    def _merged_into(self, old: int) -> int | None:
        whole = _holder(self.old_bags[old], self.new_bags)
        if whole is None or whole not in self.partner:
            return None
        return self.before[self.partner[whole][0]].number


def _holder(part: Counter[str], wholes: Sequence[Counter[str]]) -> int | None:
    """The place of the first that holds most of ``part``, if one does."""
    if not part:
        return None
    shares = [(part & whole).total() / part.total() for whole in wholes]
    best = max(shares, default=0.0)
    return shares.index(best) if best >= PART else None
