"""Bad days of a draft: a comment on a paragraph that went, and one sent while the version changed under the reader."""

from tests.client import Client
from tests.factories import World

DRAFT = "# His care\n\nThe doctor asked for a test in April.\n\nHe sang on Sundays.\n"
SHORTER = "# His care\n\nThe doctor asked for a test in April.\n"


def show(world: World, words: str) -> Client:
    one = Client(world.app).sign_in(world.reviewer)
    one.get(f"/desk/reviews/{world.review.reference}/draft/")
    one.press("Bring this in", words=words)
    one.press("Show it to the circle and seal it", reason="They asked for it today.", changes="Shorter.")
    assert "cannot change any more" in one.page.text
    return one


def test_what_was_being_said_of_a_paragraph_that_went_is_kept_seen_and_answered(any_world: World) -> None:
    show(any_world, DRAFT)
    mother = Client(any_world.app).sign_in(any_world.mother)
    mother.get(f"/reviews/{any_world.review.reference}/draft/parts/0")
    mother.follow_link("Say something about paragraph 2")
    reviewer = show(any_world, SHORTER)
    mother.press("Send it", kind="wrong", words="It was Saturdays.")
    assert "It was Saturdays." in mother.page.text, "sent while the version changed under her, and kept"
    mother.get(f"/reviews/{any_world.review.reference}/draft/comments/")
    assert "It was Saturdays." in mother.page.text
    reviewer.get(f"/desk/reviews/{any_world.review.reference}/draft/comments")
    assert "Paragraph 2 (no longer in the draft)" in reviewer.page.main
    assert "They read it in an earlier version:" in reviewer.page.main
    comment = next(each.get("value") for each in reviewer.page.all("input") if each.get("name") == "comment")
    reviewer.press("Send this answer", comment=comment, outcome="not_changed", words="You remember it so.")
    mother.get(f"/reviews/{any_world.review.reference}/draft/comments/")
    assert "Answered on" in mother.page.text


def test_who_pressed_nothing_while_reading_is_told_what_changed_since(any_world: World) -> None:
    show(any_world, DRAFT)
    mother = Client(any_world.app).sign_in(any_world.mother)
    mother.get(f"/reviews/{any_world.review.reference}/draft/")
    mother.press("Read it by myself In parts, in any order. Stop when you like.")
    assert "What changed since you read it" not in mother.page.main
    show(any_world, DRAFT.replace("in April", "in May"))
    mother.get(f"/reviews/{any_world.review.reference}/draft/parts")
    assert "What changed since you read it" in mother.page.main
    assert "Paragraph 1 was changed." in mother.page.main
    sister = Client(any_world.app).sign_in(any_world.sister)
    sister.get(f"/reviews/{any_world.review.reference}/draft/parts")
    assert "What changed since you read it" not in sister.page.main
