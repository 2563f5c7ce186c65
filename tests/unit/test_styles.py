"""Our styles: colours of the palette, nothing that moves, letters large enough, the mirror for right to left."""

from __future__ import annotations

import re

from tests.unit.built import ROOT


def test_styles_name_no_other_host(css: dict[str, str]) -> None:
    for name, text in css.items():
        assert "://" not in text, name
        assert "@import" not in text, name


def test_styles_fetch_only_our_fonts(css: dict[str, str], manifest: dict[str, str]) -> None:
    fonts = {name for logical, name in manifest.items() if logical.startswith("fonts/")}
    for name, text in css.items():
        fetched = set(re.findall(r"url\(\"?([^)\"]*)", text))
        assert fetched <= fonts, name
    assert "url(" not in css["main.css"] + css["main.rtl.css"] + css["dark.css"] + css["contrast.css"]


def test_no_slanted_letters_no_capitals_no_justified_text(css: dict[str, str]) -> None:
    for name, text in css.items():
        assert not re.search(r"italic|oblique|text-transform|text-align:justify", text), name


def test_nothing_moves(css: dict[str, str]) -> None:
    for name, text in css.items():
        assert not re.search(r"@keyframes|animation|transition|scroll-behavior", text), name


def test_no_letters_below_sixteen_pixels(css: dict[str, str]) -> None:
    """At a root size of 100 %, 1rem is 16 px. Printed sizes are points."""
    units = {"rem": 16.0, "px": 1.0, "pt": 4 / 3, "em": 19.0}
    small = []
    for name, text in css.items():
        for number, unit in re.findall(r"font-size:(?:max\()?([\d.]+)(rem|px|pt|em)\b", text):
            if float(number) * units[unit] < 15.7:
                small.append((name, number + unit))
    assert small == []


def test_every_colour_comes_from_the_palette(css: dict[str, str]) -> None:
    """So that the contrast test of the palette speaks for the pages."""
    source = ROOT / "static" / "scss" / "_colours.scss"
    palette = set(re.findall(r"#[0-9a-f]{6}", source.read_text(encoding="utf-8")))
    short = {"#" + colour[1::2] for colour in palette if colour[1::2] == colour[2::2]}
    seen_through = {"#0000", "#fff0"}
    for name in ("main.css", "main.rtl.css", "dark.css", "contrast.css"):
        used = set(re.findall(r"#[0-9a-f]{3,8}\b", css[name]))
        assert used <= palette | short | seen_through, name


def test_dark_and_contrast_change_values_only(css: dict[str, str]) -> None:
    names = set(re.findall(r"(--c\d+):", css["main.css"]))
    for name in ("dark.css", "contrast.css"):
        assert set(re.findall(r"(--c\d+):", css[name])) == names
        assert re.fullmatch(r"@media screen\{:root\{color-scheme:dark;[^{}]*\}\}", css[name].strip())
    assert css["main.css"].startswith(":root{color-scheme:light")


def test_right_to_left_is_the_mirror(css: dict[str, str]) -> None:
    left = re.search(r"\.nhsuk-form-group--error\{([^}]*)\}", css["main.css"])
    right = re.search(r"\.nhsuk-form-group--error\{([^}]*)\}", css["main.rtl.css"])
    assert left
    assert right
    assert "border-left:" in left[1]
    assert "border-right:" in right[1]
    assert "border-left:" not in right[1]


def test_numbers_stay_left_to_right_in_urdu(css: dict[str, str]) -> None:
    rule = re.search(r"([^{}]*\[type=tel\][^{}]*)\{([^}]*)\}", css["main.rtl.css"])
    assert rule
    assert "direction:ltr" in rule[2]
