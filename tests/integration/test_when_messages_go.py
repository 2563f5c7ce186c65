"""Holds and quiet dates in the database: what waits, what goes at once, what never goes."""

from datetime import timedelta

import pytest

from portal.circle.people.models import Contact, ContactHold, HoldKind, QuietDates
from portal.circle.people.queries import MessageKind, may_contact, next_moment
from portal.circle.people.services import notify
from portal.clock import now, today
from portal.foundation.outbox.models import Notice, State
from portal.foundation.outbox.worker import Worker
from tests.factories import World
from tests.smtp import MailServer

NEWS, ASKED = MessageKind.NEWS, MessageKind.ASKED_FOR
SAID = {"page": "p", "area_name": "A", "area_phone": "1", "staff_name": "B", "staff_phone": "2"}


def test_news_waits_for_the_end_of_a_quiet_day_and_an_answer_does_not(any_world: World, smtp: MailServer) -> None:
    with any_world.app.extensions["database"].transaction() as session:
        sister = session.get_one(Contact, any_world.sister.id)
        news = notify(session, sister, "tried_to_call", SAID, kind=NEWS)
        answer = notify(session, sister, "tried_to_call", SAID, kind=ASKED)
        assert news is not None
        assert answer is not None
        # The day is said only after the message was written: the worker asks again.
        quiet = QuietDates(contact_id=sister.id, from_day=today(), until_day=today(), made_at=now())
        quiet.words = "her birthday"
        session.add(quiet)
        session.flush()
        assert may_contact(session, sister.id, ASKED, now())
        assert not may_contact(session, sister.id, NEWS, now())
        ids = news.id, answer.id
    Worker(any_world.app).once()
    with any_world.app.extensions["database"].reading() as session:
        waits, went = (session.get_one(Notice, one) for one in ids)
        assert (waits.state, went.state) == (State.WAITING, State.SENT)
        assert waits.due_at > now()
    assert len(smtp.arrived) == 1


@pytest.mark.parametrize("kind", [HoldKind.STOPPED, HoldKind.PAUSED, HoldKind.WRONG_PERSON])
def test_a_hold_without_an_end_lets_no_news_through(any_world: World, kind: HoldKind) -> None:
    with any_world.app.extensions["database"].transaction() as session:
        sister = session.get_one(Contact, any_world.sister.id)
        session.add(ContactHold(contact_id=sister.id, kind=kind, begins_at=now()))
        session.flush()
        assert next_moment(session, sister, NEWS, now()) is None
        assert notify(session, sister, "tried_to_call", SAID, kind=NEWS) is None
        moment = now()
        answer = next_moment(session, sister, ASKED, moment)
        assert answer == (None if kind is HoldKind.WRONG_PERSON else moment)


def test_a_pause_with_an_end_lets_news_wait_until_then(any_world: World) -> None:
    with any_world.app.extensions["database"].transaction() as session:
        sister = session.get_one(Contact, any_world.sister.id)
        ends = now() + timedelta(days=14)
        session.add(ContactHold(contact_id=sister.id, kind=HoldKind.PAUSED, begins_at=now(), ends_at=ends))
        session.flush()
        assert next_moment(session, sister, NEWS, now()) == ends
        assert not may_contact(session, sister.id, NEWS, now())
