"""Each message in each language and in easy read, as it arrives: compared with the texts in tests/emails.

UPDATE_EMAILS=1 writes them anew, to be read before they are committed. F6: none names the person, a death, a review.
"""

import os
import re
from datetime import date
from pathlib import Path

import pytest
import time_machine

from portal.circle.calls import notices as call_notices
from portal.circle.calls.models import Call
from portal.circle.people import queries as people
from portal.circle.people.models import Contact
from portal.circle.promises import notices as promise_notices
from portal.circle.promises import queries as promises
from portal.circle.promises.models import Task
from portal.clock import now
from portal.taking_part.stories import notices as story_notices
from tests.client import Client
from tests.factories import World
from tests.integration.links import live_link
from tests.integration.mail import invited, send
from tests.smtp import Arrived, MailServer

EMAILS = Path(__file__).resolve().parents[1] / "emails"
READINGS = [(language, easy) for language in ("en_GB", "pl", "ur") for easy in (False, True)]
SAYS_TOO_MUCH = {
    "en_GB": r"\bdie[ds]?\b|\bdead\b|death|review|leder|bereave|sorry for your loss|disab|autis",
    "pl": r"zmarł|śmier|przegląd|leder|żałob|niepełnospr|autyz",
    "ur": r"وفات|موت|انتقال|جائز|leder|معذور|آٹزم",
}


def read_as(world: World, language: str, easy: bool) -> None:
    """The sister reads this from now on."""
    with world.app.extensions["database"].transaction() as session:
        contact = session.get_one(Contact, world.sister.id)
        contact.language, contact.easy = language, easy


def all_kinds(world: World) -> None:
    """The invitation, the link that was asked for, an answer that waits, a call that reached nobody, and after one."""
    invited(world, world.sister)
    client = Client(world.app)
    client.get("/link")
    client.press("Send me a link", email="marta@testrow.example")
    with world.app.extensions["database"].transaction() as session:
        contact = people.by_ids(session, {world.sister.id})[world.sister.id]
        story_notices.thanked(session, contact, world.reviewer.id, "http://127.0.0.1/link")
        task = session.get_one(Task, world.sister.task)
        promise_notices.tried_to_call(session, contact, task, "http://127.0.0.1/link")
        call = session.get_one(Call, world.call)
        with time_machine.travel("2026-11-23T10:00:00Z", tick=False):
            task.due_on = date(2026, 11, 25)
            call.begun_at = now()
        session.flush()
        made = [one for one in promises.to_contact(session, contact.id) if one.id == task.id]
        done = ["link_sent", "letter_made", "code_read_out"]
        call_notices.call_code(session, contact, "123456", world.support.id)
        call_notices.call_summary(session, contact, call, world.support.id, done, made, "http://127.0.0.1/link")


def shown(arrived: Arrived) -> str:
    """A message as it is kept in tests/emails: what differs each time taken out."""
    heads = "\n".join(f"{name}: {arrived.message[name]}" for name in ("From", "To", "Subject"))
    words = re.sub(r"/([ld])/[\w-]+", r"/\1/TOKEN", arrived.text.replace("\r\n", "\n"))
    words = re.sub(r"(?m)^\d{3} \d{3}$", "CODE", words)
    return f"{heads}\n\n{words.strip()}\n"


def as_kept(arrived: Arrived, name: str) -> None:
    """The message is the one in tests/emails."""
    path = EMAILS / f"{name}.txt"
    if os.environ.get("UPDATE_EMAILS"):
        path.write_text(shown(arrived), "utf-8")
    assert shown(arrived) == path.read_text("utf-8"), path.name


@pytest.mark.parametrize(("language", "easy"), READINGS)
def test_messages(world: World, smtp: MailServer, language: str, easy: bool) -> None:
    read_as(world, language, easy)
    all_kinds(world)
    send(world.app)
    kinds = ["invitation", "link", "answered", "tried-to-call", "call-code", "call-summary"]
    assert len(smtp.arrived) == len(kinds)
    by_subject = sorted(smtp.arrived, key=lambda one: one.message["Message-ID"])  # ids grow in the order of making
    for kind, arrived in zip(kinds, by_subject, strict=True):
        as_kept(arrived, f"{kind}.{language}{'@easyread' if easy else ''}")


@pytest.mark.parametrize(("language", "easy"), READINGS)
def test_a_message_says_nothing_that_a_stranger_should_not_read(
    world: World, smtp: MailServer, language: str, easy: bool
) -> None:
    read_as(world, language, easy)
    all_kinds(world)
    send(world.app)
    assert len(smtp.arrived) == 6
    for arrived in smtp.arrived:
        envelope = f"{arrived.sender} {arrived.message['Subject']} {arrived.message['Message-ID']}"
        everything = f"{envelope} {arrived.text} {arrived.html} {arrived.message['From']}"
        for private in ("Thomas", "Testrow", "Tomsie", "Marta", world.review.reference):
            assert private.lower() not in everything.lower().replace("marta@testrow.example", "")
        for pattern in {SAYS_TOO_MUCH["en_GB"], SAYS_TOO_MUCH[language]}:
            assert re.search(pattern, everything, re.I) is None, re.search(pattern, everything, re.I)
        assert "NHS Fenmarsh (made up)" in arrived.text
        assert "01632 960 100" in arrived.text
        assert "<img" not in arrived.html
        assert "src=" not in arrived.html


@pytest.mark.parametrize(("language", "easy"), READINGS)
def test_the_page_behind_the_link_says_nothing_either(world: World, client: Client, language: str, easy: bool) -> None:
    token = live_link(world, world.sister)
    client.read_as(language, easy=easy)
    client.get(f"/l/{token}")
    seen = f"{client.page.title} {client.page.main}"
    for private in ("Thomas", "Testrow", "Tomsie", "Marta"):
        assert private.lower() not in seen.lower()
    assert re.search(SAYS_TOO_MUCH[language], seen, re.I) is None
    assert "Ruth Sample" in seen
    assert "NHS Fenmarsh (made up)" in seen


def test_the_page_names_the_area_that_sent_the_link(world: World, client: Client) -> None:
    token = live_link(world, world.far)
    client.get(f"/l/{token}")
    assert "NHS Farland (made up)" in client.page.main


def test_a_link_is_shorter_than_120_signs_and_unbroken(world: World, smtp: MailServer) -> None:
    invited(world, world.sister)
    send(world.app)
    links = re.findall(r"http://127\.0\.0\.1/l/\S+", smtp.arrived[0].text)
    assert len(links) == 1
    assert len(links[0]) < 120
    client = Client(world.app)
    assert client.get(links[0].removeprefix("http://127.0.0.1")).status_code == 200


def test_mail_is_marked_as_automatic(world: World, smtp: MailServer) -> None:
    invited(world, world.sister)
    send(world.app)
    assert smtp.arrived[0].message["Auto-Submitted"] == "auto-generated"
    assert smtp.arrived[0].sender == "circle@fenmarsh.example"
