"""In easy read the page of parts says one idea a screen; what else there is stands on screens of their own."""

import pytest

from portal.taking_part.drafts.versions import PartIn, SectionIn
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change, opened

FIRST = (
    SectionIn("Who he was", [PartIn("He sang in the choir.")], "His songs."),
    SectionIn("His last spring", [PartIn("A blood test was asked for.")], "What was missed."),
)
SECOND = (FIRST[0], SectionIn("His last spring", [PartIn("A blood test was asked for on a Monday.")]))
TIME, CHANGED, HIDE = "I need more time", "We changed paragraph 2.", "Hide it: Who he was"


@pytest.fixture
def easy(world: World) -> Client:
    """Somebody who read the first version; a second one is there now."""
    with change(world) as session:
        opened(session, world, FIRST)
    reader = Client(world.app).sign_in(world.mother)
    reader.get(f"/reviews/{world.review.reference}/draft/")
    reader.press("how")
    with change(world) as session:
        opened(session, world, SECOND, form_key="second")
    reader.read_as("en_GB", easy=True)
    reader.get(f"/reviews/{world.review.reference}/draft/parts")
    return reader


def test_the_parts_stand_alone_and_the_rest_behind_one_press(easy: Client) -> None:
    assert "Who he was" in easy.page.main
    for said in (TIME, CHANGED, HIDE):
        assert said not in easy.page.main, said
    parts = easy.at
    for link, said in (("What is new", CHANGED), ("Your time", TIME)):
        easy.get(parts)
        easy.get(easy.page.link(link))
        assert said in easy.page.main
        assert "His songs." not in easy.page.main, "one idea a screen"
        assert easy.page.link("Back") == parts


def test_a_part_is_hidden_and_shown_again(easy: Client) -> None:
    easy.get(easy.page.link("Hide a part"))
    easy.press(HIDE)
    easy.press("Show it: Who he was")
    assert "He sang in the choir." in easy.page.main


def test_more_time_leads_back_to_the_screen_of_time(easy: Client) -> None:
    easy.get(easy.at + "?see=time")
    easy.press(TIME)
    assert "see=time" in easy.at
    assert "You have more time" in easy.page.main


def test_a_screen_that_there_is_not_shows_the_parts(easy: Client) -> None:
    for asked in ("differently", "../x", "", "%00"):
        easy.get(f"{easy.at.partition('?')[0]}?see={asked}")
        assert easy.response.status_code == 200
        assert "His songs." in easy.page.main
