"""Keys by which a contact is found by name while the name itself stays sealed."""

from typing import Any
from uuid import UUID

from portal.circle.people.names import Word, together, words_of
from portal.foundation.db.lookup import Lookup

# What a key that fits tells of a word, the surest first; each number once, so that it also says which kind it is.
WHOLE, EDITED, HEARD = 4, 2, 1
TOGETHER = -1  # the place of all words as one
BYTES = 16  # of a key: two names never meet by chance, and the table is half as long


def keys_typed(lookup: Lookup, area_id: UUID, typed: str) -> list[tuple[bytes, int, int]]:
    """For each key of what was typed: the key, the place of its word and what it tells."""
    words = words_of(typed)
    placed = list(enumerate(words)) + ([(TOGETHER, together(words))] if len(words) > 1 else [])
    return [(key, at, kind) for at, word in placed for key, kind in _keys_of_word(lookup, area_id, word).items()]


def name_key_rows(lookup: Lookup, contact_id: UUID, area_id: UUID, name: str) -> list[dict[str, Any]]:
    """The rows of a contact's name in an area: some forty for two words, twice as many in other scripts than Latin."""
    placed = keys_typed(lookup, area_id, name)
    words = len({at for _key, at, _kind in placed if at != TOGETHER})
    return [{"token": key, "contact_id": contact_id, "words": words} for key in {key for key, _at, _kind in placed}]


def _keys_of_word(lookup: Lookup, area_id: UUID, word: Word) -> dict[bytes, int]:
    kinds = ((HEARD, word.sounds), (EDITED, word.edited), (WHOLE, word.forms))
    return {_key(lookup, area_id, kind, value): kind for kind, values in kinds for value in values}


def _key(lookup: Lookup, area_id: UUID, kind: int, value: str) -> bytes:
    return lookup.token(f"name|{area_id.hex}|{kind}", value)[:BYTES]
