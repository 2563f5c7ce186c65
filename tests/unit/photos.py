"""Photos made for tests, and one way to send them through the cleaning."""

import io
import tempfile
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image

from portal.foundation.media.clean import CleanPhoto, PhotoReason, PhotoRefused, clean_photo

RED, GREEN, BLUE, WHITE = (200, 30, 30), (30, 160, 60), (30, 60, 200), (255, 255, 255)


def clean(data: bytes, **limits: float) -> CleanPhoto:
    """Clean bytes as a file under some name, and see that cleaning itself leaves no file behind."""
    with tempfile.TemporaryDirectory() as quarantine:
        path = Path(quarantine, "it is called.jpg")
        path.write_bytes(data)
        try:
            return clean_photo(path, **limits)
        finally:
            assert list(Path(quarantine).iterdir()) == [path]


def refused(data: bytes, **limits: float) -> PhotoReason:
    """Clean bytes that must be refused, and return the reason."""
    with pytest.raises(PhotoRefused) as caught:
        clean(data, **limits)
    return caught.value.reason


def as_file(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def as_heic(picture: Image.Image, **options: object) -> bytes:
    out = io.BytesIO()
    pillow_heif.from_pillow(picture).save(out, **options)
    return out.getvalue()


def opened(photo: CleanPhoto) -> Image.Image:
    picture = Image.open(io.BytesIO(photo.jpeg))
    picture.load()
    assert (picture.format, picture.mode) == ("JPEG", "RGB")
    assert picture.size == (photo.width, photo.height)
    return picture


def looks_like(found: tuple[int, ...], wanted: tuple[int, ...], within: int = 12) -> bool:
    return all(abs(one - other) <= within for one, other in zip(found, wanted, strict=True))


def halves(left: tuple[int, ...], right: tuple[int, ...], mode: str = "RGB") -> Image.Image:
    """A picture of 120 × 80: one colour on the left, another on the right."""
    picture = Image.new(mode, (120, 80), left)
    picture.paste(right, (60, 0, 120, 80))
    return picture
