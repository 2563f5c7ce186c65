"""A real browser before a running portal: who is in front of it, how they read, and what the page is like."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, Playwright, Request

from portal.foundation.web.looks import Looks
from portal.foundation.web.words import Reading, words_for
from tests.journeys.portal_running import RunningPortal
from tools.browser import installed

AXE = Path(__file__).resolve().parents[2] / "tools" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
# Rules whose outcome colours, sizes and directions can change; the others need one run a page and language.
RULES_OF_LOOK = [
    "color-contrast",
    "color-contrast-enhanced",
    "target-size",
    "link-in-text-block",
    "scrollable-region-focusable",
    "avoid-inline-spacing",
]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
NO_WISHES = {"color_scheme": "light", "forced_colors": "none", "contrast": "no-preference"}
LAY_OVER = """css => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}"""
STANDARD = Reading()
PHONE, DESK = (320, 700), (1280, 900)


def launch(playwright: Playwright) -> Browser:
    """Chromium: the one of the system if there is one, else Playwright's. It reaches nothing but this computer."""
    return playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)


@dataclass(frozen=True)
class Mode:
    """How somebody looks at a page."""

    name: str
    reading: Reading | None = STANDARD  # None: nothing was chosen in this browser yet
    looks: dict[str, Any] = field(default_factory=dict)
    size: tuple[int, int] = DESK
    media: dict[str, Any] = field(default_factory=dict)  # what the device asks for, for Playwright
    scripts: bool = True
    css: str = ""  # what the reader's browser lays over the page: larger text, wider spacing

    def cookie(self) -> str:
        """The cookie that makes the portal look so."""
        assert self.reading is not None
        return Looks(self.reading.language, self.reading.easy, **self.looks).dump()


class Window:
    """One person's browser window. Each request that leaves it, and each error of a script, is remembered."""

    def __init__(self, portal: RunningPortal, context: BrowserContext, scripts: bool) -> None:
        self.portal = portal
        self.context = context
        self.requests: list[Request] = []
        self.errors: list[str] = []
        self.scripts = scripts
        self.css = ""
        self.switches: dict[Page, CDPSession] = {}
        context.on("request", lambda request: self.requests.append(request))
        self.page = self.tab()

    def tab(self) -> Page:
        """One more tab."""
        page = self.context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        if not self.scripts:
            self.switch_scripts(page, on=False)
        return page

    def switch_scripts(self, page: Page, *, on: bool) -> None:
        """Over CDP: Playwright's own switch cannot be turned back, and axe hangs behind it."""
        if page not in self.switches:
            self.switches[page] = self.context.new_cdp_session(page)
        self.switches[page].send("Emulation.setScriptExecutionDisabled", {"value": not on})

    def go(self, path: str) -> Page:
        """Open a page of the portal; it must be there."""
        answer = self.page.goto(self.portal.address + path)
        assert answer is not None
        assert answer.status == 200, f"{path} answers {answer.status}"
        self.lay_over(self.css)
        return self.page

    def lay_over(self, css: str) -> None:
        """Lay a style over the page, as a reader's browser does; the page's own policy does not know of it."""
        if css:
            self.page.evaluate(LAY_OVER, css)

    def look(self, mode: Mode) -> None:
        """Put the reader's choice into this browser, as the page for it would."""
        self.context.add_cookies([{"name": "looks", "value": mode.cookie(), "url": self.portal.address}])
        self.page.set_viewport_size({"width": mode.size[0], "height": mode.size[1]})
        self.page.emulate_media(**{**NO_WISHES, **mode.media})
        self.css = mode.css

    def axe(self, page: Page | None = None, *, only_look: bool = False) -> list[str]:
        """What axe finds wrong on the page that is open."""
        page = page or self.page
        page.wait_for_load_state()  # a press is over when the next page begins to come, not when it is whole
        if not self.scripts:
            self.switch_scripts(page, on=True)
        page.evaluate(axe_source())
        wanted = {"type": "rule", "values": RULES_OF_LOOK} if only_look else {"type": "tag", "values": RULES}
        options: dict[str, Any] = {"runOnly": wanted, "resultTypes": ["violations"]}
        if not only_look:
            options["rules"] = {"color-contrast-enhanced": {"enabled": True}}
        found = page.evaluate("options => axe.run(document, options)", options)["violations"]
        return [f"{one['id']} at {node['target']}: {node['failureSummary']}" for one in found for node in one["nodes"]]


@cache
def axe_source() -> str:
    """The checker, as text. Evaluated over CDP, so the page's own policy stays as it is."""
    return AXE.read_text("utf-8")


@contextmanager
def window(portal: RunningPortal, browser: Browser, mode: Mode, signed_in_as: str | None = None) -> Iterator[Window]:
    """A fresh browser of somebody, ended with everything in it; any error of a script ends the test."""
    width, height = mode.size
    context = browser.new_context(viewport={"width": width, "height": height}, locale="en-GB")
    try:
        if signed_in_as:
            context.add_cookies(portal.cookies_of(signed_in_as))
        one = Window(portal, context, mode.scripts)
        if mode.reading is not None:
            one.look(mode)
        yield one
        assert one.errors == []
    finally:
        context.close()


def said(reading: Reading, message: str, **values: Any) -> list[str]:
    """A message as this reader gets it: one or, in easy read, several lines."""
    return words_for(reading).plain(message, **values).split("\n")


def told(problems: dict[str, Any]) -> str:
    """Problems in a form that can be read in a report."""
    return json.dumps(problems, indent=1, ensure_ascii=False)
