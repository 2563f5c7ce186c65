"""A message that did not arrive: a task for whoever answers, and the next way only where they agreed to one."""

from typing import Any

import pytest
from sqlalchemy import select, update

from portal.circle.access.services import invite
from portal.circle.people import services as people
from portal.circle.people import troubles
from portal.circle.people.models import Contact, HoldKind
from portal.circle.people.queries import MessageKind
from portal.circle.promises import services as promises
from portal.circle.promises.models import Task, TaskKind
from portal.circle.reaching import services as reaching
from portal.clock import today
from portal.foundation.identity.actor import SYSTEM, Actor, Kind
from portal.foundation.outbox.models import Channel, Notice, State
from tests.client import Client
from tests.factories import World
from tests.integration.mail import invited, send
from tests.smtp import MailServer

BOUNCES = (TaskKind.BOUNCED, TaskKind.LETTER_RETURNED, TaskKind.WRONG_NUMBER, TaskKind.TELL_BY_PHONE)


def sister(world: World, **changed: Any) -> None:
    """What the sister chose."""
    with world.app.extensions["database"].transaction() as session:
        contact = session.get_one(Contact, world.sister.id)
        for key, value in changed.items():
            setattr(contact, key, value)


def news(world: World) -> None:
    """Something that the sister did not ask for."""
    with world.app.extensions["database"].transaction() as session:
        context = {"page": "http://127.0.0.1/link", "area_name": "A", "area_phone": "1"}
        context |= {"staff_name": "Ruth Sample", "staff_phone": "2"}
        people.notify(session, session.get_one(Contact, world.sister.id), "answered", context, kind=MessageKind.NEWS)


def tasks(world: World) -> list[Task]:
    """What staff have to do about messages that did not arrive or are to be said."""
    with world.app.extensions["database"].transaction() as session:
        found = list(
            session.scalars(select(Task).where(Task.kind.in_(BOUNCES), Task.done_at.is_(None)).order_by(Task.id))
        )
        return [one for one in found if one.note is not None]


def sent(world: World) -> list[tuple[str, str]]:
    """Every message to the sister, oldest first: (channel, state)."""
    with world.app.extensions["database"].reading() as session:
        found = session.scalars(select(Notice).where(Notice.owner_id == world.sister.id).order_by(Notice.id))
        return [(one.channel.value, one.state.value) for one in found]


def note(world: World, task: Task) -> str:
    """What stands on a task."""
    with world.app.extensions["database"].reading() as session:
        words: str = session.get_one(Task, task.id).note
        return words


def refused(world: World, smtp: MailServer) -> None:
    """The sister is invited, and the mail server knows nobody of that name."""
    invited(world, world.sister)
    smtp.answer = "550 5.1.1 nobody here"
    send(world.app)
    smtp.answer = None


def test_a_refused_address_is_a_task_for_the_reviewer_and_urgent_without_another_way(
    any_world: World, smtp: MailServer
) -> None:
    refused(any_world, smtp)
    [task] = tasks(any_world)
    assert (task.kind, task.owner_id, task.urgent) == (TaskKind.BOUNCED, any_world.reviewer.id, True)
    assert task.due_on > today()
    assert "did not agree to another way" in note(any_world, task)
    assert sent(any_world) == [("email", "undeliverable")]


def test_no_other_way_is_used_that_they_did_not_agree_to(any_world: World, smtp: MailServer) -> None:
    sister(any_world, phone="07700 900123", address="2 Example Row")
    refused(any_world, smtp)
    assert {channel for channel, _state in sent(any_world)} == {"email"}


def test_the_way_they_agreed_to_is_used_for_this_and_what_comes(any_world: World, smtp: MailServer) -> None:
    sister(any_world, address="2 Example Row", next_channel=Channel.LETTER)
    refused(any_world, smtp)
    send(any_world.app)
    assert sent(any_world) == [("email", "undeliverable"), ("letter", "for_staff")]
    news(any_world)
    send(any_world.app)
    assert sent(any_world)[2:] == [("letter", "for_staff")]
    [task] = tasks(any_world)
    assert not task.urgent
    assert smtp.arrived == []


def test_what_waits_for_the_address_goes_the_other_way_too(any_world: World, smtp: MailServer) -> None:
    sister(any_world, address="2 Example Row", next_channel=Channel.LETTER)
    invited(any_world, any_world.sister)
    news(any_world)
    smtp.answer = "550 5.1.1 nobody here"
    send(any_world.app)
    assert smtp.asked == 1, "an address that is known not to work is not tried again"
    assert sorted(sent(any_world)) == [("email", "undeliverable"), ("letter", "for_staff"), ("letter", "for_staff")]


def test_a_second_message_that_does_not_arrive_makes_no_second_task(any_world: World, smtp: MailServer) -> None:
    refused(any_world, smtp)
    news(any_world)
    assert len(tasks(any_world)) == 1
    assert sent(any_world) == [("email", "undeliverable"), ("email", "undeliverable")]


def test_news_that_finds_no_way_is_never_silent(any_world: World, smtp: MailServer) -> None:
    refused(any_world, smtp)
    actor = Actor(id=any_world.reviewer.id, kind=Kind.STAFF, area_id=any_world.reviewer.area_id)
    with any_world.app.extensions["database"].transaction() as session:
        promises.keep(session, actor, session.get_one(Task, tasks(any_world)[0].id))
    assert tasks(any_world) == []
    news(any_world)
    assert [one.kind for one in tasks(any_world)] == [TaskKind.BOUNCED]


