"""The portal's main job, from a link in a mail to a thank-you, as people live it.

A family member opens the link, sees that they do not have to do anything, chooses how much to take part, and tells a
story with a photo. The reviewer reads it and thanks them. In each language, with scripts and without, on a phone and
at a desk. Buttons are found by what they do, so that the same steps serve each language; sentences that matter are
looked for as this reader gets them.
"""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from portal.circle.areas.working_days import next_working_day
from portal.clock import today
from portal.foundation.web.words import Reading, words_for
from tests.journeys.browser import DESK, PHONE, Mode, Window, said
from tests.journeys.conftest import Opens
from tests.journeys.portal_running import RunningPortal

ENGLISH, EASY = Reading("en_GB"), Reading("en_GB", easy=True)
POLISH, URDU = Reading("pl"), Reading("ur")
PEOPLE = {
    "family": ("marta@rowan.example", ENGLISH, "Whatever the weather, Tommy sang on the way to the bus."),
    "easy_read": ("dev@rowan.example", EASY, "Tommy liked trains. He liked me."),
    "polish": ("zofia@przyklad.example", POLISH, "Tomek śmiał się najgłośniej. Zażółć gęślą jaźń."),
    "urdu": ("nasreen@example.org", URDU, "ٹامس کو موسیقی بہت پسند تھی۔"),
}
WAYS = [
    pytest.param(
        who, Mode(who, None, size=size, scripts=scripts), id=f"{who}, {'scripts' if scripts else 'no scripts'}"
    )
    for who, size in (("family", DESK), ("easy_read", PHONE), ("polish", DESK), ("urdu", PHONE))
    for scripts in (True, False)
]


@pytest.mark.parametrize(("who", "mode"), WAYS)
def test_from_the_link_in_a_mail_to_a_thank_you(
    who: str, mode: Mode, portal: RunningPortal, open_window: Opens
) -> None:
    address, reading, words = PEOPLE[who]

    # Given that the reviewer has invited somebody, who has a mail with a link and a browser that knows nothing of us.
    portal.invite(who)
    portal.deliver()
    family = open_window(mode)
    page = family.page

    # When they open the link and press the one button,
    page.goto(portal.newest_link_to(address))
    page.locator("main .nhsuk-button").click()
    # then they read that they do not have to do anything, and whom they can ring.
    assert_says(page, reading, "You do not have to do anything.")
    assert_says(page, reading, "You can always ring {name}", name="Ruth Sample")
    expect(page.locator(".app-call a[href^='tel:']").first).to_have_attribute("href", "tel:01632960101")
    assert_in_language(page, reading)

    # When they look at how much they can take part, and press one answer,
    page.locator("main a[href$='/involvement/']").click()
    page.locator("button[name=level][value=tell_you_about_them]").click()
    # then it is kept, and said back to them.
    expect(page).to_have_url(re.compile("/involvement/chosen$"))
    assert_says(page, reading, "You chose: I want to tell you about them.")

    # When they begin to tell, and write,
    page.locator("main a[href$='/stories/tell']").click()
    begin_to_write(page)
    page.locator("textarea[name=words]").fill(words)
    if mode.scripts:
        # then, with scripts, it is saved while they write, and they are told when;
        expect(page.locator(".app-saved")).to_have_text(saved_at(reading))
    # and when they go on to photos and add one,
    page.locator("button[name=photos]").click()
    page.locator("input[name=photo]").set_input_files(
        {"name": "tommy.jpg", "mimeType": "image/jpeg", "buffer": photo_with_a_place()}
    )
    page.locator("form[enctype][action$='/photos/'] button").click()
    # then they see the photo.
    assert_photo_shows(page)

    # When they go on, they see who will see it; they read it as the reviewer will, and share it.
    page.locator("main a[href$='/who']").click()
    assert_says(
        page,
        reading,
        "{name}, the reviewer, sees it when you share it. Nobody else, until you choose them.",
        name="Ruth Sample",
    )
    go_past_who_sees_it(page)
    expect(page.locator(".app-story")).to_have_text(words)
    assert_photo_shows(page)
    page.locator("form[action$='/share'] button").click()
    # Then there is a receipt: what happened, and who reads it.
    expect(page).to_have_url(re.compile("/shared$"))
    told = "{name} can read your story now, and answers you by {date}."
    assert_says(page, reading, told, name="Ruth Sample", date=words_for(reading).day(in_five_working_days()))
    story = page.url.split("/")[-2]

    # When the reviewer opens their desk, the story waits there; they read it, see the photo, and answer.
    thank(open_window(Mode("the reviewer", scripts=mode.scripts), "reviewer"), story, words)

    # Then the family member has a mail that tells nothing of it but that there is an answer,
    portal.deliver()
    mail = portal.letters_to(address)[-1]
    text = mail.get_body(("plain",))
    assert text is not None
    assert "Ruth Sample" in text.get_content()
    assert not any(secret in text.get_content() for secret in ("Thomas", "Tom", "ٹامس", "Thank you for telling me"))
    # and reads the thanks on their page.
    page.goto(f"{portal.address}/start")
    page.locator(f"main a[href*='{story}']").click()
    expect(page.locator(".app-receipt .app-story")).to_have_text("Thank you for telling me about the singing.")


