"""Making spellings alike before words are looked for: capitals, accents, apostrophes, letters of other keyboards."""

import re
import unicodedata

# Read with the eyes one letter, typed as several: Arabic and Urdu keyboards, and what old phones put in their place.
_ALIKE = str.maketrans(
    {
        "ł": "l",
        "ß": "ss",
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ه": "ہ",
        "ھ": "ہ",
        "ة": "ہ",
        "ۃ": "ہ",
        "ۂ": "ہ",
        "ە": "ہ",
        "ں": "ن",
        "ـ": "",  # a line that only makes a word longer
        "\u200c": "",  # joins nothing and parts nothing to the eye
        "\u200d": "",
        "\u200e": "",
        "\u200f": "",
        "\u00ad": "",
        # Any apostrophe, and none: can't, can’t, cant.
        "'": "",
        "’": "",
        "‘": "",
        "ʼ": "",
        "`": "",
        "´": "",
        "′": "",
    }
)
_ENDS = re.compile(r"[.!?;:…\n\r۔؟؛]+")
_NO_WORD = re.compile(r"[^\w|]+|_")
_MARKS = re.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")  # accents, and vowels written above
_LONG = re.compile(r"(.)\1{2,}")
END = "|"
"""Stands where a sentence ends, and at both ends of the whole."""


def letters(text: str) -> str:
    """The letters of a text as they are compared: ``umrzeć`` and ``umrzec`` are one, ``چاهتا`` and ``چاہتا`` too."""
    apart = unicodedata.normalize("NFKD", text.casefold()).translate(_ALIKE)
    return apart if apart.isascii() else _MARKS.sub("", apart)


def words(text: str) -> str:
    """A text as words with one space between them and `` | `` where a sentence ends; ``sooo`` is ``so``."""
    told = _LONG.sub(r"\1", _ENDS.sub(f" {END} ", letters(text)))
    return f"{END} {_NO_WORD.sub(' ', told).strip()} {END}"
