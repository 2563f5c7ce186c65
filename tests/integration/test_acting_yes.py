"""A yes said on the phone: read back, their own, bound to what was read out, confirmed by a message."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from portal.circle.calls.acting_models import SpokenYes
from portal.circle.involvement.models import InvolvementChoice
from portal.clock import now
from portal.foundation.audit.models import TrailEntry
from portal.taking_part.stories.models import Story, StoryState
from tests.client import Client
from tests.factories import World
from tests.integration.acting_steps import change_call, rows, write_for
from tests.integration.mail import send
from tests.smtp import MailServer


@pytest.fixture
def support(world: World, client: Client) -> Client:
    """The support worker's browser."""
    return client.sign_in(world.support)


def test_the_message_tells_what_was_done_and_confirms_each_yes(world: World, support: Client, smtp: MailServer) -> None:
    call_id = write_for(world, support)
    support.get(f"/reviews/{world.review.reference}/stories/{world.mother.story}/cards/laugh")
    support.press("Save and finish", words="He laughed at trams.")
    support.get(f"/reviews/{world.review.reference}/involvement/")
    support.press("Just tell me what happens We send you news now and then.")
    support.press("They said yes")
    support.get("/start")
    support.press("Stop writing for them")
    assert support.at.startswith(f"/phone/calls/{call_id}/")
    send(world.app)
    words = smtp.arrived[0].text
    assert "Sam Placeholder from NHS Fenmarsh (made up) spoke with you on the phone" in words
    assert "We wrote down what you told us." in words
    assert "You said yes to this:" in words
    assert "You chose how much you want to take part." in words
    assert "ring 01632 960 100. We will put it right." in words
    for private in ("trams", "Tom", "Testrow", "review"):
        assert private.lower() not in words.lower().replace("joan@testrow.example", "")
    yes = rows(world, SpokenYes)
    assert [(one.to_what, one.heard_by, one.confirmed_at is not None) for one in yes] == [
        ("involvement.keep", world.support.id, True)
    ]


def test_who_only_looked_says_so(world: World, support: Client, smtp: MailServer) -> None:
    write_for(world, support)
    support.get("/start")
    support.press("Stop writing for them")
    send(world.app)
    assert "Nothing was changed." in smtp.arrived[0].text


def test_stopping_in_the_middle_of_a_press_does_nothing_for_them(world: World, support: Client) -> None:
    """The page was open in two windows: stopped in one, pressed in the other."""
    write_for(world, support)
    other = Client(world.app)
    for name in ("here", "browser"):
        other.set_cookie(name, support.cookie(name) or "")
    other.get(f"/reviews/{world.review.reference}/involvement/")
    other.press("Just tell me what happens We send you news now and then.")
    support.get("/start")
    support.press("Stop writing for them")
    other.press("They said yes")
    assert other.response.status_code == 403
    assert rows(world, InvolvementChoice) == []
    assert rows(world, SpokenYes) == []


def test_a_yes_said_by_one_is_never_kept_for_the_next_caller(world: World, support: Client) -> None:
    call_id = write_for(world, support)
    other = Client(world.app)
    for name in ("here", "browser"):
        other.set_cookie(name, support.cookie(name) or "")
    other.get(f"/reviews/{world.review.reference}/involvement/")
    other.press("Just tell me what happens We send you news now and then.")
    change_call(world, call_id, ended_at=now())
    write_for(world, support, "sister")
    other.press("They said yes")
    assert other.response.status_code == 422
    assert other.page.heading == "Read this back to Marta Testrow"
    assert rows(world, InvolvementChoice) == []