def begin_to_write(page: Page) -> None:
    """Go on with a story that was begun, or begin one."""
    expect(page).to_have_url(re.compile("/tell$"))
    page.wait_for_load_state()
    begun = page.locator("main .app-choice a[href*='/cards/']")
    (begun if begun.count() else page.locator("button[name=how][value=words]")).click()


def go_past_who_sees_it(page: Page) -> None:
    """Past the questions of who sees it: all on one screen, or in easy read one a screen."""
    button = page.locator("form[action$='/who'] button[type=submit]")
    button.wait_for()
    page.wait_for_load_state()
    while button.count():
        with page.expect_navigation():
            button.click()


def thank(reviewer: Window, story: str, words: str) -> None:
    """The reviewer reads the story from the queue, and answers it."""
    page = reviewer.go("/desk/")
    page.locator(f"a[href*='{story}']").click()
    expect(page.get_by_text(words)).to_be_visible()
    assert_photo_shows(page)
    page.get_by_label("What you want to say to them").fill("Thank you for telling me about the singing.")
    page.get_by_role("button", name="Send your answer").click()
    expect(page.locator(".app-receipt")).to_contain_text("Ruth Sample answered on")


def assert_says(page: Page, reading: Reading, message: str, **values: str) -> None:
    """The page says this, in the reader's language."""
    for line in said(reading, message, **values):
        expect(page.locator("main")).to_contain_text(line)


def in_five_working_days() -> date:
    """The day by which a story is answered."""
    day = today()
    for _ in range(5):
        day = next_working_day(day)
    return day


def assert_in_language(page: Page, reading: Reading) -> None:
    """The page says of itself which language and direction it has."""
    html = page.locator("html")
    expect(html).to_have_attribute("lang", reading.tag)
    expect(html).to_have_attribute("dir", reading.dir)
    expect(html).to_have_attribute("data-easy", "yes" if reading.easy else "no")


def saved_at(reading: Reading) -> re.Pattern[str]:
    """The sentence that tells when words were saved."""
    lines = said(reading, "Saved at {time}. Nobody reads it until you share it.", time="TIME")
    return re.compile(r"\s+".join(re.escape(line).replace("TIME", r"\d\d:\d\d") for line in lines))


def assert_photo_shows(page: Page) -> None:
    """The newest photo has arrived in the browser and has pixels."""
    photo = page.locator(".app-photo img").last
    photo.scroll_into_view_if_needed()
    expect(photo).to_have_js_property("complete", True)
    assert photo.evaluate("photo => photo.naturalWidth") > 0


def photo_with_a_place() -> bytes:
    """A photo of nothing, with a place and a camera in it, as telephones make them."""
    picture = Image.new("RGB", (640, 480), "#a9c7d8")
    exif = Image.Exif()
    exif[0x0110] = "A telephone"
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()
