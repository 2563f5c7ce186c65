"""Finding what may show who somebody was: names that we hold, capitals, dates, ages, numbers, addresses.

It marks, and decides nothing: a person decides of each mark, once. What it can and cannot find is measured by
tests/unit/test_group_copy_recall.py and written in docs/decisions/0012-the-copy-for-the-group.md.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from portal.taking_part.group_copy import small_names, small_places
from portal.taking_part.group_copy.common_words import COMMON, NAMES_THAT_ARE_WORDS, PLACE_WORDS, SHORT_FORMS
from portal.taking_part.group_copy.dates import BEFORE_MONTH, MONTH_ALONE, MONTHS, PATTERNS, Sort
from portal.taking_part.group_copy.folding import LETTER, TITLES, Folded, fold, key_of
from portal.taking_part.group_copy.naming import named
from portal.taking_part.group_copy.replacing import Decided, begins_sentence, find

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u00ad\u0300-\u036f]|['’-](?=[^\W\d_]))*")
_JOIN = re.compile(r"\.?\s+(?:(?:of|upon|on|de|van|der|von|la|le|al|bin|the|&)\s+){0,2}|-|\.|\s*&\s*")
_DOOR_NUMBER = re.compile(r"(?<!\w)\d+[a-zA-Z]?,?\s$")
_NUMBER_AFTER = re.compile(r"\s\d+[a-zA-Z]?(?!\w)")
_BROKEN = re.compile(rf"({LETTER}+)[ -]({LETTER}+)")  # a name that somebody wrote as two words
NEARLY = 5  # letters: a shorter word differs by one letter from too many others


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the words that somebody has to decide of."""

    start: int
    end: int
    key: str
    sort: Sort


@dataclass(frozen=True, slots=True)
class Known:
    """Names and places that we hold: whole ones as they are written, and what each is."""

    names: dict[str, Sort] = field(default_factory=dict)  # key of the whole name -> what it is

    @property
    def words(self) -> frozenset[str]:
        """Each word of them that leads to somebody by itself."""
        dull = PLACE_WORDS | TITLES | {"of", "the", "and", "our", "my", "little", "big", "nhs", "made", "up"}
        found = {word for name in self.names for word in name.split(" ") if len(word) > 1 and word not in dull}
        return frozenset(found - (COMMON - NAMES_THAT_ARE_WORDS))


def small_words(texts: Iterable[str]) -> frozenset[str]:
    """Every word that is written small somewhere: with a capital at the beginning of a sentence it is no name."""
    found: set[str] = set()
    for words in texts:
        found.update(fold(one[0]).text for one in _WORD.finditer(words) if one[0].islower())
    return frozenset(found)


def marks(words: str, known: Known, small: frozenset[str], *, heading: bool = False) -> list[Mark]:
    """Everything in the words that may show who somebody was; what lies within a longer mark is left out."""
    folded = fold(words)
    found = [*_figures(folded), *_months(folded), *_capitals(words, known, small, heading), *_held(folded, known)]
    found += [_mark(folded, start, end, Sort.NAME) for start, end in named(folded.text)]
    found += [_mark(folded, start, end, Sort.NAME) for start, end in small_names.written_small(folded.text)]
    found += [_mark(folded, start, end, Sort.PLACE) for start, end in small_places.written_small(folded.text)]
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Mark] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif one.end > kept[-1].end:
            kept[-1:] = _parted(words, kept[-1], one)
    return [one for one in kept if one.key]


def _parted(words: str, first: Mark, second: Mark) -> list[Mark]:
    """Two marks that overlap: a name ends where a date or a number begins, else they are one."""
    before = words[first.start : second.start].rstrip(" ,")
    if first.sort in {Sort.NAME, Sort.PLACE} and second.sort not in {Sort.NAME, Sort.PLACE} and before:
        return [Mark(first.start, first.start + len(before), key_of(before), first.sort), second]
    return [Mark(first.start, second.end, key_of(words[first.start : second.end]), first.sort)]


def _figures(folded: Folded) -> Iterable[Mark]:
    for sort, pattern in PATTERNS:
        for match in pattern.finditer(folded.text):
            if not match[0].startswith(("may ", "march ")) or _is_large(folded, match.start()):
                yield _mark(folded, match.start(), match.end(), sort)


