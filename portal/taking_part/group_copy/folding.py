"""Words as they are compared: without case, accents, marks nobody sees, and kinds of quote, dash and space."""

import re
import unicodedata
from dataclasses import dataclass

_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_SAME = {**dict.fromkeys("’‘ʼ＇`´′", "'"), **dict.fromkeys("‐‑‒–—−", "-")}
_LINE_ENDS = frozenset("\n\r\x0b\x0c\x85\u2028\u2029")


def listed(words: str) -> frozenset[str]:
    """A list of words that is written as people read one."""
    return frozenset(words.split())


TITLES = listed(
    "mr mrs ms miss mx dr doctor prof professor sir dame lady lord rev revd reverend father nurse sister brother "
    "uncle aunt auntie aunty nan nana nanny gran grandma grandad granddad grandpa mum dad cousin matron"
)
LETTER = r"[^\W_]"


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded words, and for each of their letters its place in the words as they were written."""

    text: str
    places: tuple[int, ...]
    written: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the written words that ``text[start:end]`` stands for, with accents and unseen marks after it."""
        last = self.places[end - 1] + 1
        while last < len(self.written) and (
            unicodedata.combining(self.written[last]) or self.written[last] in _UNSEEN - {"\u00ad"}
        ):
            last += 1
        return self.places[start], last


def fold(words: str) -> Folded:
    """Fold words for comparing."""
    text: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(words):
        for one in _folded(sign):
            text.append(one)
            places.append(place)
    return Folded("".join(text), tuple(places), words)


def _folded(sign: str) -> str:
    if sign in _UNSEEN:
        return ""
    if sign in _LINE_ENDS:
        return "\n"
    if sign.isspace():
        return " "
    if sign in _SAME:
        return _SAME[sign]
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", sign).casefold())
    return "".join(one for one in plain if not unicodedata.combining(one))


def key_of(words: str) -> str:
    """What two spellings of one name share: no title, no article, no ’s at the end, only its letters and figures."""
    folded = re.sub(r"'s?$", "", fold(words).text.strip())
    tokens = re.findall(rf"{LETTER}+", re.sub(r"-\s*\n\s*", "", folded))
    while len(tokens) > 1 and (tokens[0] in TITLES or tokens[0] in {"the", "a", "an"}):
        tokens = tokens[1:]
    return " ".join(tokens)
