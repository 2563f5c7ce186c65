"""One SVG sprite of all pictures that `easyread/pictures/manifest.toml` names.

A page shows a picture by `<svg><use href="…/pictures.svg#name"/></svg>`, or holds what is in the symbol. The
manifest says where each source keeps its files: `folder` (of this repository) or `package` (from npm), and a
`path` with `{file}` in it.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from xml.etree import ElementTree as ET

SVG = "http://www.w3.org/2000/svg"
ELEMENTS_LEFT_OUT = {"title", "desc", "metadata"}
"""The words beside a picture say what it means; a title inside would be read out a second time."""
ATTRIBUTES_LEFT_OUT = {"id", "class"}
SIZES = {"viewBox", "width", "height"}
"""Of the whole drawing only; a rectangle in it keeps its own."""

Table = dict[str, str]


class SpriteError(Exception):
    """A picture of the manifest cannot be put into the sprite; the text names it and says why."""


def write_sprite(root: Path, modules: Path, target: Path) -> int:
    """Write the sprite; returns how many pictures it holds (0 if there is no manifest yet).

    `root` is the repository, `modules` the folder with the npm packages. Raises SpriteError.
    """
    manifest = root / "easyread" / "pictures" / "manifest.toml"
    told = tomllib.loads(manifest.read_text(encoding="utf-8")) if manifest.exists() else {}
    pictures = told.get("picture", [])
    names = [picture["name"] for picture in pictures]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise SpriteError(f"easyread/pictures/manifest.toml names {', '.join(twice)} more than once.")
    sources = told.get("sources", {})
    symbols = [symbol(picture["name"], _file(picture, sources, root, modules)) for picture in pictures]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(f'<svg xmlns="{SVG}">' + "".join(symbols) + "</svg>", encoding="utf-8")
    return len(symbols)


def symbol(name: str, path: Path) -> str:
    """The drawing as a `<symbol>`: its shapes and colours, without sizes, ids and titles."""
    text = path.read_text(encoding="utf-8")
    if "url(#" in text or 'href="#' in text:
        raise SpriteError(f"Picture “{name}”: {path.name} points at an id; a sprite has none.")
    try:
        drawing = ET.fromstring(text)  # noqa: S314 - our own drawings and pinned packages
    except ET.ParseError as problem:
        raise SpriteError(f"Picture “{name}”: {path.name} is not well-formed SVG ({problem}).") from problem
    box = drawing.get("viewBox") or f"0 0 {drawing.get('width', '24')} {drawing.get('height', '24')}"
    _strip(drawing)
    kept = {key: value for key, value in drawing.attrib.items() if key not in SIZES and "}" not in key}
    colours = "".join(f' {key}="{value}"' for key, value in kept.items())
    inside = "".join(_plain(child) for child in drawing)
    if colours:  # kept with the shapes, so that these can be put into a page without the symbol
        inside = f"<g{colours}>{inside}</g>"
    return f'<symbol id="{name}" viewBox="{box}">{inside}</symbol>'


def _file(picture: Table, sources: dict[str, Table], root: Path, modules: Path) -> Path:
    name, source = picture["name"], picture["source"]
    if source not in sources:
        raise SpriteError(f"Picture “{name}”: the manifest has no [sources.{source}].")
    place = sources[source]
    folder = root / place["folder"] if "folder" in place else modules / place["package"]
    path = folder / place["path"].format(file=picture["file"])
    if not path.exists():
        raise SpriteError(f"Picture “{name}”: there is no file {path.relative_to(root)}.")
    return path


def _strip(element: ET.Element) -> None:
    for child in list(element):
        if not isinstance(child.tag, str) or child.tag.rpartition("}")[2] in ELEMENTS_LEFT_OUT:
            element.remove(child)
        else:
            _strip(child)
    for key in ATTRIBUTES_LEFT_OUT & element.attrib.keys():
        del element.attrib[key]


def _plain(element: ET.Element) -> str:
    ET.register_namespace("", SVG)
    text = ET.tostring(element, encoding="unicode").replace(f' xmlns="{SVG}"', "")
    return re.sub(r">\s+<", "><", text.strip()).replace('" />', '"/>')
