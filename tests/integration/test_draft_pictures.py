"""Pictures of a draft in Word: the picture itself comes in, is said in words, sealed, and shown to its circle only."""

import io
import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from docx import Document
from PIL import Image
from sqlalchemy import select

from portal.clock import now
from portal.foundation.media import services as media
from portal.foundation.media.models import MediaItem
from portal.taking_part.drafts import forget_left_pictures, pictures, queries
from portal.taking_part.drafts.models import DraftVersion
from portal.taking_part.drafts.picture_models import DraftPicture, Says
from tests.client import Client
from tests.factories import World
from tests.factories.review_paper import BY_LIBREOFFICE, SHOWS, long_review_docx
from tests.integration.bad_word_files import huge_picture

CUP = "A cup on a kitchen table."


def picture_file(colour: str, size: tuple[int, int] = (60, 40)) -> io.BytesIO:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    out.seek(0)
    return out


def paper(*shows: str) -> bytes:
    """A short draft with a picture for each of ``shows``; empty: nobody said what it shows."""
    document: Any = Document()
    document.add_heading("Who he was", 1)
    document.add_paragraph("He liked his kitchen.")
    for place, said in enumerate(shows):
        document.add_picture(picture_file(f"#{place + 1}a5a44"))
        if said:
            document.inline_shapes[-1]._inline.docPr.set("descr", said)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def at_the_desk(world: World) -> Client:
    one = Client(world.app).sign_in(world.reviewer)
    one.get(f"/desk/reviews/{world.review.reference}/draft/")
    return one


def brought_in(world: World, data: bytes) -> Client:
    one = at_the_desk(world)
    one.press("Look at this file", files={"paper": (io.BytesIO(data), "review.docx")})
    assert one.response.status_code == 200, one.page.text[:500]
    one.press("Bring this in")
    return one


def sources(page: str) -> list[str]:
    return re.findall(r'<img src="([^"]+/pictures/[^"]+)"', page)


@pytest.mark.parametrize("data", [long_review_docx(), BY_LIBREOFFICE.read_bytes()], ids=["python-docx", "LibreOffice"])
def test_a_picture_comes_out_of_word_and_is_seen_with_its_words(world: World, data: bytes) -> None:
    one = brought_in(world, data)
    assert sources(one.response.text)
    one.press("Show it to the circle and seal it", reason="They asked for it.")
    mother = Client(world.app).sign_in(world.mother)
    with world.app.extensions["database"].reading() as session:
        version = session.scalars(select(DraftVersion)).one()
        (number,) = pictures.of_version(session, version.id)
        place = queries.place_of_number(session, version.id, number)
    mother.get(f"/reviews/{world.review.reference}/draft/parts/{place}?at={number}")
    assert f'alt="{SHOWS}"' in mother.response.text
    (address,) = sources(mother.response.text)
    told = mother.get(address)
    assert told.mimetype == "image/jpeg"
    assert told.headers["Content-Security-Policy"].endswith("sandbox")
    assert told.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in told.headers["Cache-Control"]
    shown = Image.open(io.BytesIO(told.data)).convert("RGB")
    assert shown.size == (60, 40)
    assert max(abs(a - b) for a, b in zip(shown.getpixel((30, 20)), (0xCF, 0xE3, 0xEA), strict=True)) < 6
    mother.get(f"/reviews/{world.review.reference}/draft/versions/{version.id}/paragraphs/{number}")
    assert f'alt="{SHOWS}"' in mother.response.text
    assert sources(mother.response.text) == [address]


def test_what_nobody_said_of_a_picture_is_asked_before_anybody_sees_it(world: World) -> None:
    one = brought_in(world, paper("", CUP, ""))
    one.press("Show it to the circle and seal it", reason="They asked for it.")
    assert one.response.status_code == 409
    for number in (2, 4):
        assert f"Say first what the picture shows, or that it is only decoration: paragraph {number}." in one.page.text
        assert f'href="#shows-{number}"' in one.response.text
    one.press(
        "Show it to the circle and seal it", **{"shows-2": "A spoon.", "decoration-4": "1", "reason": "They asked."}
    )
    assert one.response.status_code == 200
    mother = Client(world.app).sign_in(world.mother)
    mother.get(f"/reviews/{world.review.reference}/draft/parts/0")
    alts = re.findall(r'<img [^>]*alt="([^"]*)"[^>]*loading', mother.response.text)
    assert alts == ["A spoon.", CUP, ""]
    assert "This picture is only decoration." in mother.page.text


