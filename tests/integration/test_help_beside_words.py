"""Words that sound like crisis or danger bring help at once, beside what was saved; unshared ones reach nobody."""

import pytest
from sqlalchemy import select

from portal.foundation.audit.models import TrailEntry
from tests.client import Client
from tests.factories import World
from tests.integration.test_flagged_words import CRISIS, DANGER, NUMBERS, card, helps, rows


@pytest.fixture
def sister(any_world: World) -> Client:
    """The sister's browser; her story is not shared."""
    return Client(any_world.app).sign_in(any_world.sister)


def test_help_stands_beside_what_was_saved_and_saving_is_never_blocked(any_world: World, sister: Client) -> None:
    sister.get(card(any_world))
    sister.press("Save and carry on", words=CRISIS)
    assert sister.response.status_code == 200
    helps(sister)
    sister.get(card(any_world))
    assert not sister.page.having("data-help-now")  # said once, not over and over
    assert dict(sister.page.fields(sister.page.button("Save and carry on").form))["words"] == CRISIS


def test_what_is_not_shared_is_told_to_nobody(
    any_world: World, sister: Client, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level("DEBUG")
    before = rows(any_world)
    sister.get(card(any_world))
    sister.press("Save and carry on", words=f"{CRISIS} {DANGER}")
    assert rows(any_world) == before
    with any_world.app.extensions["database"].reading() as session:
        events = set(session.scalars(select(TrailEntry.event).where(TrailEntry.thing_id == any_world.sister.story)))
    assert "triage.flagged" not in events
    assert not {one for one in events if one.startswith("triage")}
    logged = caplog.text + "".join(capfd.readouterr())
    for word in ("crisis", "danger", "flagged", "want to die"):
        assert word not in logged


def test_while_typing_the_fragment_brings_help(any_world: World, sister: Client) -> None:
    sister.get(card(any_world))
    fields = {**dict(sister.page.fields(sister.page.button("Save and carry on").form)), "words": DANGER}
    sister.checks = False  # a fragment is no page
    answer = sister.post(card(any_world), fields, headers={"X-Autosave": "1"})
    assert answer.status_code == 200
    for number in NUMBERS:
        assert number in answer.text
    assert "data-help-now" in answer.text


def test_a_form_that_is_kept_while_typing_brings_help_too(any_world: World, sister: Client) -> None:
    page = f"/reviews/{any_world.review.reference}/who-else"
    sister.get(page)
    form = next(one for one in sister.page.all("form") if one.get("id") == "who-else")
    fields = {**dict(sister.page.fields(form)), "who": CRISIS}
    before = rows(any_world)
    sister.checks = False
    answer = sister.post(form.get("data-autosave"), fields, headers={"X-Autosave": "1"})
    assert "116 123" in answer.text
    assert rows(any_world) == before


def test_hiding_the_page_shows_no_help_to_who_looks_over_a_shoulder(any_world: World, sister: Client) -> None:
    sister.get(card(any_world))
    fields = {**dict(sister.page.fields(sister.page.button("Save and carry on").form)), "words": CRISIS, "then": "hide"}
    sister.post(card(any_world), fields)
    assert "116 123" not in sister.page.text
    sister.sign_in(any_world.polish)  # somebody else at the same browser
    sister.get(f"/reviews/{any_world.review.reference}/")
    assert not sister.page.having("data-help-now")


@pytest.mark.parametrize(
    ("language", "easy"), [("pl", False), ("ur", False), ("en_GB", True), ("pl", True), ("ur", True)]
)
def test_help_is_in_the_language_of_who_reads(world: World, language: str, easy: bool) -> None:
    client = Client(world.app).sign_in(world.sister).read_as(language, easy=easy)
    client.get(card(world))
    fields = dict(client.page.fields(next(one for one in client.page.all("form") if one.get("id") == "card")))
    client.post(card(world), {**fields, "words": "Nie chcę już żyć"})
    helps(client)
