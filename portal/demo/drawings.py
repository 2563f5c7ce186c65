"""Pictures of the demo, drawn by these lines: plainly drawings, of nothing and nobody that there is."""

import io
from typing import TYPE_CHECKING

from portal.foundation.media.clean import CleanPhoto

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

LINE, PAPER, TABLE = "#5d4a3a", "#f7f3ea", "#e8dfd0"
SHOWS = (
    "A drawing with three boxes in a row. In the first a bus, in the second a cup of tea on a table, in the third "
    "a house with a key beside its door. Arrows lead from one box to the next."
)
"""What the drawing of a day shows, for who does not see it."""


def by_the_window() -> CleanPhoto:
    """A picture that is plainly no photo of anybody: a window, a table, a cup."""
    picture, draw = _sheet(900, 600, TABLE)
    draw.rectangle((90, 60, 500, 330), fill="#a9c7d8", outline=LINE, width=14)
    draw.line((295, 60, 295, 330), fill=LINE, width=10)
    draw.rectangle((0, 430, 900, 600), fill="#9c7a58")
    _cup(draw, 600, 330)
    return _kept(picture)


def a_day() -> CleanPhoto:
    """What came next on a day, in pictures: the bus, a cup of tea, home with his own key."""
    picture, draw = _sheet(960, 320, TABLE)
    for left in (20, 350, 680):
        draw.rounded_rectangle((left, 30, left + 260, 290), 20, fill=PAPER, outline=LINE, width=8)
    for left in (290, 620):
        draw.line((left, 160, left + 34, 160), fill=LINE, width=8)
        draw.polygon(((left + 52, 160), (left + 30, 142), (left + 30, 178)), fill=LINE)
    _bus(draw, 55, 100)
    draw.rectangle((375, 222, 585, 242), fill="#9c7a58")
    _cup(draw, 412, 112)
    _house(draw, 715, 70)
    return _kept(picture)


def _sheet(width: int, height: int, colour: str) -> "tuple[Image, ImageDraw]":
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (width, height), colour)
    return picture, ImageDraw.Draw(picture)


def _kept(picture: "Image") -> CleanPhoto:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80, optimize=True)
    return CleanPhoto(out.getvalue(), picture.width, picture.height)


def _cup(draw: "ImageDraw", left: int, top: int) -> None:
    draw.rounded_rectangle((left, top, left + 120, top + 110), 18, fill=PAPER, outline=LINE, width=8)
    draw.arc((left + 82, top + 20, left + 152, top + 90), -90, 90, fill=LINE, width=10)


def _bus(draw: "ImageDraw", left: int, top: int) -> None:
    draw.rounded_rectangle((left, top, left + 190, top + 110), 16, fill="#2f6f8f", outline=LINE, width=6)
    for window in (left + 18, left + 74, left + 130):
        draw.rectangle((window, top + 20, window + 42, top + 55), fill="#dcebf2")
    for wheel in (left + 28, left + 122):
        draw.ellipse((wheel, top + 88, wheel + 42, top + 130), fill=LINE)


def _house(draw: "ImageDraw", left: int, top: int) -> None:
    draw.polygon(((left, top + 70), (left + 95, top), (left + 190, top + 70)), fill="#a6523f", outline=LINE)
    draw.rectangle((left + 18, top + 70, left + 172, top + 180), fill="#dfc9a4", outline=LINE, width=6)
    draw.rectangle((left + 40, top + 105, left + 90, top + 180), fill="#7a5a3c")
    draw.ellipse((left + 112, top + 100, left + 138, top + 126), outline="#8a6d00", width=7)
    draw.line((left + 125, top + 126, left + 125, top + 164), fill="#8a6d00", width=7)
    for tooth in (146, 160):
        draw.line((left + 125, top + tooth, left + 142, top + tooth), fill="#8a6d00", width=7)
