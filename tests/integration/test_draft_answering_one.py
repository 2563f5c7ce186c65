"""Staff answer a paragraph where it stands: its comments are chosen, the form is under them, others can be added."""

import pytest

from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change, opened, says


@pytest.fixture
def said(any_world: World) -> dict[str, str]:
    """Three comments that wait: two of paragraph 2, one of paragraph 3."""
    with change(any_world) as session:
        version = opened(session, any_world)
        return {
            words: str(says(session, any_world, version, number, words, who).id)
            for number, words, who in (
                (2, "It was May.", "mother"),
                (2, "It was June.", "sister"),
                (3, "By me.", "mother"),
            )
        }


def ticked(desk: Client) -> set[str]:
    boxes = [one for one in desk.page.all("input") if one.get("name") == "comment"]
    return {one.get("value", "") for one in boxes if "checked" in one.attrib}


def test_an_answer_is_one_press_from_its_paragraph_and_serves_what_is_added(
    any_world: World, said: dict[str, str]
) -> None:
    desk = Client(any_world.app).sign_in(any_world.reviewer)
    desk.get(f"/desk/reviews/{any_world.review.reference}/draft/comments")
    assert ticked(desk) == set(), "nothing is chosen before somebody chooses"
    link = desk.page.link("Answer paragraph 2")
    assert link.endswith("#your-answer"), "the form is in view at once"
    desk.get(link)
    assert ticked(desk) == {said["It was May."], said["It was June."]}
    words = desk.page.main
    assert words.index("It was June.") < words.index("Your answer") < words.index("By me."), (
        "others stand after the form"
    )
    chosen = sorted(ticked(desk))
    desk.press("Send this answer", comment=chosen, outcome="changed", words="We asked the ward.", number="")
    assert desk.response.status_code == 422
    assert ticked(desk) == {said["It was May."], said["It was June."]}, "what was chosen stays"
    both = [said["It was May."], said["By me."]]
    desk.press("Send this answer", comment=both, outcome="not_changed", words="You are right.")
    assert desk.at.endswith("comments?number=2")
    desk.get(f"/desk/reviews/{any_world.review.reference}/draft/comments")
    assert desk.page.main.count("You are right.") == 2, "one answer serves both"
    desk.get(desk.page.link("Answer paragraph 2"))
    assert ticked(desk) == {said["It was June."]}
    assert "What else waits" not in desk.page.main


def test_a_paragraph_where_nothing_waits_asks_for_nothing(any_world: World, said: dict[str, str]) -> None:
    desk = Client(any_world.app).sign_in(any_world.reviewer)
    for address in ("number=1&answering=1", "answering=1", "number=2&answering=x"):
        desk.get(f"/desk/reviews/{any_world.review.reference}/draft/comments?{address}")
        assert desk.response.status_code == 200
        assert ticked(desk) == set(), address


def test_passed_on_says_to_whom_and_the_desk_shows_what_became_of_it(any_world: World, said: dict[str, str]) -> None:
    desk = Client(any_world.app).sign_in(any_world.reviewer)
    address = f"/desk/reviews/{any_world.review.reference}/draft/comments?number=3&answering=1"
    desk.get(address)
    for nobody in ("", "  "):
        chosen = sorted(ticked(desk))
        desk.press("Send this answer", comment=chosen, outcome="passed_on", words="We told them.", passed_to=nobody)
        assert desk.response.status_code == 422
        assert "Write to which service it was passed on." in desk.page.main
    assert ticked(desk) == {said["By me."]}
    desk.press("Send this answer", comment=sorted(ticked(desk)), outcome="passed_on", passed_to="the day centre")
    assert "Passed on to the day centre" in desk.page.main
