"""F10: a link at the head of a page that holds typed words keeps them first, with scripts off too."""

from datetime import timedelta

import pytest
import time_machine

from portal.circle.access.models import KeptForm
from portal.clock import now
from portal.foundation.identity.actor import Assurance
from tests.client import Client
from tests.factories import World
from tests.integration.drafted import drafted
from tests.integration.test_kept_forms import come_in
from tests.integration.test_kept_longer import rows

WORDS = "Her cousin Ewa, in Łódź.\nعوا <b> “and” more"
LATE = timedelta(hours=3)
# The page, the box that is written in, the button of its form.
PAGES = [
    ("/reviews/{ref}/who-else", "who", "Tell us"),
    ("/reviews/{ref}/ring-first", "words", "Ask them"),
    ("/reviews/{ref}/closer-look/", "reason", "Ask for a closer look"),
    ("/reviews/{ref}/draft/versions/{version_id}/paragraphs/1", "words", "Send it"),
    ("/reviews/{ref}/meetings/phone/over{at}", "company", "Book it with these answers"),
    ("/mine/helps", "note", "Keep this"),
    ("/mine/helpers/", "name", "Keep this helper"),
    ("/mine/quiet/", "words", "Keep this day"),
    ("/mine/new-address", "words", "Tell us"),
    ("/call-me", "note", "Ask for a call"),
]
LEADS = [("Language / Język / زبان", "/language"), ("Change how this looks", "/looks")]
NAMES = [path.split("/")[-1] or path.split("/")[-2] for path, _, _ in PAGES]


def opened(world: World, path: str) -> tuple[Client, str]:
    """The mother, whom we ring first, before the page; its address."""
    client, address = Client(world.app), path.format(ref=world.review.reference, **drafted(world, world.mother))
    client.sign_in(world.mother, Assurance.STEPPED_UP)
    client.get(address)
    return client, address


def box(client: Client, button: str, field: str) -> str:
    """What stands in the box."""
    return dict(client.page.fields(client.page.button(button).form))[field]


@pytest.mark.parametrize(("path", "field", "button"), PAGES, ids=NAMES)
def test_what_is_typed_is_there_again_in_easy_read_and_behind_each_link(
    world: World, path: str, field: str, button: str
) -> None:
    client, address = opened(world, path)
    text = WORDS if field in {"who", "reason", "note"} or path.endswith("1") else WORDS.splitlines()[0]
    assert not any(one.get("href", "").startswith(("/language", "/looks")) for one in client.page.all("a"))
    for name, leads in LEADS:
        client.press(name, **{field: text})
        assert client.at.startswith(leads)
        client.get(address)
        assert box(client, button, field) == text
    client.press("Circle of support", **{field: text + " more"})
    assert "first-page" in client.at or "/reviews/" in client.at
    client.get(address)
    assert box(client, button, field) == text + " more"
    client.press("Easy read", **{field: text})
    assert client.at == address, "the same page, in other words"
    client.read_as("en_GB").get(address)
    assert box(client, button, field) == text


@pytest.mark.parametrize(("path", "field", "button"), PAGES, ids=NAMES)
def test_hiding_the_page_keeps_what_is_typed_behind_a_new_sign_in(
    world: World, path: str, field: str, button: str
) -> None:
    client, address = opened(world, path)
    text = WORDS.splitlines()[0]
    client.press("Hide this page", **{field: text})
    assert client.at == "/quiet"
    client.signed_in = False
    client.get("/mine/")
    assert client.at == "/link", "nobody is signed in any more"
    client.sign_in(world.mother, Assurance.STEPPED_UP)
    client.get(address)
    assert box(client, button, field) == text


def test_a_press_after_the_time_ran_out_is_kept_for_its_own_page(world: World) -> None:
    client, address = opened(world, "/reviews/{ref}/who-else")
    client.signed_in = False
    with time_machine.travel(now() + LATE):
        client.press("Easy read", who=WORDS)
        assert client.page.heading == "Come in again"
        come_in(world, client, world.mother)
        assert client.at == address
        assert box(client, "Tell us", "who") == WORDS
        client.press("Tell us")
    assert rows(world, KeptForm) == 0


def test_a_comment_that_was_sent_is_kept_no_more(world: World) -> None:
    client, address = opened(world, "/reviews/{ref}/draft/versions/{version_id}/paragraphs/1")
    client.press("Change how this looks", kind="wrong", words=WORDS)
    client.get(address)
    assert dict(client.page.fields(client.page.button("Send it").form))["kind"] == "wrong"
    client.press("Send it")
    assert WORDS.splitlines()[0] in client.page.main
    assert rows(world, KeptForm) == 0


