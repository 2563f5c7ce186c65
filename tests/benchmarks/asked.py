"""Requests as a phone sends them, put to the application itself: no server, no client in between."""

import io
import re
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from werkzeug.test import EnvironBuilder

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
BROWSER = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Encoding": "gzip, deflate, br",
    "Accept-Language": "en-GB,en;q=0.9",
    "User-Agent": "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36",
}


@dataclass
class Answer:
    """What came back: the bytes are those that go over the wire."""

    status: str
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str | None:
        """One header."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    def cookies(self) -> dict[str, str]:
        """Cookies that the answer sets."""
        pairs = [value.partition(";")[0].split("=", 1) for key, value in self.headers if key.lower() == "set-cookie"]
        return {name: value for name, value in pairs}

    def wire_bytes(self) -> int:
        """Status line, headers and body, as HTTP/1.1 sends them."""
        head = [f"HTTP/1.1 {self.status}", *(f"{name}: {value}" for name, value in self.headers), "", ""]
        return len("\r\n".join(head).encode()) + len(self.body)


@dataclass
class Asking:
    """One request that can be sent many times."""

    path: str
    cookies: dict[str, str] = field(default_factory=dict)
    compressed: bool = True
    form: dict[str, Any] | None = None  # sent as a POST; a function is called with how often it was sent
    sent: int = 0

    def __post_init__(self) -> None:
        """Everything that stays the same is made once: it is not the portal's work."""
        headers = dict(BROWSER)
        if not self.compressed:
            headers["Accept-Encoding"] = "identity"
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if self.form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        method = "GET" if self.form is None else "POST"
        builder = EnvironBuilder(self.path, "http://127.0.0.1/", method=method, headers=headers)
        self.environ = builder.get_environ()
        builder.close()

    def fresh(self) -> dict[str, Any]:
        """The environment of one more sending."""
        environ = dict(self.environ)
        body = b""
        if self.form is not None:
            values = {name: one(self.sent) if callable(one) else one for name, one in self.form.items()}
            body = urlencode(values).encode()
            environ["CONTENT_LENGTH"] = str(len(body))
        environ["wsgi.input"] = io.BytesIO(body)
        self.sent += 1
        return environ

    def answer(self, app: Any) -> Answer:
        """Send it and read the whole answer."""
        return _read(app, self.fresh())

    def cpu(self, app: Any, times: int, walls: list[float] | None = None) -> float:
        """Seconds of CPU for one request, of ``times``; wall times are added to ``walls``."""
        environs = [self.fresh() for _ in range(times)]
        before = time.process_time()
        for environ in environs:
            began = time.perf_counter()
            _drop(app, environ)
            if walls is not None:
                walls.append(time.perf_counter() - began)
        return (time.process_time() - before) / times


def _read(app: Any, environ: dict[str, Any]) -> Answer:
    told: list[Any] = []
    made = app(environ, lambda status, headers, _error=None: told.extend((status, headers)))
    try:
        body = b"".join(made)
    finally:
        getattr(made, "close", lambda: None)()
    return Answer(told[0], told[1], body)


def _drop(app: Any, environ: dict[str, Any]) -> None:
    made = app(environ, _nothing)
    for _part in made:
        pass
    getattr(made, "close", lambda: None)()


def _nothing(_status: str, _headers: Any, _error: Any = None) -> None:
    """Headers are made, and not looked at."""
