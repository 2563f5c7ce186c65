"""Content pages: structure and English words, plain and easy side by side, in `easyread/pages/<name>.toml`.

`easyread/README.md` tells people how to write one. Templates print `_(block.plain)` and split its lines: in
an easy locale the catalogue's entry for the plain English *is* the easy wording, one sentence a line.
This module knows nothing of the web, so that the catalogue can be built without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from portal.foundation.content import facts, toml_fields

KINDS = ("text", "list", "warning", "contact", "link", "button", "call_form")
#: Blocks that lead somewhere; what they lead to is in `endpoint`.
LEADING = frozenset({"link", "button"})
#: What the one who shows the page puts in: what the service is called and whom to ring in the reader's area.
PLACE_PLACEHOLDERS = frozenset({"service_name", "area_name", "area_phone", "area_hours"})
MOST_SCREENS = 5


@dataclass(frozen=True, slots=True)
class Message:
    """One entry for the catalogue: plain English, the easy English, and where it stands."""

    plain: str
    easy: str
    where: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a list, a warning, a way to reach somebody, a link or a button.

    `plain` is the message to translate (empty for a list, whose messages are `items`). `easy` and
    `easy_items` are the easy English; an empty one is left out in easy read. A link or button leads to
    `endpoint`, and where that shows content pages, to the one named `page`.
    """

    kind: str
    picture: str
    plain: str
    easy: str
    items: tuple[str, ...]
    easy_items: tuple[str, ...]
    endpoint: str
    page: str
    fact: str

    @property
    def left_out_in_easy(self) -> bool:
        """Whether readers of easy read do not get this block."""
        return not self.easy and not any(self.easy_items)

    def in_easy(self) -> Block:
        """The same block without the points of a list that easy read leaves out."""
        kept = [(item, easy) for item, easy in zip(self.items, self.easy_items, strict=True) if easy]
        return replace(self, items=tuple(item for item, _ in kept), easy_items=tuple(easy for _, easy in kept))


@dataclass(frozen=True, slots=True)
class Screen:
    """One step of the easy read; in standard words the screens follow each other on one page."""

    heading: str
    easy_heading: str
    blocks: tuple[Block, ...]

    @property
    def easy_blocks(self) -> tuple[Block, ...]:
        """What stands on this screen in easy read."""
        return tuple(block.in_easy() for block in self.blocks if not block.left_out_in_easy)


@dataclass(frozen=True, slots=True)
class Page:
    """One page, with who checks it and when it was checked last."""

    name: str
    title: str
    easy_title: str
    picture: str
    public: bool
    owner: str
    checked: date
    stale_after_days: int
    sources: tuple[str, ...]
    state: str
    screens: tuple[Screen, ...]

    @property
    def to_be_checked(self) -> bool:
        """Whether it tells something that nobody has confirmed yet."""
        return self.state == facts.TO_BE_CHECKED

    def stale(self, today: date) -> bool:
        """Whether its owner must look at it again: more than `stale_after_days` since it was checked."""
        return today > self.checked + timedelta(days=self.stale_after_days)

    def shown(self, *, easy: bool) -> tuple[Screen, ...]:
        """The screens for this reader, without what easy read leaves out.

        The heading of each is a message: in easy read it is the easy one where the page has no plain one.
        """
        if not easy:
            return self.screens
        kept = (replace(one, heading=one.heading or one.easy_heading, blocks=one.easy_blocks) for one in self.screens)
        return tuple(screen for screen in kept if screen.blocks)

    def messages(self) -> Iterator[Message]:
        """Everything on the page that the catalogue must hold, in reading order."""
        yield Message(self.title, self.easy_title, f"{self.name}.toml: title")
        for number, screen in enumerate(self.screens, 1):
            where = f"{self.name}.toml: screen {number}"
            if screen.heading or screen.easy_heading:
                yield Message(screen.heading or screen.easy_heading, screen.easy_heading, f"{where}: heading")
            for block_number, block in enumerate(screen.blocks, 1):
                yield from _block_messages(block, f"{where}: block {block_number} ({block.kind})")


