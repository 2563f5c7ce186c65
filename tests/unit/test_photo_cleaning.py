"""Photos from outside: whatever is sent, what we keep is a plain upright picture and nothing beside it."""

import io
import struct
import zipfile

import pytest
from photos import BLUE, GREEN, RED, WHITE, as_file, as_heic, clean, halves, looks_like, opened
from PIL import Image, ImageCms

GPS_TAG, ORIENTATION, CAMERA = 0x8825, 0x0112, 0x0110


# What is taken


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP"])
def test_what_phones_scanners_and_screens_make_is_taken(kind: str) -> None:
    picture = opened(clean(as_file(halves(RED, BLUE), kind)))
    assert picture.size == (120, 80)
    assert looks_like(picture.getpixel((20, 40)), RED)
    assert looks_like(picture.getpixel((100, 40)), BLUE)


def test_a_photo_as_iphones_make_it_is_taken() -> None:
    picture = opened(clean(as_heic(halves(RED, BLUE).resize((1200, 800)), quality=80)))
    assert picture.size == (1200, 800)
    assert looks_like(picture.getpixel((200, 400)), RED)
    assert looks_like(picture.getpixel((1000, 400)), BLUE)


def test_a_twelve_megapixel_heic_is_taken_and_shrunk() -> None:
    photo = clean(as_heic(Image.new("RGB", (4032, 3024), GREEN), quality=30))
    assert (photo.width, photo.height) == (2560, 1920)
    assert looks_like(opened(photo).getpixel((1000, 1000)), GREEN)


def test_the_hungriest_picture_allowed_fits_the_limits() -> None:
    see_through = Image.new("RGBA", (8160, 6120), (*GREEN, 255))  # 49.9 megapixels; WebP takes most memory
    photo = clean(as_file(see_through, "WEBP", lossless=True, quality=0, method=0))
    assert (photo.width, photo.height) == (2560, 1920)


@pytest.mark.parametrize(
    ("size", "comes_out"),
    [((2560, 100), (2560, 100)), ((2561, 100), (2560, 100)), ((60, 5120), (30, 2560)), ((1, 1), (1, 1))],
)
def test_only_what_is_too_wide_or_too_tall_is_shrunk(size, comes_out) -> None:
    photo = clean(as_file(Image.new("RGB", size, RED), "PNG"))
    assert (photo.width, photo.height) == comes_out


def test_a_moving_picture_keeps_its_first_frame() -> None:
    frames = [Image.new("RGB", (40, 40), colour) for colour in (RED, GREEN, BLUE)]
    moving = as_file(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100)
    assert looks_like(opened(clean(moving)).getpixel((20, 20)), RED)


def test_of_two_pictures_in_one_file_the_first_is_kept_alone() -> None:
    both = as_file(Image.new("RGB", (64, 64), RED), "MPO", save_all=True, append_images=[halves(BLUE, BLUE)])
    photo = clean(both)
    assert looks_like(opened(photo).getpixel((20, 20)), RED)
    assert photo.jpeg.count(b"\xff\xd8\xff") == 1


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_what_is_see_through_becomes_white(kind: str) -> None:
    picture = opened(clean(as_file(halves((*RED, 255), (0, 0, 0, 0), "RGBA"), kind)))
    assert looks_like(picture.getpixel((20, 40)), RED)
    assert looks_like(picture.getpixel((100, 40)), WHITE)


def test_a_see_through_colour_of_a_palette_becomes_white() -> None:
    drawing = halves(RED, (0, 0, 0)).quantize(2)
    black = drawing.getpixel((100, 40))
    picture = opened(clean(as_file(drawing, "PNG", transparency=black)))
    assert looks_like(picture.getpixel((20, 40)), RED)
    assert looks_like(picture.getpixel((100, 40)), WHITE)


def test_print_colours_are_taken() -> None:
    picture = opened(clean(as_file(halves(RED, WHITE).convert("CMYK"), "JPEG", quality=95)))
    assert looks_like(picture.getpixel((20, 40)), RED)
    assert looks_like(picture.getpixel((100, 40)), WHITE)


def test_sixteen_bit_grey_keeps_its_shades() -> None:
    row = struct.pack("<120H", *[16_000] * 60, *[48_000] * 60)
    picture = opened(clean(as_file(Image.frombytes("I;16", (120, 80), row * 80), "PNG")))
    assert looks_like(picture.getpixel((20, 40)), (62, 62, 62))
    assert looks_like(picture.getpixel((100, 40)), (187, 187, 187))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P"])
