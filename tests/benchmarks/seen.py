"""What somebody sees and when, on an old phone with a slow line: a real browser, held back by its own tools."""

import statistics
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Error, sync_playwright

from tests.benchmarks.asked import Asking
from tests.journeys.browser import launch

SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}
SLOWER = 6  # times, of the processor
WATCH = """
window.seen = {shift: 0, blocked: 0};
new PerformanceObserver(list => list.getEntries().forEach(one => { if (!one.hadRecentInput) seen.shift += one.value; }))
  .observe({type: "layout-shift", buffered: true});
new PerformanceObserver(list => list.getEntries().forEach(one => { seen.blocked += Math.max(0, one.duration - 50); }))
  .observe({type: "longtask", buffered: true});
"""
ASK = """() => ({
  first: (performance.getEntriesByName("first-contentful-paint")[0] || {}).startTime,
  nodes: document.querySelectorAll("*").length, ...seen })"""


class NotPainted(Exception):
    """The browser showed nothing, so there is nothing to measure."""


@dataclass
class Seen:
    """Of one page, first view, one number for each turn."""

    first_paint: list[float] = field(default_factory=list)  # ms
    times_floor: list[float] = field(default_factory=list)
    blocked: list[float] = field(default_factory=list)  # ms, beyond 50 of each long task
    shift: list[float] = field(default_factory=list)
    requests: int = 0
    bytes: int = 0

    def middle(self, what: str) -> float:
        """The median of the turns."""
        return statistics.median(getattr(self, what))


def look(floor_port: int, port: int, pages: dict[str, Asking], turns: int) -> dict[str, Seen]:
    """Open each page as a new phone does, in turn with a page of one file."""
    found = {name: Seen() for name in pages}
    with sync_playwright() as playwright:
        browser = launch(playwright)
        try:
            _one(browser, f"http://127.0.0.1:{floor_port}/small", {}, Seen())
            for _ in range(turns):
                floor = _one(browser, f"http://127.0.0.1:{floor_port}/small", {}, Seen())
                for name, asking in pages.items():
                    first = _one(browser, f"http://127.0.0.1:{port}{asking.path}", asking.cookies, found[name])
                    found[name].times_floor.append(first / floor)
        finally:
            browser.close()
    return found


def _one(browser: Browser, address: str, cookies: dict[str, str], into: Seen) -> float:
    context = browser.new_context(viewport={"width": 360, "height": 640}, locale="en-GB")
    try:
        if cookies:
            context.add_cookies([{"name": name, "value": value, "url": address} for name, value in cookies.items()])
        page = context.new_page()
        page.add_init_script(WATCH)
        tools = context.new_cdp_session(page)
        sizes: list[float] = []
        tools.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
        tools.send("Network.enable")
        tools.send("Network.emulateNetworkConditions", SLOW_3G)
        tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        answer = page.goto(address, wait_until="load", timeout=30_000)
        if answer is None or answer.status != 200:
            raise NotPainted(f"{address} answers {answer.status if answer else 'nothing'}")
        page.wait_for_function(
            "() => performance.getEntriesByName('first-contentful-paint').length > 0", timeout=10_000
        )
        told = page.evaluate(ASK)
    except Error as error:
        raise NotPainted(str(error).splitlines()[0]) from None
    finally:
        context.close()
    into.first_paint.append(told["first"])
    into.blocked.append(told["blocked"])
    into.shift.append(told["shift"])
    into.requests, into.bytes = len(sizes), int(sum(sizes))
    first: float = told["first"]
    return first
