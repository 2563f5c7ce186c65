"""A real SMTP server on 127.0.0.1 that keeps what it gets and can have bad days."""

import asyncio
import email
import email.policy
import socket
import ssl
import threading
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller


@dataclass(frozen=True)
class Arrived:
    """One message with its envelope."""

    sender: str
    recipients: tuple[str, ...]
    raw: bytes
    message: EmailMessage

    @property
    def text(self) -> str:
        """The plain part."""
        body = self.message.get_body(("plain",))
        assert body is not None
        return str(body.get_content())

    @property
    def html(self) -> str:
        """The part for pages."""
        body = self.message.get_body(("html",))
        assert body is not None
        return str(body.get_content())


class _OnAnyPort(Controller):
    def _trigger_server(self) -> None:
        if self.port == 0:  # the system chose: find out what, before the server is tried
            assert self.server is not None
            self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


class MailServer:
    """``answer``: None takes mail; "451 …" and "550 …" are said to RCPT; ``hangs`` never answers DATA.

    With ``tls`` nothing is taken before STARTTLS.
    """

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.tls = tls
        self.arrived: list[Arrived] = []
        self.asked = 0
        self.answer: str | None = None
        self.hangs = False
        self.reached = threading.Event()  # a message was being handed over
        self.port = 0
        self._controller: Controller | None = None
        self.start()

    def start(self) -> None:
        """Listen, on the same port as before."""
        self._controller = _OnAnyPort(
            self, hostname="127.0.0.1", port=self.port, tls_context=self.tls, require_starttls=self.tls is not None
        )
        self._controller.start()
        self.port = self._controller.port

    def stop(self) -> None:
        """Stop listening: connections are refused."""
        if self._controller is not None:
            self._controller.stop()
            self._controller = None

    def reset(self) -> None:
        """As on the first day."""
        self.arrived.clear()
        self.asked, self.answer, self.hangs = 0, None, False
        self.reached.clear()
        if self._controller is None:
            self.start()

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:
        """Take the recipient, or not."""
        self.asked += 1
        if self.answer is None:
            envelope.rcpt_tos.append(address)
        return self.answer or "250 ok"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        """Keep the message."""
        self.reached.set()
        while self.hangs:
            await asyncio.sleep(0.01)
        raw = bytes(envelope.content)
        message = email.message_from_bytes(raw, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        self.arrived.append(Arrived(envelope.mail_from, tuple(envelope.rcpt_tos), raw, message))
        return "250 kept"


def closed_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
