"""Redraw one photo in a process of its own.

A file from a stranger is decoded here and nowhere else, so that a picture made to harm meets a process
with no secrets, no environment and hard limits. `clean.py` starts it as a script in Python's isolated mode:
then nothing of the portal is loaded into it, and nothing here may import from the portal.

The picture comes by standard input. Standard output gets one line of JSON and, when the photo is good,
the JPEG behind it.
"""

import io
import json
import resource
import sys
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image as Pictures

FORMATS = ("JPEG", "PNG", "WEBP", "HEIF", "GIF", "BMP")
"""What phones, scanners and screenshots make. TIFF is left out: a container of many codecs, which browsers
cannot show, so hardly anybody has one."""

NOT_A_PHOTO = "not_a_photo"
TOO_MANY_PIXELS = "too_many_pixels"
DAMAGED = "damaged"

CANNOT_START = 3
"""Exit status: the limits or the picture libraries are not to be had here. Our fault, not the photo's."""

LARGEST_RESULT = 16 * 1024 * 1024
"""Bytes the worker may write. 2560 pixels a side of pure noise make 7 MB."""

JPEG_QUALITY = 85
ORIENTATION_TAG = 0x0112


class Refused(Exception):
    """The picture cannot be taken; the one argument is the reason, a constant of this file."""


def main(arguments: list[str]) -> int:
    """Clean the photo on standard input.

    `arguments` are the longest side and the number of pixels allowed, CPU seconds, and MiB of memory.
    """
    max_side, max_pixels, cpu_seconds, memory_mib = (int(argument) for argument in arguments)
    try:
        limit_this_process(cpu_seconds=cpu_seconds, memory_bytes=memory_mib * 1024 * 1024)
        load_decoders()
    except (ImportError, MemoryError, OSError, ValueError):
        return CANNOT_START
    jpeg = b""
    try:
        jpeg, width, height = clean(sys.stdin.buffer, max_side=max_side, max_pixels=max_pixels)
        header: dict[str, object] = {"width": width, "height": height, "length": len(jpeg)}
    except Refused as refused:
        header = {"reason": str(refused)}
    sys.stdout.buffer.write(json.dumps(header).encode("ascii") + b"\n" + jpeg)
    sys.stdout.buffer.flush()
    return 0


def limit_this_process(*, cpu_seconds: int, memory_bytes: int, largest_result: int = LARGEST_RESULT) -> None:
    """Give up for good what decoding does not need. Raises ValueError or OSError if the system will not."""
    wanted = {
        resource.RLIMIT_CORE: (0, 0),  # a core file would hold the photo in clear
        resource.RLIMIT_CPU: (cpu_seconds, cpu_seconds + 1),
        resource.RLIMIT_FSIZE: (largest_result, largest_result),
        resource.RLIMIT_NOFILE: (32, 32),
    }
    if sys.platform != "darwin":  # macOS knows this limit and refuses every value for it
        wanted[resource.RLIMIT_AS] = (memory_bytes, memory_bytes)
    for which, (soft, hard) in wanted.items():
        ceiling = resource.getrlimit(which)[1]
        if ceiling != resource.RLIM_INFINITY:
            soft, hard = min(soft, ceiling), min(hard, ceiling)
        resource.setrlimit(which, (soft, hard))


def load_decoders() -> None:
    """Import Pillow and the HEIC reader. Raises ImportError."""
    from PIL import Image, WebPImagePlugin  # noqa: F401  (registers itself; Pillow's first set leaves it out)
    from pillow_heif import register_heif_opener

    Image.preinit()
    # An embedded thumbnail must never stand in for the photo; the extra images are not looked at either.
    register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)


