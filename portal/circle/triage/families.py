"""Families of meaning: small sets of words which together, near each other and in any order, sound like one thing.

A phrase (``kinds.Entry``) only finds what somebody thought of. A family finds *the rope*, *I* and *keep looking*
however they are put together. Each is tried only where one of its own words stands, so that looking stays quick.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from portal.circle.triage.kinds import Sounds

AROUND = 130
"""Signs on each side of a word within which the others of its family are looked for."""

_WORD = re.compile(r"\w+")
_SHORT = 3  # letters that the beginning of a word must have at least


@dataclass(frozen=True, slots=True)
class Family:
    """``keys``: words, or beginnings with ``*``, of which one must stand there, and near it each of ``together``.

    Nothing of ``unless`` may stand there: what shows that it is memory, or a way of speaking.
    """

    sounds: Sounds
    keys: str
    together: tuple[str, ...] = ()
    unless: str = ""


def writing(
    sounds: Sounds, *, always: str = "", usually: str = "", letters: Callable[[str], str] = str
) -> Callable[..., Family]:
    """What a file of families is written with: ``family(keys, *together, unless=…)``, all of one kind.

    ``always``: stands in none of them; ``usually``: nor this, where a family does not name something else itself.
    ``letters`` writes each pattern as the words are folded.
    """

    def family(keys: str, *together: str, unless: str = usually) -> Family:
        never = "|".join(one for one in (unless, always) if one)
        return Family(sounds, letters(keys), tuple(map(letters, together)), letters(f"(?:{never})") if never else "")

    return family


@dataclass(frozen=True, slots=True)
class _Tried:
    sounds: Sounds
    together: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str] | None


def whole_words(pattern: str) -> re.Pattern[str]:
    """A pattern that begins and ends where words do."""
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


class Families:
    """Families of all languages, found by their words."""

    def __init__(self, families: Iterable[Family]) -> None:
        self._tried: list[_Tried] = []
        self._whole: dict[str, list[int]] = {}
        self._begins: dict[str, list[int]] = {}
        for number, one in enumerate(families):
            unless = whole_words(one.unless) if one.unless else None
            self._tried.append(_Tried(one.sounds, tuple(map(whole_words, one.together)), unless))
            for key in one.keys.split():
                words, word = (self._begins, key[:-1]) if key.endswith("*") else (self._whole, key)
                words.setdefault(word, []).append(number)
        self._longest = max(map(len, self._begins), default=0)

    def found(self, sentence: str) -> Iterable[tuple[Sounds, str]]:
        """What stands in one sentence, folded; the words that made it so."""
        again: dict[int, int] = {}  # family -> before this place its words were looked at already
        for word in _WORD.finditer(sentence):
            for number in self._of(word.group()):
                if word.start() < again.get(number, 0):
                    continue
                again[number] = word.end() + AROUND // 2
                if (hit := _try(self._tried[number], sentence, word)) is not None:
                    yield self._tried[number].sounds, hit

    def _of(self, word: str) -> Iterable[int]:
        yield from self._whole.get(word, ())
        for letters in range(_SHORT, min(len(word), self._longest) + 1):
            yield from self._begins.get(word[:letters], ())


def _try(family: _Tried, sentence: str, word: re.Match[str]) -> str | None:
    near = _around(sentence, word.start(), word.end())
    hits = [word.group()]
    for pattern in family.together:
        hit = pattern.search(near)
        if hit is None:
            return None
        hits.append(hit.group())
    return None if family.unless and family.unless.search(near) else " ".join(hits)


def _around(sentence: str, start: int, end: int) -> str:
    """What stands around a place, cut where words end."""
    first = sentence.rfind(" ", 0, start - AROUND) + 1 if start > AROUND else 0
    last = sentence.find(" ", end + AROUND)
    return sentence[first : last if last >= 0 else len(sentence)]
