"""A portal on this computer that a browser can open, on a port that the system chooses.

``ANSWERS_LATE=0.4`` (seconds) makes each answer come late, and in two halves: a test that presses a button and
looks before the next page is there fails each time then, where it otherwise fails once in a thousand runs.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LATE = float(os.environ.get("ANSWERS_LATE", "0"))


class Server:
    """One portal, served from the moment it is made until it is stopped; ``make`` is given its port."""

    def __init__(self, make: Callable[[int], Flask], handler: type[WSGIRequestHandler] = WSGIRequestHandler) -> None:
        listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = listening.getsockname()[1]
        self.app = make(self.port)
        answers: WSGIApplication = late(self.app) if LATE else self.app
        self._server = make_server(
            "127.0.0.1", self.port, answers, threaded=True, request_handler=handler, fd=listening.detach()
        )
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End it; no answer is on its way in this thread any more."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def late(app: WSGIApplication) -> WSGIApplication:
    """The same portal, as over a very slow line."""

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        time.sleep(LATE)
        return _in_halves(app(environ, start))

    return answer


def _in_halves(answer: Iterable[bytes]) -> Iterator[bytes]:
    try:
        whole = b"".join(answer)
        yield whole[: len(whole) // 2]
        time.sleep(LATE / 2)
        yield whole[len(whole) // 2 :]
    finally:
        if hasattr(answer, "close"):
            answer.close()
