"""What was decided of each name, done to the words: in any case, with an ’s or a plural, across the end of a line."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from portal.taking_part.group_copy.folding import LETTER, TITLES, Folded, fold

MOST_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Decided:
    """What staff decided of one name. ``instead`` None: it is kept.

    ``capital_only``: for a name that is a common word too; written small it is the word, and stays.
    """

    key: str
    instead: str | None
    capital_only: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Where a decided name stands in the words as they were written."""

    start: int
    end: int
    decided: Decided
    possessive: bool


def find(words: str, decided: Iterable[Decided]) -> list[Found]:
    """Every place of a decided name. What is replaced comes before what is kept; of two the longer one."""
    told = tuple(decided)
    replaced = tuple(one for one in told if one.instead is not None)
    kept = tuple(one for one in told if one.instead is None)
    folded = fold(words)
    found = _find(folded, replaced)
    taken = [(one.start, one.end) for one in found]
    for one in _find(folded, kept):
        if all(one.end <= start or one.start >= end for start, end in taken):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def _find(folded: Folded, decided: Sequence[Decided]) -> list[Found]:
    found: list[Found] = []
    if not decided:
        return found
    by_key = {one.key: one for one in decided}
    pattern = _pattern(_in_order(by_key))
    place = 0
    while (match := pattern.search(folded.text, place)) is not None:
        decision = by_key[_key_of(match["name"], by_key)]
        if decision.capital_only and not folded.written[folded.places[match.start("name")]].isupper():
            shorter = _always(by_key).match(folded.text, match.start())
            if shorter is None:
                place = match.start() + 1
                continue
            match, decision = shorter, by_key[_key_of(shorter["name"], by_key)]
        start, end = folded.span(match.start(), match.end())
        found.append(Found(start, end, decision, "'" in (match["after"] or "")))
        place = match.end()
    return found


def _always(by_key: Mapping[str, Decided]) -> re.Pattern[str]:
    return _pattern(_in_order(key for key, one in by_key.items() if not one.capital_only))


def _in_order(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(keys, key=lambda key: (-len(key), key)))


def _key_of(name: str, keys: Iterable[str]) -> str:
    """The key that a found name goes by, also when a line broke inside one of its words."""
    written = " ".join(re.findall(rf"{LETTER}+", name))
    if written in keys:
        return written
    return next(key for key in keys if key.replace(" ", "") == written.replace(" ", ""))


@lru_cache(maxsize=64)
def _pattern(keys: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(_of_key(key) for key in keys) or "(?!)"
    titles = "|".join(sorted(TITLES, key=len, reverse=True))
    return re.compile(
        rf"(?<!{LETTER})(?:(?:{titles})\.?\s+)?(?P<name>{names})(?P<after>'s|s'|(?<=s)'(?!{LETTER})|s|es)?(?!{LETTER})"
    )


def _of_key(key: str) -> str:
    tokens = key.split(" ")
    made = ""
    for place, token in enumerate(tokens):
        if place:
            made += r"\.?[\s\-]*" if len(tokens[place - 1]) == 1 else r"(?:[\s\-)(/_'@:+,]{1,4}|\.(?!\s))"
        made += r"(?:-\s*\n\s*)?".join(re.escape(sign) for sign in token)
    return made


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of the words as they become: ``decided`` None where nothing is decided of them."""

    written: str
    becomes: str
    decided: Decided | None = None


def pieces(words: str, decided: Iterable[Decided]) -> list[Piece]:
    """The words in pieces, each as it becomes."""
    made, place = [], 0
    for one in find(words, decided):
        if one.start > place:
            made.append(Piece(words[place : one.start], words[place : one.start]))
        written = words[one.start : one.end]
        made.append(Piece(written, _becomes(words, one, written), one.decided))
        place = one.end
    return [*made, Piece(words[place:], words[place:])] if place < len(words) else made


def _becomes(words: str, one: Found, written: str) -> str:
    instead = one.decided.instead
    if instead is None:
        return written
    if one.possessive:
        instead += "’" if instead.endswith("s") else "’s"
    return instead[:1].upper() + instead[1:] if begins_sentence(words, one.start) else instead


def begins_sentence(words: str, place: int) -> bool:
    """Whether what stands at ``place`` begins a sentence, a line or a cell."""
    before = words[:place].rstrip(" \u00a0“”\"'‘(")
    if not before or before[-1] in "\n\t\r•*":
        return True
    if before[-1] not in ".!?:":
        return False
    last = re.search(r"(\w+)\.$", before)
    return last is None or (last[1].casefold() not in TITLES | {"st"} and len(last[1]) > 1)


def anonymous(words: str, decided: Sequence[Decided]) -> str:
    """The words with every decided name replaced; done again while a replacement has made another one."""
    for _round in range(MOST_ROUNDS):
        became = "".join(one.becomes for one in pieces(words, decided))
        if became == words:
            break
        words = became
    return words


def survivors(words: str, decided: Iterable[Decided]) -> list[str]:
    """Names that should be replaced and still stand in the words."""
    return sorted({one.decided.key for one in find(words, [each for each in decided if each.instead is not None])})


def shielded(words: str, spans: Sequence[tuple[int, int]]) -> tuple[str, dict[str, str]]:
    """The words with signs of no alphabet in the place of these spans, so that nothing is found there; what was there.

    Everything else keeps its place.
    """
    free = [chr(sign) for sign in range(0xE000, 0xF8FF) if chr(sign) not in words]
    held: dict[str, str] = {}
    for (start, end), sign in zip(spans, free, strict=False):
        held[sign] = words[start:end]
        words = words[:start] + sign * (end - start) + words[end:]
    return words, held


def unshielded(words: str, held: Mapping[str, str]) -> str:
    """The words as they were where something was shielded."""
    for sign, was in held.items():
        words = words.replace(sign * len(was), was)
    return words
