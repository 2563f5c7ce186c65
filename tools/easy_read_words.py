"""Easy words, line by line: how long a sentence may be, how it may be put, which words are hard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from portal.foundation.content.toml_fields import read

ROOT = Path(__file__).resolve().parent.parent
#: Words in a sentence: more than these are warned of, more than those are wrong.
WARN, MOST = 12, 15

PHONE = re.compile(r"\b0?\d[\d ]{4,}\d\b")
PLACEHOLDER = re.compile(r"\{\w+\}")
NUMBERED = re.compile(r"^\d+\.\s+")
SENTENCE_END = re.compile(r"(?<=[.!?؟۔…])[\"'”’»)]*\s+")
SHORT_FORM = re.compile(r"\b[A-Za-z]*[A-Z][A-Za-z]*[A-Z][A-Za-z]*\b")
EITHER = re.compile(r"\b[a-z]+/[a-z]+\b", re.IGNORECASE)
WEB = re.compile(r"https?://\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)+\b")
NUMBER_WORD = re.compile(r"\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|hundred)\b", re.I)
NEGATIVE = re.compile(
    r"\b(?:not|cannot|never|nobody|nothing|none|neither|nor|without|unless|[a-z]+n['’]t|no(?= [a-z]))\b", re.I
)
#: What we never say to people; "case" only as in "in case".
FORBIDDEN = re.compile(
    r"\b(deceased|passed away|users?|submit\w*|invalid|failed|please note"
    r"|(?<!in )(?<!that )(?<!this )(?<!any )cases?)\b",
    re.I,
)


@dataclass(frozen=True)
class Word:
    """A word of the glossary with its forms, what it means, and how a page may explain it."""

    word: str
    forms: tuple[str, ...]
    easy: str
    explained_by: tuple[str, ...]

    @property
    def pattern(self) -> re.Pattern[str]:
        """Finds the word and its forms, whole words only, the longest first."""
        forms = sorted((self.word, *self.forms), key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b", re.I if self.word.islower() else 0)


@dataclass(frozen=True)
class Line:
    """Some easy words, and where they stand, for the one who has to mend them."""

    where: str
    words: str
    whole_sentences: bool = False


@cache
def glossary() -> tuple[Word, ...]:
    """The words of `easyread/glossary.toml`. Raises ValueError that names what is wrong."""
    found = []
    for table in read(ROOT / "easyread" / "glossary.toml").tables("word", "word"):
        forms, explained = (table.lines(field) if table.has(field) else () for field in ("forms", "explained_by"))
        found.append(Word(table.said("word"), forms, table.said("easy"), explained))
        table.done()
    return tuple(found)


def sentences(line: str) -> list[str]:
    """The sentences of one line; the number of a heading ("2. …") is none."""
    return [part for part in SENTENCE_END.split(NUMBERED.sub("", line.strip())) if part]


def count_words(sentence: str) -> int:
    """How many words a reader reads: a phone number or a placeholder is one."""
    shown = PHONE.sub("0", PLACEHOLDER.sub("x", sentence))
    return sum(any(letter.isalnum() for letter in token) for token in shown.split())


def length_problems(line: Line, over: int = MOST) -> Iterator[str]:
    """Sentences longer than `over` words, and lines with more than one sentence."""
    for row in line.words.splitlines():
        found = sentences(row)
        if len(found) > 1:
            yield f"{line.where}: {len(found)} sentences in one line, one sentence a line: {row!r}"
        for sentence in found:
            if (count := count_words(sentence)) > over:
                yield f"{line.where}: {count} words, at most {over}: {sentence!r}"


def wording_problems(line: Line) -> Iterator[str]:
    """What easy English must not have: either/or, two negatives, unknown short forms, numbers in words."""
    for row in line.words.splitlines():
        bare = WEB.sub(" ", PLACEHOLDER.sub(" ", row))
        if match := EITHER.search(bare):
            yield f"{line.where}: say one or the other, not {match[0]!r}: {row!r}"
        if match := NUMBER_WORD.search(bare):
            yield f"{line.where}: numbers as digits, not {match[0]!r}: {row!r}"
        if match := FORBIDDEN.search(bare):
            yield f"{line.where}: a word we do not use, {match[0]!r}: {row!r}"
        for sentence in sentences(bare):
            if len(negatives := NEGATIVE.findall(sentence)) > 1:
                yield f"{line.where}: {len(negatives)} negatives ({', '.join(negatives)}): {sentence!r}"
        for short in SHORT_FORM.findall(bare):
            if not any(word.pattern.fullmatch(short) for word in glossary()):
                yield f"{line.where}: {short!r} is not in easyread/glossary.toml: {row!r}"
        if line.whole_sentences and not re.search(r"[.!?:…][\"'”’)]*$", row):
            yield f"{line.where}: a line must be a whole sentence with its full stop: {row!r}"
