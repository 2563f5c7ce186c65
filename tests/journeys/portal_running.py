"""The portal on this computer for a test: the demo's people in a real database, a real server, real mail by SMTP."""

from __future__ import annotations

import asyncio
import email
import email.policy
import re
import threading
from collections.abc import Coroutine
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from uuid import UUID

from aiosmtpd.smtp import SMTP, Envelope, Session
from sqlalchemy import update
from werkzeug.serving import WSGIRequestHandler

from portal.circle.access import services as access
from portal.circle.access.asking import answer_all
from portal.circle.access.models import SignIn
from portal.circle.people.models import Contact
from portal.clock import now
from portal.demo.people import PEOPLE
from portal.demo.run import prepare
from portal.demo.views import people_of
from portal.foundation.outbox.worker import Worker
from tests.journeys.serving import Server

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
LINK = re.compile(r"http://127\.0\.0\.1:\d+/l/\S+")


class Letterbox:
    """A mail server that takes everything, on a port that the system chooses."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "mail"  # where the demo's page for mail looks
        self.folder.mkdir(parents=True, exist_ok=True)
        self.letters: list[tuple[str, EmailMessage]] = []
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        self.server = self._in_its_thread(self.loop.create_server(self._conversation, "127.0.0.1", 0))
        self.port: int = self.server.sockets[0].getsockname()[1]

    def _conversation(self) -> SMTP:
        return SMTP(self, loop=self.loop)

    def _in_its_thread(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(10)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        """Keep a letter; called by the mail server."""
        assert isinstance(envelope.content, bytes)
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(letter, EmailMessage)
        (self.folder / f"{len(self.letters):04}.eml").write_bytes(envelope.content)
        self.letters.extend((address, letter) for address in envelope.rcpt_tos)
        return "250 kept"

    def stop(self) -> None:
        """Take no more."""
        self.loop.call_soon_threadsafe(self.server.close)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()


class _Quiet(WSGIRequestHandler):
    def log_request(self, *_: Any) -> None:
        """The report of the tests is for the tests."""


class RunningPortal:
    """One portal with its own data folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.letterbox = Letterbox(folder)
        self.server = Server(lambda port: prepare(folder, port, self.letterbox.port), _Quiet)
        self.address = f"http://127.0.0.1:{self.server.port}"
        self.app = self.server.app
        self.database = self.app.extensions["database"]
        self.people = people_of(folder)
        self._cookies: dict[str, list[dict[str, str]]] = {}

    def stop(self) -> None:
        """End the server and its mail."""
        self.server.stop()
        self.letterbox.stop()
        self.database.dispose()

    # --- people and their pages

    def path(self, pattern: str, who: str) -> str:
        """A page of the list as this person sees it: {ref}, {story}, {area} and the like filled in."""
        mine = self.people.get(who)
        return pattern.format(**mine) if mine else pattern

    def cookies_of(self, who: str) -> list[dict[str, str]]:
        """What the browser of somebody holds who has come in by their link in the demo."""
        if who not in self._cookies:
            client = self.app.test_client()
            link = f"/demo/in/{self.people[who]['token']}"
            token = TOKEN.search(client.get(link, base_url=self.address).text)
            assert token is not None
            client.post(link, base_url=self.address, data={"csrf_token": token[1]})
            kept = {name: client.get_cookie(name, domain="127.0.0.1") for name in ("here", "browser", "form")}
            self._cookies[who] = [
                {"name": name, "value": cookie.value, "url": self.address} for name, cookie in kept.items() if cookie
            ]
        return self._cookies[who]

    def contact(self, session: Any, who: str) -> Contact:
        """Somebody of the circle, as the database knows them."""
        found: Contact = session.get_one(Contact, UUID(hex=self.people[who]["id"]))
        return found

    # --- what happens behind the pages

    def invite(self, who: str) -> None:
        """The reviewer invites somebody: a mail with a link goes into the outbox."""
        with self.database.transaction() as session:
            access.invite(
                session,
                self.app.extensions["lookup"],
                self.contact(session, who),
                UUID(hex=self.people["reviewer"]["id"]),
                self.address,
            )

    def deliver(self) -> None:
        """The worker answers what was asked for, and sends what waits."""
        answer_all(self.app)
        worker = Worker(self.app)
        while worker.once():
            pass

    def letters_to(self, address: str) -> list[EmailMessage]:
        """What has reached this address, oldest first."""
        return [letter for to, letter in self.letterbox.letters if to == address]

    def newest_link_to(self, address: str) -> str:
        """The link in the newest letter to this address, taken out of its plain words."""
        body = self.letters_to(address)[-1].get_body(("plain",))
        assert body is not None
        found = LINK.search(body.get_content())
        assert found is not None
        return found[0]

    def let_time_run_out(self, who: str) -> None:
        """Every sign-in of somebody has been left alone for too long."""
        with self.database.transaction() as session:
            mine = update(SignIn).where(SignIn.contact_id == UUID(hex=self.people[who]["id"]))
            session.execute(mine.values(last_seen_at=now().replace(year=2020)))


def every_page() -> list[tuple[str, str]]:
    """Who and which page, for each page worth seeing as each person of the demo."""
    return [(one.key, page) for one in PEOPLE for page in one.pages]


def each_page_once() -> list[tuple[str, str]]:
    """The same pages, each with the first person who has it."""
    seen: dict[str, str] = {}
    for who, page in every_page():
        seen.setdefault(page, who)
    return [(who, page) for page, who in seen.items()]
