"""A page with our script, and a server that remembers what the script sends."""

from __future__ import annotations

import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

SCRIPT = Path(__file__).resolve().parents[2] / "static" / "js" / "enhance.js"
POLICY = "default-src 'none'; script-src 'nonce-n'; connect-src 'self'; form-action 'self'; style-src 'nonce-n'"
PAGE = """<!doctype html><html lang="en-GB"><title>Write</title>
<style nonce="n">.nhsuk-frontend-supported .nhsuk-radios__conditional--hidden { display: none }
[hidden] { display: none }</style>
<form id="hide" method="post" action="/hide" data-hide="/neutral"><button>Hide this page</button></form>
<form id="story" method="post" action="/share" data-autosave="/keep">
<input type="hidden" name="csrf_token" value="t1"><input type="hidden" name="version" value="0">
<label for="words">Your words</label><textarea id="words" name="words" rows="2"></textarea>
<p role="status"></p><p data-offline hidden>No network</p><p data-signed-out hidden>Signed out</p>
<label><input type="radio" name="how" value="phone" data-aria-controls="number">Phone</label>
<label><input type="radio" name="how" value="post">Post</label>
<div class="nhsuk-radios__conditional nhsuk-radios__conditional--hidden" id="number">Which number?</div>
<button id="share">Share</button></form><script nonce="n" src="/enhance.js"></script>"""


class Remembering(ThreadingHTTPServer):
    """Answers as the portal would, and keeps what was asked; a test can hold savings back."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.posts: list[tuple[str, dict[str, list[str]], str | None]] = []
        self.at_once = 0
        self.most_at_once = 0
        self.keep_status = 200
        self.go_on = threading.Event()
        self.go_on.set()
        self.came = (
            threading.Event()
        )  # a saving has reached us: a request that left the browser may still be on its way
        self.lock = threading.Lock()
        self.address = f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that has gone on needs no answer; anything else is told as usual."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    def paths(self) -> list[str]:
        """Where something was sent, in order."""
        return [path for path, _, _ in self.posts]


class Answers(BaseHTTPRequestHandler):
    """The pages of the test."""

    server: Remembering

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing on the terminal."""

    def do_GET(self) -> None:
        """Pages and the script itself."""
        if self.path == "/enhance.js":
            self._answer(SCRIPT.read_text(encoding="utf-8"), kind="text/javascript")
        elif self.path == "/write":
            self._answer(PAGE)
        elif self.path == "/mistake":
            summary = '<div class="nhsuk-error-summary" tabindex="-1"><a href="#words">Write something</a></div>'
            self._answer(PAGE.replace("<form", summary + "<form", 1))
        else:
            self._answer(f"<!doctype html><title>{self.path}</title><h1>{self.path}</h1>")

    def do_POST(self) -> None:
        """Keep what came; answer a saving when the test lets it."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        with self.server.lock:
            self.server.posts.append((self.path, parse_qs(body), self.headers["X-Autosave"]))
            self.server.at_once += 1
            self.server.most_at_once = max(self.server.most_at_once, self.server.at_once)
        if self.path == "/keep":
            self.server.came.set()
            self.server.go_on.wait(20)
        with self.server.lock:
            self.server.at_once -= 1
        if self.path == "/keep":
            version = f'<input type="hidden" name="version" value="{len(self.server.posts)}">'
            self._answer(f"Saved at <bdi>10:42</bdi>.{version}", self.server.keep_status)
        else:
            self.send_response(303)
            self.send_header("Location", "/thanks")
            self.end_headers()

    def _answer(self, text: str, status: int = 200, kind: str = "text/html") -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(text.encode())
