"""A small reverse proxy on this computer that speaks https outwards, as one stands before the portal in service."""

import http.client
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import trustme

HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "server", "date"}


class _Forwarding(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    behind: tuple[str, int]

    def _forward(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name: value for name, value in self.headers.items() if name.lower() not in HOP_BY_HOP}
        # What a visitor claims about themselves is replaced, not added to.
        headers |= {"X-Forwarded-For": self.client_address[0], "X-Forwarded-Proto": "https", "Connection": "close"}
        portal = http.client.HTTPConnection(*self.behind, timeout=30)
        portal.request(self.command, self.path, body, headers)
        answer = portal.getresponse()
        content = answer.read()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in HOP_BY_HOP | {"content-length"}:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)
        portal.close()

    do_GET = do_POST = do_HEAD = _forward

    def log_message(self, *_told: object) -> None:
        """Say nothing: the test reads the portal's own log."""


class HttpsProxy(ThreadingHTTPServer):
    """Listens on 127.0.0.1 at a port that the system chooses; ``authority`` signs its certificate."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), type("Forwarding", (_Forwarding,), {"behind": ("127.0.0.1", 0)}))
        self.authority = trustme.CA()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.authority.issue_cert("127.0.0.1").configure_cert(context)
        self.socket = context.wrap_socket(self.socket, server_side=True)

    @property
    def base(self) -> str:
        """Where people reach it."""
        return f"https://127.0.0.1:{self.server_address[1]}"

    def stand_before(self, host: str, port: int) -> None:
        """Forward to the portal there."""
        self.RequestHandlerClass.behind = (host, port)  # type: ignore[attr-defined]

    def trusted(self, folder: Path) -> ssl.SSLContext:
        """A context that trusts the certificate."""
        path = folder / "authority.pem"
        self.authority.cert_pem.write_to_path(str(path))
        return ssl.create_default_context(cafile=str(path))


@contextmanager
def https_proxy() -> Iterator[HttpsProxy]:
    """A proxy that runs until the end of the block."""
    proxy = HttpsProxy()
    running = threading.Thread(target=proxy.serve_forever, daemon=True)
    running.start()
    try:
        yield proxy
    finally:
        proxy.shutdown()
        proxy.server_close()
        running.join(10)
