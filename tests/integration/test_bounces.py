"""Mails that come back, as mail servers write them (RFC 3464), piped into ``portal bounce``."""

import contextlib
from email import message_from_bytes
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from portal.app import create_app
from portal.circle.promises.models import Task, TaskKind
from portal.foundation.outbox import bounces
from portal.foundation.outbox.bounces import NotAReport
from portal.foundation.outbox.models import Notice
from portal.settings import Settings
from tests.factories import World, make_world
from tests.factories.settings import environment_for
from tests.integration.mail import invited, notices, send
from tests.integration.running import run
from tests.smtp import MailServer

FROM = "circle@fenmarsh.example"


def report(
    notice_id: UUID,
    *,
    action: str = "failed",
    status: str = "5.1.1",
    returned: str = "message/rfc822",
    domain: str = "fenmarsh.example",
) -> bytes:
    """A report as a mail server sends it."""
    return f"""Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mx.testrow.example>
To: {FROM}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.testrow.example
Arrival-Date: Sun, 22 Nov 2026 10:00:00 +0000

Final-Recipient: rfc822; marta@testrow.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 {status} <marta@testrow.example>: Recipient address rejected

--b1
Content-Type: {returned}

From: {FROM}
To: marta@testrow.example
Subject: Your private page
Message-ID: <{notice_id}@{domain}>
MIME-Version: 1.0
Content-Type: text/plain

Hello.

--b1--
""".replace("\n", "\r\n").encode()


def sent_to_sister(world: World) -> UUID:
    """A mail that the server took."""
    invited(world, world.sister)
    send(world.app)
    with world.app.extensions["database"].reading() as session:
        return session.scalars(select(Notice)).one().id


@pytest.mark.parametrize("returned", ["message/rfc822", "text/rfc822-headers", "message/rfc822-headers"])
@pytest.mark.parametrize("action", ["failed", "delayed", "relayed", "Failed"])
def test_a_report_is_read(returned: str, action: str) -> None:
    notice_id = uuid4()
    raw = report(notice_id, action=action, returned=returned)
    if returned == "message/rfc822-headers":  # no such type: the mail that came back is not found
        with pytest.raises(NotAReport, match="none of ours"):
            bounces.read(raw, FROM)
        return
    found = bounces.read(raw, FROM)
    assert (found.notice_id, found.failed, found.status) == (notice_id, action.lower() == "failed", "5.1.1")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\xff" * 500,
        b"Subject: out of office\r\n\r\nI am away.",
        report(uuid4(), domain="elsewhere.example"),
        report(uuid4()).replace(b"Action: failed\r\n", b""),
        report(uuid4()).replace(b"message/delivery-status", b"text/plain"),
        report(uuid4())[:900],
        b"a" * (bounces.LARGEST + 1),
    ],
)
def test_what_is_no_report_about_a_mail_of_ours_is_refused_in_words(raw: bytes) -> None:
    with pytest.raises(NotAReport, match=r"\w+ \w+"):
        bounces.read(raw, FROM)


@given(st.data())
def test_a_damaged_report_never_breaks_the_reader(data: st.DataObject) -> None:
    raw = bytearray(report(UUID(int=7)))
    for _one in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=8))
    with contextlib.suppress(NotAReport):
        assert isinstance(bounces.read(bytes(raw), FROM).failed, bool)


def test_a_mail_that_came_back_is_a_task_once(any_world: World, smtp: MailServer) -> None:
    notice_id = sent_to_sister(any_world)
    assert message_from_bytes(smtp.arrived[0].raw)["Message-ID"] == f"<{notice_id}@fenmarsh.example>"
    for expected in (True, False):
        with any_world.app.extensions["database"].transaction() as session:
            assert bounces.take(session, bounces.read(report(notice_id), FROM)) is expected
    assert notices(any_world.app, "link") == [("undeliverable", 0, "bounced 5.1.1")]
    assert notices(any_world.app, "staff_urgent") == [("waiting", 0, None)] * 2  # the reviewer and who is on duty, once
    with any_world.app.extensions["database"].reading() as session:
        assert session.scalars(select(Task).where(Task.kind == TaskKind.BOUNCED)).one().urgent


def test_a_mail_that_is_only_late_changes_nothing(any_world: World, smtp: MailServer) -> None:
    notice_id = sent_to_sister(any_world)
    with any_world.app.extensions["database"].transaction() as session:
        assert not bounces.take(session, bounces.read(report(notice_id, action="delayed", status="4.4.7"), FROM))
        assert not bounces.take(session, bounces.read(report(uuid4()), FROM)), "nobody knows this one"
    assert notices(any_world.app) == [("sent", 0, None)]


def test_the_command_reads_what_the_mail_server_pipes_in(any_url: str, tmp_path: Path, smtp: MailServer) -> None:
    environment = environment_for(tmp_path, any_url, smtp.port)
    world = make_world(create_app(Settings.from_environment(environment)))
    notice_id = sent_to_sister(world)
    path = tmp_path / "report"
    path.write_bytes(report(notice_id))
    told = run(environment, "bounce", str(path))
    assert (told.returncode, told.stdout) == (0, "Written down; staff have a task.\n")
    assert notices(world.app)[0][0] == "undeliverable"
    path.write_bytes(b"Subject: thank you\r\n\r\nfor your mail")
    told = run(environment, "bounce", str(path))
    assert told.returncode == 65
    assert "an answer of a person, perhaps" in told.stderr
    assert "Traceback" not in told.stderr
