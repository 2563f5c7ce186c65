"""Photos we cannot take: each is refused for a reason that a page can word, and none holds us up."""

import io
import os
import random
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from photos import BLUE, GREEN, RED, as_file, as_heic, clean, halves, opened, refused
from PIL import Image

from portal.foundation.media import photo_worker
from portal.foundation.media.clean import (
    CleanPhoto,
    PhotoReason,
    PhotoRefused,
    clean_photo,
)


def png_that_claims(width: int, height: int) -> bytes:
    """A few bytes that say they are an enormous picture: a decompression bomb."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(10_000_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def jpeg_without_end(scans: int = 20_000) -> bytes:
    """A sound JPEG of 16 megapixels whose last pass stands in it thousands of times: minutes of decoding."""
    plain = as_file(Image.new("RGB", (4000, 4000), GREEN), "JPEG", progressive=True)
    last = plain.rindex(b"\xff\xda")
    one_scan = plain[last:-2]
    return plain[:last] + one_scan * scans + b"\xff\xd9"


# What is refused


DRAWING = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
OTHER_THINGS = {
    "a letter": b"Amir liked the sea.\n" * 50,
    "a drawing with a script": DRAWING,
    "a page": b"<!doctype html><script>1</script>",
    "a paper": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "a film": b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + bytes(500),
    "a scan in another container": as_file(halves(RED, BLUE), "TIFF"),
    "a picture for printers": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
}


@pytest.mark.parametrize("what", OTHER_THINGS)
def test_what_is_no_photo_is_told_so_whatever_its_name(what: str) -> None:
    assert refused(OTHER_THINGS[what]) is PhotoReason.NOT_A_PHOTO


def test_an_empty_file_is_told_so() -> None:
    assert refused(b"") is PhotoReason.EMPTY


def test_a_file_over_the_limit_is_not_even_opened() -> None:
    photo = as_file(halves(RED, BLUE), "JPEG")
    assert refused(photo, max_bytes=len(photo) - 1) is PhotoReason.TOO_LARGE
    assert clean(photo, max_bytes=len(photo)).width == 120


@pytest.mark.parametrize(("width", "height"), [(10_000, 6_000), (65_000, 65_000), (2_000_000_000, 1), (50_001, 1_000)])
def test_a_picture_with_too_many_pixels_is_refused_before_it_is_unpacked(width, height) -> None:
    assert refused(png_that_claims(width, height)) is PhotoReason.TOO_MANY_PIXELS


def test_a_true_picture_of_sixty_megapixels_is_refused() -> None:
    large = as_file(Image.new("L", (10_000, 6_000), 200), "PNG", compress_level=1)
    assert refused(large) is PhotoReason.TOO_MANY_PIXELS


def test_a_picture_that_needs_more_memory_than_there_is_is_refused() -> None:
    large = as_file(Image.new("RGB", (8_000, 6_000), GREEN), "PNG", compress_level=1)
    assert refused(large, memory_mib=160) is PhotoReason.TOO_MANY_PIXELS


def noise(kind: str) -> bytes:
    picture = Image.frombytes("RGB", (200, 150), random.Random(7).randbytes(200 * 150 * 3))
    return as_heic(picture) if kind == "HEIF" else as_file(picture, kind)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF", "GIF", "BMP"])
@pytest.mark.parametrize("part", [0.1, 0.6])
def test_a_photo_that_broke_off_on_its_way_is_told_so(kind: str, part: float) -> None:
    whole = noise(kind)
    assert refused(whole[: int(len(whole) * part)]) is PhotoReason.DAMAGED


# A decoder that will not end, a place that is no file, a worker that lies


def children_of_this_process() -> set[str]:
    tasks = Path("/proc/self/task").iterdir()
    return {child for task in tasks for child in (task / "children").read_text().split()}


def test_a_picture_that_takes_for_ever_is_given_up_and_its_process_is_gone() -> None:
    before = children_of_this_process()
    assert refused(jpeg_without_end(), timeout_s=0.7) is PhotoReason.TOOK_TOO_LONG
    assert children_of_this_process() <= before


def test_a_pipe_in_the_place_of_a_file_does_not_hold_us_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(PhotoRefused) as caught:
        clean_photo(tmp_path / "pipe")
    assert caught.value.reason is PhotoReason.NOT_A_PHOTO


def test_a_link_out_of_quarantine_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(as_file(halves(RED, BLUE), "JPEG"))
    (tmp_path / "link.jpg").symlink_to(tmp_path / "photo.jpg")
    with pytest.raises(OSError, match="symbolic"):
        clean_photo(tmp_path / "link.jpg")


# Any bytes at all. Decoded in this process: a new one for each example would take minutes.


PHOTOS = [as_file(halves(RED, BLUE), kind) for kind in ("JPEG", "PNG", "WEBP", "GIF", "BMP")]
PHOTOS.append(as_heic(halves(RED, BLUE)))


def decode(data: bytes) -> str:
    photo_worker.load_decoders()
    before = Image.MAX_IMAGE_PIXELS
    try:
        jpeg, width, height = photo_worker.clean(io.BytesIO(data), max_side=200, max_pixels=1_000_000)
        assert opened(CleanPhoto(jpeg, width, height))
        return "taken"
    except photo_worker.Refused as refusal:
        return str(refusal)
    finally:
        Image.MAX_IMAGE_PIXELS = before


REASONS = {photo_worker.NOT_A_PHOTO, photo_worker.DAMAGED, photo_worker.TOO_MANY_PIXELS}


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
@example(b"\xff\xd8\xff")
@example(b"BM")
@example(b"GIF89a")
@example(b"RIFF\x00\x00\x00\x00WEBP")
@example(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic")
def test_random_bytes_are_refused_for_a_known_reason(data: bytes) -> None:
    assert decode(data) in REASONS


@pytest.mark.filterwarnings("ignore::UserWarning", "ignore::PIL.Image.DecompressionBombWarning")
@given(photo=st.sampled_from(PHOTOS), seed=st.integers(0, 2**32), changes=st.integers(1, 8), cut=st.booleans())
@settings(max_examples=200, deadline=None)
def test_a_photo_with_changed_bytes_is_taken_or_refused_for_a_known_reason(photo, seed, changes, cut) -> None:
    chance, spoiled = random.Random(seed), bytearray(photo)
    for _ in range(changes):
        spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
    if cut:
        del spoiled[chance.randrange(len(spoiled)) :]
    assert decode(bytes(spoiled)) in REASONS | {"taken"}
