"""From *Call me* back to the step or the part on which it was pressed; the draft read together at a chosen time."""

import pytest
from sqlalchemy import select

from portal.taking_part.meetings.models import Meeting
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change
from tests.integration.test_draft_circle import DRAFT, shown
from tests.integration.test_meeting_pages import a_day, page, reviewer  # noqa: F401  a fixture

HERE = "http://127.0.0.1"
CHOOSE = "Choose the time of the call yourself"


def asks_from(client: Client, path: str, about: str = "", host: str = HERE) -> None:
    """Open *Call me* as a browser does whose page this was."""
    client.get(f"/call-me?about={about}", headers={"Referer": host + path})


@pytest.mark.parametrize("step", ["", "phone/days?later=1&zone=Asia/Kolkata", "phone/over?at={at}"])
def test_back_leads_to_the_step_of_booking(world: World, reviewer: Client, step: str) -> None:  # noqa: F811
    mother = Client(world.app).sign_in(world.mother)
    mother.get(page(world) + "phone/days")
    a_day(mother)
    at = mother.page.link("10:00").partition("at=")[2]
    path = page(world) + step.format(at=at)
    asks_from(mother, path, "meeting")
    assert mother.page.link("Back") == path
    assert CHOOSE not in mother.page.main
    mother.press("Ask for a call", name="", phone="01632 960 150", part="morning", note="In the evening")
    assert mother.response.status_code == 422
    assert mother.page.link("Back") == path, "a mistake does not lose the way"
    mother.press("Ask for a call", name="Joan")
    assert mother.page.heading == "We will ring you"
    mother.follow_link("Go back to the page")
    assert mother.at == path


@pytest.mark.parametrize(
    ("path", "host"),
    [
        ("/kept/typed", HERE),
        ("/nowhere/at/all", HERE),
        ("/mine/", "http://127.0.0.1.example"),
        ("//elsewhere.example/mine/", HERE),
        ("/\\elsewhere.example", HERE),
        ("", "about:blank"),
    ],
)
def test_no_way_to_what_is_no_page_of_ours(world: World, path: str, host: str) -> None:
    mother = Client(world.app).sign_in(world.mother)
    asks_from(mother, path, host=host)
    assert "Back" not in links(mother)
    form = mother.page.button("Ask for a call").form
    typed = {**dict(mother.page.fields(form)), "back": host + path, "phone": ""}
    mother.post("/call-me", typed)
    assert mother.response.status_code == 422
    assert "Back" not in links(mother)
    mother.post("/call-me", {**typed, "name": "Joan", "phone": "01632 960 150", "part": "morning"})
    assert "Go back to the page" not in links(mother)


@pytest.mark.parametrize(
    "path", ["/call-me?about=meeting", "/kept/typed", "/nowhere", "//elsewhere.example/mine/", "x"]
)
def test_an_address_that_a_form_brings_leads_nowhere_else(world: World, path: str) -> None:
    mother = Client(world.app).sign_in(world.mother)
    asks_from(mother, path)
    assert "Back" not in links(mother)
    typed = {**dict(mother.page.fields(mother.page.button("Ask for a call").form)), "back": path, "phone": ""}
    mother.post("/call-me", typed)
    assert mother.response.status_code == 422
    assert "Back" not in links(mother)


def test_before_sign_in_no_page_of_a_review_is_named(world: World) -> None:
    visitor, path = Client(world.app), page(world)
    asks_from(visitor, path, "meeting")
    assert world.review.reference not in visitor.response.get_data(as_text=True)
    fields = {**dict(visitor.page.fields(visitor.page.button("Ask for a call").form)), "back": path}
    visitor.post("/call-me", fields)
    assert world.review.reference not in visitor.response.get_data(as_text=True)
    visitor.post("/call-me", {**fields, "name": "Joan", "phone": "01632 960 150", "part": "morning"})
    assert visitor.page.heading == "We will ring you"
    visitor.get(f"{visitor.at.partition('?')[0]}?next={path}")
    assert "Go back to the page" not in links(visitor)


def test_words_typed_on_call_me_and_the_way_back_are_there_again(world: World) -> None:
    mother, path = Client(world.app).sign_in(world.mother), page(world)
    asks_from(mother, path, "meeting")
    mother.press("Change how this looks", note="My sister knows.")
    mother.get("/call-me")
    form = dict(mother.page.fields(mother.page.button("Ask for a call").form))
    assert form["note"] == "My sister knows."
    assert mother.page.link("Back") == path
    asks_from(mother, f"/reviews/{world.review.reference}/draft/")
    assert mother.page.link("Back") == f"/reviews/{world.review.reference}/draft/", "the page they were on last"


def test_read_together_at_a_time_that_they_choose(world: World, reviewer: Client) -> None:  # noqa: F811
    shown(world, DRAFT)
    mother, draft = Client(world.app).sign_in(world.mother), f"/reviews/{world.review.reference}/draft/"
    mother.get(draft)
    mother.press("Read it with somebody Somebody rings you and goes through it with you.", follow=False)
    assert mother.response.headers["Location"] == "/call-me?about=draft"
    asks_from(mother, draft, "draft")
    assert mother.page.link("Back") == draft
    mother.follow_link(CHOOSE)
    a_day(mother)
    mother.follow_link("10:00")
    mother.press("Yes, book this", phone="01632 960 150")
    with change(world) as session:
        assert session.scalars(select(Meeting)).one().about == "Read the draft together.\nnote-of-mother"
    reviewer.get("/desk/meetings/")
    assert "They asked: Read the draft together." in reviewer.page.main


def test_no_time_to_choose_where_the_reviewer_has_none_or_it_is_not_theirs(world: World) -> None:
    draft = f"/reviews/{world.review.reference}/draft/"
    mother, stranger = Client(world.app).sign_in(world.mother), Client(world.app).sign_in(world.contacts["other"])
    for one in (mother, stranger):
        asks_from(one, draft, "draft")
        assert CHOOSE not in links(one)


def test_a_stranger_is_led_to_no_times(world: World, reviewer: Client) -> None:  # noqa: F811
    stranger = Client(world.app).sign_in(world.contacts["other"])
    asks_from(stranger, f"/reviews/{world.review.reference}/draft/", "draft")
    assert CHOOSE not in links(stranger)


def links(client: Client) -> list[str]:
    """The words of every link."""
    return [" ".join("".join(one.itertext()).split()) for one in client.page.all("a")]
