"""Paragraphs of a longer paper, cut where one would be more than a block can hold."""

import unicodedata
from collections.abc import Iterator

from portal.foundation.paper.sheet import Block, BlockKind
from portal.foundation.paper.signs import MOST_SIGNS


def way_of(words: str) -> str:
    """The direction of what somebody wrote, by its first letter: "ltr" or "rtl", whatever the paper's own is."""
    letters = (unicodedata.bidirectional(sign) for sign in words)
    return "rtl" if next((one for one in letters if one in {"L", "R", "AL"}), "L") != "L" else "ltr"


def paragraphs(text: str, number: int, label: str, lang: str = "", way: str = "") -> Iterator[Block]:
    """One block, or several where the words are more than one can hold: none is left out of a sealed copy."""
    for start in range(0, max(len(text), 1), MOST_SIGNS // 2):
        piece, first = text[start : start + MOST_SIGNS // 2], start == 0
        which, above = (number, label) if first else (0, "")
        yield Block(BlockKind.PARAGRAPH, piece, number=which, label=above, lang=lang, dir=way)


def table(text: str, number: int, label: str, lang: str = "", way: str = "") -> Block:
    """A table, whose rows are lines and whose cells stand between tabs."""
    rows = tuple(tuple(row.split("\t")) for row in text.split("\n"))
    return Block(BlockKind.TABLE, rows=rows, number=number, label=label, lang=lang, dir=way)
