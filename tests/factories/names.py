"""Made-up contacts by the names of tests/unit/name_pairs.toml, and many more with the same words put together anew."""

import random
import tomllib
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from portal.circle.people import services as people
from portal.foundation.db.lookup import Lookup
from portal.foundation.identity.actor import SYSTEM
from portal.foundation.outbox.models import Channel

FILE = Path(__file__).parents[1] / "unit" / "name_pairs.toml"


class Pair(NamedTuple):
    """A name as it is written and as somebody types it; ``held_out``: not looked at while the sound key was made."""

    script: str
    written: str
    typed: str
    held_out: bool


def name_pairs() -> list[Pair]:
    """The 300 pairs, as in the file."""
    with FILE.open("rb") as file:
        lists = tomllib.load(file)
    return [
        Pair(script, written, typed, place % 2 == 1)
        for script, rows in lists.items()
        for place, (written, typed) in enumerate(rows)
    ]


def other_names(pairs: list[Pair], wanted: int, chance: random.Random, middle: float = 0.5) -> list[str]:
    """``wanted`` names, some twice, from the words of the pairs; none is the name of a pair. ``middle``: how often
    there is a second given name."""
    taken = {one.written for one in pairs}
    by_script: dict[str, list[list[str]]] = {}
    for one in pairs:
        by_script.setdefault(one.script, []).append(one.written.split(" "))
    found: list[str] = []
    while len(found) < wanted:
        names = chance.choice(list(by_script.values()))
        given, family = chance.choice(names)[0], chance.choice(names)[-1]
        second = [chance.choice(names)[0]] if chance.random() < middle else []
        name = " ".join([given, *second, family])
        if name not in taken:
            found.append(name)
    return found


def add_named(session: Session, lookup: Lookup, area_id: UUID, names: list[str]) -> list[UUID]:
    """A contact for each name; their ids in the same order."""
    return [
        people.add_contact(session, lookup, SYSTEM, area_id=area_id, name=name, channel=Channel.LETTER).id
        for name in names
    ]
