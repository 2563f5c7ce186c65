"""A drawn picture, plainly no photo of anybody."""

import functools
import io

from PIL import Image, ImageDraw

from portal.foundation.media.clean import CleanPhoto


@functools.cache
def drawn_photo() -> CleanPhoto:
    """A cup on a table, as the cleaner would give it back."""
    picture = Image.new("RGB", (60, 40), "#e8dfd0")
    ImageDraw.Draw(picture).rectangle((20, 10, 40, 30), fill="#8a5a44")
    out = io.BytesIO()
    picture.save(out, "JPEG")
    return CleanPhoto(out.getvalue(), 60, 40)
