"""Letters that GOV.UK Notify prints and posts: the paper that staff would print, once."""

import base64

import pytest
from sqlalchemy import select

from portal.circle.access.models import LetterCode
from portal.foundation.outbox.arrived import ask_after
from portal.foundation.outbox.sending import Sender
from portal.foundation.outbox.services import LADDER
from tests.conftest import MakeApp
from tests.factories import World, make_world
from tests.integration.mail import invited, send
from tests.integration.notify_steps import only, travel
from tests.notify import NotifyServer


@pytest.fixture
def posted(make_app: MakeApp, sqlite_url: str, notify: NotifyServer) -> World:
    """Everybody; letters go through Notify."""
    return make_world(make_app(sqlite_url, **notify.settings(NOTIFY_LETTERS="yes")))


def test_a_letter_goes_as_the_pdf_that_staff_would_print(posted: World, notify: NotifyServer) -> None:
    invited(posted, posted.letter)
    send(posted.app)
    [taken] = notify.taken
    assert taken["kind"] == "letter"
    assert taken["reference"] == str(only(posted).id)
    assert base64.b64decode(taken["content"]).startswith(b"%PDF-")
    assert only(posted).state.value == "sent"


def test_a_letter_that_notify_took_unseen_keeps_its_code(posted: World, notify: NotifyServer) -> None:
    posted.app.config["NOTIFY_TIMEOUT"] = 0.5
    invited(posted, posted.letter)
    notify.hangs = True
    send(posted.app)
    notify.hangs = False
    with posted.app.extensions["database"].reading() as session:
        codes = list(session.scalars(select(LetterCode.id).where(LetterCode.ended_at.is_(None))))
    travel(posted, LADDER[0])
    assert len(notify.taken) == 1
    with posted.app.extensions["database"].reading() as session:
        assert list(session.scalars(select(LetterCode.id).where(LetterCode.ended_at.is_(None)))) == codes != []


def test_a_letter_that_notify_cannot_print_is_for_staff(posted: World, notify: NotifyServer) -> None:
    invited(posted, posted.letter)
    send(posted.app)
    notify.status(str(only(posted).id), "validation-failed")
    ask_after(Sender(posted.app))
    assert only(posted).state.value == "for_staff"
