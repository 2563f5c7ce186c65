"""A story's words: long, in any script, sent twice, from two tabs; nothing typed is lost."""

import threading

import pytest
from sqlalchemy import func, select

from portal.circle.promises.models import Task
from portal.circle.reviews.models import Review
from portal.foundation.identity.actor import Assurance
from portal.foundation.outbox.models import Notice
from portal.taking_part.stories import services as stories
from portal.taking_part.stories.models import Story, StoryPassage, StoryThanks
from tests.client import Client
from tests.factories import World

URDU = "وہ ہر اتوار کو گاتا تھا۔ "


@pytest.fixture
def card(world: World) -> str:
    """The address of a card on which nothing stands yet."""
    return f"/reviews/{world.review.reference}/stories/{world.sister.story}/cards/good-day"


@pytest.fixture
def sister(world: World, client: Client) -> Client:
    """The sister's browser."""
    return client.sign_in(world.sister)


def saved(world: World) -> str | None:
    """What stands on the card now."""
    with world.app.extensions["database"].reading() as session:
        query = select(StoryPassage).where(StoryPassage.story_id == world.sister.story, StoryPassage.card == "good-day")
        passage = session.scalars(query).first()
        return passage.words if passage else None


def box(client: Client) -> str:
    """What stands in the box of the page."""
    return dict(client.page.fields(client.page.button("Save and carry on").form))["words"]


@pytest.mark.parametrize(
    "words",
    [
        ("He sang. " * 12_000)[:100_000],
        (URDU * 5_000)[:100_000],
        "A first line\n\n  and spaces, <b>not bold</b> & “quotes” 👨‍👩‍👧 \u202eturned\u202c",
        "\n\nTwo empty lines before",
    ],
    ids=["100,000 characters", "in Urdu", "odd signs", "empty lines"],
)
def test_words_come_back_as_they_were_typed(world: World, sister: Client, card: str, words: str) -> None:
    sister.get(card)
    sister.press("Save and carry on", words=words.replace("\n", "\r\n"))
    assert sister.response.status_code == 200
    assert saved(world) == words
    sister.get(card)
    assert box(sister) == words


def test_control_characters_are_taken_out_and_nothing_else(world: World, sister: Client, card: str) -> None:
    sister.get(card)
    sister.press("Save and carry on", words="He\x00 sang\x08 every\x1b day\x0c.\tTab stays.\rOld line end")
    assert saved(world) == "He sang every day.\tTab stays.\nOld line end"


def test_300_000_urdu_letters_fit_and_one_more_comes_back_in_the_box(world: World, sister: Client, card: str) -> None:
    letters = (URDU * 20_000)[:300_000]
    sister.get(card)
    sister.press("Save and carry on", words=letters)
    assert sister.response.status_code == 200
    assert saved(world) == letters
    sister.get(card)
    more = letters[:-1] + "اب"
    sister.press("Save and carry on", words=more)
    assert sister.response.status_code == 422
    assert "300,001" in sister.page.main
    assert "Nothing is lost" in sister.page.main
    assert box(sister) == more
    assert saved(world) == letters


def test_two_tabs_show_both_texts_and_keep_both(world: World, card: str) -> None:
    first, second = (Client(world.app).sign_in(world.sister) for _tab in range(2))
    for tab in (first, second):
        tab.get(card)
    first.press("Save and carry on", words="The lake, in May.")
    second.press("Save and carry on", words="The train to Leeds.")
    assert second.response.status_code == 409
    assert "The lake, in May." in second.page.main
    assert box(second) == "The train to Leeds."
    assert saved(world) == "The lake, in May."
    second.press("Keep both, one after the other")
    assert saved(world) == "The lake, in May.\n\nThe train to Leeds."


def test_two_tabs_with_the_same_words_are_no_conflict(world: World, card: str) -> None:
    first, second = (Client(world.app).sign_in(world.sister) for _tab in range(2))
    for tab in (first, second):
        tab.get(card)
        tab.press("Save and carry on", words="The lake.")
        assert tab.response.status_code == 200
    assert saved(world) == "The lake."


def test_autosave_gets_one_sentence_and_says_so_when_another_tab_wrote(world: World, sister: Client, card: str) -> None:
    sister.get(card)
    token = sister.token()
    quick = {"X-Autosave": "1"}
    sister.checks = False
    answer = sister.post(card, {"csrf_token": token, "words": "One.", "version": "0"}, headers=quick)
    assert answer.status_code == 200
    assert "<html" not in answer.get_data(as_text=True)
    answer = sister.post(card, {"csrf_token": token, "words": "Two.", "version": "0"}, headers=quick)
    assert answer.status_code == 409
    assert saved(world) == "One."