def _months(folded: Folded) -> Iterable[Mark]:
    for match in MONTH_ALONE.finditer(folded.text):
        if not _is_large(folded, match.start()):
            continue
        plain = match[0] in {"may", "march", "august", "april", "june", "jan", "mar", "dec", "sep", "sept", "jun"}
        if not plain or BEFORE_MONTH.search(folded.text[: match.start()]):
            yield _mark(folded, match.start(), match.end(), Sort.DATE)


def _held(folded: Folded, known: Known) -> Iterable[Mark]:
    whole = [Decided(key, "x") for key in known.names if " " in key]
    for one in find(folded.written, whole):
        yield Mark(one.start, one.end, one.decided.key, known.names[one.decided.key])
    words = known.words
    alike = {word for word in words if len(word) >= NEARLY}
    for match in re.finditer(rf"{LETTER}+", folded.text):
        word = match[0].removesuffix("s") if match[0] not in words else match[0]
        if word in words:
            if word not in COMMON | NAMES_THAT_ARE_WORDS or _is_large(folded, match.start()):
                yield _mark(folded, match.start(), match.end(), known.names.get(word, Sort.NAME), word)
        elif (both := _BROKEN.match(folded.text, match.start())) and both[1] + both[2] in alike:
            yield _mark(folded, match.start(), both.end(), Sort.NAME, both[1] + both[2])
        elif len(word) >= NEARLY and word not in COMMON and any(nearly_same(word, one) for one in alike):
            yield _mark(folded, match.start(), match.end(), Sort.NAME)


def nearly_same(one: str, other: str) -> bool:
    """Whether two words differ by one letter: another, one more, one less, two changed about."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return one == other
    shortest = min(len(one), len(other))
    start = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), shortest)
    first, second = one[start:], other[start:]
    swapped = first[1:2] + first[:1] + first[2:]
    return first[1:] == second[1:] or first[1:] == second or first == second[1:] or swapped == second


def _capitals(words: str, known: Known, small: frozenset[str], heading: bool) -> Iterable[Mark]:
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(words):
        suspect = _suspect(words, match, known, small, heading)
        if run and (not suspect or not _JOIN.fullmatch(words[run[-1].end() : match.start()])):
            yield _run(words, run)
            run = []
        if suspect:
            run.append(match)
    if run:
        yield _run(words, run)


def _suspect(words: str, match: re.Match[str], known: Known, small: frozenset[str], heading: bool) -> bool:
    word, plain = match[0], re.sub(r"'s$", "", fold(match[0]).text)
    if not any(sign.isupper() for sign in word) or plain == "i" or plain.startswith("i'"):
        return False
    if plain in SHORT_FORMS and not word[-1].islower():
        return False
    if plain in TITLES:  # counted by the name that follows
        return bool(re.match(r"\.?\s+[A-Z]", words[match.end() :]))
    if (word.isupper() and len(word) > 1) or heading or begins_sentence(words, match.start()):
        return plain in known.words or plain in NAMES_THAT_ARE_WORDS or plain not in COMMON | small
    return plain not in MONTHS or plain in known.words or not BEFORE_MONTH.search(words[: match.start()].casefold())


def _run(words: str, run: Sequence[re.Match[str]]) -> Mark:
    start, end = run[0].start(), run[-1].end()
    if (before := _DOOR_NUMBER.search(words[:start])) is not None:
        start = before.start()
    if (after := _NUMBER_AFTER.match(words[end:])) is not None:
        end += after.end()
    key = key_of(words[start:end])
    place = any(word in PLACE_WORDS for word in key.split(" "))
    return Mark(start, end, key, Sort.PLACE if place else Sort.NAME)


def _is_large(folded: Folded, place: int) -> bool:
    return folded.written[folded.places[place]].isupper()


def _mark(folded: Folded, start: int, end: int, sort: Sort, key: str | None = None) -> Mark:
    first, last = folded.span(start, end)
    return Mark(first, last, key or key_of(folded.text[start:end]), sort)


def undecided(words: str, found: Iterable[Mark], decided: Iterable[Decided]) -> list[Mark]:
    """The marks of which a letter or a figure is not covered by what was decided."""
    covered = [(one.start, one.end) for one in find(words, decided)]
    return [one for one in found if _bare(words, one, covered)]


def _bare(words: str, mark: Mark, covered: Sequence[tuple[int, int]]) -> bool:
    rest = "".join(
        sign
        for place, sign in enumerate(words[mark.start : mark.end], mark.start)
        if not any(start <= place < end for start, end in covered)
    )
    left = set(re.findall(rf"{LETTER}+", fold(rest).text))
    return bool(left - {"of", "the", "and", "on", "s", "in", "at"} - TITLES)