def test_grey_black_and_white_and_palettes_are_taken(mode: str) -> None:
    picture = opened(clean(as_file(halves((0, 0, 0), WHITE).convert(mode), "PNG")))
    assert looks_like(picture.getpixel((20, 40)), (0, 0, 0))
    assert looks_like(picture.getpixel((100, 40)), WHITE)


def test_colours_of_a_profile_are_redrawn_for_screens_without_one() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"----", 1).replace(b"bXYZ", b"rXYZ", 1).replace(b"----", b"bXYZ", 1)
    picture = opened(clean(as_file(halves(RED, BLUE), "PNG", icc_profile=swapped)))  # red means blue here
    assert looks_like(picture.getpixel((20, 40)), RED[::-1])
    assert "icc_profile" not in picture.info


def test_a_profile_that_is_broken_or_of_another_kind_costs_nothing() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for profile in (lab, b"not a profile at all"):
        picture = opened(clean(as_file(halves(RED, BLUE), "PNG", icc_profile=profile)))
        assert looks_like(picture.getpixel((20, 40)), RED)


# What is taken away


def photo_with_secrets(kind: str) -> bytes:
    notes = Image.Exif()
    notes[CAMERA] = "Camera-of-Amir"
    notes[ORIENTATION] = 6
    place = notes.get_ifd(GPS_TAG)
    place[1], place[2], place[3], place[4] = "N", (53.0, 47.0, 46.77), "W", (1.0, 32.0, 52.11)
    place[29] = "GPS-day-of-Amir"
    if kind == "HEIF":
        return as_heic(halves(RED, BLUE), exif=notes.tobytes(), xmp=b"<x:xmpmeta>XMP-of-Amir</x:xmpmeta>")
    return as_file(
        halves(RED, BLUE),
        kind,
        exif=notes,
        comment=b"Comment-of-Amir",
        xmp=b"<x:xmpmeta>XMP-of-Amir</x:xmpmeta>",
    )


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_place_camera_and_comments_are_gone(kind: str) -> None:
    sent = photo_with_secrets(kind)
    assert b"of-Amir" in sent
    photo = clean(sent)
    picture = opened(photo)
    assert b"Amir" not in photo.jpeg
    assert b"Exif" not in photo.jpeg
    assert b"GPS" not in photo.jpeg
    assert dict(picture.getexif()) == {}
    assert set(picture.info) <= {
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
        "progressive",
        "progression",
    }


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_taken_sideways_stands_upright(kind: str) -> None:
    # Orientation 6: the camera was turned, so the left half of the file is the top of the scene.
    picture = opened(clean(photo_with_secrets(kind)))
    assert picture.size == (80, 120)
    assert looks_like(picture.getpixel((40, 20)), RED)
    assert looks_like(picture.getpixel((40, 100)), BLUE)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_each_way_to_hold_a_camera_comes_upright(orientation: int) -> None:
    scene = Image.new("RGB", (80, 60), WHITE)
    scene.paste(RED, (0, 0, 40, 30))  # top left
    scene.paste(BLUE, (40, 30, 80, 60))  # bottom right
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # Pillow's numbers for the turn a camera would make
    stored = scene if orientation == 1 else scene.transpose(Image.Transpose(undo[orientation]))
    notes = Image.Exif()
    notes[ORIENTATION] = orientation
    picture = opened(clean(as_file(stored, "PNG", exif=notes)))
    assert picture.size == (80, 60)
    assert looks_like(picture.getpixel((10, 10)), RED)
    assert looks_like(picture.getpixel((70, 50)), BLUE)
    assert looks_like(picture.getpixel((70, 10)), WHITE)


def test_what_hides_behind_a_picture_is_gone() -> None:
    hidden = io.BytesIO()
    with zipfile.ZipFile(hidden, "w") as archive:
        archive.writestr("program.js", "Hidden-of-Amir")
    sent = as_file(halves(RED, BLUE), "JPEG") + hidden.getvalue()
    assert zipfile.is_zipfile(io.BytesIO(sent))
    photo = clean(sent)
    assert not zipfile.is_zipfile(io.BytesIO(photo.jpeg))
    assert b"Amir" not in photo.jpeg
    assert photo.jpeg.endswith(b"\xff\xd9")
