"""What is written for a caller: theirs, marked, never lost; what was let be read by name stays with that one."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import delete

from portal.circle.access.models import KeptForm
from portal.circle.areas.models import StaffRole
from portal.clock import now
from portal.foundation.audit.models import TrailEntry
from portal.taking_part.stories.models import StoryPassage
from tests.client import Client
from tests.factories import World
from tests.integration.acting_steps import rows, write_for


@pytest.fixture
def support(world: World, client: Client) -> Client:
    """The support worker's browser."""
    return client.sign_in(world.support)


def test_the_banner_says_for_whom_and_who_and_how_to_stop(world: World, support: Client) -> None:
    write_for(world, support)
    reference, story = world.review.reference, world.mother.story
    for path in (
        "/start",
        f"/reviews/{reference}/stories/",
        f"/reviews/{reference}/stories/{story}/read",
        f"/reviews/{reference}/stories/{story}/cards/laugh",
        f"/reviews/{reference}/involvement/",
        f"/reviews/{reference}/my-record/seen",
        "/call-me",
        "/pages/privacy",
        "/looks",
        "/nowhere",
    ):
        support.get(path)
        banner = support.page.text
        for told in ("Joan Testrow", "Sam Placeholder", "Stop writing for them", "Back to the call"):
            assert told in banner, path
    other = Client(world.app).sign_in(world.mother)
    other.get("/start")
    assert "You write for" not in other.page.text


def test_what_is_written_is_the_callers_and_names_both(world: World, support: Client) -> None:
    write_for(world, support)
    support.get(f"/reviews/{world.review.reference}/stories/{world.mother.story}/cards/laugh")
    support.press("Save and finish", words="He laughed at trams.")
    passage = next(one for one in rows(world, StoryPassage) if one.card.value == "laugh")
    assert (passage.contact_id, passage.assisted_by) == (world.mother.id, world.support.id)
    saved = [one for one in rows(world, TrailEntry) if one.event == "stories.saved" and one.assisted_by]
    assert [(one.actor_kind, one.actor_id, one.assisted_by) for one in saved] == [
        ("contact", world.mother.id, world.support.id)
    ]


def test_who_wrote_the_words_down_stands_beside_them(world: World, support: Client) -> None:
    write_for(world, support)
    reference, story = world.review.reference, world.mother.story
    support.get(f"/reviews/{reference}/stories/{story}/cards/laugh")
    support.press("Save and finish", words="He laughed at trams.")
    said = "Written down on the phone by Sam Placeholder."
    for who, path in (
        (world.mother, f"/reviews/{reference}/stories/{story}/read"),
        (world.reviewer, f"/desk/reviews/{reference}/stories/{story}/"),
    ):
        reader = Client(world.app).sign_in(who)
        reader.get(path)
        assert reader.page.main.count(said) == 1  # her own words before it are not marked
    mother = Client(world.app).sign_in(world.mother)
    mother.get(f"/reviews/{reference}/stories/{story}/cards/laugh")
    mother.press("Save and finish", words="He laughed at trams and at me.")
    mother.get(f"/reviews/{reference}/stories/{story}/read")
    assert said not in mother.page.main


def test_who_has_seen_my_things_shows_who_wrote_for_me(world: World, support: Client) -> None:
    write_for(world, support)
    support.get(f"/reviews/{world.review.reference}/stories/{world.mother.story}/read")
    mother = Client(world.app).sign_in(world.mother)
    mother.get(f"/reviews/{world.review.reference}/my-record/seen")
    assert "Sam Placeholder, Support worker, wrote for you on the phone" in mother.page.main
    assert "Sam Placeholder, Support worker, read your story" in mother.page.main
    sister = Client(world.app).sign_in(world.sister)
    sister.get(f"/reviews/{world.review.reference}/my-record/seen")
    assert "Sam Placeholder" not in sister.page.main


def test_what_another_let_them_read_is_not_opened_on_the_phone(world: World, support: Client) -> None:
    from tests.integration.everybody import let_read

    let_read(world)
    write_for(world, support, "polish")
    path = f"/reviews/{world.review.reference}/stories/{world.mother.story}"
    assert support.get(path).status_code == 403
    assert "for their own eyes" in support.page.main
    assert "by a link" in support.page.main
    photo = f"/reviews/{world.review.reference}/stories/{world.mother.story}/photos/{world.mother.photo}.jpg"
    assert support.get(photo).status_code == 404
    assert Client(world.app).sign_in(world.polish).get(photo).status_code == 200


def test_a_worker_whose_role_is_taken_away_gets_the_words_back(world: World, support: Client) -> None:
    write_for(world, support)
    support.get(f"/reviews/{world.review.reference}/stories/{world.mother.story}/cards/laugh")
    with world.app.extensions["database"].transaction() as session:
        session.execute(delete(StaffRole).where(StaffRole.staff_id == world.support.id))
    support.press("Save and carry on", words="He laughed at trams.")
    assert support.response.status_code == 403
    assert "You are not writing for anybody any more" in support.page.main
    assert "area lead" in support.page.main
    assert "He laughed at trams." in support.response.text
    assert all(one.card.value != "laugh" for one in rows(world, StoryPassage))


def test_what_was_written_after_the_time_ran_out_waits_for_whoever_wrote_it(world: World, support: Client) -> None:
    write_for(world, support)
    support.get(f"/reviews/{world.review.reference}/stories/{world.mother.story}/cards/laugh")
    with time_machine.travel(now() + timedelta(minutes=16)):
        support.signed_in = False
        support.press("Save and carry on", words="He laughed at trams.")
        assert "What you wrote is safe" in support.page.main
        assert all(one.card.value != "laugh" for one in rows(world, StoryPassage))
        support.sign_in(world.support)
        form = rows(world, KeptForm)[0]
        support.get(f"/kept/{form.id}")
        assert "He laughed at trams." in support.page.main
        lead = Client(world.app).sign_in(world.lead)
        assert lead.get(f"/kept/{form.id}").status_code == 404


def test_when_both_write_both_texts_are_shown(world: World, support: Client) -> None:
    write_for(world, support)
    card = f"/reviews/{world.review.reference}/stories/{world.mother.story}/cards/laugh"
    mother = Client(world.app).sign_in(world.mother)
    support.get(card)
    mother.get(card)
    mother.press("Save and carry on", words="Trams made him laugh.")
    support.press("Save and carry on", words="He laughed at buses.")
    assert support.response.status_code == 409
    assert "Trams made him laugh." in support.page.main
    assert "He laughed at buses." in support.response.text
    support.press("Keep both, one after the other")
    mother.get(card)
    for words in ("Trams made him laugh.", "He laughed at buses."):
        assert words in mother.response.text
