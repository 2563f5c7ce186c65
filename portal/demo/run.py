"""Starting the demo: data folder, secrets, database, links, portal and worker in one process."""

import base64
import json
import secrets
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import inspect, text

from portal import demo
from portal.app import create_app
from portal.demo import seed
from portal.demo.mailbox import Mailbox
from portal.demo.people import PEOPLE
from portal.demo.views import people_of
from portal.foundation.migrations.run import upgrade
from portal.foundation.outbox.worker import Worker
from portal.settings import Settings

MARK = "demo_only"


class NotADemo(Exception):
    """The data folder holds a database that no demo made."""


class PortTaken(Exception):
    """Something else listens there, or nobody may."""


def prepare(folder: Path, port: int, smtp_port: int) -> Flask:
    """The demo's application with its database filled; a second start keeps data and links."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = Settings.from_environment(_environment(folder, port, smtp_port), demo=True)
    _refuse_a_real_database(settings)
    upgrade(settings.database_url)
    app = create_app(settings, (demo,))
    if not (folder / "people.json").exists():
        with app.app_context():
            seed.fill(app, folder)
    return app


def serve(
    folder: Path,
    port: int,
    links: Path | None,
    say: Callable[[str], None],
    ready: Callable[[Any], None] | None = None,
) -> None:
    """Run the demo on 127.0.0.1 until stopped. Raises ``PortTaken`` or ``NotADemo``."""
    from werkzeug.serving import WSGIRequestHandler, make_server

    class Quiet(WSGIRequestHandler):
        """No line for each request: addresses of links would stand in it."""

        def log_request(self, *_about: Any) -> None:
            """Say nothing."""

    port = _usable(port)
    mailbox = Mailbox(folder)
    threading.Thread(target=mailbox.serve_forever, daemon=True).start()
    app = prepare(folder, port, mailbox.port)
    server = make_server("127.0.0.1", port, app, threaded=True, request_handler=Quiet)
    base = f"http://127.0.0.1:{server.port}"
    told = addresses(folder, base)
    if links is not None:
        links.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")
    _tell(told, base, say)
    worker = Worker(app)
    threading.Thread(target=worker.run, daemon=True).start()
    if ready is not None:
        ready(server)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        say("The demo has stopped. Its data is kept; make demo starts it again.")
    finally:
        worker.stopping.set()
        server.server_close()
        mailbox.shutdown()


def addresses(folder: Path, base: str) -> dict[str, dict[str, Any]]:
    """Who can be signed in as, with the pages worth seeing as them."""
    links, told = people_of(folder), {}
    for one in PEOPLE:
        mine = links.get(one.key)
        told[one.key] = {
            "sign_in": f"{base}/demo/in/{mine['token']}" if mine else None,
            "pages": [page.format(**(mine or {})) for page in one.pages],
        }
    return told


def _usable(port: int) -> int:
    """This port, or for 0 one chosen by the system, known before the portal starts: links in mail carry it."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server will
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as taken:
            raise PortTaken(
                f"Port {port} cannot be used: {taken.strerror}. Perhaps the demo runs in another window already. "
                "Nothing was changed. Another port: PORT=8001 make demo, or portal demo --port 8001"
            ) from None
        return int(probe.getsockname()[1])


def _tell(told: dict[str, dict[str, Any]], base: str, say: Callable[[str], None]) -> None:
    say(f"\nThe portal is ready: {base}\n\nCome in as somebody (everybody here is made up):")
    for one in PEOPLE:
        say(f"  {one.shown}\n      {told[one.key]['sign_in'] or base + '/'}")
    say(f"\nEverybody on one page: {base}/demo/\nThe mail that was sent:  {base}/demo/mail\nStop with Ctrl-C.")


def _environment(folder: Path, port: int, smtp_port: int) -> dict[str, str]:
    path = folder / "secrets.json"
    if not path.exists():
        made = {
            "SECRET_KEYS": secrets.token_urlsafe(48),
            "MASTER_KEYS": "demo:" + base64.b64encode(secrets.token_bytes(32)).decode(),
            "LOOKUP_KEY": base64.b64encode(secrets.token_bytes(32)).decode(),
            "SEAL_KEY": base64.b64encode(secrets.token_bytes(32)).decode(),
        }
        path.touch(0o600)
        path.write_text(json.dumps(made), "utf-8")
    kept: dict[str, str] = json.loads(path.read_text("utf-8"))
    return {
        **kept,
        "PUBLIC_BASE_URL": f"http://127.0.0.1:{port}",
        "DATABASE_URL": f"sqlite:///{(folder / 'portal.sqlite').resolve()}",
        "DATA_DIRECTORY": str(folder.resolve()),
        "SMTP_HOST": "127.0.0.1",
        "SMTP_PORT": str(smtp_port),
        "MAIL_FROM": "circle@fenmarsh.example",
        "TRUSTED_HOSTS": "127.0.0.1 localhost",
        "TRUSTED_PROXIES": "0",
    }


def _refuse_a_real_database(settings: Settings) -> None:
    from portal.foundation.db.engine import Database
    from portal.foundation.db.keys import KeyRing

    database = Database(settings.database_url, KeyRing(settings.master_keys))
    with database.engine.begin() as connection:
        tables = inspect(connection).get_table_names()
        if tables and MARK not in tables:
            raise NotADemo(
                "This folder holds a database that no demo made. Nothing was changed. "
                "Give another folder: portal demo --data FOLDER"
            )
        connection.execute(text(f"CREATE TABLE IF NOT EXISTS {MARK} (since TEXT)"))
    database.dispose()
