"""Compose the drawings of the easy read pages from one kit of figures.

Every picture of our own in easyread/pictures/ is made here, so that a head, a hand or a chair looks the same
in all of them and a change to the kit reaches each picture at once:

    python tools/pictures.py               writes easyread/pictures/<scene>.svg
    python tools/pictures.py --into DIR    writes them somewhere else, to compare

kit.svg holds the parts as symbols, scenes.toml the colours, the cast and what stands where. The same input
always gives the same bytes. The drawings carry no ids, styles or links: the build puts them into one sprite.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

PICTURES = Path(__file__).resolve().parent.parent / "easyread" / "pictures"
SVG = "{http://www.w3.org/2000/svg}"
LINE = 4.0  # width of a line inside a figure, in units of the 240 x 200 drawing
RIM = 4.5  # how much wider the rim round each figure is; it takes the colour of the words on the page
FILL = re.compile(r"var\(--([a-z-]+),#[0-9a-f]{6}\)")

Attributes = dict[str, str]
Shape = tuple[str, Attributes]


def number(value: float) -> str:
    """Write a number as short as it can be: 4.0 as "4", 0.50 as "0.5"."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def tag(name: str, attributes: Attributes, inside: str | None = None) -> str:
    """Write one element; `inside` is what stands between its two tags."""
    words = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{words}/>" if inside is None else f"<{name}{words}>{inside}</{name}>"


def place(at: list[float], scale: float = 1.0, turn: float = 0.0, flip: bool = False) -> str:
    """Say where a part stands: moved to `at`, turned by degrees, scaled, looking the other way if `flip`."""
    words = [f"translate({number(at[0])} {number(at[1])})"]
    if turn:
        words.append(f"rotate({number(turn)})")
    if flip or scale != 1:
        across = -scale if flip else scale
        words.append(f"scale({number(across)} {number(scale)})")
    return " ".join(words)


@dataclass
class Kit:
    """What there is to draw with: parts by name, colours by name, and the people who appear."""

    parts: dict[str, list[Shape]]
    colours: dict[str, str]
    people: dict[str, dict[str, object]]

    def colour(self, name: str) -> str:
        """Give the fill for a colour's name: a custom property that a page may set, with its usual value."""
        return f"var(--picture-{name},{self.colours[name]})"

    def shapes(self, part: str, slots: dict[str, str]) -> list[Shape]:
        """Give a part's shapes with the colours of whoever wears it; raises KeyError for an unknown part."""

        def filled(match: re.Match[str]) -> str:
            return self.colour(slots.get(match[1], match[1]))

        return [
            (name, {key: FILL.sub(filled, value) for key, value in attributes.items()})
            for name, attributes in self.parts[part]
        ]


@dataclass
class Drawing:
    """One picture in the making: the rim lies below everything, the figures above it."""

    kit: Kit
    rim: list[str] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)

    def part(self, name: str, slots: dict[str, str], where: str, scale: float = 1.0) -> None:
        """Put a part of the kit at a place, lines equally thick whatever its scale."""
        rim, figure = [], []
        for shape, attributes in self.kit.shapes(name, slots):
            own = dict(attributes)
            inner = "none" in (own.get("stroke"), own.get("fill")) or float(own.get("stroke-width", LINE)) < LINE
            rimmed = own.pop("data-rim", "no" if inner else "yes")
            if rimmed == "yes":
                rim.append(tag(shape, rim_of(own, scale)))
            elif rimmed == "alone":  # a line on the bare page: it takes the colour of the words itself
                own["stroke"] = "currentColor"
            if own.get("fill") == "none":
                del own["fill"]  # the whole drawing's default
            figure.append(tag(shape, own))
        around = {"transform": where}
        if rim:
            self.rim.append(tag("g", around | thickness(LINE + RIM, scale), "".join(rim)))
        self.figures.append(tag("g", around | thickness(LINE, scale), "".join(figure)))

    def person(self, item: dict[str, object]) -> None:
        """Put somebody of the cast at the place of their head, from behind to front."""
        who = self.kit.people[str(item["person"])]
        slots = chosen(who)
        at, scale = numbers(item["at"]), float(str(item.get("scale", 1)))
        where = place(at, scale)
        head = place(at, scale, float(str(item.get("tilt", 0))))
        look = float(str(item.get("look", 0))) * scale
        face = place([at[0] + look, at[1] + abs(look) / 4], scale, float(str(item.get("tilt", 0))))
        for part in listed(who, "behind"):
            self.part(part, slots, head, scale)
        for part in ("neck", str(item.get("body", who["body"]))):
            self.part(part, slots, where, scale)
        for part in ("head", *listed(who, "over")):
            self.part(part, slots, head, scale)
        for part in ("face-" + str(item.get("face", "calm")), *listed(who, "face")):
            self.part(part, slots, face, scale)

    def limb(self, item: dict[str, object]) -> None:
        """Draw an arm or a leg along a path: a sleeve, and a round hand at its end unless `hand` is false."""
        who = self.kit.people[str(item["of"])]
        path, wide = str(item["limb"]), float(str(item.get("wide", 19)))
        sleeve = self.kit.colour(str(item.get("colour", who["cloth"])))
        self.rim.append(tag("path", {"d": path, "fill": "none", "stroke-width": number(wide + RIM)}))
        self.figures.append(tag("path", {"d": path, "stroke-width": number(wide)}))
        self.figures.append(tag("path", {"d": path, "stroke": sleeve, "stroke-width": number(wide - 2 * LINE)}))
        if item.get("hand", True):
            end = [float(word) for word in re.findall(r"-?\d+(?:\.\d+)?", path)[-2:]]
            self.part("hand", {"skin": str(who["skin"])}, place(end, wide / 19), wide / 19)

    def item(self, item: dict[str, object]) -> None:
        """Draw one line of a scene."""
        if "person" in item:
            self.person(item)
        elif "limb" in item:
            self.limb(item)
        else:
            scale = float(str(item.get("scale", 1)))
            where = place(numbers(item["at"]), scale, float(str(item.get("turn", 0))), bool(item.get("flip")))
            self.part(str(item["part"]), chosen(item), where, scale)

    def svg(self) -> str:
        """Give the finished picture."""
        rounded = {"stroke-linecap": "round", "stroke-linejoin": "round"}
        rim = {"fill": "currentColor", "stroke": "currentColor"} | rounded
        figures = {"fill": "none", "stroke": self.kit.colour("line"), "stroke-width": number(LINE)} | rounded
        inside = tag("g", rim, "\n".join(["", *self.rim, ""])) + "\n"
        inside += tag("g", figures, "\n".join(["", *self.figures, ""])) + "\n"
        return tag("svg", {"xmlns": SVG[1:-1], "viewBox": "0 0 240 200"}, "\n" + inside) + "\n"