def clean(source: IO[bytes], *, max_side: int, max_pixels: int) -> tuple[bytes, int, int]:
    """Return a JPEG with nothing in it but the picture, upright, with its width and height in pixels.

    `source` must be able to seek. Raises Refused and nothing else, whatever the bytes are.
    """
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = max_pixels
    try:
        with Image.open(source, formats=FORMATS) as picture:
            refuse_too_large(picture, max_pixels)
            return redraw(picture, max_side, max_pixels)
    except Refused:
        raise
    except (Image.DecompressionBombError, MemoryError):
        raise Refused(TOO_MANY_PIXELS) from None
    except UnidentifiedImageError:
        raise Refused(DAMAGED if begins_like_a_photo(source) else NOT_A_PHOTO) from None
    except Exception:
        # Decoders answer broken bytes with almost any exception; to the sender they mean one thing.
        raise Refused(DAMAGED) from None


def refuse_too_large(picture: "Pictures.Image", max_pixels: int) -> None:
    """Raise Refused if the picture says, or turns out, to have more than `max_pixels`."""
    width, height = picture.size
    if width * height > max_pixels:
        raise Refused(TOO_MANY_PIXELS)


def begins_like_a_photo(source: IO[bytes]) -> bool:
    """Whether the first bytes promise a format we take: then it is a broken photo, not another thing."""
    from PIL import Image

    source.seek(0)
    prefix = source.read(16)
    openers = (Image.OPEN[name][1] for name in FORMATS if name in Image.OPEN)
    return any(accepts is not None and accepts(prefix) is True for accepts in openers)


def redraw(picture: "Pictures.Image", max_side: int, max_pixels: int) -> tuple[bytes, int, int]:
    """Draw the picture anew on white: shrunk first, because each later step costs memory for every pixel."""
    from PIL import Image

    picture = ready_to_shrink(picture)
    picture.thumbnail((max_side, max_side), Image.Resampling.LANCZOS, reducing_gap=2.0)
    picture.load()
    refuse_too_large(picture, max_pixels)  # a HEIC file may tell its true size only now
    picture = in_srgb(on_white(upright(picture)))
    fresh = Image.new("RGB", picture.size, "white")
    fresh.paste(picture)
    out = io.BytesIO()
    fresh.save(out, "JPEG", quality=JPEG_QUALITY, progressive=True, optimize=True)
    return out.getvalue(), fresh.width, fresh.height


def ready_to_shrink(picture: "Pictures.Image") -> "Pictures.Image":
    """Bring the picture into a mode that shrinks smoothly.

    JPEGs come through untouched and unread, so that the decoder may read them at a half or a quarter.
    """
    if picture.mode in ("L", "RGB", "CMYK") and "transparency" not in picture.info:
        return picture
    if picture.mode.startswith("I"):
        # 16-bit grey. Pillow's own conversion cuts everything bright to white; we keep the shades.
        shades = picture if picture.mode == "I" else picture.convert("I")
        return shades.point(lambda shade: shade * (1 / 256)).convert("L")
    picture.load()
    wanted = "RGBA" if picture.has_transparency_data else "RGB"
    return picture if picture.mode == wanted else picture.convert(wanted)  # even a plain copy costs 200 MB


def upright(picture: "Pictures.Image") -> "Pictures.Image":
    """Turn the picture as the camera was held (EXIF orientation); a note nobody can read turns nothing."""
    from PIL import Image

    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
    try:
        turn = turns.get(picture.getexif().get(ORIENTATION_TAG, 1))
    except Exception:
        return picture
    return picture if turn is None else picture.transpose(turn)


def on_white(picture: "Pictures.Image") -> "Pictures.Image":
    """Lay a picture with see-through parts on white; JPEG would show them black."""
    from PIL import Image

    if picture.mode != "RGBA":
        return picture
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    paper.info = dict(picture.info)
    return paper


def in_srgb(picture: "Pictures.Image") -> "Pictures.Image":
    """Colours as browsers show them without a profile. Phones use wider ones, which would look pale."""
    from PIL import ImageCms

    profile = picture.info.get("icc_profile")
    if profile:
        try:
            described = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(picture, described, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except Exception:
            converted = None  # a broken or foreign profile costs a shade of colour, not the photo
        if converted is not None:
            return converted
    return picture.convert("RGB")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
