"""A server on 127.0.0.1 that speaks as much of GOV.UK Notify's API as we use, and can have bad days.

Written from the API's documentation: bearer tokens are JWT (HS256) with ``iss`` and ``iat`` of at most 30 seconds.
"""

import base64
import hashlib
import hmac
import json
import threading
import time
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

SERVICE, SECRET = str(uuid.uuid4()), str(uuid.uuid4())
KEY = f"portal-{SERVICE}-{SECRET}"
TEMPLATE = str(uuid.uuid4())


class NotifyServer:
    """``answer``: the status said to what is sent (201 takes it); ``hangs``: takes it and never says so."""

    def __init__(self) -> None:
        self.taken: list[dict[str, Any]] = []
        self.asked = 0
        self.reached = threading.Event()
        self.port = 0
        self.reset()

    def reset(self) -> None:
        """As on the first day."""
        self.taken.clear()
        self.asked, self.answer, self.said, self.hangs = 0, 201, ("BadRequestError", "not this time"), False
        self.go_on = threading.Event()
        self.reached.clear()

    def start(self) -> None:
        """Listen, on the same port as before."""
        self.server = _Listening(("127.0.0.1", self.port), _Handler)
        self.server.notify = self
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def stop(self) -> None:
        """Stop listening: connections are refused."""
        self.go_on.set()
        self.server.shutdown()
        self.server.server_close()

    def settings(self, **changed: str) -> dict[str, str]:
        """What the portal has to know to send by this server."""
        return {
            "NOTIFY_API_KEY": KEY,
            "NOTIFY_BASE_URL": f"http://127.0.0.1:{self.port}",
            "NOTIFY_TEXT_TEMPLATE": TEMPLATE,
            **changed,
        }

    def status(self, reference: str, said: str) -> None:
        """What Notify will say became of a message."""
        next(one for one in self.taken if one["reference"] == reference)["status"] = said


class _Listening(ThreadingHTTPServer):
    daemon_threads = True
    notify: NotifyServer


class _Handler(BaseHTTPRequestHandler):
    server: _Listening

    def do_POST(self) -> None:
        notify = self.server.notify
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if not self._known():
            return
        notify.asked += 1
        if notify.answer != 201:
            kind, words = notify.said
            self._say(notify.answer, {"status_code": notify.answer, "errors": [{"error": kind, "message": words}]})
            return
        assert self.path in {"/v2/notifications/sms", "/v2/notifications/letter"}, self.path
        asked |= {"id": str(uuid.uuid4()), "status": "sending", "kind": self.path.rpartition("/")[2]}
        notify.taken.append(asked)
        notify.reached.set()
        if notify.hangs:
            notify.go_on.wait(60)
            return
        self._say(201, {"id": asked["id"], "reference": asked.get("reference")})

    def do_GET(self) -> None:
        if not self._known():
            return
        wanted = {key: one[0] for key, one in parse_qs(urlsplit(self.path).query).items()}
        found = [
            {"id": one["id"], "reference": one["reference"], "status": one["status"]}
            for one in self.server.notify.taken
            if one["reference"] == wanted["reference"] and one["kind"] == wanted["template_type"]
        ]
        self._say(200, {"notifications": found, "links": {}})

    def _known(self) -> bool:
        problem = _wrong_token(self.headers.get("Authorization", ""))
        if problem:
            self._say(403, {"status_code": 403, "errors": [{"error": "AuthError", "message": problem}]})
        return problem is None

    def _say(self, status: int, body: dict[str, Any]) -> None:
        raw = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, *_about: Any) -> None:
        """Say nothing."""


def _wrong_token(header: str) -> str | None:
    kind, _, token = header.partition(" ")
    parts = token.split(".")
    if kind != "Bearer" or len(parts) != 3:
        return "Invalid token: no bearer token"
    signed = hmac.new(SECRET.encode(), f"{parts[0]}.{parts[1]}".encode(), hashlib.sha256).digest()
    if not hmac.compare_digest(_decoded(parts[2]), signed):
        return "Invalid token: signature, api token not found"
    claims = json.loads(_decoded(parts[1]))
    if json.loads(_decoded(parts[0])).get("alg") != "HS256" or claims.get("iss") != SERVICE:
        return "Invalid token: service not found"
    if abs(time.time() - claims.get("iat", 0)) > 30:
        return "Error: Your system clock must be accurate to within 30 seconds"
    return None


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
