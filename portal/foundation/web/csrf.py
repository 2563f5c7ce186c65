"""CSRF: Flask-WTF's signed double-submit token, masked anew on each page (BREACH), without a Referer check.

The token's cookie outlives the sign-in, so that somebody who writes slowly can still send the form.
"""

import base64
import secrets
from typing import Any, cast

from flask import Flask, abort, g, request, session
from flask_wtf.csrf import CSRFProtect, generate_csrf

from portal.foundation.web import noted


class MaskedCSRF(CSRFProtect):  # type: ignore[misc]
    """Takes the mask off before Flask-WTF checks the token."""

    def _get_csrf_token(self) -> Any:
        token = super()._get_csrf_token()
        return unmask(token) if token else token

    def protect(self, apply_exemptions: bool = False) -> None:
        """Refuse other sites outright where the browser tells where a request comes from."""
        if request.method not in {"GET", "HEAD", "OPTIONS"}:
            site = request.headers.get("Sec-Fetch-Site", "same-origin")
            if site not in {"same-origin", "none"}:
                noted.refused("form", site=site)
                abort(400, "csrf")
        super().protect(apply_exemptions)


def masked_token() -> str:
    """A token for a form or a header; different on every page though it means the same.

    All forms of one page share it: twenty masks would be 4 kB that no compression can make smaller.
    """
    if "masked_token" in g:
        return cast(str, g.masked_token)
    token = generate_csrf().encode()
    if not session.permanent:  # the form's cookie outlives the browser's window, so that a slow writer can still send
        session.permanent = True
    pad = secrets.token_bytes(len(token))
    masked = base64.urlsafe_b64encode(pad + _mixed(token, pad)).decode()
    g.masked_token = masked
    return masked


def _mixed(one: bytes, other: bytes) -> bytes:
    size = len(one)
    return (int.from_bytes(one, "big") ^ int.from_bytes(other, "big")).to_bytes(size, "big")


def unmask(text: str) -> str:
    """The token under the mask; an empty one when it was altered."""
    try:
        raw = base64.urlsafe_b64decode(text.encode())
        half = len(raw) // 2
        return _mixed(raw[:half], raw[half:]).decode()
    except (ValueError, OverflowError, UnicodeError):
        return ""


def install(app: Flask) -> None:
    """Protect every POST of the application."""
    app.config.update(
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
        WTF_CSRF_CHECK_DEFAULT=True,
        WTF_I18N_ENABLED=False,
        SESSION_REFRESH_EACH_REQUEST=False,
    )
    MaskedCSRF(app)
    app.jinja_env.globals["csrf_token"] = masked_token
    app.context_processor(lambda: {"csrf_token": masked_token})  # after Flask-WTF's own, which is not masked
