"""A browser for tests: reads tokens from pages, presses buttons by their words, holds every page to the rules."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from urllib.parse import urljoin, urlsplit
from uuid import UUID

from flask import Flask
from sqlalchemy import event
from werkzeug.test import Client as Werkzeug
from werkzeug.test import TestResponse

from portal.circle.access.asking import answer_all
from portal.circle.access.models import SignIn
from portal.circle.access.services import begin_sign_in
from portal.circle.access.tokens import hashed, new_token
from portal.clock import now
from portal.foundation.identity.actor import Assurance
from tests.page import Page
from tests.page_rules import broken_rules

_ASKS = re.compile(r"^/link$|^/l/[^/]+/again$|^/d/[^/]+/send$")
BARE_PATHS = {"/quiet"}
VISITOR_PATHS = {"/link", "/signed-out", "/quiet", "/link/closed"}  # where one stands who has just gone out


class Client:
    """One browser. ``response`` and ``page`` are of the last answer; ``checks`` off where others check."""

    def __init__(self, app: Flask, base_url: str = "http://127.0.0.1", address: str = "127.0.0.1") -> None:
        self.app = app
        self.browser = Werkzeug(app)
        self.base_url = base_url
        self.address = address
        self.headers: dict[str, str] = {"Accept-Language": "en-GB"}
        self.signed_in = False
        self.checks = True
        self.worker = True
        self.form_token = ""
        self.at = "/"
        self.response: TestResponse
        self._page: Page | None = None

    @property
    def page(self) -> Page:
        """The last page, parsed when first looked at."""
        if self._page is None:
            self._page = Page(self.response.get_data(as_text=True))
        return self._page

    def get(self, path: str, *, follow: bool = True, **options: Any) -> TestResponse:
        """Open an address."""
        return self.send("GET", path, follow=follow, **options)

    def post(self, path: str, fields: Any = None, *, follow: bool = True, **options: Any) -> TestResponse:
        """Send fields as they are, without a token of our own: mostly for nonsense; people use ``press``."""
        return self.send("POST", path, follow=follow, data=fields or {}, **options)

    def press(self, button: str, /, *, follow: bool = True, files: Any = None, **values: Any) -> TestResponse:
        """Press a button of the page: its form goes as it stands, with ``values`` written or chosen in it."""
        found = self.page.button(button)
        kept = [(key, value) for key, value in self.page.fields(found.form) if key not in values]
        for key, value in values.items():
            kept += [(key, one) for one in (value if isinstance(value, list) else [value])]
        if found.element.get("name"):
            kept.append((found.element.get("name", ""), found.element.get("value", "")))
        data: dict[str, list[Any]] = {}
        for key, value in kept:
            data.setdefault(key, []).append(value)
        data.update(files or {})
        action = urljoin(self.at, found.element.get("formaction") or found.form.get("action") or self.at)
        return self.send(
            "POST", action, follow=follow, data=data, multipart="multipart" in found.form.get("enctype", "")
        )

    def follow_link(self, name: str) -> TestResponse:
        """Go where the link with these words leads."""
        return self.get(urljoin(self.at, self.page.link(name)))

    def token(self) -> str:
        """The form token of the last page."""
        return next(
            value for form in self.page.all("form") for key, value in self.page.fields(form) if key == "csrf_token"
        )

    def send(
        self,
        method: str,
        path: str,
        *,
        follow: bool = True,
        multipart: bool = False,
        query: Any = None,
        headers: Any = None,
        data: Any = None,
    ) -> TestResponse:
        """One request, and those that it redirects to."""
        options: dict[str, Any] = {"data": data} if data is not None else {}
        if multipart:
            options["content_type"] = "multipart/form-data"
        answer = self.browser.open(
            path,
            method=method,
            query_string=query,
            base_url=self.base_url,
            headers={**self.headers, **(headers or {})},
            environ_overrides={"REMOTE_ADDR": self.address},
            **options,
        )
        self._take(method, path, answer)
        if answer.status_code == 303 and self.worker and _ASKS.search(path):
            answer_all(self.app)  # what the worker does a moment later
        if follow and answer.status_code in {301, 302, 303, 307, 308}:
            target = urlsplit(answer.headers["Location"])
            assert not target.netloc or target.netloc == urlsplit(self.base_url).netloc, "sent to another host"
            return self.get(target.path + (f"?{target.query}" if target.query else ""))
        return answer

    def _take(self, method: str, path: str, answer: TestResponse) -> None:
        self.response = answer
        if answer.mimetype != "text/html" or method in {"HEAD", "OPTIONS"}:
            return
        self.at, self._page = path, None
        if self.checks and answer.status_code not in {301, 302, 303, 307, 308}:
            broken = broken_rules(self.page, dict(answer.headers), bare=path.partition("?")[0] in BARE_PATHS)
            inside = self.signed_in and path.partition("?")[0] not in VISITOR_PATHS
            if inside and answer.headers.get("Cache-Control") != "no-store":
                broken.append(f"a private page may be stored: {answer.headers.get('Cache-Control')}")
            assert not broken, f"{method} {path} ({answer.status_code}): " + "; ".join(broken)

    def sign_in(
        self,
        who: Any,
        assurance: Assurance = Assurance.FULL,
        idle: timedelta | None = None,
        *,
        made_sure: bool = True,
    ) -> "Client":
        """Be a contact or a member of staff, with the row and cookies of a real sign-in.

        ``made_sure``: a further code was right an hour ago, so that a draft opens.
        """
        key = self.cookie("browser") or new_token()
        staff = hasattr(who, "role")
        with self.app.extensions["database"].transaction() as session:
            ids: dict[str, UUID] = {"staff_id" if staff else "contact_id": who.id}
            cookie = begin_sign_in(session, assurance, hashed(key), idle=idle, **ids)
            if made_sure and not staff and assurance is Assurance.FULL:
                session.get_one(SignIn, hashed(cookie)).stepped_up_at = now() - timedelta(hours=1)
        self.set_cookie("here", cookie)
        self.set_cookie("browser", key)
        self.signed_in = True
        return self

    def set_cookie(self, name: str, value: str) -> None:
        """Put a cookie into this browser."""
        self.browser.set_cookie(name, value, domain="127.0.0.1", path="/")

    def cookie(self, name: str) -> str | None:
        """The value of a cookie of this browser."""
        found = self.browser.get_cookie(name, domain="127.0.0.1", path="/")
        return found.value if found else None

    def read_as(self, language: str, *, easy: bool = False) -> "Client":
        """Read in this language."""
        self.set_cookie("looks", f"l={language}" + ("&e=1" if easy else ""))
        return self

    @contextmanager
    def queries(self) -> Iterator[list[str]]:
        """Every statement that is sent to the database meanwhile."""
        seen: list[str] = []
        database = self.app.extensions["database"]
        engines = {id(one): one for one in (database.engine, database.reading().get_bind())}

        def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
            if not statement.startswith(("BEGIN", "PRAGMA")):
                seen.append(statement)

        for engine in engines.values():
            event.listen(engine, "before_cursor_execute", note)
        try:
            yield seen
        finally:
            for engine in engines.values():
                event.remove(engine, "before_cursor_execute", note)
