"""Easy read shows one thing on a screen, loses no answer on the way, and always offers somebody who explains."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select

from portal.circle.involvement import queries
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from tests.client import Client
from tests.factories import World
from tests.page import words_of

EXPLAIN = "Ask someone to explain"
SCREENS = {
    "": "home",
    "involvement/": "involvement",
    "involvement/each": "involvement",
    "involvement/each?thing=reading": "involvement",
    "involvement/chosen": "involvement",
    "stories/": "telling",
    "stories/tell": "telling",
    "stories/{story}/cards/just-say-it": "telling",
    "stories/{story}/photos/": "telling",
    "stories/{story}/who": "telling",
    "stories/{story}/read": "telling",
}


@pytest.fixture
def base(client: Client, world: World) -> str:
    """Where the mother's pages stand; she reads easy English."""
    client.sign_in(world.mother).read_as("en_GB", easy=True)
    return f"/reviews/{world.mother.review.reference}/"


def chosen(client: Client, contact: Any) -> dict[str, str]:
    """What stands in the database as the answers of a contact."""
    with client.app.extensions["database"].reading() as session:
        review = session.scalars(select(Review).where(Review.reference == contact.review.reference)).one()
        present = queries.present(session, reviews.place_of(session, contact.actor, review).id)
        return dict(present.answers) if present else {}


@pytest.mark.parametrize(("screen", "about"), SCREENS.items())
def test_each_easy_screen_offers_somebody_who_explains_it(
    client: Client, world: World, base: str, screen: str, about: str
) -> None:
    client.get(base + screen.format(story=world.mother.story))
    leads = urlsplit(client.page.link(EXPLAIN))
    assert leads.path == "/call-me"
    assert parse_qs(leads.query) == {"about": [about]}


def test_standard_words_keep_their_own_way_to_a_call(client: Client, base: str) -> None:
    client.read_as("en_GB").get(base)
    assert EXPLAIN not in client.page.main
    assert client.page.link("Have somebody ring you").startswith("/call-me")


def test_choosing_one_thing_keeps_what_was_answered_before(client: Client, world: World, base: str) -> None:
    for thing, answer in (("reading", "Not now"), ("news", "Yes"), ("reading", "No, thank you")):
        client.get(base + f"involvement/each?thing={thing}")
        client.press(answer)
    assert chosen(client, world.mother) == {"reading": "no", "news": "yes"}


def test_a_screen_about_one_thing_asks_nothing_else(client: Client, base: str) -> None:
    client.get(base + "involvement/each?thing=meeting")
    assert client.page.heading == "Meeting the reviewer"
    names = {one.get("name") for one in client.page.all("button") if one.get("value") in {"yes", "not_now", "no"}}
    assert names == {"meeting"}
    assert not [one for one in client.page.all("input") if one.get("type") == "radio"]


def test_an_unknown_thing_leads_to_all_of_them(client: Client, base: str) -> None:
    client.get(base + "involvement/each?thing=csrf_token")
    assert client.page.heading == "Choose each thing"


def test_standard_words_show_every_thing_at_once(client: Client, base: str) -> None:
    client.read_as("en_GB").get(base + "involvement/each?thing=meeting")
    radios = {one.get("name") for one in client.page.all("input") if one.get("type") == "radio"}
    assert radios == {"news", "telling", "meeting", "reading", "actions"}


def test_an_idea_has_its_picture_and_a_line_for_each_sentence(client: Client, base: str) -> None:
    client.get(base + "involvement/")
    said = ["All answers are right.", "You can change it at any time.", "You can take your time."]
    idea = next(one for one in client.page.having("class") if one.get("class") == "app-line")
    assert [words_of(one) for one in idea.iter() if one.tag == "p"] == said
    assert [one for one in idea.iter() if "app-picture" in (one.get("class") or "").split()]


def test_urgent_help_at_the_foot_has_a_line_for_each_sentence(client: Client, base: str) -> None:
    client.get(base)
    html = client.response.get_data(as_text=True)
    urgent = html.partition('<p class="app-footer__urgent">')[2].partition("</p>")[0]
    said = [" ".join(re.sub("<[^>]+>", "", line).split()) for line in urgent.split("<br>")]
    assert said == [
        "Are you in danger now?",
        "Ring 999.",
        "Do you feel very bad?",
        "Ring 111 and choose 2.",
        "More urgent help",
    ]
