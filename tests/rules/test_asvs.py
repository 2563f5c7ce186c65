"""docs/security: every requirement of level 1 and 2 answered, what is named exists, figures are those of the code."""

import importlib
import re
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

import portal.models  # noqa: F401  every table is known then
from portal.foundation.db.base import Base
from portal.foundation.db.sealed import sealed_columns
from tests.tables import ROOT, there
from tools import tables

SECURITY = ROOT / "docs" / "security"
REQUIREMENTS = tables.read(SECURITY / "asvs.toml")["requirement"]
RULES = (SECURITY / "rules.md").read_text("utf-8")
DEVIATIONS = (ROOT / "docs" / "decisions" / "0003-deviations-from-asvs.md").read_text("utf-8")
# OWASP ASVS 5.0.0: how many requirements of level 1 and of level 2 each chapter has.
HOW_MANY = {
    "V1": (8, 19),
    "V2": (4, 7),
    "V3": (8, 11),
    "V4": (2, 8),
    "V5": (4, 5),
    "V6": (13, 22),
    "V7": (6, 12),
    "V8": (4, 3),
    "V9": (4, 3),
    "V10": (5, 24),
    "V11": (3, 11),
    "V12": (3, 6),
    "V13": (1, 12),
    "V14": (2, 7),
    "V15": (3, 10),
    "V16": (0, 16),
    "V17": (0, 7),
}
STATUSES = {"met", "partly", "not met", "deviation", "operator", "not applicable"}


def test_every_requirement_is_there_once() -> None:
    assert [one for one, count in Counter(one["id"] for one in REQUIREMENTS).items() if count > 1] == []
    counted = Counter((one["id"].split(".")[0], one["level"]) for one in REQUIREMENTS)
    assert {chapter: (counted[chapter, 1], counted[chapter, 2]) for chapter in HOW_MANY} == HOW_MANY
    assert len(REQUIREMENTS) == sum(map(sum, HOW_MANY.values()))


@pytest.mark.parametrize("one", REQUIREMENTS, ids=lambda one: str(one["id"]))
def test_what_is_said_of_it_is_so(one: dict[str, Any]) -> None:
    assert one["status"] in STATUSES
    named = [*one.get("by", []), *one.get("tests", [])]
    assert [name for name in named if not there(name)] == []
    if one["status"] in {"met", "partly", "deviation"}:
        assert one.get("by"), "met by what"
        assert one.get("tests"), "tested by what"
    if one["status"] != "met":
        assert one.get("why") or one.get("by"), "why"


def test_at_level_one_only_the_written_deviations_are_open() -> None:
    gaps = [one["id"] for one in REQUIREMENTS if one["level"] == 1 and one["status"] in {"not met", "partly"}]
    assert gaps == []
    deviations = {one["id"].removeprefix("V") for one in REQUIREMENTS if one["status"] == "deviation"}
    assert deviations <= set(re.findall(r"^\| (\d+\.\d+\.\d+) ", DEVIATIONS, flags=re.MULTILINE))


def test_the_figures_of_the_rules_are_those_of_the_code() -> None:
    rows = re.findall(r"^\| ([^|]+) \| (\d+)(?: (minutes|hours|days))? \| `portal/([^:]+)\.py::(\w+)` \|$", RULES, re.M)
    assert len(rows) > 25
    wrong = []
    for what, number, unit, path, name in rows:
        value = getattr(importlib.import_module("portal." + path.replace("/", ".")), name)
        if value != (timedelta(**{unit: int(number)}) if unit else int(number)):
            wrong.append(f"{what}: {number} {unit} in the rules, {value} in the code")
    assert not wrong


def test_every_sealed_column_is_of_a_named_kind() -> None:
    models = [mapper.class_ for mapper in Base.registry.mappers]
    sealed = {model.__tablename__ for model in models if sealed_columns(model)}
    part = RULES.partition("## Kinds of data")[2].partition("\n## ")[0]
    assert sealed - set(re.findall(r"`(\w+)`", part)) == set(), "write these tables into docs/security/rules.md"


def test_our_scripts_store_nothing_in_browsers() -> None:
    scripts = list((ROOT / "static" / "js").glob("*.js"))
    assert len(scripts) >= 2
    for script in scripts:
        found = re.findall(
            r"localStorage|sessionStorage|indexedDB|document\.cookie|postMessage", script.read_text("utf-8")
        )
        assert not found, script.name