def test_the_same_file_again_keeps_what_the_reviewer_said_of_its_pictures(world: World) -> None:
    one = brought_in(world, paper("", ""))
    one.press("Keep marks and notes", **{"shows-2": "A spoon.", "decoration-3": "1"})
    data = paper("", "")
    one.press("Look at this file", files={"paper": (io.BytesIO(data), "review.docx")})
    one.press("Bring this in")
    with world.app.extensions["database"].reading() as session:
        version = session.scalars(select(DraftVersion)).one()
        seen = pictures.of_version(session, version.id)
        assert {number: one.says for number, one in seen.items()} == {2: Says.WORDS, 3: Says.DECORATION}
        assert len(session.scalars(select(DraftPicture)).all()) == 2


def test_only_the_circle_sees_it_and_only_when_it_was_shown(world: World) -> None:
    one = brought_in(world, paper(CUP))
    (desk,) = sources(one.response.text)
    assert one.get(desk).status_code == 200
    address = desk.replace("/desk", "", 1)
    mother = Client(world.app).sign_in(world.mother)
    assert mother.get(address).status_code == 404  # nobody was shown it yet
    assert mother.get(desk).status_code in {403, 404}
    one.get(f"/desk/reviews/{world.review.reference}/draft/")
    one.press("Show it to the circle and seal it", reason="They asked for it.")
    assert mother.get(address).status_code == 200
    assert Client(world.app).get(address).mimetype != "image/jpeg"
    elsewhere = next(each for each in world.contacts.values() if each.review.id != world.review.id)
    stranger = Client(world.app).sign_in(elsewhere)
    assert stranger.get(address).status_code == 404
    assert stranger.get(address.replace(world.review.reference, elsewhere.review.reference)).status_code == 404


def test_a_bomb_stays_outside_and_what_it_shows_comes_in(world: World) -> None:
    one = at_the_desk(world)
    one.press("Look at this file", files={"paper": (io.BytesIO(huge_picture()), "review.docx")})
    assert "A picture that we cannot open, or one too many. Only what it shows is brought in:" in one.page.text
    one.press("Bring this in")
    with world.app.extensions["database"].reading() as session:
        assert not session.scalars(select(DraftPicture)).all()
    assert SHOWS in one.page.text


def test_a_number_that_no_picture_has_is_told_and_no_word_is_lost(world: World) -> None:
    one = at_the_desk(world)
    one.press("Bring this in", words="# Home\n\nHe sang.\n\n!7 A cup.")
    assert one.response.status_code == 422
    assert "There is no picture 7 in this review." in one.page.text
    assert "!7 A cup." in one.response.text


def test_pictures_of_a_file_that_was_only_looked_at_do_not_stay(any_world: World) -> None:
    world = any_world
    one = at_the_desk(world)
    one.press("Look at this file", files={"paper": (io.BytesIO(paper(CUP, "A spoon.")), "review.docx")})
    with world.app.extensions["database"].reading() as session:
        assert len(session.scalars(select(DraftPicture)).all()) == 2
        left = list(session.scalars(select(MediaItem.stored_name).where(MediaItem.owner_id == world.review.id)))
    forget_left_pictures(world.app)
    with world.app.extensions["database"].reading() as session:
        assert len(session.scalars(select(DraftPicture)).all()) == 2, "they may still be brought in"
    with time_machine.travel(now() + timedelta(days=2)):
        brought_in(world, BY_LIBREOFFICE.read_bytes())
    files = world.app.extensions["files"]
    assert forget_left_pictures in [work for _, _, work in world.app.extensions["rounds"]], "the worker does it"
    with time_machine.travel(now() + timedelta(days=4)):
        forget_left_pictures(world.app)
        forget_left_pictures(world.app)
    with world.app.extensions["database"].reading() as session:
        [kept] = session.scalars(select(MediaItem).where(MediaItem.owner_id == world.review.id)).all()
        [shown] = session.scalars(select(DraftPicture)).all()  # the one that a version shows
        assert shown.media_id == kept.id
        assert media.file_bytes(session, files, kept.id)
    for name in left:
        assert not files.delete(name=name), "the bytes are gone with their row"
