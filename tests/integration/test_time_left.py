"""WCAG 2.2.1: how long there is stands at the head of each long form, and one press gives more."""

from datetime import timedelta

import pytest
import time_machine

from portal.clock import now
from portal.foundation.web.words import Reading, words_for
from tests.client import Client
from tests.factories import World
from tests.integration.test_kept_forms import card

BY_SCRIPT = {"X-Autosave": "1"}


def at(moment_in: timedelta) -> str:
    """How a page says the moment so far from now; late in the evening with its day."""
    return words_for(Reading()).time_or_day(now() + moment_in)


@pytest.mark.parametrize("path", ["/call-me", "card", "photos"])
def test_each_long_form_of_a_family_says_until_when_in_words(world: World, client: Client, path: str) -> None:
    of_story = f"/reviews/{world.review.reference}/stories/{world.sister.story}"
    where = {"card": card(world.sister), "photos": f"{of_story}/photos/"}.get(path, path)
    with time_machine.travel(now(), tick=False):
        client.sign_in(world.sister)
        client.get(where)
        assert f"You are signed in until about {at(timedelta(hours=2))}" in client.page.main


def test_nobody_signed_in_is_told_nothing_of_it(client: Client, world: World) -> None:
    client.get("/call-me")
    assert "signed in until" not in client.response.get_data(as_text=True)
    assert "data-seconds-left" not in client.response.get_data(as_text=True)


def test_staff_are_told_of_their_quarter_of_an_hour(world: World, client: Client) -> None:
    with time_machine.travel(now(), tick=False):
        client.sign_in(world.reviewer)
        client.get(f"/desk/reviews/{world.review.reference}/stories/{world.mother.story}/")
        assert f"signed in until about {at(timedelta(minutes=15))}" in client.page.main
        assert 'data-seconds-left="900"' in client.response.get_data(as_text=True)


def test_one_press_stays_and_says_until_when(world: World, client: Client) -> None:
    begun = now()
    client.sign_in(world.sister)
    client.get(card(world.sister))
    client.checks = False
    with time_machine.travel(begun + timedelta(minutes=116), tick=False):
        answer = client.post("/stay", {"csrf_token": client.token()}, headers=BY_SCRIPT)
        assert answer.headers["X-Signed-In-For"] == "7200"
        assert at(timedelta(hours=2)) in answer.get_data(as_text=True)
    with time_machine.travel(begun + timedelta(minutes=230), tick=False):
        assert client.get(card(world.sister), follow=False).status_code == 200


def test_with_scripts_off_saving_gives_more_time(world: World, client: Client) -> None:
    begun = now()
    client.sign_in(world.sister)
    for minutes in (0, 110, 220, 330):
        with time_machine.travel(begun + timedelta(minutes=minutes), tick=False):
            client.get(card(world.sister))
            client.press("Save and carry on", words=f"After {minutes} minutes.")
            assert client.response.status_code == 200
            assert client.page.heading != "Come in again"


def test_a_script_that_only_looks_keeps_nobody_signed_in(world: World, client: Client) -> None:
    begun = now()
    client.sign_in(world.sister)
    client.checks = False
    for minutes in range(10, 120, 10):
        with time_machine.travel(begun + timedelta(minutes=minutes)):
            client.get(card(world.sister), headers={"HX-Request": "true"})
    with time_machine.travel(begun + timedelta(minutes=121)):
        client.signed_in = False
        assert client.get(card(world.sister), follow=False).status_code == 303


def test_at_the_end_of_the_day_no_more_time_is_promised(world: World, client: Client) -> None:
    begun = now()
    client.sign_in(world.sister)
    for hour in range(1, 24):
        with time_machine.travel(begun + timedelta(hours=hour)):
            client.get(card(world.sister))
    with time_machine.travel(begun + timedelta(hours=23, minutes=5)):
        client.get(card(world.sister))
        said = words_for(Reading()).time_or_day(begun + timedelta(hours=24))
        assert f"until about {said}. Then you come in again" in client.page.main


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(hours=5)])
def test_a_clock_set_back_neither_puts_anybody_out_nor_keeps_them_in_for_longer(
    world: World, client: Client, back: timedelta
) -> None:
    begun = now()
    client.sign_in(world.sister)
    with time_machine.travel(begun - back):
        assert client.get(card(world.sister), follow=False).status_code == 200
    with time_machine.travel(begun - back + timedelta(hours=2, minutes=1)):
        client.signed_in = False
        assert client.get(card(world.sister), follow=False).status_code == 303
