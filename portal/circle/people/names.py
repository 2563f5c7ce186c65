"""Names as they are heard, written and mistyped: what a name is looked up by, and how alike two names are.

A name is cut into words. Each word is known by its letters, by its letters without any one of them (two words that
differ by one letter added, dropped, changed or swapped then share one of these), and by how it sounds in any script.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, product

from anyascii import anyascii

MOST_WORDS = 8
MOST_LETTERS = 24  # of a word; longer ones are cut
MOST_SOUNDS = 8  # of a whole name whose words may be heard in more than one way
SHORTEST_EDITED = 3  # letters: a shorter word with one missing would be like everything

_BETWEEN_WORDS = re.compile(r"[\s.,;:/()\-‐-―_־]+")
_NOT_LETTERS = re.compile(r"['’‘ʼ`´ʹʿʾ\"\u200c\u200d]")
_ARABIC_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")  # vowel signs and the stretched line, mostly left out
# Letters of Arabic script that look alike, are typed for each other, or stand for one sound at home and in Urdu.
_ARABIC_ALIKE = str.maketrans("أإآٱىيېےكہھةۃۀ", "ااااییییکههههه")
_FIRST_VOWELS = "اع"  # written at the beginning of a word for any vowel; anyascii leaves them out
_NASAL = str.maketrans(dict.fromkeys("\u0901\u0902\u0a01\u0a02\u0a70\u0a81\u0a82\u0981\u0982", "n"))
_ARTICLE = "ال"
# Letters and pairs in Latin script that stand for one sound, longest first; read from left to right, once.
_SOUNDS = (
    ("tsch", "4"), ("szcz", "S4"), ("sch", "S"), ("tch", "4"), ("cks", "KS"), ("ch", "4"), ("cz", "4"), ("sh", "S"),
    ("sz", "S"), ("kh", "K"), ("gh", "G"), ("ph", "F"), ("bh", "B"), ("dh", "D"), ("th", "T"), ("zh", "J"),
    ("ck", "K"), ("ce", "Se"), ("ci", "Si"), ("cy", "Sy"), ("c", "K"), ("q", "K"), ("x", "KS"), ("z", "J"),
)  # fmt: skip
_UNHEARD = "aeiouwvyh"  # vowels, and what is written now as one, now as the other, now not at all
_FIRST = str.maketrans({**dict.fromkeys("aeiou", "A"), "v": "W", "w": "W"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name: as written, in Latin letters (the same for Latin script), and its sounds."""

    written: str
    latin: str
    sounds: frozenset[str]

    @property
    def forms(self) -> frozenset[str]:
        """Both ways of writing it."""
        return frozenset({self.written, self.latin})

    @property
    def edited(self) -> frozenset[str]:
        """Both ways of writing it, and each of them without any one letter."""
        return self.forms.union(*(_without_one(form) for form in self.forms))


def words_of(name: str) -> list[Word]:
    """The words of a name in any script, in the order written; at most eight."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    plain = _ARABIC_MARKS.sub("", _NOT_LETTERS.sub("", plain)).translate(_ARABIC_ALIKE)
    found = [_word(one[:MOST_LETTERS]) for one in _BETWEEN_WORDS.split(plain) if one]
    return [one for one in found if one.latin][:MOST_WORDS]


def together(words: list[Word]) -> Word:
    """All words of a name as one: tells apart who has exactly these words from the many who have them among others.

    Its letters are in the order written; its sounds are in an order of their own, so that the family name may be first.
    """
    chosen = islice(product(*(sorted(one.sounds) or [""] for one in words)), MOST_SOUNDS)
    return Word(
        "".join(one.written for one in words),
        "".join(one.latin for one in words),
        frozenset(" ".join(sorted(one)) for one in chosen),
    )


def sound_key(latin: str) -> str:
    """How a word in Latin letters sounds: its consonants, and whether it begins with a vowel.

    Made for South Asian, Arabic, Polish and English names: aspirated letters lose their breath, ``z`` is ``j``,
    ``sh`` is ``s``, ``w`` and ``v`` are one; inside a word all that may be a vowel is left out; doubles count once.
    """
    heard = latin
    for letters, sound in _SOUNDS:
        heard = heard.replace(letters, sound)
    first = heard[:1].translate(_FIRST).upper()
    rest = "".join(one for one in heard[1:].lower() if one not in _UNHEARD)
    return re.sub(r"(.)\1+", r"\1", first + rest.upper())


def alike(typed: list[Word], name: list[Word]) -> float:
    """How well a name answers what was typed: 1 the very same, 0 nothing of it."""
    if not typed or not name:
        return 0.0
    left = list(name)
    total = 0.0
    for one in typed:
        best = max(left or name, key=lambda other: _alike(one, other))
        total += _alike(one, best) * (1.0 if best in left else 0.5)
        if best in left:
            left.remove(best)
    return total / len(typed) - 0.02 * len(left)


def distance(one: str, other: str) -> int:
    """Letters added, dropped, changed or swapped with their neighbour (optimal string alignment)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, against in enumerate(other, 1):
            cost = min(last[column] + 1, now[-1] + 1, last[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        before, last = last, now
    return last[-1]


def _alike(one: Word, other: Word) -> float:
    written = max(_near(one.written, other.written), _near(one.latin, other.latin))
    if one.sounds & other.sounds:
        return max(written, 0.7 + 0.3 * written)
    heard = max((_near(a, b) for a in one.sounds for b in other.sounds), default=0.0)
    return max(written, 0.6 * heard + 0.1 * written)


def _near(one: str, other: str) -> float:
    return 1.0 - distance(one, other) / max(len(one), len(other), 1)


def _without_one(form: str) -> Iterable[str]:
    if len(form) < SHORTEST_EDITED:
        return ()
    return (form[:at] + form[at + 1 :] for at in range(len(form)))


def _word(written: str) -> Word:
    latin = _letters(_latin(written))
    sounds = {sound_key(latin)}
    if "ض" in written:  # d in Arabic, z in Urdu
        sounds.add(sound_key(_letters(_latin(written.replace("ض", "ز")))))
    if written.startswith(_ARTICLE) and len(written) > 4:
        sounds.add(sound_key(_letters(_latin(written[2:]))))
    return Word(written, latin, frozenset(one for one in sounds if one))


def _latin(written: str) -> str:
    if written[0] in _FIRST_VOWELS:
        return "a" + _latin(written[1:]) if len(written) > 1 else "a"
    told = anyascii(written.replace("ذ", "ز").translate(_NASAL)).casefold()
    # In these scripts c is always the sound of "church"; in Latin script it is k or s.
    return told if written.isascii() or _is_latin(written) else re.sub("ch?", "ch", told)


def _is_latin(written: str) -> bool:
    return all(unicodedata.name(one, "").startswith(("LATIN", "COMBINING")) for one in written)


def _letters(told: str) -> str:
    return "".join(one for one in told if one.isalnum())[:MOST_LETTERS]