def test_a_corrected_address_is_written_to_again(any_world: World, smtp: MailServer) -> None:
    refused(any_world, smtp)
    lookup = any_world.app.extensions["lookup"]
    with any_world.app.extensions["database"].transaction() as session:
        contact = session.get_one(Contact, any_world.sister.id)
        assert troubles.broken(session, contact.id) == {Channel.EMAIL}
        people.correct(
            session, lookup, SYSTEM, contact, name=contact.name, channel=Channel.EMAIL, email="new@testrow.example",
            phone=None, address=None, language="en_GB", easy=False, needs=[],
        )  # fmt: skip
        assert troubles.broken(session, contact.id) == set()
    news(any_world)
    send(any_world.app)
    assert [one.recipients for one in smtp.arrived] == [("new@testrow.example",)]


def test_an_answer_they_asked_for_is_tried_all_the_same(any_world: World, smtp: MailServer) -> None:
    refused(any_world, smtp)
    invited(any_world, any_world.sister)
    send(any_world.app)
    assert len(smtp.arrived) == 1


@pytest.mark.parametrize("answer", ["550 5.7.1 not from you", "451 4.3.0 later"])
def test_a_rule_against_us_says_nothing_of_the_address(world: World, smtp: MailServer, answer: str) -> None:
    invited(world, world.sister)
    smtp.answer = answer
    send(world.app)
    assert sent(world) == [("email", "waiting")]
    assert tasks(world) == []


def test_a_returned_letter_and_a_wrong_number(any_world: World) -> None:
    invited(any_world, any_world.letter)
    send(any_world.app)
    actor = Actor(id=any_world.support.id, kind=Kind.STAFF, area_id=any_world.support.area_id)
    with any_world.app.extensions["database"].transaction() as session:
        contact = session.get_one(Contact, any_world.letter.id)
        notice = session.scalars(select(Notice).where(Notice.owner_id == contact.id)).one()
        reaching.letter_returned(session, actor, contact, notice.id)
        reaching.letter_returned(session, actor, contact, notice.id)
        reaching.wrong_number(session, actor, contact)
        assert notice.state is State.UNDELIVERABLE
        assert troubles.broken(session, contact.id) == {Channel.LETTER, Channel.PHONE, Channel.TEXT}
    assert [one.kind for one in tasks(any_world)] == [TaskKind.LETTER_RETURNED, TaskKind.WRONG_NUMBER]
    with any_world.app.extensions["database"].transaction() as session:
        reaching.works_again(session, actor, session.get_one(Contact, any_world.letter.id), Channel.LETTER)
        assert troubles.broken(session, any_world.letter.id) == {Channel.PHONE, Channel.TEXT}


def test_who_is_rung_gets_a_call_with_words_to_say_and_it_is_told_once(any_world: World) -> None:
    sister(any_world, channel=Channel.PHONE, phone="01632 960 151")
    news(any_world)
    send(any_world.app)
    [task] = tasks(any_world)
    assert (task.kind, task.owner_id) == (TaskKind.TELL_BY_PHONE, any_world.support.id)
    words = note(any_world, task)
    assert "has written to you" in words
    assert "http" not in words
    assert sent(any_world) == [("phone", "for_staff")]
    actor = Actor(id=any_world.support.id, kind=Kind.STAFF, area_id=any_world.support.area_id)
    with any_world.app.extensions["database"].transaction() as session:
        promises.keep(session, actor, session.get_one(Task, task.id))
    assert sent(any_world) == [("phone", "sent")]
    assert tasks(any_world) == []


def test_who_stops_is_not_rung_either(any_world: World) -> None:
    sister(any_world, channel=Channel.PHONE, phone="01632 960 151")
    news(any_world)
    send(any_world.app)
    with any_world.app.extensions["database"].transaction() as session:
        people.hold(session, any_world.sister.id, HoldKind.STOPPED)
    assert tasks(any_world) == []
    assert sent(any_world) == [("phone", "cancelled")]


def test_a_message_without_an_address_is_a_task(any_world: World) -> None:
    with any_world.app.extensions["database"].transaction() as session:
        contact = session.get_one(Contact, any_world.sister.id)
        lookup = any_world.app.extensions["lookup"]
        invite(session, lookup, contact, any_world.reviewer.id, "http://127.0.0.1")
        session.execute(update(Notice).values(address_sealed=None))
    send(any_world.app)
    assert [one.kind for one in tasks(any_world)] == [TaskKind.BOUNCED]


def test_staff_find_out_on_the_page_of_somebody(world: World) -> None:
    client = Client(world.app).sign_in(world.support)
    page = f"/desk/reviews/{world.review.reference}/circle/{world.letter.id}/"
    client.get(page)
    assert "Nothing came back." in client.page.main
    client.press("This phone number is not theirs")
    assert "That is written down." in client.page.main
    assert "Calls do not reach them" in client.page.main
    assert [one.kind for one in tasks(world)] == [TaskKind.WRONG_NUMBER]
    client.press("I made sure: calls reach them")
    client.press("I made sure: texts reach them")
    assert "Nothing came back." in client.page.main
    client.press("A letter to this address came back")
    assert "Letters do not reach them" in client.page.main
