"""Looking at words: what they sound like. No model, no network, nothing kept; the same words give the same answer."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from portal.circle.triage import folding
from portal.circle.triage.families import Families
from portal.circle.triage.families import whole_words as _words
from portal.circle.triage.kinds import WITHIN, Sounds
from portal.circle.triage.lists import FAMILIES, WORDS

LOOKED_AT = 60_000
"""So many characters are looked at from the beginning, and as many from the end: saving never waits for longer."""

LONG = 400
"""Signs after which a sentence that does not end is looked at in pieces."""


@dataclass(frozen=True, slots=True)
class _Language:
    patterns: tuple[tuple[Sounds, re.Pattern[str]], ...]
    near: tuple[tuple[Sounds, re.Pattern[str], re.Pattern[str]], ...]
    hot: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found. ``places`` only tells whether words are new; it is never kept, shown or sent."""

    sounds: frozenset[Sounds] = frozenset()
    places: frozenset[tuple[Sounds, str]] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.sounds)

    def since(self, before: "Looked") -> "Looked":
        """What was not found in what stood there before."""
        new = self.places - before.places
        return Looked(frozenset(sounds for sounds, _ in new), new)


NOTHING = Looked()


def look(*texts: str | None) -> Looked:
    """What some texts sound like, in English, Polish and Urdu, also easily written and misspelt."""
    told = " . ".join(one for one in texts if one)
    if len(told) > 2 * LOOKED_AT:
        told = f"{told[:LOOKED_AT]} . {told[-LOOKED_AT:]}"
    if len(told) < 5:
        return NOTHING
    folded = folding.words(told)
    places = frozenset(_found(folded))
    return Looked(frozenset(sounds for sounds, _ in places), places) if places else NOTHING


def _found(folded: str) -> Iterable[tuple[Sounds, str]]:
    for language in _languages():
        for sentence in _hot(language, folded):
            for sounds, pattern in language.patterns:
                for hit in pattern.finditer(sentence):
                    yield sounds, hit.group()
        for sounds, one, other in language.near:
            if (beside := _side_by_side(one, other, folded)) is not None:
                yield sounds, beside
    for told in folded.split(folding.END):
        yield from _families().found(f"{folding.END}{told}{folding.END}")


def _hot(language: _Language, folded: str) -> Iterable[str]:
    """The sentences worth a closer look; of one without an end, what stands around the words that make it so."""
    for told in folded.split(folding.END):
        if len(told) <= LONG:
            if language.hot.search(told):
                yield f"{folding.END}{told}{folding.END}"
            continue
        until = 0
        for hit in language.hot.finditer(told):
            if hit.end() > until:
                until = hit.end() + LONG
                yield told[max(0, hit.start() - LONG) : until + LONG]


def _side_by_side(one: re.Pattern[str], other: re.Pattern[str], folded: str) -> str | None:
    """The first place where both stand near each other, whichever comes first."""
    places = [hit.start() for hit in one.finditer(folded)]
    if not places:
        return None
    for hit in other.finditer(folded):
        at = bisect_left(places, hit.start() - WITHIN)
        if at < len(places) and places[at] <= hit.start() + WITHIN:
            return hit.group()
    return None


@cache
def _languages() -> tuple[_Language, ...]:
    return tuple(
        _Language(
            tuple((entry.sounds, _words(entry.pattern)) for entry in one.entries),
            tuple((near.sounds, _words(near.one), _words(near.other)) for near in one.near),
            _words(one.hot),
        )
        for one in WORDS
    )


@cache
def _families() -> Families:
    return Families(FAMILIES)
