"""Our one script in a real browser, under a strict content security policy, with a server that remembers."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

pytestmark = pytest.mark.browser

SCRIPT = Path(__file__).resolve().parents[2] / "static" / "js" / "enhance.js"
POLICY = "default-src 'none'; script-src 'nonce-n'; connect-src 'self'; form-action 'self'; style-src 'nonce-n'"

PAGE = """<!doctype html><html lang="en-GB"><title>Write</title>
<style nonce="n">.nhsuk-frontend-supported .nhsuk-radios__conditional--hidden { display: none }
[hidden] { display: none }</style>
<form id="hide" method="post" action="/hide" data-hide="/neutral"><button>Hide this page</button></form>
<form id="story" method="post" action="/share" data-autosave="/keep">
<input type="hidden" name="csrf_token" value="t1"><input type="hidden" name="version" value="0">
<label for="words">Your words</label><textarea id="words" name="words" rows="2"></textarea>
<p role="status"></p><p data-offline hidden>No network</p><p data-signed-out hidden>Signed out</p>
<label><input type="radio" name="how" value="phone" data-aria-controls="number">Phone</label>
<label><input type="radio" name="how" value="post">Post</label>
<div class="nhsuk-radios__conditional nhsuk-radios__conditional--hidden" id="number">Which number?</div>
<button id="share">Share</button></form><script nonce="n" src="/enhance.js"></script>"""


class Remembering(ThreadingHTTPServer):
    """Answers as the portal would, and keeps what was asked; a test can hold savings back."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.posts: list[tuple[str, dict[str, list[str]], str | None]] = []
        self.at_once = 0
        self.most_at_once = 0
        self.keep_status = 200
        self.go_on = threading.Event()
        self.go_on.set()
        self.lock = threading.Lock()
        self.address = f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that has gone on needs no answer; anything else is told as usual."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    def paths(self) -> list[str]:
        """Where something was sent, in order."""
        return [path for path, _, _ in self.posts]


class Answers(BaseHTTPRequestHandler):
    """The pages of the test."""

    server: Remembering

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing on the terminal."""

    def do_GET(self) -> None:
        """Pages and the script itself."""
        if self.path == "/enhance.js":
            self._answer(SCRIPT.read_text(encoding="utf-8"), kind="text/javascript")
        elif self.path == "/write":
            self._answer(PAGE)
        elif self.path == "/mistake":
            summary = '<div class="nhsuk-error-summary" tabindex="-1"><a href="#words">Write something</a></div>'
            self._answer(PAGE.replace("<form", summary + "<form", 1))
        else:
            self._answer(f"<!doctype html><title>{self.path}</title><h1>{self.path}</h1>")

    def do_POST(self) -> None:
        """Keep what came; answer a saving when the test lets it."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        with self.server.lock:
            self.server.posts.append((self.path, parse_qs(body), self.headers["X-Autosave"]))
            self.server.at_once += 1
            self.server.most_at_once = max(self.server.most_at_once, self.server.at_once)
        if self.path == "/keep":
            self.server.go_on.wait(20)
        with self.server.lock:
            self.server.at_once -= 1
        if self.path == "/keep":
            version = f'<input type="hidden" name="version" value="{len(self.server.posts)}">'
            self._answer(f"Saved at <bdi>10:42</bdi>.{version}", self.server.keep_status)
        else:
            self.send_response(303)
            self.send_header("Location", "/thanks")
            self.end_headers()

    def _answer(self, text: str, status: int = 200, kind: str = "text/html") -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(text.encode())


@pytest.fixture
def server() -> Iterator[Remembering]:
    """A server of its own for each test."""
    remembering = Remembering()
    threading.Thread(target=remembering.serve_forever, args=(0.02,), daemon=True).start()
    yield remembering
    remembering.go_on.set()
    remembering.shutdown()
    remembering.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium: the one of the system if there is one, else Playwright's."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
        )
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, server: Remembering) -> Iterator[Page]:
    """The page on which somebody writes, reached from another one; any error of the script fails the test."""
    tab = browser.new_page()
    problems: list[str] = []
    tab.on("pageerror", lambda error: problems.append(str(error)))
    tab.goto(f"{server.address}/before")
    tab.goto(f"{server.address}/write")
    yield tab
    tab.close()
    assert problems == []


def test_words_are_saved_after_a_pause_and_said(page: Page, server: Remembering) -> None:
    page.get_by_label("Your words").press_sequentially("She loved trains")
    expect(page.get_by_role("status")).to_have_text("Saved at 10:42.")
    sent = {"csrf_token": ["t1"], "version": ["0"], "words": ["She loved trains"]}
    assert server.posts == [("/keep", sent, "1")]


def test_leaving_the_form_saves_at_once_and_unchanged_words_are_not_sent_again(page: Page, server: Remembering) -> None:
    page.get_by_label("Your words").fill("She loved trains")
    with page.expect_response("**/keep"):
        page.get_by_role("button", name="Hide").focus()
    page.get_by_label("Your words").focus()
    page.get_by_role("button", name="Hide").focus()
    page.get_by_label("Your words").fill("She loved trains and tea")
    with page.expect_response("**/keep"):
        page.get_by_role("button", name="Hide").focus()
    assert [fields["words"] for _, fields, _ in server.posts] == [
        ["She loved trains"],
        ["She loved trains and tea"],
    ]


