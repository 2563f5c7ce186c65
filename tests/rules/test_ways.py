"""docs/ways.toml names every endpoint that a family uses, every row, and only tests that there are."""

import re
from collections import Counter

from flask import Flask

from portal.foundation.identity.actor import Actor, Assurance, Kind
from portal.foundation.identity.permissions import Permission
from portal.ids import uuid7
from portal.policy import may_at_all
from portal.routes_list import of_app
from tests.tables import ROOT, there
from tools import tables

TABLE = tables.read(ROOT / "docs" / "ways.toml")
ROWS = {f"F{number}" for number in (*range(1, 32), *range(77, 86), *range(95, 100), *range(106, 115))}
ANSWER = re.compile(r"same|(otherwise|not applicable|not yet): .{5,}")
NO_TEST = re.compile(r"not (yet|applicable)")


def families(app: Flask) -> set[str]:
    """Every endpoint that is open to everybody or to a contact."""
    contact = Actor(id=uuid7(), kind=Kind.CONTACT, assurance=Assurance.FULL)
    return {
        one["endpoint"]
        for one in of_app(app)
        if one["access"] == "public" or may_at_all(contact, Permission(one["access"]))
    }


def apart(endpoint: str) -> bool:
    """Whether it is no task of a family."""
    return endpoint in TABLE["apart"] or endpoint.partition(".")[0] + ".*" in TABLE["apart"]


def test_every_endpoint_of_families_has_chosen(app: Flask) -> None:
    named = {endpoint for way in TABLE["way"] for endpoint in way["endpoints"]}
    needed = {one for one in families(app) if not apart(one)}
    assert needed - named == set(), "write these into docs/ways.toml"
    assert named - needed == set(), "these are no endpoints of families"


def test_every_row_of_families_is_named() -> None:
    assert {way["row"] for way in TABLE["way"]} >= ROWS


def test_every_way_is_answered() -> None:
    wrong = [
        f"{way['row']} {way['what']}: {name} {way[name]!r}"
        for way in TABLE["way"]
        for name, _shown in tables.WAYS
        if not ANSWER.fullmatch(way[name])
    ]
    assert not wrong


def test_tests_are_there_wherever_something_is_done() -> None:
    wrong = []
    for way in TABLE["way"]:
        done = any(not NO_TEST.match(way[name]) for name, _shown in tables.WAYS)
        if done and not way["tests"]:
            wrong.append(f"{way['row']} {way['what']}: no test")
        if way.get("alone") and not set(way["alone"]) <= set(way["endpoints"]):
            wrong.append(f"{way['row']} {way['what']}: walked alone, but none of its endpoints")
        wrong += [f"{way['row']}: {test}" for test in way["tests"] if not there(test)]
    assert not wrong


def test_nothing_is_named_twice() -> None:
    twice = Counter((way["row"], way["what"]) for way in TABLE["way"])
    assert [name for name, count in twice.items() if count > 1] == []


def test_the_pages_say_what_the_tables_say() -> None:
    assert tables.stale() == [], "python tools/tables.py"