def rim_of(attributes: Attributes, scale: float) -> Attributes:
    """Give a shape's outline alone, a little wider, so that it stands out on dark and on light."""
    kept = {key: value for key, value in attributes.items() if key not in ("fill", "stroke", "fill-rule")}
    if "stroke-width" in kept:
        kept["stroke-width"] = number(float(kept["stroke-width"]) + RIM / scale)
    if attributes.get("fill") == "none":
        kept["fill"] = "none"
    return kept


def thickness(line: float, scale: float) -> Attributes:
    """Keep a line as thick as it is meant to look in a group that is scaled."""
    if line == LINE and scale == 1:
        return {}
    return {"stroke-width": number(line / scale)}


def chosen(given: dict[str, object]) -> dict[str, str]:
    """Read the colours that somebody wears or a thing has."""
    slots: tuple[str, ...] = ("skin", "hair", "cloth", "trim", "scarf")
    return {slot: str(given[slot]) for slot in slots if slot in given}


def numbers(value: object) -> list[float]:
    """Read a pair of coordinates."""
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError(f"a place is two numbers, not {value!r}")
    return [float(part) for part in value]


def listed(who: dict[str, object], key: str) -> list[str]:
    """Read a list of part names that may be left out."""
    value = who.get(key, [])
    return [str(part) for part in value] if isinstance(value, list) else []


def read_kit(folder: Path = PICTURES) -> tuple[Kit, list[dict[str, object]]]:
    """Read kit.svg and scenes.toml; gives the kit and the scenes in their order."""
    root = ET.parse(folder / "kit.svg").getroot()  # noqa: S314 - ours and in git
    parts: dict[str, list[Shape]] = {}
    for symbol in root.iter(f"{SVG}symbol"):
        shapes = [(shape.tag.removeprefix(SVG), dict(shape.attrib)) for shape in symbol]
        parts[symbol.attrib["id"]] = shapes
    plan = tomllib.loads((folder / "scenes.toml").read_text(encoding="utf-8"))
    return Kit(parts, plan["colours"], plan["people"]), plan["scene"]


def compose(kit: Kit, scene: dict[str, object]) -> str:
    """Draw one scene; raises KeyError where it names a part, a colour or a person that is not in the kit."""
    drawing = Drawing(kit)
    items = scene["items"]
    for item in items if isinstance(items, list) else []:
        drawing.item(item)
    return drawing.svg()


def main() -> None:
    """Write every scene as a file."""
    options = argparse.ArgumentParser(description="Compose the easy read pictures from their kit.")
    options.add_argument("--into", type=Path, default=PICTURES, help="folder to write to")
    into: Path = options.parse_args().into
    kit, scenes = read_kit()
    for scene in scenes:
        (into / f"{scene['name']}.svg").write_text(compose(kit, scene), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