def test_never_two_savings_at_once_and_the_last_words_arrive(page: Page, server: Remembering) -> None:
    server.go_on.clear()
    words = page.get_by_label("Your words")
    with page.expect_request("**/keep"):
        words.fill("one")
        page.get_by_role("button", name="Hide").focus()
    words.fill("one two")
    page.get_by_role("button", name="Hide").focus()
    words.fill("one two three")
    page.get_by_role("button", name="Hide").focus()
    with page.expect_response(lambda answer: "three" in (answer.request.post_data or "")):
        server.go_on.set()
    assert server.most_at_once == 1
    assert [fields["words"] for _, fields, _ in server.posts] == [["one"], ["one two three"]]


def test_each_saving_and_the_form_itself_carry_the_version_of_the_last(page: Page, server: Remembering) -> None:
    words = page.get_by_label("Your words")
    words.fill("one")
    with page.expect_response("**/keep"):
        page.get_by_role("button", name="Hide").focus()
    words.fill("one two")
    with page.expect_response("**/keep"):
        page.get_by_role("button", name="Hide").focus()
    words.fill("one two three")
    page.get_by_role("button", name="Share").click()
    page.wait_for_url("**/thanks")
    assert [(path, fields["version"]) for path, fields, _ in server.posts] == [
        ("/keep", ["0"]),
        ("/keep", ["1"]),
        ("/share", ["2"]),
    ]


def test_a_press_waits_for_the_saving_under_way(page: Page, server: Remembering) -> None:
    server.go_on.clear()
    words = page.get_by_label("Your words")
    words.fill("one")
    with page.expect_request("**/keep"):
        page.get_by_role("button", name="Hide").focus()
    words.fill("one two")
    page.evaluate("document.getElementById('share').click()")
    assert server.paths() == ["/keep"]
    server.go_on.set()
    page.wait_for_url("**/thanks")
    assert [(path, fields["version"]) for path, fields, _ in server.posts] == [("/keep", ["0"]), ("/share", ["1"])]


def test_a_signed_out_reader_is_told_and_keeps_the_words(page: Page, server: Remembering) -> None:
    server.keep_status = 401
    page.get_by_label("Your words").fill("Still here")
    page.get_by_role("button", name="Hide").focus()
    expect(page.get_by_text("Signed out")).to_be_visible()
    expect(page.get_by_label("Your words")).to_have_value("Still here")
    expect(page.get_by_text("No network")).to_be_hidden()


def test_without_a_network_it_says_so_until_words_arrive_again(page: Page, server: Remembering) -> None:
    page.route("**/keep", lambda route: route.abort())
    page.get_by_label("Your words").fill("On the train")
    page.get_by_role("button", name="Hide").focus()
    expect(page.get_by_text("No network")).to_be_visible()
    page.unroute("**/keep")
    page.get_by_label("Your words").fill("On the train home")
    page.get_by_role("button", name="Hide").focus()
    expect(page.get_by_text("No network")).to_be_hidden()
    assert [fields["words"] for _, fields, _ in server.posts] == [["On the train home"]]


def test_two_presses_are_one_answer_and_the_button_keeps_the_focus(page: Page, server: Remembering) -> None:
    page.get_by_label("Your words").fill("Once")
    between = page.evaluate(
        """() => {
            const button = document.getElementById('share')
            button.focus()
            button.click()
            const focused = document.activeElement === button
            const seen = [button.getAttribute('aria-disabled'), button.disabled, focused]
            button.click()
            return seen
        }"""
    )
    page.wait_for_url("**/thanks")
    assert between == ["true", False, True]
    assert server.paths() == ["/share"]


def test_coming_back_the_form_can_be_sent_again(page: Page, server: Remembering) -> None:
    page.get_by_label("Your words").fill("Once")
    page.get_by_role("button", name="Share").click()
    page.wait_for_url("**/thanks")
    page.go_back()
    page.get_by_role("button", name="Share").click()
    page.wait_for_url("**/thanks")
    assert server.paths() == ["/share", "/share"]


def test_hiding_keeps_what_was_typed_and_leaves_no_way_back(page: Page, server: Remembering) -> None:
    page.get_by_label("Your words").fill("Not finished")
    page.evaluate("document.querySelector('#hide button').click()")
    page.wait_for_url("**/neutral")
    assert server.paths() == ["/keep", "/hide"]
    assert server.posts[0][1]["words"] == ["Not finished"]
    page.go_back()
    assert page.url.endswith("/before")


def test_hiding_does_not_wait_for_ever(page: Page, server: Remembering) -> None:
    server.go_on.clear()
    page.get_by_label("Your words").fill("Slow")
    page.evaluate("document.querySelector('#hide button').click()")
    page.wait_for_url("**/neutral", timeout=5_000)
    assert not server.go_on.is_set()
    assert server.paths() == ["/keep", "/hide"]


def test_a_choice_shows_what_belongs_to_it(page: Page) -> None:
    belonging = page.get_by_text("Which number?")
    expect(belonging).to_be_hidden()
    page.get_by_label("Phone").check()
    expect(belonging).to_be_visible()
    expect(page.get_by_label("Phone")).to_have_attribute("aria-controls", "number")
    page.get_by_label("Post").check()
    expect(belonging).to_be_hidden()


def test_the_field_grows_with_the_words(page: Page) -> None:
    field = page.get_by_label("Your words")
    before = field.evaluate("field => field.offsetHeight")
    field.fill("line\n" * 30)
    assert field.evaluate("field => field.offsetHeight") > before * 5
    assert field.evaluate("field => field.scrollHeight <= field.clientHeight")


def test_what_is_to_be_put_right_takes_the_focus(page: Page, server: Remembering) -> None:
    page.goto(f"{server.address}/mistake")
    expect(page.locator(".nhsuk-error-summary")).to_be_focused()
