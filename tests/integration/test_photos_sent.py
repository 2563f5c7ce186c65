"""Photos as people send them: each odd one gets a kind sentence, nothing is lost, no place is kept."""

import io
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image
from sqlalchemy import func, select

from portal.taking_part.stories.models import StoryPhoto
from tests.client import Client
from tests.factories import World
from tests.factories.photos import drawn_photo


def jpeg_with_place() -> bytes:
    """A photo that says where and with what it was made."""
    exif = Image.Exif()
    exif[0x010F] = "Camera of nobody"
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 12.0, 34.0), 3: "W", 4: (1.0, 2.0, 3.0)})
    out = io.BytesIO()
    Image.new("RGB", (300, 200), "#aa8866").save(out, "JPEG", exif=exif)
    return out.getvalue()


def sixty_megapixels() -> bytes:
    """A picture that is small as a file and very large when opened."""
    out = io.BytesIO()
    Image.new("1", (10_000, 6_000)).save(out, "PNG")
    return out.getvalue()


def heic() -> bytes:
    """A photo as an iPhone makes it."""
    out = io.BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (320, 240), "#446688")).save(out, quality=60)
    return out.getvalue()


@pytest.fixture
def photos(world: World, client: Client) -> Client:
    """The sister's browser on the page of her photos."""
    client.sign_in(world.sister)
    client.get(f"/reviews/{world.review.reference}/stories/{world.sister.story}/photos/")
    return client


def give(client: Client, content: bytes, name: str = "photo.jpg") -> int:
    """Choose a file and add it; the status of the answer."""
    return client.press("Add this photo", files={"photo": [(io.BytesIO(content), name)]}).status_code


def kept(world: World) -> int:
    """How many photos the sister's story has."""
    with world.app.extensions["database"].reading() as session:
        mine = select(func.count()).select_from(StoryPhoto).where(StoryPhoto.story_id == world.sister.story)
        return session.scalar(mine) or 0


def words_are_safe(world: World, client: Client) -> bool:
    """Whether what was written before is still there."""
    client.get(f"/reviews/{world.review.reference}/stories/{world.sister.story}/read")
    return world.sister.marker in client.page.main


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"Dear diary, this is no photo at all. " * 50, "could not open that file as a photo"),
        (b"", "That file is empty"),
        (b"%PDF-1.7 not a photo", "could not open that file as a photo"),
        (drawn_photo().jpeg[:400], "cut off or damaged"),
    ],
    ids=["text", "empty", "pdf", "cut off"],
)
def test_what_is_no_photo_gets_a_kind_sentence(world: World, photos: Client, content: bytes, said: str) -> None:
    assert give(photos, content) == 422
    assert said in photos.page.main
    assert kept(world) == 1
    assert words_are_safe(world, photos)


def test_sixty_megapixels_are_too_large_to_open(world: World, photos: Client) -> None:
    assert give(photos, sixty_megapixels(), "big.png") == 422
    assert "too large for us to open" in photos.page.main
    assert kept(world) == 1


def test_over_thirty_megabytes_is_said_kindly(world: World, photos: Client) -> None:
    assert give(photos, b"\xff\xd8" + b"x" * 30_000_001) == 422
    assert "larger than 30 megabytes" in photos.page.main
    assert kept(world) == 1


def test_far_over_thirty_megabytes_is_not_even_read(world: World, photos: Client) -> None:
    assert give(photos, b"\xff\xd8" + b"x" * 32_000_000) == 413
    assert "up to 30 megabytes" in photos.page.main
    assert words_are_safe(world, photos)


def test_no_file_chosen(world: World, photos: Client) -> None:
    assert photos.press("Add this photo").status_code == 422
    assert "Choose a photo first" in photos.page.main


def test_place_and_camera_are_taken_out(world: World, photos: Client, tmp_path: Path) -> None:
    content = jpeg_with_place()
    assert b"Camera of nobody" in content
    assert give(photos, content) == 200
    pictures = [one.get("src", "") for one in photos.page.all("img")]
    photos.get(pictures[-1])
    served = photos.response.get_data()
    assert Image.open(io.BytesIO(served)).getexif() == {}
    assert b"Camera of nobody" not in served
    kept_bytes = [one.read_bytes() for one in (tmp_path / "files").rglob("*") if one.is_file()]
    assert len(kept_bytes) > 2
    assert not any(b"Camera of nobody" in one or b"JFIF" in one for one in kept_bytes), "files are sealed"
    assert not list((tmp_path / "quarantine").iterdir())


def test_an_iphone_photo_becomes_a_jpeg(photos: Client) -> None:
    assert give(photos, heic(), "IMG_0001.HEIC") == 200
    photos.get([one.get("src", "") for one in photos.page.all("img")][-1])
    answer = photos.response
    assert answer.mimetype == "image/jpeg"
    assert Image.open(io.BytesIO(answer.get_data())).size == (320, 240)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"] == 'inline; filename="photo.jpg"'
    assert answer.headers["Content-Security-Policy"].endswith("; sandbox")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_photo_is_described_and_taken_out_again(world: World, photos: Client, tmp_path: Path) -> None:
    photos.press("Keep these words with photo 1", description="Tom with a cup")
    assert photos.page.all("img")[0].get("alt") == "Tom with a cup"
    files = [one for one in (tmp_path / "files").rglob("*") if one.is_file()]
    photos.press("Take photo 1 out again")
    assert photos.page.all("img") == []
    assert kept(world) == 0
    assert len([one for one in (tmp_path / "files").rglob("*") if one.is_file()]) == len(files) - 1
