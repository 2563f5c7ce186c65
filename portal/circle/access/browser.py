"""Cookies of coming in: the sign-in, and this browser's own key."""

from flask import Flask, Request, Response, current_app, request

from portal.circle.access.tokens import hashed, new_token
from portal.foundation.web.security import cookie_name

TWO_YEARS = 63_072_000


def sign_in_cookie(app: Flask) -> str:
    """Name of the cookie that a signed-in browser carries."""
    return cookie_name(app, "here")


def former_cookie(app: Flask) -> str:
    """Name of the cookie with a sign-in that was ended here: it opens nothing, and tells whose late form comes."""
    return cookie_name(app, "was")


def sign_in_key(request: Request) -> str:
    """What this browser is signed in with, if it is."""
    return request.cookies.get(sign_in_cookie(current_app), "")


def browser_cookie(app: Flask) -> str:
    """Name of the cookie that tells one browser from another; it signs nobody in."""
    return cookie_name(app, "browser")


def browser_hash(request: Request) -> bytes:
    """This browser, hashed; a browser without the cookie is like no other."""
    key = request.cookies.get(browser_cookie(current_app))
    return hashed(key) if key else b""


def browser_key(request: Request) -> str:
    """The key of this browser, a new one if it has none: put it on the answer with ``keep_browser``."""
    return request.cookies.get(browser_cookie(current_app)) or new_token()


def keep_browser(response: Response, key: str) -> None:
    """Remember this browser."""
    _put(response, browser_cookie(current_app), key, TWO_YEARS)


def device_cookie(app: Flask) -> str:
    """Name of the cookie of a browser that its owner asked us to remember."""
    return cookie_name(app, "device")


def keep_device(response: Response, key: str) -> None:
    """Remember this browser for its owner, half a year at most; our row ends sooner."""
    _put(response, device_cookie(current_app), key, 180 * 86_400)


def forget_device(response: Response) -> None:
    """Take the key of a remembered browser away."""
    _take(response, device_cookie(current_app))


def sign_in(response: Response, cookie: str) -> None:
    """Give the browser its sign-in; it ends with the browser, and earlier by our rows."""
    _put(response, sign_in_cookie(current_app), cookie, None)
    if request.cookies.get(former_cookie(current_app)):
        _take(response, former_cookie(current_app))


def sign_out(response: Response) -> None:
    """Take the sign-in away and clear what the browser may have stored."""
    ended = request.cookies.get(sign_in_cookie(current_app))
    if ended:
        _put(response, former_cookie(current_app), ended, None)
    _take(response, sign_in_cookie(current_app))
    response.headers["Clear-Site-Data"] = '"cache", "storage"'


def check_cookie(app: Flask) -> str:
    """Name of the cookie of a member of staff who has the second step before them; it signs nobody in."""
    return cookie_name(app, "check")


def put_check(response: Response, cookie: str | None) -> None:
    """Keep the check of this browser for its quarter of an hour, or take it away."""
    _put(response, check_cookie(current_app), cookie or "", 900 if cookie else 0)


def inbox_cookie(app: Flask) -> str:
    """Name of the cookie of a shared inbox that was opened while nobody said who is reading; it signs nobody in."""
    return cookie_name(app, "inbox")


def put_inbox(response: Response, key: str | None) -> None:
    """Keep what was opened for its quarter of an hour, or take it away."""
    _put(response, inbox_cookie(current_app), key or "", 900 if key else 0)


def begun_cookie(app: Flask) -> str:
    """Name of the cookie that ties a sign-in at the provider to the browser that began it."""
    return cookie_name(app, "begun")


def put_begun(response: Response, kept: str | None) -> None:
    """Keep what was begun at the provider for ten minutes, or take it away."""
    _put(response, begun_cookie(current_app), kept or "", 600 if kept else 0)


def _put(response: Response, name: str, value: str, age: int | None) -> None:
    response.set_cookie(
        name,
        value,
        max_age=age,
        path="/",
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )


def _take(response: Response, name: str) -> None:
    # Browsers pass over a cookie whose name begins with __Host- unless it says secure, also when it is taken away.
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    response.delete_cookie(name, path="/", secure=secure, httponly=True, samesite="Lax")