def _block_messages(block: Block, where: str) -> Iterator[Message]:
    if block.plain:
        yield Message(block.plain, block.easy, where)
    for number, (item, easy) in enumerate(zip(block.items, block.easy_items, strict=True), 1):
        yield Message(item, easy, f"{where}: point {number}")


@cache
def load_pages(directory: Path) -> dict[str, Page]:
    """All pages of a folder by name, read once a process.

    Raises ValueError that names the file, the place in it and the field.
    """
    return {path.stem: load_page(path) for path in sorted(directory.glob("*.toml"))}


def load_page(path: Path) -> Page:
    """One page. Raises ValueError that names the file, the place in it and the field."""
    top = toml_fields.read(path)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", path.stem):
        raise ValueError(f"{path.name}: the name must be small letters, digits and single dashes")
    page = Page(
        name=path.stem,
        title=_one_line(top.said("title")),
        easy_title=top.said("easy_title"),
        picture=top.said("picture"),
        public=top.flag("public"),
        owner=top.said("owner"),
        checked=top.day("checked"),
        stale_after_days=top.days("stale_after_days"),
        sources=top.lines("sources"),
        state=top.choice("state", facts.STATES, facts.CONFIRMED),
        screens=tuple(_screen(table) for table in top.tables("screen", "screen")),
    )
    top.done()
    if len(page.screens) > MOST_SCREENS:
        raise ValueError(f"{path.name}: {len(page.screens)} screens; easy read has at most {MOST_SCREENS}")
    return page


def _screen(table: toml_fields.Table) -> Screen:
    heading = _one_line(table.text("heading", ""))
    screen = Screen(
        heading=heading,
        easy_heading=_one_line(table.text("easy_heading", heading)),
        blocks=tuple(_block(one) for one in table.tables("block", "block")),
    )
    table.done()
    return screen


def _block(table: toml_fields.Table) -> Block:
    kind = table.choice("kind", KINDS)
    items, easy_items = _items(table) if kind == "list" else ((), ())
    block = Block(
        kind=kind,
        picture=table.text("picture", ""),
        plain="" if kind == "list" else _one_line(table.said("plain")),
        easy="" if kind == "list" else _lines(table.text("easy")),
        items=items,
        easy_items=easy_items,
        endpoint=table.said("endpoint") if kind in LEADING else "",
        page=table.text("page", "") if kind in LEADING else "",
        fact=table.text("fact", "") if kind == "contact" else "",
    )
    table.done()
    try:
        _check_placeholders(block)
    except ValueError as error:
        raise ValueError(f"{table.where}: {error}") from error
    return block


def _items(table: toml_fields.Table) -> tuple[tuple[str, ...], tuple[str, ...]]:
    items = tuple(_one_line(item) for item in table.lines("plain"))
    easy = tuple(_lines(item) for item in table.lines("easy")) if table.has("easy") else None
    if easy is None:
        raise table.wrong("easy", 'is missing; [] leaves the list out in easy read, "" leaves out one point')
    if not items or not all(items):
        raise table.wrong("plain", "a list needs at least one point, and no point may be empty")
    if easy and len(easy) != len(items):
        raise table.wrong("easy", f'has {len(easy)} points, plain has {len(items)}; "" leaves out a point')
    return items, easy or ("",) * len(items)


def _check_placeholders(block: Block) -> None:
    known = PLACE_PLACEHOLDERS | (facts.PLACEHOLDERS if block.fact else frozenset())
    for plain, easy in zip((block.plain, *block.items), (block.easy, *block.easy_items), strict=True):
        if unknown := toml_fields.placeholders(plain) - known:
            raise ValueError(f"nobody fills in {_listed(unknown)}; known here: {_listed(known)}")
        if extra := toml_fields.placeholders(easy) - toml_fields.placeholders(plain):
            raise ValueError(f"easy has {_listed(extra)} in braces, plain has not")


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _lines(words: str) -> str:
    return "\n".join(line for line in map(_one_line, words.splitlines()) if line)
