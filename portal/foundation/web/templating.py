"""What every template can use: words, built assets, pictures; nothing that queries."""

import functools
import json
import re
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from flask import Flask, g, request
from flask.templating import Environment
from jinja2 import StrictUndefined
from markupsafe import Markup, escape

from portal import resources
from portal.foundation.web import addresses, htmx, words
from portal.foundation.web.fields import error_summary_for
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.security import csp_nonce

SEEN_CSS = "css"
_SYMBOL = re.compile(r'<symbol id="([^"]+)"[^>]*?viewBox="([^"]+)"[^>]*>(.*?)</symbol>', re.S)


class AssetsMissing(RuntimeError):
    """The assets were not built: ``make assets``."""


@functools.cache
def _manifest() -> dict[str, str]:
    path = resources.built_assets() / "manifest.json"
    if not path.is_file():
        raise AssetsMissing("static/dist/manifest.json is missing. Run: make assets")
    found: dict[str, str] = json.loads(path.read_text("utf-8"))
    return found


def asset(name: str) -> str:
    """Address of a built file; its name carries its hash, so it is kept for a year."""
    return "/static/" + _manifest()[name]


@functools.cache
def _text_of(name: str) -> str:
    path: Path = resources.built_assets() / _manifest()[name]
    return path.read_text("utf-8")


@functools.cache
def _style_of(name: str) -> str:
    """A built style for the inside of a page, where the addresses of its fonts begin at the root."""
    return _text_of(name).replace("url(", "url(/static/")


def stylesheet(name: str, media: str | None = None) -> Markup:
    """A style of the page: inlined on the first visit (no request more on a slow line), linked afterwards."""
    hashed = _manifest()["main.css"].split(".")[-2]
    if request.cookies.get(SEEN_CSS) == hashed:
        return _linked(name, media)
    g.inlined_css = hashed
    only = f' media="{escape(media)}"' if media else ""
    return Markup(f'<style nonce="{csp_nonce()}"{only}>{_style_of(name)}</style>')  # noqa: S704  our own built file


@functools.cache
def _linked(name: str, media: str | None) -> Markup:
    only = Markup(' media="{}"').format(media) if media else ""
    return Markup('<link rel="stylesheet" href="{}"{}>').format(asset(name), only)


@functools.cache
def _pictures() -> dict[str, tuple[str, str]]:
    found = _SYMBOL.findall(_text_of("pictures.svg"))
    return {name: (box, shapes) for name, box, shapes in found}


def picture_shapes(name: str) -> tuple[str, str]:
    """The view box and the shapes of a picture, for paper. Raises KeyError for a name that is not in the manifest."""
    return _pictures()[name]


@functools.lru_cache(maxsize=512)
def picture(name: str, alt: str = "") -> Markup:
    """A picture, put into the page: it follows the reader's colours, and costs no request of its own.

    Beside words that say the same it is hidden from screen readers.
    """
    box, shapes = _pictures()[name]
    told = Markup('role="img" aria-label="{}"').format(alt) if alt else Markup('aria-hidden="true"')
    return Markup('<svg class="app-picture" {} focusable="false" viewBox="{}">{}</svg>').format(
        told,
        box,
        Markup(shapes),  # noqa: S704  our own built file
    )


def bdi(text: str) -> Markup:
    """A name, a number or a reference, kept together whatever direction the words around it run."""
    return Markup(f"<bdi>{escape(text)}</bdi>")  # noqa: S704  escaped


def page_values(area: Any, service_name: str, fact: Any) -> dict[str, Any]:
    """What content pages may put into their words: of the area, and of the fact beside them."""
    values: dict[str, Any] = {
        "service_name": service_name,
        "area_name": "",
        "area_phone": "",
        "area_hours": "",
    }
    if area is not None:
        opens, closes = area.hours
        hours = words.translate("Monday to Friday, {opens} to {closes}", opens=opens, closes=closes)
        values.update(area_name=area.name, area_phone=phone_link(area.phone), area_hours=hours)
    if fact is not None:
        values.update(fact.values(words.translate))
        if fact.phone:
            values["phone"] = phone_link(fact.phone)
    return values


def reading_easy() -> bool:
    """Whether this page is in easy read; for components that place pictures."""
    return words.current().reading.easy


@functools.lru_cache(maxsize=512)
def phone_link(number: str) -> Markup:
    """A phone number as a link, kept left to right in every script."""
    return Markup('<a href="tel:{}"><bdi dir="ltr">{}</bdi></a>').format(number.replace(" ", ""), number)


class _Templates(Environment):
    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Templates of ours bring no globals of their own, so all share one plain mapping.

        Jinja's layers of mappings cost a tenth of a page: they are walked for each import and each include.
        """
        return super().make_globals(d) if d else self.globals


def install(app: Flask) -> None:
    """Set up the environment of the templates, before anything else asks for it."""
    app.jinja_environment = _Templates
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True, "autoescape": True}
    environment = app.jinja_env
    environment.undefined = StrictUndefined
    environment.globals.update(
        _=words.translate,
        ngettext=words.translate_many,
        asset=asset,
        stylesheet=stylesheet,
        picture=picture,
        csp_nonce=csp_nonce,
        phone_link=phone_link,
        bdi=bdi,
        htmx_settings=htmx.settings,
        page_values=page_values,
        reading_easy=reading_easy,
        error_summary_for=error_summary_for,
        words=words.current,
        new_form_key=new_form_key,
        url_for=addresses.remembering(),
    )
    app.url_map.strict_slashes = False

    @app.after_request
    def remember_css(response):  # type: ignore[no-untyped-def]
        if "inlined_css" in g:
            response.set_cookie(SEEN_CSS, g.inlined_css, max_age=31_536_000, samesite="Lax", httponly=True)
        return response
