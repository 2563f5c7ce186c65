"""However much the circle said, the reviewer reads it forty at a time: what waits first, or one paragraph alone."""

from portal.taking_part.comments.answering import Answer, answer
from portal.taking_part.comments.models import Outcome
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change, opened, review_of, says, staff


def many(world: World, count: int) -> None:
    """So many comments on paragraph 1, all answered, and one on paragraph 4 that waits."""
    with change(world) as session:
        version = opened(session, world)
        said = [says(session, world, version, 1, f"Word {n} of it.").id for n in range(count)]
        answer(
            session, staff(world), review_of(session, world), said, Answer(Outcome.NOT_CHANGED, "We read it."), "all"
        )
        says(session, world, version, 4, "It was another nurse.")


def test_forty_stand_on_a_page_and_what_waits_comes_first(any_world: World) -> None:
    many(any_world, 120)
    address = f"/desk/reviews/{any_world.review.reference}/draft/comments"
    desk = Client(any_world.app).sign_in(any_world.reviewer)
    desk.get(address)
    assert desk.page.main.index("It was another nurse.") < desk.page.main.index("Word 0 of it.")
    seen = [desk.page.main.count("of it.")]
    for page in ("Page 2", "Page 3", "Page 4"):
        desk.follow_link(page)
        seen.append(desk.page.main.count("of it."))
    assert seen == [39, 40, 40, 1]
    desk.get(address + "?page=99")
    assert "Page 4 of 4" in desk.page.main
    for odd in ("?page=x", "?page=0", "?number=-1", "?number=٢"):
        assert desk.get(address + odd).status_code == 200
        assert "It was another nurse." in desk.page.main
    desk.get(address + "?number=4")
    assert "of it." not in desk.page.main
    desk.press("Send this answer", outcome="not_changed", words="")
    assert desk.response.status_code == 422
    assert "of it." not in desk.page.main, "the same paragraph after a mistake"
    desk.get(address + "?number=77")
    assert "Nobody has said anything of paragraph 77." in desk.page.main


def test_a_longer_list_asks_no_more_of_the_database(world: World) -> None:
    many(world, 3)
    address = f"/desk/reviews/{world.review.reference}/draft/comments"
    desk = Client(world.app).sign_in(world.reviewer)
    desk.get(address)
    with desk.queries() as few:
        desk.get(address)
    with change(world) as session:
        version = opened(session, world, form_key="second")
        for n in range(80):
            says(session, world, version, 2, f"Another {n}.")
    desk.get(address)
    with desk.queries() as many_asked:
        desk.get(address)
    assert len(many_asked) == len(few)


def test_what_somebody_said_comes_in_pages_and_nothing_is_left_out(world: World) -> None:
    with change(world) as session:
        version = opened(session, world)
        for n in range(35):
            says(session, world, version, 2, f"Sentence {n:02}.")
    mother = Client(world.app).sign_in(world.mother)
    mother.get(f"/reviews/{world.review.reference}/draft/comments/")
    first = mother.page.text
    mother.follow_link("Next page")
    second = mother.page.text
    assert all((f"Sentence {n:02}." in first) != (f"Sentence {n:02}." in second) for n in range(35))
    mother.follow_link("Previous page")
    assert mother.page.main
    assert "Sentence 00." in mother.page.text
    assert mother.get(f"/reviews/{world.review.reference}/draft/comments/?page=99").status_code == 200
    assert "Sentence 34." in mother.page.text
