"""A class of ours on a page is in the style sheet: a name with a slip in it would go unseen."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAME = re.compile(r"\bapp-[a-zA-Z0-9_-]*[a-zA-Z0-9]")


def test_each_of_our_classes_on_a_page_is_styled() -> None:
    styled: set[str] = set()
    for source in (ROOT / "static" / "scss").glob("*.scss"):
        styled.update(re.findall(r"\.(app-[a-zA-Z0-9_-]+)", source.read_text(encoding="utf-8")))
    unknown = {}
    for template in sorted((ROOT / "templates").rglob("*.html")):
        classes = " ".join(re.findall(r'class="([^"]*)"', template.read_text(encoding="utf-8")))
        slips = set(NAME.findall(classes)) - styled
        if slips:
            unknown[template.relative_to(ROOT).as_posix()] = sorted(slips)
    assert styled
    assert unknown == {}
