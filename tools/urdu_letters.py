"""Makes the small fonts that pages in Urdu are drawn with: of the package's fonts, the letters that Urdu is written in.

The whole font is for every language in Arabic script and three times as large; it stays beside the small one, and a
browser fetches it only when somebody wrote a letter of another language. Which letters are Urdu's stands once, in
`static/scss/arabic.scss`, because browsers choose by it.
"""

from __future__ import annotations

import re
from pathlib import Path

FONT = "noto-sans-arabic"
WEIGHTS = (400, 700)
_URDU = re.compile(r"^\$urdu:\s*([^;]+);", re.MULTILINE)


def of_urdu(scss: str) -> list[int]:
    """The code points of `$urdu`; ValueError where it does not stand there in ranges such as `U+60C, U+621-63A`."""
    listed = _URDU.search(scss)
    if listed is None:
        raise ValueError("$urdu is missing in arabic.scss: the letters that pages in Urdu need.")
    points: list[int] = []
    for one in listed[1].split(","):
        first, _, last = one.strip().removeprefix("U+").partition("-")
        points += range(int(first, 16), int(last or first, 16) + 1)
    return points


def write_fonts(modules: Path, scss: Path, target: Path) -> None:
    """Write one woff2 a weight into the folder ``target``; the same files give the same bytes."""
    from fontTools import subset

    points = of_urdu(scss.read_text("utf-8"))
    for weight in WEIGHTS:
        wanted = subset.Options(flavor="woff2", hinting=False)
        name = f"{FONT}-arabic-{weight}-normal.woff2"
        font = subset.load_font(modules / "@fontsource" / FONT / "files" / name, wanted)
        cutter = subset.Subsetter(wanted)
        cutter.populate(unicodes=points)
        cutter.subset(font)
        subset.save_font(font, target / f"{FONT}-urdu-{weight}-normal.woff2", wanted)
