"""Make the pictures of README from the running demo: `make screenshots`."""

from __future__ import annotations

import io
import tempfile
import threading
from pathlib import Path
from typing import Any

from browser import installed
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from portal.demo import run

OUT = Path(__file__).resolve().parent.parent / "docs" / "screens"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
# file, who, which of their pages, width of the screen, colours of the device
PICTURES = [
    ("visitor", "visitor", "/", 390, "light"),
    ("link", "family", "sign-in", 390, "light"),
    ("first-page", "family", "/reviews/{ref}/", 390, "light"),
    ("choose-easy-read", "easy_read", "/reviews/{ref}/involvement/", 390, "light"),
    ("tell-polish", "polish", "/reviews/{ref}/stories/{story}/cards/just-say-it", 390, "light"),
    ("first-page-urdu", "urdu", "/reviews/{ref}/", 390, "light"),
    ("photos-dark", "family", "/reviews/{ref}/stories/{story}/photos/", 390, "dark"),
    ("reviewer", "reviewer", "/desk/", 1100, "light"),
]


def main() -> None:
    """Start the demo in a folder of its own, look at it as its people, keep the pictures."""
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        links = Path(folder) / "links.json"
        ready: list[Any] = []
        started = threading.Event()

        def on_start(server: Any) -> None:
            ready.append(server)
            started.set()

        said: list[str] = []
        serve = threading.Thread(target=run.serve, args=(Path(folder), 0, links, said.append, on_start), daemon=True)
        serve.start()
        started.wait(60)
        base = f"http://127.0.0.1:{ready[0].port}"
        told = run.addresses(Path(folder), base)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
            for name, who, page, width, colours in PICTURES:
                _take(browser, base, Path(folder), told[who], (name, who, page, width, colours))
            browser.close()
        ready[0].shutdown()
        serve.join(10)


def _take(browser: Browser, base: str, folder: Path, person: dict[str, Any], wanted: tuple[Any, ...]) -> None:
    name, who, page, width, colours = wanted
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=colours)
    tab = context.new_page()
    if person["sign_in"]:
        tab.goto(person["sign_in"])
        if page != "sign-in":
            tab.locator("main form button").first.click()
            told = run.people_of(folder)[who]
            tab.goto(base + page.format(**told))
    else:
        tab.goto(base + page)
    picture = Image.open(io.BytesIO(tab.screenshot()))
    picture.convert("RGB").quantize(96).save(OUT / f"{name}.png", optimize=True)
    context.close()


if __name__ == "__main__":
    main()
