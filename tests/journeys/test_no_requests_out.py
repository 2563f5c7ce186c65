"""Pages ask nobody but us, ask little, and do not jump while they come."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route

from portal.foundation.web.words import Reading
from tests.journeys.browser import PHONE, Mode
from tests.journeys.conftest import Opens
from tests.journeys.modes import KEY_PAGES
from tests.journeys.portal_running import each_page_once

PAGES = each_page_once()
MOST_REQUESTS = 4  # a first view: page, and what it cannot do without
MOST_SHIFT = 0.01
# A device without Urdu letters sets its lines anew when each of the two weights comes; a tenth is felt as a jump.
# Measured with letters kept back until the first paint: at most 0.033 with no such letters on the device, else 0.014.
MOST_SHIFT_WITH_LETTERS_TO_COME = 0.1
ADDRESSES_ELSEWHERE = """() => [...document.querySelectorAll('[src], link[href], form[action]')]
  .map(one => one.src || one.href || one.action)
  .filter(one => !one.startsWith(location.origin))"""
READINGS = [Reading(), Reading("ur"), Reading(easy=True)]
# The line that says that this is a demo stands on no page of a real portal.
WITHOUT_DEMO_LINE = """
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('.app-demo { display: none }')
  document.adoptedStyleSheets = [sheet]
"""
WATCH_SHIFTS = """
  window.shifts = []
  const where = one => `${one.node?.nodeName} ${one.previousRect.y}→${one.currentRect.y}`
  new PerformanceObserver(list => list.getEntries().forEach(
    one => window.shifts.push({ by: one.value, what: one.sources.map(where).join(', ') })
  )).observe({ type: 'layout-shift', buffered: true })
"""
FONTS_HERE = """async () => {
  await document.fonts.ready
  return [...document.fonts].filter(one => one.status === 'loaded').length
}"""
SETTLED_FONTS = """async () => {
  await document.fonts.ready
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)
}"""
PAINTED = """() => new Promise(done => new PerformanceObserver(list => {
  if (list.getEntriesByName('first-contentful-paint').length) done(true)
}).observe({ type: 'paint', buffered: true }))"""
SETTLED = """async () => {
  await document.fonts.ready
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)
  return window.shifts
}"""


@pytest.mark.parametrize(("who", "page"), PAGES, ids=[page for _who, page in PAGES])
def test_no_request_leaves_this_computer(who: str, page: str, look_window: Opens) -> None:
    window = look_window(
        Mode("phone", Reading("ur"), {"letters": "easier"}, size=PHONE), None if who == "visitor" else who
    )
    shown = window.go(window.portal.path(page, who))
    assert shown.evaluate(FONTS_HERE) >= 2  # Urdu's two weights: a page that fetched nothing would prove nothing
    assert {one.url.split("/")[2] for one in window.requests if not one.url.startswith("data:")} == {
        window.portal.address.split("/")[2]
    }
    assert shown.evaluate(ADDRESSES_ELSEWHERE) == []


class HeldLetters:
    """Fonts that a page asked for, kept back until they may come."""

    def __init__(self) -> None:
        self.held: list[Route] = []
        self.may_come = False

    def asked(self, route: Route) -> None:
        """A page asks for one."""
        if self.may_come:
            route.continue_()
        else:
            self.held.append(route)

    def let_come(self) -> None:
        """Those that were kept back, and each that is asked for later."""
        self.may_come = True
        for one in self.held:
            one.continue_()


@pytest.mark.parametrize("reading", READINGS, ids=[one.locale for one in READINGS])
@pytest.mark.parametrize(("who", "page"), KEY_PAGES, ids=[page for _who, page in KEY_PAGES])
def test_a_first_view_asks_little_and_does_not_jump(who: str, page: str, reading: Reading, look_window: Opens) -> None:
    window = look_window(Mode("phone", reading, size=PHONE), None if who == "visitor" else who)
    window.page.add_init_script(WITHOUT_DEMO_LINE)
    window.page.add_init_script(WATCH_SHIFTS)
    letters_come = reading.language == "ur"
    # The worst that can happen, each time: the page is painted before its letters come.
    shown, letters = window.page, HeldLetters()
    shown.route("**/*.woff2", letters.asked)
    shown.goto(window.portal.address + window.portal.path(page, who), wait_until="domcontentloaded")
    assert shown.evaluate(PAINTED)
    letters.let_come()
    assert bool(letters.held) == letters_come
    shifts = shown.evaluate(SETTLED)
    most = MOST_SHIFT_WITH_LETTERS_TO_COME if letters_come else MOST_SHIFT
    assert sum(one["by"] for one in shifts) <= most, shifts
    # Photos come with what people told; fonts are fetched for scripts that a device may not have.
    asked = [one.url for one in window.requests if not one.url.endswith((".jpg", ".woff2"))]
    assert len(asked) <= MOST_REQUESTS, asked


@pytest.mark.parametrize("what", ["h1", "main p"])
def test_urdu_is_drawn_with_letters_that_it_has(what: str, look_window: Opens) -> None:
    window = look_window(Mode("phone", Reading("ur"), size=PHONE))
    shown = window.go("/")
    shown.evaluate(SETTLED_FONTS)
    fonts = [one.url.rsplit("/", 1)[1] for one in window.requests if one.url.endswith(".woff2")]
    assert {name.partition("-normal")[0] for name in fonts} == {
        "noto-sans-arabic-urdu-400",
        "noto-sans-arabic-urdu-700",
    }, "the large files are for letters of other languages"
    cdp = window.context.new_cdp_session(shown)
    cdp.send("DOM.enable")
    cdp.send("CSS.enable")
    root = cdp.send("DOM.getDocument")["root"]["nodeId"]
    node = cdp.send("DOM.querySelector", {"nodeId": root, "selector": what})["nodeId"]
    drawn_with = cdp.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    ours = sum(font["glyphCount"] for font in drawn_with if font["isCustomFont"])
    # What remains are spaces and full stops, which every font has.
    assert ours > 0.6 * sum(font["glyphCount"] for font in drawn_with), drawn_with
