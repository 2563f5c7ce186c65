"""A long draft: a part in pages that a phone can bear, a place kept in the middle, comments that lead back there."""

from tests.client import Client
from tests.factories import World
from tests.integration.test_draft_pages import desk, family


def shown(world: World, paragraphs: int) -> Client:
    one = Client(world.app).sign_in(world.reviewer)
    one.get(desk(world))
    words = "\n\n".join(f"On day {n} he was well, and sentence {n * 7} says so." for n in range(1, paragraphs + 1))
    one.press("Bring this in", words=f"# His days\n\n{words}\n\n# The end\n\nThat is all.")
    one.press("Show it to the circle and seal it", reason="They asked for it today.")
    return Client(world.app).sign_in(world.mother)


def test_a_part_of_fifty_paragraphs_is_read_page_by_page(world: World) -> None:
    mother = shown(world, 50)
    mother.get(family(world) + "parts/0")
    seen = []
    while True:
        here = [one.get("id") for one in mother.page.all("section") if (one.get("id") or "").startswith("p")]
        assert len(here) <= 20
        seen += here
        if "Read on in this part" not in mother.page.text:
            break
        mother.follow_link("Read on in this part")
    assert seen == [f"p{n}" for n in range(1, 51)]
    mother.follow_link("Earlier in this part")
    assert mother.page.by_id("p21") is not None
    mother.press("Stop here and keep my place")
    mother.follow_link("Go on where you were")
    assert mother.page.by_id("p21") is not None
    mother.follow_link("Read on in this part")
    mother.press("Next part: The end")
    assert "That is all." in mother.page.text


def test_a_comment_far_in_a_part_leads_back_to_its_paragraph(world: World) -> None:
    mother = shown(world, 50)
    mother.get(family(world) + "parts/0?at=45")
    mother.follow_link("Say something about paragraph 45")
    mother.press("Send it", kind="wrong", words="It was another day.")
    mother.follow_link("Paragraph 45 where it stands in the draft")
    assert mother.page.by_id("p45") is not None
    assert "It was another day." in mother.page.text


def test_an_odd_place_shows_the_beginning(world: World) -> None:
    mother = shown(world, 50)
    for at in ("", "abc", "999", "-1", "²"):
        mother.get(family(world) + f"parts/0?at={at}")
        assert mother.page.by_id("p1") is not None