def test_an_odd_version_shows_both_texts(world: World, sister: Client, card: str) -> None:
    sister.get(card)
    token = sister.token()
    sister.press("Save and carry on", words="One.")
    for odd in ("seven", "", "-1", "9" * 400, "١"):
        sister.post(card, {"csrf_token": token, "words": "Two.", "version": odd})
        assert sister.response.status_code == 409, odd
        assert box(sister) == "Two."
    assert saved(world) == "One."


def test_a_story_begun_twice_is_begun_once(world: World, sister: Client) -> None:
    before = _count(world, Story)
    sister.get(f"/reviews/{world.review.reference}/stories/tell")
    page = sister.page
    form = next(one for one in page.all("form") if "form_key" in dict(page.fields(one)))
    fields = dict(page.fields(form))
    places = {sister.post(form.get("action", ""), fields, follow=False).headers["Location"] for _twice in range(2)}
    assert len(places) == 1
    assert _count(world, Story) == before + 1


def test_a_call_asked_for_twice_is_promised_once(world: World, client: Client) -> None:
    client.get("/call-me")
    form = client.page.button("Ask for a call").form
    fields = {**dict(client.page.fields(form)), "name": "Ann", "phone": "01632 960 111", "part": "morning"}
    before = _count(world, Task)
    receipts = {client.post("/call-me", fields, follow=False).headers["Location"] for _twice in range(3)}
    assert len(receipts) == 1
    assert _count(world, Task) == before + 1


def test_eight_copies_of_a_form_at_once_make_one(any_world: World) -> None:
    database, sister = any_world.app.extensions["database"], any_world.sister
    before, start, made = _count(any_world, Story), threading.Barrier(8), set()

    def send() -> None:
        start.wait()
        with database.transaction() as session:
            review = session.get_one(Review, sister.review.id)
            made.add(stories.begin(session, sister.actor, review, "one form").id)

    sending = [threading.Thread(target=send) for _copy in range(8)]
    for one in sending:
        one.start()
    for one in sending:
        one.join()
    assert len(made) == 1
    assert _count(any_world, Story) == before + 1


@pytest.mark.parametrize("key", ["k" * 5000, "\x00\x07", "ٹ" * 300])
def test_an_odd_form_key_is_taken(any_world: World, key: str) -> None:
    sister = Client(any_world.app).sign_in(any_world.sister)
    sister.get(f"/reviews/{any_world.review.reference}/stories/tell")
    fields = {"csrf_token": sister.token(), "form_key": key}
    sister.post(f"/reviews/{any_world.review.reference}/stories/", fields, follow=False)
    assert sister.response.status_code == 303


def test_thanks_sent_twice_are_one_and_one_message(world: World, client: Client) -> None:
    client.sign_in(world.reviewer)
    path = f"/desk/reviews/{world.review.reference}/stories/{world.mother.story}/"
    client.get(path)
    form = client.page.button("Send your answer").form
    fields = {**dict(client.page.fields(form)), "words": "Thank you. I can hear him sing."}
    for _twice in range(2):
        assert client.post(path, fields).status_code == 200
    assert _count(world, StoryThanks) == 1
    assert _count(world, Notice) == 1
    mother = Client(world.app).sign_in(world.mother, Assurance.LIMITED)
    mother.get(f"/reviews/{world.review.reference}/stories/{world.mother.story}/read")
    assert "I can hear him sing." in mother.page.main


def test_another_persons_form_key_opens_nothing_of_theirs(world: World, sister: Client) -> None:
    before = _count(world, Story)
    sister.get(f"/reviews/{world.review.reference}/stories/tell")
    fields = {"csrf_token": sister.token(), "form_key": "form of mother"}
    sister.post(f"/reviews/{world.review.reference}/stories/", fields, follow=False)
    assert str(world.mother.story) not in sister.response.headers.get("Location", "")
    assert sister.response.status_code == 303
    assert _count(world, Story) == before + 1


def _count(world: World, table: type) -> int:
    with world.app.extensions["database"].reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


@pytest.mark.parametrize(
    ("button", "leads_to"),
    [
        ("Easy read", "/cards/laugh"),
        ("Language / Język / زبان", "/language"),
        ("Change how this looks", "/looks"),
        ("Back", "/cards/just-say-it"),
        ("Leave this one out", "/cards/good-day"),
        ("Hide this page", "/quiet"),
    ],
)
def test_every_way_off_a_card_saves_what_is_typed_with_no_scripts(world: World, button: str, leads_to: str) -> None:
    client, sister = Client(world.app).sign_in(world.sister), world.sister
    card = f"/reviews/{world.review.reference}/stories/{sister.story}/cards/laugh"
    client.get(card)
    client.press(button, words="He laughed at trains.")
    assert leads_to in client.at
    again = Client(world.app).sign_in(world.sister)
    again.get(card)
    assert "He laughed at trains." in again.page.main
