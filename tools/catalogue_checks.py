"""What a translation must keep of the English: placeholders, tags, numbers, the space around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from babel.messages.catalog import Message

from portal.foundation.content.toml_fields import placeholders

TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
DIGITS = re.compile(r"[0-9]{3,}")
EDGES = re.compile(r"^(\s*).*?(\s*)$", re.DOTALL)
OPENING = "\u2066\u2067\u2068"
CLOSING = "\u2069"
EMBEDDING = "\u202a\u202b\u202c\u202d\u202e"


def forms(message: Message) -> tuple[str, ...]:
    """The words of a message, or of each of its plural forms."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def problems(message: Message, english: Message, plural_forms: int, *, shorter: bool = False) -> list[str]:
    """What is wrong with a translation of `english`, in words for the translator; empty when it holds.

    `english` carries the English that the translation must keep to in `string`: the standard English, or for
    easy read the easy English. `shorter`: it may leave out what the English has, as easy English does.
    """
    found = []
    if message.fuzzy:
        found.append("is marked fuzzy: the English has changed, or nobody is sure of it")
    wanted = plural_forms if message.pluralizable else 1
    if len(forms(message)) != wanted:
        return [*found, f"has {len(forms(message))} plural forms, this language needs {wanted}"]
    for number, words in enumerate(forms(message)):
        sources = forms(english)
        source = sources[0] if number == 0 else sources[-1]
        found += [f"{_form(message, number)}{problem}" for problem in _form_problems(words, source, shorter)]
    return found


def _form(message: Message, number: int) -> str:
    return f"form {number}: " if message.pluralizable else ""


def _form_problems(words: str, source: str, shorter: bool) -> Iterator[str]:
    if not words.strip():
        yield "is empty"
        return
    try:
        names, source_names = placeholders(words), placeholders(source)
    except ValueError as error:
        yield str(error)
        return
    if names != source_names and not (shorter and names < source_names):
        yield f"has {_set(names)} in braces, the English has {_set(source_names)}"
    for what, pattern in (("tags", TAG), ("numbers", DIGITS)):
        here, there = Counter(pattern.findall(words)), Counter(pattern.findall(source))
        if here != there and not (shorter and here < there):
            yield f"has the {what} {_all(here)}, the English has {_all(there)}"
    if EDGES.sub(r"\1|\2", words) != EDGES.sub(r"\1|\2", source):
        yield "has other space before or after it than the English"
    if not balanced(words):
        yield "has a mark for the direction of the script that is not closed, or an old embedding mark"


def balanced(words: str) -> bool:
    """Whether each isolate that sets a direction is closed in its line, and no embedding is used at all."""
    for line in words.split("\n"):
        depth = 0
        for letter in line:
            depth += (letter in OPENING) - (letter == CLOSING)
            if depth < 0 or letter in EMBEDDING:
                return False
        if depth:
            return False
    return True


def _set(names: frozenset[str]) -> str:
    return "{" + ", ".join(sorted(names)) + "}"


def _all(counted: Counter[str]) -> str:
    return ", ".join(sorted(counted.elements())) or "none"
