"""axe finds nothing wrong: on every page of everybody once, on the key pages in every way of reading."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.journeys.browser import Mode, Window, told
from tests.journeys.conftest import Opens
from tests.journeys.modes import KEY_PAGES, MODES, READINGS, dealt_out, in_each_language, the_full_cross

DEALT = dealt_out()


@pytest.mark.parametrize(
    ("who", "page", "mode"), DEALT, ids=[f"{who} {page} {mode.reading.locale} {mode.name}" for who, page, mode in DEALT]
)
def test_each_page_of_everybody(who: str, page: str, mode: Mode, look_window: Opens) -> None:
    window = opened(look_window, mode, who)
    window.go(window.portal.path(page, who))
    assert window.axe() == []


def test_every_pair_of_reading_and_mode_is_dealt() -> None:
    dealt = {(mode.reading, mode.name) for _who, _page, mode in DEALT}
    assert dealt >= {(reading, mode.name) for reading in READINGS for mode in MODES}


@pytest.mark.parametrize(("who", "page"), KEY_PAGES, ids=[page for _who, page in KEY_PAGES])
def test_key_pages_in_every_reading_and_every_mode(who: str, page: str, look_window: Opens) -> None:
    readings = READINGS if in_each_language(who, page) else READINGS[:1]
    problems = {}
    window = opened(look_window, MODES[0], who)
    for reading in readings:
        problems[reading.locale] = looked_at(window, replace(MODES[0], reading=reading), page, who)
    for mode in MODES[1:-1]:
        problems[mode.name] = looked_at(window, mode, page, who, only_look=True)
    without_scripts = opened(look_window, MODES[-1], who)
    problems[MODES[-1].name] = looked_at(without_scripts, MODES[-1], page, who)
    assert not any(problems.values()), told(problems)


CROSS = the_full_cross()


@pytest.mark.full
@pytest.mark.parametrize("mode", MODES, ids=[mode.name for mode in MODES])
@pytest.mark.parametrize(("who", "page"), CROSS, ids=[page for _who, page in CROSS])
def test_the_full_cross(who: str, page: str, mode: Mode, look_window: Opens) -> None:
    readings = READINGS if in_each_language(who, page) else READINGS[:1]
    problems = {}
    window = opened(look_window, mode, who)
    for reading in readings:
        problems[reading.locale] = looked_at(window, replace(mode, reading=reading), page, who)
    assert not any(problems.values()), told(problems)


def opened(look_window: Opens, mode: Mode, who: str) -> Window:
    """A browser of this person, who need not sign in to be a visitor."""
    return look_window(mode, None if who == "visitor" else who)


def looked_at(window: Window, mode: Mode, page: str, who: str, *, only_look: bool = False) -> list[str]:
    """What axe says of a page looked at in this way."""
    window.look(mode)
    if not mode.scripts:
        window.switch_scripts(window.page, on=False)
    window.go(window.portal.path(page, who))
    return window.axe(only_look=only_look)


def test_the_checker_bites_with_scripts_on_and_off(look_window: Opens) -> None:
    """A page with a field without a label, grey words and a tiny button must not pass, or no pass means anything."""
    for mode in (MODES[0], MODES[-1]):
        window = look_window(mode)
        page = window.go("/link")
        page.evaluate(
            """() => document.querySelector('main').insertAdjacentHTML('beforeend',
            `<input type="text"><p id="grey" style="">Hard to see</p><a href="/">a</a><a href="/link">b</a>`)"""
        )
        window.lay_over(
            "#grey { color: #6b6b6b !important; background: #fff } a { display: inline-block; font-size: 8px }"
        )
        found = {problem.split(" ")[0] for problem in window.axe()}
        assert found >= {"label", "color-contrast-enhanced", "target-size"}
