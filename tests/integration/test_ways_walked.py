"""Each way of docs/ways.toml that is *the same*, walked: without scripts, in easy read, by somebody without email."""

import pytest

from tests.factories import World
from tests.integration.ways import Walk
from tests.tables import ROOT
from tools import tables

WAYS = tables.read(ROOT / "docs" / "ways.toml")["way"]


def the_same(way: str) -> set[str]:
    """Every endpoint on which this way is the same."""
    return {
        endpoint
        for one in WAYS
        if one[way] == "same"
        for endpoint in one["endpoints"]
        if endpoint not in one.get("alone", ())
    }


@pytest.mark.parametrize(("way", "easy"), [("no_scripts", False), ("easy_read", True)])
def test_every_page_opens_and_every_button_does_what_it_says(world: World, way: str, easy: bool) -> None:
    wanted = the_same(way)
    walk = Walk(world, world.letter, wanted, easy=easy)
    walked = walk.walk()
    assert walked.wrong == []
    assert wanted - walked.opened - walked.pressed == set(), "no page leads there"


def test_who_has_no_email_is_the_one_who_walks(world: World) -> None:
    assert world.letter.email is None
    assert the_same("no_email") <= the_same("no_scripts") | the_same("easy_read")
