"""Turns of English that name somebody, so that a nickname is found also where it is written small."""

import re
from collections.abc import Iterator

from portal.taking_part.group_copy.common_words import COMMON
from portal.taking_part.group_copy.folding import LETTER, TITLES, listed

_NAME = rf"(?P<name>{LETTER}+)"
_BEING = (
    "dog|cat|rabbit|horse|pony|donkey|budgie|parrot|hamster|tortoise|goldfish|puppy|kitten|pet|teddy|doll|bear"
    "|friend|mate|boyfriend|girlfriend|partner|husband|wife|son|daughter|nephew|niece|neighbour"
)
_OF = r"(?:his|her|their|our|my|the|a|an)(?: \w+)?"
_TURNS = (
    rf"\b{_OF} (?:{_BEING}),? (?:was |is )?(?:called |named )?{_NAME}(?=,|'s\b|\.|;| \()",  # his dog, biscuit, slept
    rf"\b(?:dog|cat|rabbit|horse|pony|bird|man|woman|boy|girl|friend|somebody|someone|one) (?:called|named) {_NAME}",
    rf"\b(?:called|named|nicknamed) (?:him|her|them|me) {_NAME}(?= *(?:[.,;:!?]|$|and\b|because\b|for\b|at\b))",
    rf"\b(?:nicknamed|nickname was|known as|goes by|went by|answers? to|answered to) (?:the name (?:of )?)?{_NAME}",
    rf"(?:^|[.!?:] |[\"\u201c]|\n)our {_NAME}(?=,|'s\b| (?:is|was|has|had|did|does|could|would|loved|liked|likes)\b)",
)
_PATTERNS = tuple(re.compile(one) for one in _TURNS)
# Where such a turn goes on with what somebody was, or did, and not with a name.
_NO_NAME = listed("back being feeling living leaving arriving saying needing wanting ill well who which where")


def named(text: str) -> Iterator[tuple[int, int]]:
    """Where a word stands that such a turn makes a name; of folded words."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            word = match["name"]
            if len(word) > 1 and not word.isdigit() and word not in COMMON | TITLES | _NO_NAME:
                yield match.span("name")
