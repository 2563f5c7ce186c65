"""A mail server on this computer that only the demo has: it takes everything and keeps it in a folder."""

import email
import email.policy
import socketserver
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from portal.ids import uuid7


@dataclass(frozen=True, slots=True)
class Caught:
    """A message as it is shown."""

    to: str
    subject: str
    text: str


def caught(folder: Path) -> list[Caught]:
    """Messages caught so far, newest first."""
    found = []
    for path in sorted((folder / "mail").glob("*.eml"), reverse=True)[:50]:
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        assert isinstance(message, EmailMessage)  # noqa: S101  what this policy makes
        body = message.get_body(("plain",))
        found.append(Caught(str(message["To"]), str(message["Subject"]), body.get_content() if body else ""))
    return found


class Mailbox(socketserver.ThreadingTCPServer):
    """Speaks as much SMTP as smtplib does; on a port that the system chooses."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "mail"
        self.folder.mkdir(parents=True, exist_ok=True)
        super().__init__(("127.0.0.1", 0), _Conversation)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])


class _Conversation(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self._say("220 demo")
        for raw in self.rfile:
            verb = raw[:4].upper()
            if verb == b"DATA":
                self._say("354 go on")
                self._take()
                self._say("250 kept")
            elif verb == b"QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _take(self) -> None:
        lines = []
        for raw in self.rfile:
            if raw in {b".\r\n", b".\n"}:
                break
            lines.append(raw[1:] if raw.startswith(b"..") else raw)
        server = self.server
        assert isinstance(server, Mailbox)  # noqa: S101  only Mailbox starts conversations
        (server.folder / f"{uuid7().hex}.eml").write_bytes(b"".join(lines))

    def _say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")
