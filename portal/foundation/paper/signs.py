"""Making words printable: no sign without a letter in our fonts, none that turns the order of others."""

import functools
import json
import unicodedata

from anyascii import anyascii

from portal import resources

MOST_SIGNS = 20_000
_LINE_ENDS = {"\r\n": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "\t": " "}
_JOINERS = frozenset("\u200c\u200d")  # Urdu is written with them


class FontsMissing(Exception):
    """The fonts for paper are not built yet: ``python tools/assets.py`` makes them."""


@functools.cache
def _covered() -> frozenset[int]:
    """Every sign that our fonts for paper have. Raises FontsMissing."""
    try:
        told = (resources.paper_fonts() / "covers.json").read_text(encoding="utf-8")
    except OSError as problem:
        raise FontsMissing from problem
    return frozenset(sign for first, last in json.loads(told) for sign in range(first, last + 1))


def printable(words: str) -> str:
    """The words as they can be printed. A sign that no font of ours has is written in Latin letters, none is lost."""
    for found, instead in _LINE_ENDS.items():
        words = words.replace(found, instead)
    words = unicodedata.normalize("NFC", words)[:MOST_SIGNS]
    return "".join(_printable(sign) for sign in words)


def _printable(sign: str) -> str:
    if sign == "\n" or sign in _JOINERS:
        return sign
    if unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Cn"}:
        return ""  # unseen, or turns the order of letters: an address could look like another one
    if ord(sign) in _covered() and ord(sign) >= ord(" "):
        return sign
    plain = anyascii(sign)
    return plain if plain.isprintable() else ""


def kept_together(number: str) -> str:
    """A phone number that no line end and no right-to-left sentence takes apart."""
    return number.replace(" ", "\u00a0")
