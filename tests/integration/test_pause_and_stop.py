"""F14, F15: a pause or a stop is one press, or one call; nothing more goes out, and the way back stays open."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from sqlalchemy import select

from portal.circle.access.models import Door, SignIn, SignInLink
from portal.circle.people import queries as people
from portal.circle.people.models import Contact, HoldKind
from portal.circle.people.queries import MessageKind
from portal.circle.people.services import notify
from portal.circle.promises.models import Task, TaskKind
from portal.circle.reviews.models import Review
from portal.clock import now, today
from portal.foundation.audit.models import TrailEntry
from portal.foundation.outbox.models import Channel, Notice, State
from portal.taking_part.stories import services as stories
from portal.taking_part.stories.models import Card
from tests.client import Client
from tests.factories import World
from tests.integration.links import live_link
from tests.integration.mail import send
from tests.smtp import MailServer

SAID = {"page": "p", "area_name": "A", "area_phone": "1", "staff_name": "B", "staff_phone": "2"}


def holds(world: World, contact_id: UUID) -> list[HoldKind]:
    with world.app.extensions["database"].reading() as session:
        return [one.kind for one in people.held(session, contact_id, now())]


def news(world: World, contact_id: UUID) -> UUID | None:
    """Something that would go to them now."""
    with world.app.extensions["database"].transaction() as session:
        contact = session.get_one(Contact, contact_id)
        made = notify(session, contact, "tried_to_call", SAID, kind=MessageKind.NEWS)
        return made.id if made else None


def state(world: World, notice_id: UUID | None) -> Any:
    with world.app.extensions["database"].reading() as session:
        return session.get_one(Notice, notice_id).state


@pytest.fixture
def mother(world: World, client: Client) -> Client:
    client.sign_in(world.mother).get("/start")
    client.follow_link("Pause or stop")
    return client


def test_a_pause_of_two_weeks_ends_by_itself_and_news_waits(world: World, mother: Client, smtp: MailServer) -> None:
    waits = news(world, world.mother.id)
    mother.press("Pause for two weeks Then news comes again by itself.")
    assert mother.page.heading == "You have a pause"
    assert holds(world, world.mother.id) == [HoldKind.PAUSED]
    send(world.app)
    assert state(world, waits) is State.WAITING
    assert not smtp.arrived
    with world.app.extensions["database"].reading() as session:
        notice = session.get_one(Notice, waits)
        assert notice.due_at > now() + timedelta(days=13)
    mother.press("I want to hear from you again")
    assert holds(world, world.mother.id) == []
    send(world.app)
    assert state(world, waits) is State.SENT


def test_a_pause_until_i_say_stays(world: World, mother: Client) -> None:
    mother.press("Pause until I say Nothing comes until you press a button here or ring us.")
    assert "You have a pause until you say." in mother.page.main
    assert news(world, world.mother.id) is None
    with world.app.extensions["database"].reading() as session:
        mother_id = world.mother.id
        assert not people.may_contact(session, mother_id, MessageKind.NEWS, now() + timedelta(days=999))


def test_a_stop_reaches_every_channel_at_once(world: World, mother: Client, smtp: MailServer) -> None:
    waits = news(world, world.mother.id)
    token = live_link(world, world.mother)
    elsewhere = Client(world.app).sign_in(world.mother)
    mother.get("/mine/pause/stop")
    mother.press("Yes, stop everything")
    assert mother.page.heading == "You have stopped"
    assert state(world, waits) is State.CANCELLED
    assert news(world, world.mother.id) is None
    send(world.app)
    assert not smtp.arrived
    assert elsewhere.get("/start").status_code == 200
    assert elsewhere.at.startswith("/link")  # signed out there
    assert elsewhere.get(f"/l/{token}").status_code == 410
    with world.app.extensions["database"].reading() as session:
        task = session.get_one(Task, world.mother.task)
        assert task.let_go
        assert task.done_at is not None
        links = select(SignInLink).where(SignInLink.contact_id == world.mother.id, SignInLink.ended_at.is_(None))
        assert session.scalars(links.where(SignInLink.used_at.is_(None))).all() == []
        others = select(SignIn).where(SignIn.contact_id == world.sister.id)
        assert all(one.ended_at is None for one in session.scalars(others))


def test_what_was_told_is_accounted_for_and_can_be_taken_back(world: World, mother: Client) -> None:
    mother.get("/mine/pause/stop")
    mother.press("Yes, stop everything")
    assert "It stays with the review, so that it still counts." in mother.page.main
    links = [one.get("href") for one in mother.page.all("a")]
    assert f"/reviews/{world.review.reference}/stories/{world.mother.story}/read" in links


def test_two_stories_of_one_day_have_links_that_can_be_told_apart(world: World, mother: Client) -> None:
    """By the number that each has in the list of their stories too."""
    with world.app.extensions["database"].transaction() as session:
        review = session.get_one(Review, world.review.id)
        story = stories.begin(session, world.mother.actor, review, "a second one")
        stories.save_words(session, world.mother.actor, story, Card.JUST_SAY_IT, "And the sea.", 0)
        stories.share(session, world.mother.actor, story)
    mother.get("/mine/pause/")
    found = [one for one in mother.page.all("a") if "/stories/" in (one.get("href") or "")]
    said = {"".join(one.itertext()).partition(".")[0]: one.get("href") for one in found}
    assert list(said) == ["Story 2", "Story 1"]
    assert world.mother.story.hex in (said["Story 1"] or "").replace("-", "")
    mother.get(f"/reviews/{world.review.reference}/stories/")
    listed = {"".join(one.itertext()).partition(".")[0]: one.get("href") for one in mother.page.all("a")}
    assert {name: listed[name] for name in said} == said


def test_the_way_back_is_a_link_that_they_ask_for(world: World, mother: Client, smtp: MailServer) -> None:
    mother.get("/mine/pause/stop")
    mother.press("Yes, stop everything")
    back = Client(world.app)
    back.get("/link")
    back.press("Send me a link", email="joan@testrow.example")
    send(world.app)
    assert len(smtp.arrived) == 1
    with world.app.extensions["database"].reading() as session:
        door = session.scalars(select(Door).where(Door.contact_id == world.mother.id)).all()
        assert any(one.ended_at is None for one in door)
    mother.press("I want to hear from you again")
    assert holds(world, world.mother.id) == []
    assert news(world, world.mother.id) is not None


def test_before_a_stop_its_page_says_what_happens_and_nothing_has(world: World, mother: Client) -> None:
    mother.get("/mine/pause/stop")
    assert "Nothing has happened yet." in mother.page.main
    assert "This call is let go: " in mother.page.main
    assert "You can take it back on the next page." in mother.page.main
    assert holds(world, world.mother.id) == []


def test_a_call_that_the_stop_let_go_is_promised_again(any_world: World) -> None:
    world, client = any_world, Client(any_world.app).sign_in(any_world.mother)
    client.get("/mine/pause/stop")
    client.press("Yes, stop everything")
    with time_machine.travel(now() + timedelta(days=9)):
        client.sign_in(world.mother).get("/mine/pause/")
        client.press("I want to hear from you again")
        assert "We ring you as we promised." in client.page.main
        with world.app.extensions["database"].reading() as session:
            task = session.get_one(Task, world.mother.task)
            assert (task.let_go, task.done_at, task.done_by) == (False, None, None)
            assert today() < task.due_on <= today() + timedelta(days=5)
        assert "rings you on" in client.get(f"/reviews/{world.review.reference}/").get_data(as_text=True)


def test_who_asked_for_another_call_while_stopped_waits_for_one(world: World, mother: Client) -> None:
    mother.get("/mine/pause/stop")
    mother.press("Yes, stop everything")
    mother.get("/call-me")
    mother.press("Ask for a call", name="Joan", phone="01632 960 150", part="morning")
    mother.get("/mine/pause/")
    mother.press("I want to hear from you again")
    with world.app.extensions["database"].reading() as session:
        mine = select(Task).where(Task.contact_id == world.mother.id, Task.done_at.is_(None))
        assert len([one for one in session.scalars(mine) if one.kind is TaskKind.CALL_BACK]) == 1
        assert session.get_one(Task, world.mother.task).let_go


def test_a_pause_says_that_a_promised_call_still_comes(world: World, mother: Client) -> None:
    mother.press("Pause for a month Then news comes again by itself.")
    assert "That call still comes, in your pause too." in mother.page.main
    with world.app.extensions["database"].reading() as session:
        assert session.get_one(Task, world.mother.task).done_at is None


@pytest.mark.parametrize("channel", list(Channel))
def test_after_a_stop_each_channel_is_silent_and_so_are_copies(world: World, mother: Client, channel: Channel) -> None:
    with world.app.extensions["database"].transaction() as session:
        contact = session.get_one(Contact, world.mother.id)
        contact.channel, contact.phone, contact.address = channel, "01632 960 150", "1 Mill Lane"
    mother.get("/mine/pause/stop")
    mother.press("Yes, stop everything")
    assert news(world, world.mother.id) is None
    with world.app.extensions["database"].reading() as session:
        waits = select(Notice).where(Notice.owner_id == world.mother.id, Notice.state == State.WAITING)
        assert session.scalars(waits).all() == []


def test_stopping_twice_is_stopping_once(world: World, mother: Client) -> None:
    fields = {"csrf_token": mother.token()}
    for _one in range(2):
        mother.post("/mine/pause/stop", fields)
    assert holds(world, world.mother.id) == [HoldKind.STOPPED]


def test_nonsense_pauses_nothing(world: World, mother: Client) -> None:
    mother.post("/mine/pause/", {"csrf_token": mother.token(), "how_long": "for ever"})
    assert mother.response.status_code == 422
    assert holds(world, world.mother.id) == []


def test_a_wrong_person_cannot_be_written_to_by_pressing_again(world: World, mother: Client) -> None:
    from portal.circle.people.services import hold

    with world.app.extensions["database"].transaction() as session:
        hold(session, world.mother.id, HoldKind.WRONG_PERSON)
    mother.post("/mine/pause/again", {"csrf_token": mother.token()})
    assert holds(world, world.mother.id) == [HoldKind.WRONG_PERSON]


@pytest.mark.parametrize(("who", "how"), [("support", "phone"), ("reviewer", "letter")])
def test_staff_stop_for_somebody_who_rang_or_wrote(world: World, client: Client, who: str, how: str) -> None:
    client.sign_in(world.staff[who]).get(f"/desk/reviews/{world.review.reference}/circle/{world.mother.id}/")
    client.press({"phone": "They rang: stop everything", "letter": "They wrote: stop everything"}[how])
    assert "They have stopped" in client.page.main
    assert holds(world, world.mother.id) == [HoldKind.STOPPED]
    with world.app.extensions["database"].reading() as session:
        entry = session.scalars(select(TrailEntry).where(TrailEntry.event == "involvement.stopped")).one()
        assert entry.detail == {"told_by": how}
        assert entry.actor_id == world.staff[who].id
    client.press("They want to hear from us again")
    assert holds(world, world.mother.id) == []
