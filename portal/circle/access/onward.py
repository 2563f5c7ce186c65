"""Where the links at the head of a page lead when they are buttons of a form, which is saved first, scripts or not."""

from typing import Any

from flask import Response, request, url_for

from portal.circle.access import browser, services
from portal.foundation.web import reader
from portal.foundation.web.security import go_to, safe_next


def head_of_page(then: str, back: str) -> str | None:
    """The address of a link at the head of the page, by its name; ``back``: the page that it comes back to."""
    links = {
        "home": url_for("home.start"),
        "language": url_for("web.language", next=back),
        "easy": url_for("web.easy_read", on=0 if reader.reading().easy else 1, next=back),
        "looks": url_for("web.looks", next=back),
    }
    return links.get(then)


def lead(session: Any, actor: Any, then: str, page: str) -> Response:
    """On to where the link leads; *Hide this page* ends the sign-in and shows the neutral page."""
    if then == "hide":
        return hide(session, actor)
    back = safe_next(request.args.get("next"), page)
    return go_to(head_of_page(then, back) or back)


def hide(session: Any, actor: Any) -> Response:
    """F11: end the sign-in, and lead to a page that says nothing of us."""
    services.sign_out(session, actor)
    response = go_to(url_for("web.quiet"))
    browser.sign_out(response)
    return response
