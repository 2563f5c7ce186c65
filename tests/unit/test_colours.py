"""Colours that are seen together can be told apart, in the light, the dark and the contrast look.

Words: 7:1 (WCAG 2.2, 1.4.6, level AAA).
Edges of things that can be pressed, and the mark of focus: 3:1 (1.4.11).
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SCSS = Path(__file__).resolve().parents[2] / "static" / "scss" / "_colours.scss"
THEMES = ("light", "dark", "contrast")

GROUNDS = ("page", "surface", "soft", "calm", "kept", "care")
WORDS = [
    *[(words, ground) for words in ("text", "link", "visited", "hover", "active") for ground in GROUNDS],
    *[("secondary", ground) for ground in ("page", "surface", "soft", "calm", "kept")],
    *[("brand", ground) for ground in ("page", "surface", "calm")],
    *[("error", ground) for ground in ("page", "surface")],
    *[("success", ground) for ground in ("page", "surface")],
    ("text", "field"),
    ("secondary", "field"),
    ("brand", "second"),
    ("brand", "second-hover"),
    ("on-button", "button"),
    ("on-button", "button-hover"),
    ("on-button", "warning"),
    ("on-button", "warning-hover"),
    ("on-brand", "brand"),
    ("on-focus", "focus"),
]
EDGES = [
    ("field-edge", "page"),
    ("field-edge", "field"),
    ("brand", "page"),
    ("brand", "surface"),
    ("button", "page"),
    ("warning", "page"),
    ("error", "page"),
    ("line-strong", "page"),
    ("line-strong", "care"),
    ("success", "kept"),
]


def theme(name: str) -> dict[str, str]:
    """The colours of one theme, read from the file that the build reads."""
    block = re.search(rf"^\${name}: \((.*?)^\);", SCSS.read_text(encoding="utf-8"), re.M | re.S)
    assert block, f"_colours.scss has no ${name}"
    return dict(re.findall(r"^\s+([a-z-]+): (#[0-9a-f]{6}),$", block[1], re.M))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    light = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_itself_is_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#005eb8") == pytest.approx(6.37, abs=0.01)
    assert contrast("#777777", "#777777") == 1


@pytest.mark.parametrize("name", THEMES)
def test_words_stand_out_seven_to_one(name: str) -> None:
    colours = theme(name)
    weak = {pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in WORDS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 7} == {}


@pytest.mark.parametrize("name", THEMES)
def test_edges_stand_out_three_to_one(name: str) -> None:
    colours = theme(name)
    weak = {pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in EDGES}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 3} == {}


@pytest.mark.parametrize("name", THEMES)
def test_focus_is_seen_on_every_ground(name: str) -> None:
    """The mark is a bright ring with a dark ring: one of the two stands out wherever it is."""
    colours = theme(name)
    unseen = [
        ground
        for ground in GROUNDS
        if max(contrast(colours[mark], colours[ground]) for mark in ("focus", "on-focus")) < 3
    ]
    assert unseen == []


def test_every_theme_has_the_same_names() -> None:
    assert theme("light").keys() == theme("dark").keys() == theme("contrast").keys()
