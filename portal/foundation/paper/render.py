"""Setting a letter: one process for each, with a time limit and nothing of ours in its environment."""

import base64
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import segno

from portal import resources
from portal.clock import now
from portal.foundation.paper.sheet import Sheet
from portal.foundation.paper.signs import FontsMissing, printable
from portal.foundation.web.templating import picture_shapes

SECONDS: Final = 20.0
MEMORY_BYTES: Final = 2_000_000_000
INK: Final = "#1d2529"
_WORKER: Final = Path(__file__).with_name("typst_worker.py")
_VARIABLE: Final = re.compile(r"var\(--[a-z-]+,(#[0-9a-f]{3,6})\)")


class PaperUnavailable(Exception):
    """The letter could not be set; nothing of it was changed or lost."""


def pdf(sheets: list[Sheet]) -> bytes:
    """Letters, each from a page of its own, as one tagged PDF (PDF/UA-1). Raises PaperUnavailable."""
    try:
        papers = [_data(sheet) for sheet in sheets]
    except FontsMissing as problem:
        raise PaperUnavailable("the fonts for paper are not built") from problem
    order = {
        "template": str(resources.templates() / "paper" / "letter.typ"),
        "fonts": str(resources.paper_fonts()),
        "made_at": int(now().timestamp()),
        "seconds": int(SECONDS),
        "memory_bytes": MEMORY_BYTES,
        "papers": json.dumps(papers, ensure_ascii=False),
    }
    try:
        done = subprocess.run(  # noqa: S603  (a fixed command; what people wrote goes in as data)
            [sys.executable, "-I", "-B", str(_WORKER)],
            input=json.dumps(order).encode(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={"LC_ALL": "C.UTF-8"},
            cwd="/",
        )
    except subprocess.TimeoutExpired as late:
        raise PaperUnavailable(f"not done after {SECONDS:.0f} seconds") from late
    if done.returncode:
        # The last line only: it names a rule of Typst, never the words of the letter.
        told = done.stderr.decode(errors="replace").strip().splitlines()
        raise PaperUnavailable(told[-1][:200] if told else f"ended with {done.returncode}")
    return done.stdout


def _data(sheet: Sheet) -> dict[str, Any]:
    """The letter as the template reads it, every word printable, every picture drawn."""
    told = {
        "title": sheet.title,
        "sender": sheet.sender,
        "to": sheet.to,
        "day": sheet.day,
        "number": sheet.number,
        "large": sheet.large,
        "foot": sheet.foot,
        "mark": sheet.mark,
        "parts": [part.data() for part in sheet.parts],
    }
    data: dict[str, Any] = _cleaned(told)
    for part in data["parts"]:
        for block in part["blocks"]:
            block["picture"] = drawing(block["picture"]) if part["easy"] and block["picture"] else ""
            block["image"] = photo(block["image"], *block["image_mm"]) if block["image"] else ""
            block["qr"] = square(block["qr"]) if block["qr"] else ""
    return data


def _cleaned(told: Any) -> Any:
    if isinstance(told, str):
        return printable(told)
    if isinstance(told, dict):
        return {key: _cleaned(value) for key, value in told.items()}
    if isinstance(told, list | tuple):
        return [_cleaned(value) for value in told]
    return told


def drawing(name: str) -> str:
    """A picture of the manifest as SVG in its printed colours."""
    box, shapes = picture_shapes(name)
    plain = _VARIABLE.sub(r"\1", shapes).replace("currentColor", INK)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{plain}</svg>'


def photo(jpeg: bytes, width: float, height: float) -> str:
    """A JPEG as SVG that holds it: Typst may read nothing but the folder of its template."""
    held = base64.b64encode(jpeg).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" href="data:image/jpeg;base64,{held}"/></svg>'
    )


def square(address: str) -> str:
    """A QR code as SVG, still readable with a quarter of it smudged."""
    drawn = io.BytesIO()
    segno.make(address, error="q", micro=False).save(drawn, kind="svg", border=4, xmldecl=False, omitsize=True)
    return drawn.getvalue().decode()
