"""What a page weighs over the wire: its own bytes, what it fetches besides, and its nodes."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from tests.benchmarks.asked import Answer, Asking
from tests.benchmarks.filled import Crowd
from tests.benchmarks.pages import KeyPage

_URL = re.compile(r"url\(\s*['\"]?(/[^'\")]+)")
_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
_OTHER_MEDIA = ("dark", "contrast", "print")


@dataclass
class _Fetched(HTMLParser):
    """Counts elements and gathers what a browser would fetch for this page."""

    nodes: int = 0
    addresses: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    in_style: bool = False
    words: set[int] = field(default_factory=set)  # the signs that stand on the page

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.nodes += 1
        told = {name: value or "" for name, value in attrs}
        if tag == "link" and told.get("rel") in {"stylesheet", "icon", "preload"}:
            self.addresses.append(told["href"])
        elif tag in {"script", "img"} and told.get("src"):
            self.addresses.append(told["src"])
        elif tag == "use" and not told.get("href", "#").startswith("#"):
            self.addresses.append(told["href"].partition("#")[0])
        elif tag == "style" and not any(word in told.get("media", "") for word in _OTHER_MEDIA):
            self.in_style = True

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without an inside."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if tag == "style":
            self.in_style = False

    def handle_data(self, data: str) -> None:
        """Words, or a style (whose dark or printed sisters count as words: harmless, they are Latin)."""
        if self.in_style:
            self.styles.append(data)
        else:
            self.words.update(map(ord, data))


@dataclass(frozen=True)
class Weight:
    """Bytes and counts of one page for one reader."""

    html_raw: int  # as on every view but the first: the style is linked
    html_packed: int
    nodes: int
    first_response: int  # with headers and every style that painting needs
    first_view: int  # the response and everything it fetches
    first_requests: int
    repeat_view: int  # one request: all else is kept for a year
    repeat_cookies: dict[str, str]  # what the browser brings when it comes again


def weigh(app: Any, page: KeyPage, crowd: Crowd) -> Weight:
    """Fetch a page as a new phone does, with all it needs, and again as one that was here before."""
    first = page.asking(crowd)
    packed = first.answer(app)
    assert packed.status.startswith("200"), f"{page.name}: {packed.status}"
    plain = _looked_at(page.asking(crowd, compressed=False).answer(app))
    fetched = {one: Asking(one).answer(app) for one in dict.fromkeys(plain.addresses)}
    styles = "".join(plain.styles + [_css(app, one) for one in fetched if one.endswith(".css")])
    for address in dict.fromkeys(_URL.findall(_FACE.sub("", styles)) + _fonts(styles, plain.words)):
        fetched.setdefault(address, Asking(address).answer(app))
    cookies = {**first.cookies, **packed.cookies()}
    again = Asking(first.path, cookies).answer(app)
    again_plain = Asking(first.path, cookies, compressed=False).answer(app).body
    return Weight(
        html_raw=len(again_plain),
        html_packed=len(again.body),
        nodes=plain.nodes,
        first_response=packed.wire_bytes(),
        first_view=packed.wire_bytes() + sum(one.wire_bytes() for one in fetched.values()),
        first_requests=1 + len(fetched),
        repeat_view=again.wire_bytes() + sum(_changing(one) for one in fetched.values()),
        repeat_cookies=cookies,
    )


def built(folder: Any, manifest: dict[str, str], *names: str) -> int:
    """Bytes of built files as brotli made them at build time."""
    return sum((folder / (manifest[name] + ".br")).stat().st_size for name in names)


def _looked_at(answer: Answer) -> _Fetched:
    found = _Fetched()
    found.feed(answer.body.decode())
    return found


def _fonts(styles: str, words: set[int]) -> list[str]:
    """Addresses of the fonts that some signs are drawn with: of two faces that have a sign, the later one."""
    drawn: dict[tuple[str, str, int], list[str]] = {}
    for face in _FACE.findall(styles):
        family, weight = (_said(face, name) for name in ("font-family", "font-weight"))
        for sign in words & _signs(_said(face, "unicode-range")):
            drawn[family, weight, sign] = _URL.findall(face)
    return sorted({one for addresses in drawn.values() for one in addresses})


def _said(face: str, name: str) -> str:
    found = re.search(rf"{name}\s*:\s*([^;}}]*)", face)
    return found[1] if found else ""


def _signs(ranges: str) -> set[int]:
    signs: set[int] = set()
    for one in filter(None, (part.strip().removeprefix("U+") for part in ranges.split(","))):
        first, _, last = one.partition("-")
        signs.update(range(int(first.replace("?", "0"), 16), int((last or first).replace("?", "F"), 16) + 1))
    return signs


def _css(app: Any, address: str) -> str:
    text = Asking(address, compressed=False).answer(app).body.decode()
    folder = address.rpartition("/")[0]
    return re.sub(r"url\(\s*(['\"]?)(?!/|data:|#)", rf"url(\1{folder}/", text)


def _changing(answer: Answer) -> int:
    """Bytes of a file that would be fetched again on each view."""
    return 0 if "immutable" in (answer.header("Cache-Control") or "") else answer.wire_bytes()
