"""A draft in a browser as it comes in and goes out: a picture in Word, a recording, files that are downloaded."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import docx
import pikepdf
import pytest
from playwright.sync_api import Browser, Page, expect

from portal.foundation.web.words import Reading
from tests.client import Client
from tests.conftest import MakeApp
from tests.factories.sounds import wav
from tests.integration.acting_steps import write_for
from tests.integration.test_draft_pictures import paper
from tests.journeys.browser import PHONE, Mode
from tests.journeys.drafting import Circle, circle_at
from tests.journeys.test_staff_in_browser import problems_of

SPOON = "A wooden spoon in his hand."
POLISH = {1: "Mieszkał w Mill House przez jedenaście lat.", 2: "W marcu jadł mniej.", 3: "Badania nie zrobiono."}


@pytest.fixture
def circle(make_app: MakeApp, sqlite_url: str, chromium: Browser) -> Iterator[Circle]:
    """A portal with a circle, and nothing to read yet."""
    with circle_at(make_app, sqlite_url, chromium) as one:
        yield one


def sent(page: Page, button: str) -> None:
    """Press and wait for the page that comes."""
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()


def loaded(page: Page) -> list[int]:
    """How wide each picture of the draft is that the browser could draw."""
    shown = page.locator("main figure img")
    for place in range(shown.count()):
        shown.nth(place).scroll_into_view_if_needed()
        expect(shown.nth(place)).to_have_js_property("complete", True)
    widths: list[int] = page.evaluate("[...document.querySelectorAll('main figure img')].map(one => one.naturalWidth)")
    return widths


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_picture_in_word_is_seen_by_the_mother_and_stands_in_her_copy(
    circle: Circle, tmp_path: Path, scripts: bool
) -> None:
    reviewer = circle.of("reviewer", scripts=scripts)
    reviewer.goto(circle.desk)
    (tmp_path / "review.docx").write_bytes(paper(""))
    reviewer.locator("input[type=file]").set_input_files(tmp_path / "review.docx")
    sent(reviewer, "Look at this file")
    expect(reviewer.locator("main")).to_contain_text("Picture 1 is brought in, and nobody said what it shows.")
    sent(reviewer, "Bring this in")
    sent(reviewer, "Show it to the circle and seal it")
    if reviewer.locator("#reason").count():  # the day on which the test runs may have something against it
        reviewer.locator("#reason").fill("They asked for it.")
        sent(reviewer, "Show it to the circle and seal it")
    reviewer.locator(".nhsuk-error-summary a", has_text="Say first what the picture shows").click()
    expect(reviewer.locator("#shows-2")).to_be_focused()
    if scripts:
        assert problems_of(reviewer) == []
    reviewer.locator("#shows-2").fill(SPOON)
    sent(reviewer, "Show it to the circle and seal it")
    expect(reviewer.locator("main")).to_contain_text("shown to the circle on")

    mother = circle.of("mother", scripts=scripts)
    mother.goto(circle.draft + "parts/0")
    assert loaded(mother) == [60]
    expect(mother.get_by_role("img", name=SPOON)).to_be_visible()
    if scripts:
        assert problems_of(mother) == []
    mother.goto(circle.draft.replace("/draft/", "/copies/"))
    mother.locator("input[name=how]").first.check()
    with mother.expect_download() as waits:
        mother.get_by_role("button", name="Download it (PDF)").click()
    with pikepdf.open(waits.value.path()) as pdf:
        alts = [str(one["/Alt"]) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
        assert alts == [SPOON]
        assert "/StructTreeRoot" in pdf.Root


def test_a_recording_is_sent_and_plays_for_her_and_for_the_reviewer(circle: Circle, tmp_path: Path) -> None:
    circle.bring_in()
    mother = circle.of("mother")
    mother.goto(circle.draft + "parts/1")
    mother.locator("#p3 a[href$='/paragraphs/3']").click()
    mother.locator("main a[href$='/recording']").click()
    (tmp_path / "said.wav").write_bytes(wav(2))
    mother.locator("input[name=kind][value=missing]").check()
    mother.locator("input[type=file]").set_input_files(tmp_path / "said.wav")
    sent(mother, "Send it")
    expect(mother.locator(".app-receipt").first).to_be_visible()
    assert 1.5 < plays(mother) < 2.6
    reviewer = circle.of("reviewer")
    reviewer.goto(circle.desk + "comments")
    assert 1.5 < plays(reviewer) < 2.6


def plays(page: Page) -> float:
    """Seconds of the recording, when its time goes on as it is played; where the browser has no AAC, as it is told."""
    return float(
        page.locator("audio").evaluate(
            """one => new Promise((done, wrong) => {
                 one.muted = true
                 one.addEventListener("timeupdate", () => { if (one.currentTime > 0) done(one.duration) })
                 one.addEventListener("error", () => wrong(new Error("the recording does not play")))
                 one.play().catch(wrong)
               })"""
        )
    )


def test_by_phone_a_paragraph_is_named_by_its_number_and_all_of_it_is_taken_as_files(circle: Circle) -> None:
    circle.bring_in()
    support = Client(circle.world.app).sign_in(circle.world.support)
    write_for(circle.world, support, "letter")
    phone = circle.browser_of(support)
    phone.goto(circle.draft + "paragraphs/3")  # "paragraph three", he says
    if phone.locator("button[name=heard_yes]").count():
        phone.locator("button[name=heard_yes]").click()
        phone.goto(circle.draft + "paragraphs/3")
    assert phone.url.endswith("#p3")
    phone.locator("#p3 a[href$='/paragraphs/3']").click()
    phone.locator("input[name=kind][value=wrong]").check()
    phone.locator("textarea[name=words]").fill("The nurse took it.")
    phone.locator("form[action$='/paragraphs/3'] button[type=submit]").first.click()
    phone.locator("button[name=heard_yes]").click()
    expect(phone.locator(".app-story").filter(has_text="The nurse took it.")).to_be_visible()

    reviewer = circle.of("reviewer")
    reviewer.goto(circle.desk + "comments")
    with reviewer.expect_download() as table:
        reviewer.get_by_role("link", name="Everything with the answers, as a table (CSV)").click()
    rows = list(csv.DictReader(io.StringIO(Path(table.value.path()).read_text(encoding="utf-8-sig"))))
    assert [row for row in rows if "The nurse took it." in row.values() and "3" in row.values()] != []
    with reviewer.expect_download() as word:
        reviewer.get_by_role("link", name="as a Word file").click()
    told = "\n".join(one.text for one in docx.Document(word.value.path()).paragraphs)
    assert "The nurse took it." in told


@pytest.mark.parametrize("language", ["pl", "ur"])
def test_two_languages_stand_one_above_the_other_on_the_narrowest_phone(circle: Circle, language: str) -> None:
    reviewer = circle.bring_in()
    reviewer.get(f"/desk/reviews/{circle.world.review.reference}/draft/languages/")
    told = "\n\n".join(f"{number}. {words}" for number, words in POLISH.items())
    reviewer.press("Keep this", what="whole", language=language, by_whom="Ewa Sample", words=told)
    mother = circle.of("mother", mode=Mode("phone", Reading(language)))
    mother.goto(circle.draft + "parts/1")
    own, english = mother.locator("#p3 .app-beside > div").all()
    expect(own).to_contain_text(POLISH[3])
    expect(english).to_contain_text("The doctor asked for a blood test, which was not taken.")
    above, below = own.bounding_box(), english.bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] <= below["y"]
    assert below["width"] > PHONE[0] * 0.8
    assert mother.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
