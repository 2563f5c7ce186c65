"""Headers of every answer, cookies, and the only redirects we make."""

import secrets
from collections.abc import Callable
from typing import cast
from urllib.parse import urlsplit
from wsgiref.headers import Headers

from flask import Flask, Response, g, redirect, request

_POLICY = (
    "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; media-src 'self' blob:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
# What is no page runs nothing and is framed by nobody.
_NO_PAGE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
FILE = f"{_NO_PAGE}; sandbox"
_PERMISSIONS = "camera=(), geolocation=(), microphone=(self), payment=(), usb=(), browsing-topics=()"


def csp_nonce() -> str:
    """The nonce of this answer, for our own scripts and the inlined style."""
    if "nonce" not in g:
        g.nonce = secrets.token_urlsafe(16)
    nonce: str = g.nonce
    return nonce


def safe_next(target: str | None, otherwise: str = "/") -> str:
    """A path of our own to go on to; anything with a host, a scheme or a trick in it is passed over."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")) or "\\" in target:
        return otherwise
    if any(ord(sign) < 32 for sign in target) or len(target) > 500:
        return otherwise
    parts = urlsplit(target)
    return otherwise if parts.scheme or parts.netloc else target


def go_to(address: str) -> Response:
    """Send the browser on after a form: 303, so that reloading sends nothing again."""
    return cast(Response, redirect(address, 303))


def cookie_name(app: Flask, name: str) -> str:
    """``__Host-`` on https, a plain name otherwise (the demo on this computer)."""
    return f"__Host-{name}" if app.config["SESSION_COOKIE_SECURE"] else name


def install(app: Flask, *, https: bool) -> None:
    """Put the headers on every answer."""

    @app.after_request
    def headers(response: Response) -> Response:
        put = response.headers.setdefault
        for name, value in _always(https).items():
            put(name, value)
        put("Permissions-Policy", _PERMISSIONS)
        page = response.mimetype == "text/html"
        put("Content-Security-Policy", _POLICY.format(nonce=csp_nonce()) if page else _NO_PAGE)
        _cache(response)
        return response


def _always(https: bool) -> dict[str, str]:
    always = {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    if https:
        always["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains"
    return always


def of_files(https: bool) -> Callable[[Headers, str, str], None]:
    """What puts headers on built files: those are served before the application is asked."""

    def put(headers: Headers, _path: str, _url: str) -> None:
        for name, value in {**_always(https), "Content-Security-Policy": _NO_PAGE}.items():
            headers[name] = value

    return put


def _cache(response: Response) -> None:
    if request.endpoint != "static" and not g.get("indexable"):
        response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
    if request.endpoint == "static" or "Cache-Control" in response.headers:
        return
    work = g.get("work")
    private = work is not None and work.actor.signed_in
    # Pages with a form carry a token, so nothing is ever stored by a shared cache.
    response.headers["Cache-Control"] = "no-store" if private or request.method == "POST" else "no-cache, private"
    response.vary.update(["Cookie", "Accept-Language"])
