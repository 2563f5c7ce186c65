"""Facts that pages put in by placeholder: a changed phone number is changed once, and never translated."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from portal import resources
from portal.foundation.content import toml_fields

CONFIRMED = "confirmed"
TO_BE_CHECKED = "to be checked"
STATES = (CONFIRMED, TO_BE_CHECKED)

#: Fields that are words and so go through the catalogue; all others are the same in every language.
WORDS = ("name", "hours", "bsl", "time_limit")
#: What the words of a contact block may put in braces.
PLACEHOLDERS = frozenset({"phone", "text", "web", "address", *WORDS})


@dataclass(frozen=True, slots=True)
class Fact:
    """How to reach one organisation, from whom we know it, and how long we trust it.

    `text` is a number for text messages, `bsl` how to reach them in British Sign Language, `time_limit` by
    when ("about 12 months"). A local service has no number here: the area knows how to reach it.
    """

    id: str
    name: str
    phone: str
    text: str
    web: str
    address: str
    bsl: str
    hours: str
    time_limit: str
    source: str
    checked: date
    stale_after_days: int
    state: str

    @property
    def to_be_checked(self) -> bool:
        """Whether nobody has confirmed it yet; the page then says so."""
        return self.state == TO_BE_CHECKED

    def stale(self, today: date) -> bool:
        """Whether it must be checked again before people may rely on it."""
        return today > self.checked + timedelta(days=self.stale_after_days)

    def words(self) -> Iterator[str]:
        """What of it the catalogue must hold."""
        yield from filter(None, (getattr(self, field) for field in WORDS))

    def values(self, translate: Callable[[str], str] = str) -> dict[str, str]:
        """What to put in for the placeholders of a contact block, words translated by `translate`."""
        found: dict[str, str] = {field: getattr(self, field) for field in PLACEHOLDERS}
        return found | {field: translate(found[field]) for field in WORDS if found[field]}


@cache
def load_facts(path: Path) -> dict[str, Fact]:
    """All facts of `easyread/facts.toml` by id, read once a process.

    Raises ValueError that names the file, the fact and the field.
    """
    top = toml_fields.read(path)
    facts = {}
    for identifier, table in top.named_tables("fact"):
        facts[identifier] = _fact(identifier, table)
    top.done()
    return facts


def fact(identifier: str) -> Fact:
    """One fact by its id. Raises KeyError that says which ids there are."""
    facts = load_facts(resources.easyread() / "facts.toml")
    if identifier not in facts:
        raise KeyError(f"no fact {identifier!r}; there are: {', '.join(sorted(facts))}")
    return facts[identifier]


def _fact(identifier: str, table: toml_fields.Table) -> Fact:
    found = Fact(
        id=identifier,
        name=table.said("name"),
        phone=table.text("phone", ""),
        text=table.text("text", ""),
        web=table.text("web", ""),
        address=table.text("address", ""),
        bsl=table.text("bsl", ""),
        hours=table.text("hours", ""),
        time_limit=table.text("time_limit", ""),
        source=table.said("source"),
        checked=table.day("checked"),
        stale_after_days=table.days("stale_after_days"),
        state=table.choice("state", STATES),
    )
    table.done()
    return found
