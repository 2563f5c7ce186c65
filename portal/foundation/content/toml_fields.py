"""Reads the tables of a TOML file field by field, with errors that a person who writes pages can act on."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path


class Table:
    """One table of a TOML file. Each field is taken once; what nobody took is a mistake in writing."""

    def __init__(self, fields: dict[str, object], where: str) -> None:
        self._fields = dict(fields)
        self.where = where

    def wrong(self, field: str, why: str) -> ValueError:
        """The error for one field, naming the file, the place in it and the field."""
        return ValueError(f"{self.where}: {field}: {why}")

    def has(self, field: str) -> bool:
        """Whether the field is there and was not taken yet."""
        return field in self._fields

    def text(self, field: str, default: str | None = None) -> str:
        """A line of words. Raises ValueError when it is missing (and has no default) or not words."""
        if default is not None and field not in self._fields:
            return default
        value = self._take(field, "words in quotes")
        if not isinstance(value, str):
            raise self.wrong(field, "must be words in quotes")
        return value.strip()

    def said(self, field: str) -> str:
        """Like `text`, but it must say something. Raises ValueError when it is empty."""
        words = self.text(field)
        if not words:
            raise self.wrong(field, "must not be empty")
        return words

    def choice(self, field: str, allowed: Iterable[str], default: str | None = None) -> str:
        """One word out of a fixed list. Raises ValueError for any other."""
        words = self.text(field, default)
        if words not in (choices := tuple(allowed)):
            raise self.wrong(field, f"is {words!r}, must be one of: {', '.join(choices)}")
        return words

    def flag(self, field: str) -> bool:
        """True or false. Raises ValueError for anything else."""
        value = self._take(field, "true or false")
        if not isinstance(value, bool):
            raise self.wrong(field, "must be true or false, without quotes")
        return value

    def days(self, field: str) -> int:
        """A number of days, 1 or more. Raises ValueError for anything else."""
        value = self._take(field, "a number of days")
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise self.wrong(field, "must be a whole number of days, 1 or more, without quotes")
        return value

    def day(self, field: str) -> date:
        """A date. Raises ValueError when it is in quotes or carries a time."""
        value = self._take(field, "a date")
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.wrong(field, "must be a date such as 2026-11-22, without quotes")
        return value

    def lines(self, field: str) -> tuple[str, ...]:
        """A list of words in quotes. Raises ValueError for anything else."""
        value = self._take(field, "a list of words in quotes")
        if not isinstance(value, list) or not all(isinstance(line, str) for line in value):
            raise self.wrong(field, 'must be a list such as ["first", "second"]')
        return tuple(line.strip() for line in value)

    def tables(self, field: str, called: str) -> list[Table]:
        """The tables of an array such as [[screen]], at least one; `called` names them in errors."""
        value = self._take(field, f"at least one [[{field}]]")
        if not isinstance(value, list) or not value or not all(isinstance(one, dict) for one in value):
            raise self.wrong(field, f"must be one or more [[{field}]] tables")
        return [Table(one, f"{self.where}: {called} {number}") for number, one in enumerate(value, 1)]

    def named_tables(self, field: str) -> Iterator[tuple[str, Table]]:
        """The tables below one name, such as [fact.cqc], each with its own name."""
        value = self._take(field, f"at least one [{field}.<name>]")
        if not isinstance(value, dict) or not all(isinstance(one, dict) for one in value.values()):
            raise self.wrong(field, f"must be tables such as [{field}.<name>]")
        for name, one in value.items():
            yield name, Table(one, f"{self.where}: {field}.{name}")

    def done(self) -> None:
        """Call when all fields are taken. Raises ValueError for fields that nothing reads."""
        if self._fields:
            raise ValueError(f"{self.where}: nobody reads: {', '.join(sorted(self._fields))} (a slip?)")

    def _take(self, field: str, expected: str) -> object:
        if field not in self._fields:
            raise self.wrong(field, f"is missing; it must be {expected}")
        return self._fields.pop(field)


def read(path: Path) -> Table:
    """The top table of a TOML file. Raises ValueError that names the file when it is not TOML."""
    try:
        return Table(tomllib.loads(path.read_text(encoding="utf-8")), path.name)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path.name}: {error}") from error


def placeholders(words: str) -> frozenset[str]:
    """The names in braces in a message. Raises ValueError when a brace is open or empty."""
    names = set()
    for _, name, layout, conversion in string.Formatter().parse(words):
        if name is None:
            continue
        if not name.isidentifier() or layout or conversion:
            raise ValueError(f"braces must hold one plain name, such as {{phone}}: {words!r}")
        names.add(name)
    return frozenset(names)
