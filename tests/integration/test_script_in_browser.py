"""Our one script in a real browser, under a strict content security policy, with a server that remembers."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.integration.script_page import Remembering

pytestmark = pytest.mark.browser


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
    assert server.came.wait(10)
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
    # What the browser put back is saved too, if the second press takes its time.
    assert [one for one in server.paths() if one != "/keep"] == ["/share", "/share"]


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