def test_a_shared_story_waited_for_the_yes(world: World, support: Client) -> None:
    write_for(world, support, "sister")
    path = f"/reviews/{world.review.reference}/stories/{world.sister.story}/read"
    support.get(path)
    support.press("Share it")
    assert support.response.status_code == 422
    assert "only-sister-knows-this" in support.page.main
    story = next(one for one in rows(world, Story) if one.id == world.sister.story)
    assert story.state is StoryState.WRITING
    support.press("They said no")
    assert support.page.heading == "They said no. Nothing was done"
    assert next(one for one in rows(world, Story) if one.id == world.sister.story).state is StoryState.WRITING
    support.get(path)
    support.press("Share it")
    support.press("They said yes")
    assert support.at.endswith("/shared")
    assert next(one for one in rows(world, Story) if one.id == world.sister.story).state is StoryState.SHARED


def test_what_changed_since_it_was_read_out_is_read_out_again(world: World, support: Client) -> None:
    write_for(world, support, "sister")
    support.get(f"/reviews/{world.review.reference}/stories/{world.sister.story}/read")
    support.press("Share it")
    sister = Client(world.app).sign_in(world.sister)
    sister.get(f"/reviews/{world.review.reference}/stories/{world.sister.story}/cards/laugh")
    sister.press("Save and carry on", words="He laughed at trams.")
    support.press("They said yes")
    assert support.response.status_code == 422
    assert "Something changed since you read it out" in support.page.main
    assert "He laughed at trams." in support.page.main
    assert next(one for one in rows(world, Story) if one.id == world.sister.story).state is StoryState.WRITING
    support.press("They said yes")
    assert next(one for one in rows(world, Story) if one.id == world.sister.story).state is StoryState.SHARED


def test_a_yes_twice_pressed_is_one(any_world: World) -> None:
    support = Client(any_world.app).sign_in(any_world.support)
    write_for(any_world, support)
    support.get(f"/reviews/{any_world.review.reference}/involvement/")
    support.press("Just tell me what happens We send you news now and then.")
    fields = dict(support.page.fields(support.page.button("They said yes").form))
    signed = support.page.button("They said yes").element.get("value")
    for _press in range(2):
        support.post(
            f"/reviews/{any_world.review.reference}/involvement/", {**fields, "heard_yes": signed}, follow=False
        )
        assert support.response.status_code == 303
    assert len(rows(any_world, SpokenYes)) == 1
    assert len(rows(any_world, InvolvementChoice)) == 1
    heard = [one for one in rows(any_world, TrailEntry) if one.event == "acting.yes_heard"]
    assert [(one.actor_id, one.assisted_by) for one in heard] == [(any_world.mother.id, any_world.support.id)]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE spoken_yes SET to_what = 'stories.share'",
        "UPDATE spoken_yes SET heard_by = :other",
        "UPDATE spoken_yes SET heard_at = :moment",
    ],
)
def test_the_database_itself_keeps_a_yes_as_it_was_heard(any_world: World, statement: str) -> None:
    support = Client(any_world.app).sign_in(any_world.support)
    write_for(any_world, support)
    support.get(f"/reviews/{any_world.review.reference}/involvement/")
    support.press("Just tell me what happens We send you news now and then.")
    support.press("They said yes")
    given = {"other": any_world.lead.id.hex, "moment": "2020-01-01 00:00:00+00:00"}
    values = {key: value for key, value in given.items() if f":{key}" in statement}
    database = any_world.app.extensions["database"]
    with pytest.raises(DatabaseError, match="cannot be changed"), database.transaction() as session:
        session.execute(text(statement), values)


def test_the_database_itself_hears_a_yes_only_while_somebody_is_written_for(any_world: World) -> None:
    support = Client(any_world.app).sign_in(any_world.support)
    write_for(any_world, support)
    support.get(f"/reviews/{any_world.review.reference}/involvement/")
    support.press("Just tell me what happens We send you news now and then.")
    support.press("They said yes")
    support.get("/start")
    support.press("Stop writing for them")
    before = rows(any_world, SpokenYes)[0]
    values = {
        column.name: getattr(before, column.name) for column in SpokenYes.__table__.columns if column.name != "id"
    }
    database = any_world.app.extensions["database"]
    with pytest.raises(DatabaseError, match="a yes is heard only"), database.transaction() as session:
        session.add(SpokenYes(**{**values, "made_once": "another"}))