def test_where_there_is_no_room_the_words_are_shown_and_nobody_is_led_away(world: World) -> None:
    client, _address = opened(world, "/reviews/{ref}/who-else")
    fields = dict(client.page.fields(client.page.button("Tell us").form))
    for place in range(20):
        client.post(f"/kept/typed?page=/page-{place}", {**fields, "who": "x", "then": "looks"})
    client.get("/mine/helpers/")
    client.press("Easy read", name=WORDS.splitlines()[0])
    assert client.response.status_code == 409
    assert "Her cousin Ewa" in client.page.main


def test_in_easy_read_both_boxes_of_who_else_arrive_though_each_has_its_own_screen(world: World) -> None:
    client, address = opened(world, "/reviews/{ref}/who-else")
    client.press("Change how this looks", who=WORDS, rather_not="Not Bob")
    client.read_as("en_GB", easy=True).get(address)
    assert box(client, "Tell us", "rather_not") == "Not Bob"
    client.press("Who we should not ask", who=WORDS + " And Ala.")
    assert client.at == address + "?rather=1"
    fields = dict(client.page.fields(client.page.button("Tell us").form))
    assert (fields["who"], fields["rather_not"]) == (WORDS + " And Ala.", "Not Bob")


def test_where_nothing_was_typed_nobody_is_told_that_it_is_kept(world: World) -> None:
    client, address = opened(world, "/reviews/{ref}/who-else")
    client.press("Change how this looks")
    client.get(address)
    assert "Nothing is lost" not in client.page.main


def test_in_easy_read_who_reads_a_story_is_asked_one_thing_a_screen_and_a_choice_taken_away_stays_away(
    world: World,
) -> None:
    path = f"/reviews/{world.review.reference}/stories/{world.mother.story}/who"
    client = Client(world.app).sign_in(world.mother).read_as("en_GB", easy=True)
    client.get(path)
    step = client.page.button("Go on")
    readers = [value for one in step.form.iter() if one.get("name") == "readers" and (value := one.get("value"))]
    assert readers
    assert not [one for one in step.form.iter() if one.get("name") == "may_quote" and one.get("type") == "radio"]
    client.press("Go on", readers=readers)
    assert client.at == f"{path}?step=1"
    client.press("Go on", may_quote="yes")
    client.press("Read it before you share", presence="no")
    client.get(path)
    client.press("Go on", readers=[])
    client.press("Go on")
    assert "readers" not in dict(client.page.fields(client.page.button("Read it before you share").form))
    client.press("Read it before you share")
    client.get(path)
    assert "readers" not in dict(client.page.fields(client.page.button("Go on").form)), "nobody is chosen any more"


def test_in_easy_read_a_helper_is_named_one_thing_a_screen(world: World) -> None:
    client = Client(world.app).sign_in(world.mother).read_as("en_GB", easy=True)
    client.get("/mine/helpers/?add=1")
    client.press("Go on", name="Ewa Łąka")
    client.press("Go on", kind="advocate")
    client.press("Go on", may=["sit_with_me", "ring_for_me"])
    client.press("Keep this helper", phone="01632 960 177")
    assert "Ewa Łąka" in client.page.main
    assert rows(world, KeptForm) == 0


@pytest.mark.parametrize("next_page", ["//evil.example", "https://evil.example/", "/\\evil.example"])
def test_it_leads_nowhere_else(world: World, next_page: str) -> None:
    client, address = opened(world, "/reviews/{ref}/who-else")
    fields = dict(client.page.fields(client.page.button("Tell us").form))
    client.post(f"/kept/typed?page={address}&next={next_page}", {**fields, "who": "x", "then": "nowhere"})
    assert client.at == address


@pytest.mark.parametrize("path", ["/call-me", "/pages/someone-died-nobody-asked"])
def test_what_a_visitor_typed_goes_along_and_nothing_of_it_is_stored(world: World, path: str) -> None:
    client = Client(world.app)
    client.get(path)
    said = {"name": "Żaneta <b>", "phone": "01632 960 155", "part": "afternoon"}

    def stands(button: str) -> bool:
        fields = dict(client.page.fields(client.page.button(button).form))
        return all(fields[name] == value for name, value in said.items())

    client.press("Easy read", **said)
    assert stands("Ask for a call")
    client.press("Language / Język / زبان")
    client.press("English")
    assert stands("Ask for a call")
    client.press("Change how this looks")
    client.press("Keep this", colours="dark", words="standard")
    assert 'data-colours="dark"' in client.response.get_data(as_text=True)
    assert stands("Ask for a call")
    client.press("Ask for a call")
    assert client.page.heading == "We will ring you"
    assert rows(world, KeptForm) == 0


@pytest.mark.parametrize(("button", "leads"), [("Circle of support", "/"), ("Hide this page", "/quiet")])
def test_a_visitor_who_goes_home_or_hides_the_page_is_led_there(world: World, button: str, leads: str) -> None:
    client = Client(world.app)
    client.get("/call-me")
    client.press(button, name="Una")
    assert client.at == leads
