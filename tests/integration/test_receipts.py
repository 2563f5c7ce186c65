"""After each step the page says what happened, what is next, and how to change one's mind."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from tests.client import Client
from tests.factories import World


@dataclass(frozen=True)
class Step:
    """Where it is pressed (``{ref}``: the review, ``{story}``: their own), what is filled in, and what is said then."""

    at: str
    button: str
    happened: str
    next: str
    change: str
    fields: dict[str, str] = field(default_factory=dict)


STEPS = {
    "tell a story": Step(
        "/reviews/{ref}/stories/{story}/read",
        "Share it",
        "Ruth Sample can read your story now",
        "and answers you by",
        "You can change it or take it back at any time.",
    ),
    "ask for a call": Step(
        "/call-me",
        "Ask for a call",
        "We will ring you",
        "We try twice.",
        "You changed your mind, or it is urgent for you? Ring us: 01632 960 100.",
        {"name": "Marta", "phone": "01632 960 111", "part": "morning"},
    ),
    "ask for a closer look": Step(
        "/reviews/{ref}/closer-look/",
        "Ask for a closer look",
        "You asked for a closer look on",
        "Ruth Sample rings you by",
        "I changed my mind. Take it back",
    ),
    "pause": Step(
        "/mine/pause/",
        "Pause for two weeks Then news comes again by itself.",
        "You have a pause",
        "What you need to know stands on your page when you come back.",
        "I want to hear from you again",
    ),
    "stop": Step(
        "/mine/pause/stop",
        "Yes, stop everything",
        "You have stopped",
        "What waited to be sent is called back.",
        "You can come back at any time",
    ),
}


@pytest.fixture
def said(world: World, client: Client) -> Callable[[Step], str]:
    """What the page says to the sister after a step."""

    def press(step: Step) -> str:
        client.sign_in(world.sister)
        client.get(step.at.format(ref=world.review.reference, story=world.sister.story))
        client.press(step.button, **step.fields)
        assert client.response.status_code == 200
        return client.page.main

    return press


@pytest.mark.parametrize("name", STEPS)
def test_a_receipt_says_what_happened_what_is_next_and_how_to_change_it(said: Callable[[Step], str], name: str) -> None:
    step = STEPS[name]
    page = said(step)
    assert [words for words in (step.happened, step.next, step.change) if words not in page] == []


def test_what_was_chosen_is_said_back_with_who_sees_it_and_that_it_can_be_changed(world: World, client: Client) -> None:
    path = f"/reviews/{world.review.reference}/involvement/"
    client.sign_in(world.sister).get(path)
    client.post(path, {"csrf_token": client.token(), "level": "everything"})
    for words in ("What you chose", "Ruth Sample sees this.", "You can change it at any time, here or by phone."):
        assert words in client.page.main
