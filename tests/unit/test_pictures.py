"""The pictures of the easy read pages: each says one thing, its source is known, ours can be made again."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "easyread" / "pictures"
MANIFEST = tomllib.loads((FOLDER / "manifest.toml").read_text(encoding="utf-8"))
PICTURES = MANIFEST["picture"]
OWN = [picture for picture in PICTURES if picture["source"] == "own"]
SCENES = tomllib.loads((FOLDER / "scenes.toml").read_text(encoding="utf-8"))["scene"]

SHAPES = {"svg", "g", "path", "rect", "circle", "ellipse"}
ATTRIBUTES = {
    "viewBox", "transform", "d", "x", "y", "width", "height", "rx", "ry", "cx", "cy", "r",
    "fill", "fill-rule", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin",
}  # fmt: skip
PAINT = re.compile(r"none|currentColor|var\(--picture-[a-z-]+,#[0-9a-f]{6}\)")
# What must never stand for a death or for a feeling on these pages.
FORBIDDEN = (
    "skull", "cross", "grave", "tomb", "coffin", "death", "dead", "flower", "rose", "candle", "church",
    "emoji", "smiley", "emotions/", "funeral",
)  # fmt: skip
# Names that pages rely on, by what they mean.
RELIED_ON = {
    "somebody-died", "somebody-explains", "reading-together", "this-hurts", "no", "private", "interpreter",
    "visit-at-home", "call-me", "tell-us", "choose", "pause", "stop", "thank-you", "family", "reviewer",
    "photo", "letter", "link", "wait", "who-sees", "urgent-help", "raise-a-concern", "complaint", "doctor",
    "hospital", "council", "cqc", "police", "ombudsman", "meeting", "question", "write", "talk", "computer",
    "cookie", "lock", "accessibility", "check", "learning", "better-care", "not-an-investigation",
    "six-months", "language", "bigger-words", "darker", "phone", "email", "home", "safe", "hide",
}  # fmt: skip


def each(pictures: list[dict]) -> list:
    """One test for each picture, named after it."""
    return [pytest.param(picture, id=picture["name"]) for picture in pictures]


def drawing(picture: dict) -> ET.Element:
    return ET.fromstring((FOLDER / picture["file"]).read_text(encoding="utf-8"))  # noqa: S314 - ours


@pytest.mark.parametrize("picture", each(PICTURES))
def test_a_picture_says_what_it_means_and_where_it_comes_from(picture):
    assert set(picture) == {"name", "meaning", "source", "file", "licence"}
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", picture["name"])
    assert picture["meaning"].endswith(".")
    assert len(picture["meaning"].split()) <= 15, "easy read: at most 15 words"
    assert picture["source"] in MANIFEST["sources"]
    assert picture["licence"] == MANIFEST["sources"][picture["source"]]["licence"]


def test_names_are_given_once_and_those_that_pages_use_are_there():
    names = [picture["name"] for picture in PICTURES]
    assert sorted(names) == sorted(set(names))
    assert set(names) >= RELIED_ON


def test_no_two_pictures_show_the_same_thing():
    shown = [(picture["source"], picture["file"]) for picture in PICTURES]
    assert sorted(shown) == sorted(set(shown))


@pytest.mark.parametrize("picture", each(PICTURES))
def test_nothing_that_stands_for_a_funeral_and_no_emoji_face(picture):
    said = f"{picture['name']} {picture['file']}"
    assert [word for word in FORBIDDEN if word in said] == []


def test_the_kit_has_no_part_for_a_funeral_either():
    parts = re.findall(r'<symbol id="([a-z-]+)"', (FOLDER / "kit.svg").read_text(encoding="utf-8"))
    assert len(parts) > 50
    assert [part for part in parts if any(word in part.split("-") for word in FORBIDDEN)] == []


@pytest.mark.parametrize("picture", each(OWN))
def test_a_drawing_of_ours_is_only_shapes(picture):
    root = drawing(picture)
    assert root.attrib["viewBox"] == "0 0 240 200"
    assert not {"width", "height"} & set(root.attrib), "the page says how large it is"
    for element in root.iter():
        assert element.tag.removeprefix("{http://www.w3.org/2000/svg}") in SHAPES
        assert set(element.attrib) <= ATTRIBUTES
        for paint in ("fill", "stroke"):
            assert PAINT.fullmatch(element.attrib.get(paint, "none"))


@pytest.mark.parametrize("picture", each(OWN))
def test_a_drawing_of_ours_stands_out_on_dark_and_on_light(picture):
    rim, figures = drawing(picture)
    assert rim.attrib["fill"] == rim.attrib["stroke"] == "currentColor", "the rim takes the colour of the words"
    assert len(list(rim.iter())) > 1
    assert figures.attrib["stroke"].startswith("var(--picture-line,")


def test_every_file_of_ours_is_in_the_manifest_and_every_scene_too():
    drawn = {path.name for path in FOLDER.glob("*.svg")} - {"kit.svg"}
    assert drawn == {picture["file"] for picture in OWN}
    assert drawn == {f"{scene['name']}.svg" for scene in SCENES}


def test_the_drawings_are_those_that_the_kit_gives(tmp_path):
    made = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "pictures.py"), "--into", str(tmp_path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    stale = [path.name for path in sorted(tmp_path.iterdir()) if path.read_bytes() != (FOLDER / path.name).read_bytes()]
    assert stale == [], "run: python tools/pictures.py"


def test_the_people_are_of_many_kinds():
    plan = tomllib.loads((FOLDER / "scenes.toml").read_text(encoding="utf-8"))
    seen = {item["person"] for scene in plan["scene"] for item in scene["items"] if "person" in item}
    assert seen == set(plan["people"]), "whoever is in the cast appears"
    cast = plan["people"].values()
    assert len({person["skin"] for person in cast}) >= 4
    assert sum(person.get("hair") in ("hair-grey", "hair-white") for person in cast) >= 3, "older people"
    worn = {part for person in cast for part in [*person["over"], *person.get("face", [])]}
    assert {"hijab", "turban", "hearing-aid", "glasses"} <= worn
    used = {item["part"] for scene in plan["scene"] for item in scene["items"] if "part" in item}
    assert {"wheelchair", "stick"} <= used
