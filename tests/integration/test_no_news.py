"""Notes when there is no news (F95): the reviewer is asked, confirms, and nothing goes to whom nothing may go."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import text, update
from sqlalchemy.exc import DatabaseError

from portal.circle.involvement import no_news
from portal.circle.involvement.no_news_models import NewsEvery, NoNewsNote, WaitsFor
from portal.circle.people import services as people
from portal.circle.people.models import Contact, HoldKind
from portal.circle.promises.models import Task, TaskKind
from portal.circle.reviews.closing_models import ClosingKind
from portal.clock import now, today
from portal.foundation.outbox.models import Channel, Notice
from tests.client import Client
from tests.factories import World
from tests.integration.acting_steps import rows
from tests.integration.mail import send
from tests.integration.test_closed_reviews import close
from tests.integration.test_mail_as_it_arrives import as_kept
from tests.smtp import MailServer

YES = "Yes, there is no news: tell them"
FIVE_WEEKS = timedelta(weeks=5)


def page(world: World, key: str = "mother", who: str = "reviewer") -> Client:
    """Where the reviewer confirms the note for somebody."""
    client = Client(world.app).sign_in(world.staff[who])
    client.get(f"/desk/reviews/{world.review.reference}/circle/{world.contacts[key].id}/no-news/")
    return client


def agree(world: World, weeks: str = "4", key: str = "mother") -> None:
    page(world, key).press("Keep what is agreed", weeks=weeks)


def ask(world: World) -> list[Task]:
    """What the worker does a few times a day; twice is once. The tasks that wait."""
    for _ in range(2):
        no_news.ask_reviewers(world.app.extensions["database"])
    return [one for one in rows(world, Task) if one.kind is TaskKind.NO_NEWS and one.done_at is None]


def test_the_reviewer_is_asked_once_when_the_time_has_come(any_world: World) -> None:
    agree(any_world)
    assert ask(any_world) == []
    with time_machine.travel(now() + FIVE_WEEKS):
        [task] = ask(any_world)
        assert (task.owner_id, task.contact_id) == (any_world.reviewer.id, any_world.mother.id)
        assert rows(any_world, Notice) == [], "nothing goes before somebody confirmed it"
        reviewer = Client(any_world.app).sign_in(any_world.reviewer)
        reviewer.get("/desk/")
        reviewer.follow_link("Is there no news? Tell Joan Testrow")
        assert reviewer.page.heading == "No news yet for Joan Testrow"


def test_the_confirmed_note_says_what_we_wait_for_and_names_nobody(any_world: World, smtp: MailServer) -> None:
    agree(any_world)
    with time_machine.travel(now() + FIVE_WEEKS):
        ask(any_world)
        client = page(any_world)
        client.press(YES)
        assert client.response.status_code == 422
        client.press(YES, waits_for="papers")
        assert "It is on its way to them" in client.page.main
        client.press(YES, waits_for="a_meeting")
        assert ask(any_world) == []
        [row] = rows(any_world, NewsEvery)
        assert row.next_on == today() + timedelta(weeks=4)
        send(any_world.app)
        [mail] = smtp.arrived
        for said in ("There is no news yet.", "We are waiting for papers", "We write to you again by", "Ruth Sample"):
            assert said in mail.text
        everything = f"{mail.message['Subject']} {mail.text} {mail.html}".lower()
        for private in ("testrow,", "tom", "review", "died", any_world.review.reference.lower()):
            assert private not in everything.replace("joan@testrow.example", "")
        mother = Client(any_world.app).sign_in(any_world.mother)
        mother.get(f"/reviews/{any_world.review.reference}/")
        assert "there is no news yet" in mother.page.main
        assert "We are waiting for papers from other people." in mother.page.main
        assert "at least once in 4 weeks" in mother.page.main
        sister = Client(any_world.app).sign_in(any_world.sister)
        sister.get(f"/reviews/{any_world.review.reference}/")
        assert "there is no news yet" not in sister.page.main
    [note] = rows(any_world, NoNewsNote)
    assert (note.confirmed_by, note.waits_for) == (any_world.reviewer.id, WaitsFor.PAPERS)


@pytest.mark.parametrize("kind", [HoldKind.PAUSED, HoldKind.STOPPED, HoldKind.DIED, HoldKind.WRONG_PERSON])
def test_nobody_is_asked_or_written_to_while_nothing_may_go(kind: HoldKind, world: World) -> None:
    agree(world)
    with time_machine.travel(now() + FIVE_WEEKS):
        with world.app.extensions["database"].transaction() as session:
            people.hold(session, world.mother.id, kind)
        assert ask(world) == []
        client = page(world)
        client.press(YES, waits_for="papers")
        assert client.response.status_code == 409
        assert "Nothing was sent." in client.page.main
    assert rows(world, Notice) == []
    assert rows(world, NoNewsNote) == []


def test_a_quiet_day_is_waited_for(world: World) -> None:
    agree(world)
    with time_machine.travel(now() + FIVE_WEEKS):
        mother = Client(world.app).sign_in(world.mother)
        mother.get("/mine/quiet/")
        day = today()
        mother.post("/mine/quiet/", {"csrf_token": mother.token(), "first": f"{day.day}/{day.month}/{day.year}"})
        assert ask(world) == []
    with time_machine.travel(now() + FIVE_WEEKS + timedelta(days=1)):
        assert len(ask(world)) == 1


def test_whoever_heard_already_gets_no_note(world: World) -> None:
    agree(world)
    with time_machine.travel(now() + FIVE_WEEKS):
        ask(world)
        page(world).press("They heard from us already: send nothing")
        assert ask(world) == []
        assert rows(world, Notice) == []
        assert rows(world, NewsEvery)[0].next_on == today() + timedelta(weeks=4)


def test_a_review_that_goes_no_further_asks_nobody(any_world: World) -> None:
    agree(any_world)
    with time_machine.travel(now() + FIVE_WEEKS):
        assert len(ask(any_world)) == 1
        close(any_world, ClosingKind.DUPLICATE)
        assert ask(any_world) == []
        client = page(any_world)
        client.post(client.at, {"csrf_token": client.token(), "waits_for": "papers"})
        assert client.response.status_code == 409


def test_who_wants_no_such_notes_is_let_be(world: World) -> None:
    agree(world)
    with time_machine.travel(now() + FIVE_WEEKS):
        ask(world)
        agree(world, "0")
        assert ask(world) == []
    assert rows(world, NewsEvery) == []


def test_who_is_rung_has_it_told_by_a_person(world: World) -> None:
    with world.app.extensions["database"].transaction() as session:
        contact = session.get_one(Contact, world.mother.id)
        contact.channel, contact.phone = Channel.PHONE, "01632 960 155"
    agree(world)
    with time_machine.travel(now() + FIVE_WEEKS):
        page(world).press(YES, waits_for="an_answer")
        send(world.app)
        told: list[Any] = [one for one in rows(world, Task) if one.kind is TaskKind.TELL_BY_PHONE]
        with world.app.extensions["database"].reading() as session:
            note = session.get_one(Task, told[0].id).note
    assert "There is no news yet." in note
    assert "We are waiting for an answer from other people." in note
    assert "http" not in note


def test_the_database_keeps_no_note_that_nobody_confirmed(any_world: World) -> None:
    agree(any_world)
    page(any_world).press(YES, waits_for="papers")
    for statement in (
        text("UPDATE no_news_note SET confirmed_by = NULL"),
        update(NewsEvery).values(weeks=1),
    ):
        with pytest.raises(DatabaseError), any_world.app.extensions["database"].transaction() as session:
            session.execute(statement)


def test_families_choose_the_weeks_themselves_and_change_them(any_world: World) -> None:
    mother = Client(any_world.app).sign_in(any_world.mother)
    mother.get("/mine/how")
    mother.press("Keep this", without_news="2")
    [row] = rows(any_world, NewsEvery)
    assert (row.weeks, row.next_on, row.agreed_by) == (2, today() + timedelta(weeks=2), None)
    mother.get(f"/reviews/{any_world.review.reference}/")
    assert "at least once in 2 weeks" in mother.page.main
    assert "They chose it themselves" in page(any_world).page.main
    with time_machine.travel(now() + FIVE_WEEKS):
        assert len(ask(any_world)) == 1
        again = Client(any_world.app).sign_in(any_world.mother)
        again.get("/mine/how")
        again.press("Keep this", hours="morning")
        assert rows(any_world, NewsEvery)[0].next_on == row.next_on, "what they did not change stays"
        again.get("/mine/how")
        again.press("Keep this", without_news="0")
        assert ask(any_world) == []
    assert rows(any_world, NewsEvery) == []


def test_weeks_that_are_not_offered_change_nothing(world: World) -> None:
    mother = Client(world.app).sign_in(world.mother)
    mother.get("/mine/how")
    mother.press("Keep this", without_news="3")
    assert mother.response.status_code == 422
    assert rows(world, NewsEvery) == []


def test_on_the_phone_it_is_known_who_wrote_it_down(world: World) -> None:
    with world.app.extensions["database"].transaction() as session:
        no_news.choose(session, replace(world.mother.actor, assisted_by=world.reviewer.id), 8)
    assert rows(world, NewsEvery)[0].agreed_by == world.reviewer.id


def test_nothing_to_choose_where_no_review_goes_on(world: World) -> None:
    close(world, ClosingKind.DUPLICATE)
    mother = Client(world.app).sign_in(world.mother)
    mother.get("/mine/how")
    assert "And when there is no news?" not in mother.page.main
    mother.press("Keep this", without_news="2")
    assert rows(world, NewsEvery) == []


def test_the_mail_as_it_is_kept(world: World, smtp: MailServer) -> None:
    agree(world)
    with time_machine.travel("2027-03-01 10:00", tick=False):
        page(world).press(YES, waits_for="another_office")
        send(world.app)
    as_kept(smtp.arrived[0], "no-news.en_GB")
