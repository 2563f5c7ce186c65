"""Babel's door to the words of the content pages and facts in `easyread/`.

The message is the plain English. The easy English goes along as a translator comment, "Easy: …", its lines
parted by " / ", so that whoever writes the easy wording in another language sees what it has to say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from portal.foundation.content import facts, pages

Extracted = tuple[int, None, str, list[str]]


def extract_page(
    file: IO[bytes], keywords: Mapping[str, Any], comment_tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Extracted]:
    """The messages of one page. Raises ValueError that names what is wrong with the page."""
    for message in pages.load_page(Path(file.name)).messages():
        yield 0, None, message.plain, [easy_comment(message.easy)] if message.easy else []


def extract_facts(
    file: IO[bytes], keywords: Mapping[str, Any], comment_tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Extracted]:
    """The words of the facts (names, hours, time limits). Raises ValueError that names what is wrong."""
    for fact in facts.load_facts(Path(file.name)).values():
        for words in fact.words():
            yield 0, None, words, [f"Of the fact {fact.id}"]


def easy_comment(easy: str) -> str:
    """The easy English as one line for translators."""
    return "Easy: " + " / ".join(easy.splitlines())
