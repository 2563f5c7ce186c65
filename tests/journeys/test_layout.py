"""Pages fit a small screen, can be hit with a thumb, can be read, and stand the right way round."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Page

from portal.foundation.web.words import Reading
from tests.journeys.browser import DESK, PHONE, Mode, Window, told
from tests.journeys.conftest import Opens
from tests.journeys.measured import (
    WIDE_SPACING,
    cut_off,
    hard_to_read,
    lying_over,
    out_of_shape,
    sticks_out,
    too_small_to_hit,
)
from tests.journeys.modes import TWICE_AS_LARGE, in_each_language
from tests.journeys.portal_running import each_page_once

ENGLISH, EASY, POLISH, URDU = Reading(), Reading(easy=True), Reading("pl"), Reading("ur")
READINGS = [ENGLISH, EASY, POLISH, URDU]
PAGES = each_page_once()
SMALL = Mode("320 px", size=PHONE)


@pytest.mark.parametrize(("who", "page"), PAGES, ids=[page for _who, page in PAGES])
def test_each_page_on_a_small_screen(who: str, page: str, look_window: Opens) -> None:
    window = opened(look_window, SMALL, who)
    problems = {}
    for reading in READINGS if in_each_language(who, page) else [ENGLISH]:
        window.look(replace(SMALL, reading=reading))
        shown = window.go(window.portal.path(page, who))
        problems[f"{reading.locale}: sticks out"] = sticks_out(shown)
        problems[f"{reading.locale}: too small to hit"] = too_small_to_hit(shown)
        problems[f"{reading.locale}: hard to read"] = hard_to_read(shown)
        problems[f"{reading.locale}: lies over"] = lying_over(shown)
        problems[f"{reading.locale}: out of shape"] = out_of_shape(shown)
        window.lay_over(WIDE_SPACING)
        problems[f"{reading.locale}: sticks out with wide spacing"] = sticks_out(shown)
        problems[f"{reading.locale}: cut off with wide spacing"] = cut_off(shown)
    assert_none(problems)


@pytest.mark.parametrize(("who", "page"), PAGES, ids=[page for _who, page in PAGES])
def test_each_page_with_letters_twice_as_large(who: str, page: str, look_window: Opens) -> None:
    window = opened(look_window, SMALL, who)
    problems = {}
    for size in ((640, 800), DESK):
        for reading in (EASY, URDU) if in_each_language(who, page) else (ENGLISH,):
            window.look(Mode("larger", reading, size=size, css=TWICE_AS_LARGE))
            shown = window.go(window.portal.path(page, who))
            problems[f"{reading.locale} {size}: sticks out"] = sticks_out(shown)
            problems[f"{reading.locale} {size}: cut off"] = cut_off(shown)
            problems[f"{reading.locale} {size}: lies over"] = lying_over(shown)
    assert_none(problems)


MIRRORED = [
    ("visitor", "/looks", ".nhsuk-radios__item"),
    ("visitor", "/call-me", ".nhsuk-radios__item"),
    ("family", "/reviews/{ref}/involvement/each", ".nhsuk-radios__item"),
    ("family", "/reviews/{ref}/stories/{story}/who", ".nhsuk-checkboxes__item"),
]


@pytest.mark.parametrize(("who", "page", "item"), MIRRORED, ids=[page for _who, page, _item in MIRRORED])
def test_choices_stand_beside_their_words_on_the_side_where_reading_begins(
    who: str, page: str, item: str, look_window: Opens
) -> None:
    window = opened(look_window, SMALL, who)
    for reading in (ENGLISH, URDU):
        window.look(replace(SMALL, reading=reading))
        shown = window.go(window.portal.path(page, who))
        for box, words in shown.locator(item).filter(visible=True).evaluate_all(BOX_AND_WORDS):
            gap = words["left"] - box["right"] if reading is ENGLISH else box["left"] - words["right"]
            assert 0 <= gap <= 40, f"{page} in {reading.locale}: {gap} px between a choice and its words"
            assert abs(box["top"] - words["top"]) < 30


BOX_AND_WORDS = """items => items.map(item => {
  const words = document.createRange()
  words.selectNodeContents(item.querySelector('label'))
  return [item.querySelector('input').getBoundingClientRect().toJSON(), words.getBoundingClientRect().toJSON()]
})"""

BEGINS = """element => {
  const words = document.createRange()
  words.selectNodeContents(element)
  const parts = [...words.getClientRects()].filter(one => one.width > 1)
  const line = parts.filter(one => Math.abs(one.bottom - parts[0].bottom) < 15)
  const whole = document.querySelector('main').getBoundingClientRect()
  return {
    left: Math.min(...line.map(one => one.left)) - whole.left,
    right: whole.right - Math.max(...line.map(one => one.right)),
  }
}"""


@pytest.mark.parametrize(
    ("who", "page", "what"),
    [
        ("visitor", "/", "h1"),
        ("visitor", "/pages/other-ways", "main p"),
        ("family", "/reviews/{ref}/", "main h2"),
        ("family", "/reviews/{ref}/stories/tell", ".app-choice strong"),
        ("family", "/reviews/{ref}/stories/{story}/cards/just-say-it", "main label"),
    ],
)
def test_words_begin_on_the_right_side(who: str, page: str, what: str, look_window: Opens) -> None:
    window = opened(look_window, Mode("desk"), who)
    at_the_edge = {}
    for reading in (ENGLISH, URDU):
        window.look(Mode("desk", reading))
        place = window.go(window.portal.path(page, who)).locator(what).first.evaluate(BEGINS)
        at_the_edge[reading.locale] = place["left"] if reading is ENGLISH else place["right"]
    assert at_the_edge["ur"] == pytest.approx(at_the_edge["en_GB"], abs=2)


def test_pictures_in_easy_read_stand_where_reading_begins(look_window: Opens) -> None:
    window = opened(look_window, Mode("desk"), "family")
    for language in ("en_GB", "ur"):
        window.look(Mode("desk", Reading(language, easy=True)))
        shown = window.go(window.portal.path("/reviews/{ref}/involvement/", "family"))
        picture = box_of(shown, ".app-line__picture")
        words = box_of(shown, ".app-line__words")
        assert picture["x"] < words["x"] if language == "en_GB" else picture["x"] > words["x"]


@pytest.mark.parametrize("page", ["/call-me", "/link"])
def test_numbers_and_addresses_run_left_to_right_in_urdu(page: str, look_window: Opens) -> None:
    window = opened(look_window, Mode("phone", URDU, size=PHONE), "visitor")
    shown = window.go(page)
    for field in shown.locator("input[type=tel], input[type=email]").all():
        assert field.evaluate("field => getComputedStyle(field).direction") == "ltr"
    for number in shown.locator("a[href^='tel:'] bdi").all():
        assert number.evaluate("number => getComputedStyle(number).direction") == "ltr"


def opened(look_window: Opens, mode: Mode, who: str) -> Window:
    """A browser of this person."""
    return look_window(mode, None if who == "visitor" else who)


def box_of(page: Page, selector: str) -> dict[str, float]:
    """Where the first of these stands."""
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return dict(box)


def assert_none(problems: dict[str, list[str]]) -> None:
    """Show what was found, and where."""
    found = {where: what for where, what in problems.items() if what}
    assert not found, told(found)


def test_a_name_without_a_gap_breaks_inside_its_card(look_window: Opens) -> None:
    """What they call the person can be one very long word; the first page says it in its heading, cards and links."""
    window = look_window(SMALL, "family")
    for reading in (ENGLISH, EASY):
        window.look(replace(SMALL, reading=reading))
        page = window.go(window.portal.path("/reviews/{ref}/", "family"))
        named = page.evaluate(
            """() => {
                const name = document.querySelector('h1').textContent.trim();
                const said = [...document.querySelectorAll('main bdi')].filter(one => one.textContent === name);
                return said.map(one => one.textContent = 'W'.repeat(80)).length
            }"""
        )
        assert named > 1
        assert sticks_out(page) == []


def test_the_measures_bite(look_window: Opens) -> None:
    window = look_window(SMALL)
    page = window.go("/link")
    assert sticks_out(page) == []
    page.evaluate(
        """() => document.querySelector('main').insertAdjacentHTML('beforeend', `
        <p id="long">AWordThatIsFarTooLongForASmallScreenAndDoesNotBreak</p>
        <p id="cut">Words in a box that is too low for them</p>
        <em id="slanted">slanted</em><button id="tiny">x</button><ul><li><a href="/">Alone</a></li></ul>`)"""
    )
    window.lay_over(
        "#long { overflow-wrap: normal; white-space: nowrap } #cut { height: 10px; overflow: hidden; font-size: 12px }"
        "#slanted { font-style: italic } #tiny { width: 20px; height: 20px; margin-top: -9px }"
    )
    assert any("long" in one for one in sticks_out(page))
    assert any("cut" in one for one in cut_off(page))
    assert len([one for one in hard_to_read(page) if "12px" in one or "slanted" in one]) == 2
    assert len([one for one in too_small_to_hit(page) if "tiny" in one or "Alone" in one]) == 2
