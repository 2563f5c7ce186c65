"""Makes the fonts that letters are printed in: TTF, one file a weight, from the packages that pages take theirs from.

A PDF carries its fonts inside, and Typst reads TTF. The packages cut each font into subsets for browsers; two
subsets of one name fail silently in print, so they are put together again. `covers.json` lists the signs that the
fonts have, so that a sign that none of them has is never printed as a box.
"""

from __future__ import annotations

import io
import json
from itertools import groupby
from pathlib import Path

FONTS = {
    "atkinson": ("atkinson-hyperlegible-next", ("latin", "latin-ext")),
    "vazirmatn": ("vazirmatn", ("arabic", "latin", "latin-ext")),
}
WEIGHTS = (400, 700)


def write_fonts(modules: Path, target: Path) -> None:
    """Write every font and the list of signs into the folder ``target``."""
    target.mkdir(parents=True, exist_ok=True)
    signs: set[int] = set()
    for name, (package, subsets) in FONTS.items():
        for weight in WEIGHTS:
            files = [
                modules / "@fontsource" / package / "files" / f"{package}-{s}-{weight}-normal.woff2" for s in subsets
            ]
            signs |= _merge(files, target / f"{name}-{weight}.ttf")
    (target / "covers.json").write_text(json.dumps(_ranges(signs)), encoding="utf-8")


def _merge(files: list[Path], target: Path) -> set[int]:
    """Put the subsets of one weight into one file; the same files give the same bytes. Returns its signs."""
    from fontTools.merge import Merger
    from fontTools.ttLib import TTFont

    plain: list[io.BytesIO] = []
    for file in files:
        font = TTFont(file, recalcTimestamp=False)
        font.flavor = None
        plain.append(io.BytesIO())
        font.save(plain[-1])
        plain[-1].seek(0)
    merged = Merger().merge(plain)
    first = TTFont(files[0])
    merged["head"].created, merged["head"].modified = first["head"].created, first["head"].modified
    merged.recalcTimestamp = False
    merged.save(target)
    return set(merged.getBestCmap())


def _ranges(signs: set[int]) -> list[list[int]]:
    """Code points as first and last of each run."""
    runs = groupby(enumerate(sorted(signs)), key=lambda pair: pair[1] - pair[0])
    return [[run[0][1], run[-1][1]] for run in (list(group) for _key, group in runs)]
