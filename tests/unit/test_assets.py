"""What is built for browsers: complete, small, of our own host only, readable, and equal each time."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from pathlib import Path

import brotli
import pytest
from fontTools.ttLib import TTFont

from tests.unit.built import DIST, LOGICAL, ROOT, tool


def packed(manifest: dict[str, str], name: str) -> int:
    """Bytes that travel, by brotli."""
    return (DIST / f"{manifest[name]}.br").stat().st_size


def test_every_name_that_pages_use_is_built(manifest: dict[str, str]) -> None:
    assert set(LOGICAL) <= manifest.keys()
    assert [name for name in manifest.values() if not (DIST / name).is_file()] == []


def test_nothing_old_lies_beside(manifest: dict[str, str]) -> None:
    known = {name + end for name in manifest.values() for end in ("", ".br", ".gz")}
    assert {file.name for file in DIST.iterdir()} - known == {"manifest.json", "built-from.json", "fonts-paper"}


def test_names_change_with_the_content(manifest: dict[str, str]) -> None:
    for name in manifest.values():
        assert hashlib.sha256((DIST / name).read_bytes()).hexdigest()[:10] in name


@pytest.mark.parametrize("name", LOGICAL)
def test_packed_files_hold_the_same_bytes(manifest: dict[str, str], name: str) -> None:
    plain = (DIST / manifest[name]).read_bytes()
    assert brotli.decompress((DIST / f"{manifest[name]}.br").read_bytes()) == plain
    assert gzip.decompress((DIST / f"{manifest[name]}.gz").read_bytes()) == plain


def test_a_second_build_gives_the_same_names(manifest: dict[str, str]) -> None:
    assets = tool("assets")
    assert assets.stale() == []
    assert assets.build(force=True)
    assert json.loads((DIST / "manifest.json").read_text(encoding="utf-8")) == manifest


def test_what_changed_is_said(tmp_path: Path) -> None:
    assets = tool("assets")
    style = tmp_path / "static" / "scss" / "page.scss"
    page = tmp_path / "templates" / "page.html"
    style.parent.mkdir(parents=True)
    page.parent.mkdir()
    style.write_text("a {}", encoding="utf-8")
    page.write_text('<p class="app-lede">Hello', encoding="utf-8")
    before = assets.sources(tmp_path)

    page.write_text('<p class="app-lede">Other words', encoding="utf-8")
    assert assets.differences(before, assets.sources(tmp_path)) == []

    style.write_text("b {}", encoding="utf-8")
    page.write_text('<p class="nhsuk-tag--{{ colour }}">', encoding="utf-8")
    (tmp_path / "static" / "scss" / "new.scss").write_text("", encoding="utf-8")
    assert assets.differences(before, assets.sources(tmp_path)) == [
        "static/scss/new.scss is new",
        "static/scss/page.scss has changed",
        "the list of class names on pages has changed",
    ]
    assert assets.class_names(tmp_path) == ["nhsuk-tag--"]


@pytest.mark.parametrize("name", ["main.css", "main.rtl.css"])
def test_all_css_of_a_page_is_at_most_ten_kilobytes(manifest: dict[str, str], name: str) -> None:
    assert packed(manifest, name) + packed(manifest, "dark.css") + packed(manifest, "contrast.css") <= 10_000


def test_our_script_is_at_most_six_kilobytes(manifest: dict[str, str]) -> None:
    assert packed(manifest, "enhance.js") <= 6_000


def test_our_script_names_no_host_and_runs_no_text(manifest: dict[str, str]) -> None:
    script = (DIST / manifest["enhance.js"]).read_text(encoding="utf-8")
    assert not re.search(r"://|\beval\(|new Function|innerHTML|document\.write", script)


def test_the_lock_file_names_no_registry() -> None:
    lock = json.loads((ROOT / "tools" / "package-lock.json").read_text(encoding="utf-8"))
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []
    assert [name for name, package in lock["packages"].items() if name and "integrity" not in package] == []


def test_packages_are_pinned_to_one_version() -> None:
    package = json.loads((ROOT / "tools" / "package.json").read_text(encoding="utf-8"))
    wanted = package["dependencies"] | package["devDependencies"]
    exact = re.compile(r"\d+\.\d+\.\d+")
    assert [name for name, version in wanted.items() if not exact.fullmatch(version)] == []
    assert wanted["htmx.org"].startswith("2.0.")


def test_latin_pages_fetch_no_font(css: dict[str, str]) -> None:
    assert "@font-face" not in css["main.css"] + css["main.rtl.css"]
    ranges = ",".join(re.findall(r"unicode-range:([^;}]*)", css["arabic.css"]))
    first = {int(one.split("-")[0].removeprefix("U+").replace("?", "0"), 16) for one in ranges.split(",")}
    assert min(first) == 0x600
    assert {one for one in first if 0x900 <= one < 0xFB50} == {0x200C}  # joins and directions within its words


@pytest.mark.parametrize("weight", tool("urdu_letters").WEIGHTS)
def test_urdu_has_small_fonts_with_every_letter_of_its_words(manifest: dict[str, str], weight: int) -> None:
    small = DIST / manifest[f"fonts/noto-sans-arabic-urdu-{weight}-normal.woff2"]
    assert small.stat().st_size <= 15_000
    ranges = set(tool("urdu_letters").of_urdu((ROOT / "static/scss/arabic.scss").read_text("utf-8")))
    words = "".join(file.read_text("utf-8") for file in ROOT.glob("translations/ur*/LC_MESSAGES/messages.po"))
    written = {ord(sign) for sign in words if "\u0600" <= sign <= "\u08ff" or "\ufb50" <= sign <= "\ufefc"}
    assert len(written) > 40  # letters with their signs: else nothing was looked at
    assert sorted(written - ranges) == []
    assert sorted(written - TTFont(small).getBestCmap().keys()) == []


def test_urdus_letters_must_be_listed_for_its_fonts() -> None:
    with pytest.raises(ValueError, match="the letters that pages in Urdu need"):
        tool("urdu_letters").of_urdu("$arabic: U+600;")


def test_each_picture_of_the_manifest_is_in_the_sprite(manifest: dict[str, str]) -> None:
    told = (ROOT / "easyread/pictures/manifest.toml").read_text(encoding="utf-8")
    names = re.findall(r'^name = "([^"]+)"', told, re.M)
    sprite = (DIST / manifest["pictures.svg"]).read_text(encoding="utf-8")
    assert re.findall(r'<symbol id="([^"]+)"', sprite) == names
    assert "<title" not in sprite


def test_a_picture_without_its_file_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "easyread" / "pictures"
    folder.mkdir(parents=True)
    (folder / "manifest.toml").write_text(
        '[sources.own]\nfolder = "easyread/pictures"\npath = "{file}"\n'
        '[[picture]]\nname = "tea"\nsource = "own"\nfile = "tea.svg"\n',
        encoding="utf-8",
    )
    sprite = tool("sprite")
    with pytest.raises(sprite.SpriteError, match=r"“tea”: there is no file easyread/pictures/tea\.svg"):
        sprite.write_sprite(tmp_path, tmp_path, tmp_path / "out.svg")


def test_sizes_of_the_drawing_go_and_those_of_its_parts_stay(tmp_path: Path) -> None:
    drawing = tmp_path / "box.svg"
    drawing.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" viewBox="0 0 9 9" fill="none" id="x">'
        '<title>Box</title><rect id="r" width="4" height="5"/></svg>',
        encoding="utf-8",
    )
    wanted = '<symbol id="box" viewBox="0 0 9 9"><g fill="none"><rect width="4" height="5"/></g></symbol>'
    assert tool("sprite").symbol("box", drawing) == wanted


def test_letters_have_their_fonts_and_the_list_of_their_signs() -> None:
    names = {file.name for file in (DIST / "fonts-paper").iterdir()}
    assert names == {
        "covers.json",
        *(f"{one}-{weight}.ttf" for one in ("atkinson", "vazirmatn") for weight in (400, 700)),
    }
    signs = {
        sign
        for first, last in json.loads((DIST / "fonts-paper" / "covers.json").read_text())
        for sign in range(first, last + 1)
    }
    assert set(map(ord, "Zażółć gęślą jaźń ٹڈڑےگھچپژ")) <= signs
