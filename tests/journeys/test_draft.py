"""A whole draft in a browser: shown, read by three relatives in their ways, spoken about, answered, completed.

Arthur has no email: a support worker rings him and writes for him. Nasreen reads Urdu on a phone. Dev reads easy read,
with scripts off. Each says something of a paragraph, each is answered, and only then the review can be completed.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.foundation.web.words import Reading
from tests.client import Client
from tests.conftest import MakeApp
from tests.integration.acting_steps import write_for
from tests.integration.mail import send
from tests.journeys.browser import PHONE, Mode
from tests.journeys.drafting import Circle, circle_at
from tests.smtp import MailServer

URDU, EASY = Mode("Urdu", Reading("ur")), Mode("easy read", Reading(easy=True))
ARTHUR, NASREEN, DEV = "He sang at home too.", "یہ مئی میں ہوا تھا۔", "I miss Tommo."


@pytest.fixture
def circle(make_app: MakeApp, sqlite_url: str, chromium: Browser) -> Iterator[Circle]:
    """A portal with a circle that was shown a draft."""
    with circle_at(make_app, sqlite_url, chromium) as one:
        yield one


def test_a_whole_draft_from_publishing_to_completion(circle: Circle, smtp: MailServer) -> None:
    circle.bring_in()
    circle.others_do_not_want_to_read(but={"letter", "urdu", "easy"})
    send(circle.world.app)
    assert smtp.arrived
    assert not any("blood test" in one.text or "Thomas" in one.text for one in smtp.arrived)

    # Arthur on the phone: the support worker reads to him and writes down what he says, which is kept by his yes.
    support = Client(circle.world.app).sign_in(circle.world.support)
    write_for(circle.world, support, "letter")
    arthur = circle.browser_of(support)
    reads(arthur, circle)
    says(arthur, 1, "missing", ARTHUR)
    arthur.locator("button[name=heard_yes]").click()
    expect(arthur.locator(".app-story").filter(has_text=ARTHUR)).to_be_visible()

    # Nasreen in Urdu on her phone.
    nasreen = circle.of("urdu", mode=URDU)
    reads(nasreen, circle)
    assert nasreen.locator("html").get_attribute("dir") == "rtl"
    says(nasreen, 3, "wrong", NASREEN)
    # Dev in easy read, with scripts off: a hurt without words; nobody rings him unasked.
    dev = circle.of("easy", scripts=False, mode=EASY)
    reads(dev, circle)
    says(dev, 2, "hurts", "")
    dev.locator("input[name=wish][value=just_know_it]").check()
    dev.locator("form[action$='/call'] button").click()
    expect(dev.locator("input[name=wish]")).to_have_count(0)

    # Nobody can complete it while they wait, and nobody sees what the others said.
    reviewer = circle.of("reviewer", scripts=False)
    complete(reviewer, circle)
    expect(reviewer.locator(".nhsuk-error-summary")).to_contain_text("Somebody or something still waits")
    for page, other in ((nasreen, ARTHUR), (dev, NASREEN)):
        page.goto(circle.draft + "comments/")
        assert other not in page.inner_text("main")

    # The reviewer answers each of them, and then it can be completed.
    for outcome, number in (("added", "1"), ("heard", ""), ("changed", "3")):
        answers(reviewer, circle, outcome, number)
    for page in (nasreen, dev):
        page.goto(circle.draft + "comments/")
        page.locator("main li a").first.click()
        expect(page.locator(".app-receipt .app-story")).to_have_text("Thank you. It is done.")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    complete(reviewer, circle)
    expect(reviewer.locator(".app-receipt")).to_contain_text("This review is complete.")
    nasreen.goto(circle.draft + "parts")
    expect(nasreen.locator("form[action$='/more-time']")).to_have_count(0)


def reads(page: Page, circle: Circle) -> None:
    """From the first page of the draft to its parts, as wide as a phone all the way."""
    page.goto(circle.draft)
    page.locator("button[name=how][value=alone]").click()
    if page.locator("button[name=heard_yes]").count():
        page.locator("button[name=heard_yes]").click()
    page.goto(circle.draft + "parts")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def says(page: Page, number: int, kind: str, words: str) -> None:
    """Say something of a paragraph, found in its part."""
    page.locator("main ol > li a").nth(0 if number == 1 else 1).click()
    page.locator(f"#p{number} a[href$='/paragraphs/{number}']").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    page.locator(f"input[name=kind][value={kind}]").check()
    page.locator("textarea[name=words]").fill(words)
    page.locator(f"form[action$='/paragraphs/{number}'] button[type=submit]").first.click()
    page.wait_for_load_state()


def answers(page: Page, circle: Circle, outcome: str, number: str) -> None:
    """Answer the first comment that waits."""
    page.goto(circle.desk + "comments")
    page.locator("input[name=comment]").first.check()
    page.locator(f"input[name=outcome][value={outcome}]").check()
    page.locator("#number").fill(number)
    page.locator("textarea[name=words]").fill("Thank you. It is done.")
    page.locator("#answer button[type=submit]").click()
    page.wait_for_load_state()


def complete(page: Page, circle: Circle) -> None:
    """Try to complete the review."""
    page.goto(circle.desk + "completion")
    page.locator("input[name=same_text]").check()
    page.locator("form[action$='/completion'] button").click()
    page.wait_for_load_state()
