"""Anybody checks a copy: the same as we gave out, not the same, not ours; by file or by mark, and nothing is kept."""

import io
import tempfile
import time
import zlib
from pathlib import Path

import pikepdf
import pytest
from sqlalchemy import select, text

from portal.taking_part.copies import telling_apart
from portal.taking_part.copies.models import CopyForm
from portal.taking_part.drafts.models import DraftVersion
from portal.taking_part.drafts.versions import PartIn, SectionIn
from tests.client import Client
from tests.factories import World
from tests.integration.test_copies import given, show, take
from tests.integration.test_copies import shown as shown  # a fixture


def check(world: World, file: bytes, name: str = "copy.pdf") -> Client:
    """A stranger has a file looked at."""
    client = Client(world.app)
    client.get("/check-a-copy/")
    client.press("Check it", files={"copy": [(io.BytesIO(file), name)]})
    return client


def altered(file: bytes) -> bytes:
    """The copy with a page taken out, saved by another program that packs what it can."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(file)) as pdf:
        del pdf.pages[-1]
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def test_the_page_that_checks_tells_the_three_apart(shown: World) -> None:
    file = take(shown, CopyForm.PRINT_14)
    same = check(shown, file).page.text
    assert "This file is the same as ours" in same
    assert "version 1" in same
    assert "This file is not the same as ours" in check(shown, altered(file)).page.text
    stranger = io.BytesIO()
    pikepdf.new().save(stranger)
    assert "This file is not from us" in check(shown, stranger.getvalue()).page.text
    for never in ("Thomas", shown.review.reference, shown.mother.name, "died", "draft"):
        assert never not in same, never


def test_a_reprint_is_the_same_too_and_so_is_a_version_that_is_given_out_no_more(shown: World) -> None:
    first, reprint = take(shown, CopyForm.PRINT_14), take(shown, CopyForm.PRINT_14, "sister")
    show(shown, (SectionIn("Who he was", [PartIn("He sang in the choir, in front.")]),), "two")
    with shown.app.extensions["database"].reading() as session:
        assert len(session.scalars(select(DraftVersion)).all()) == 2
    for file in (first, reprint):
        said = check(shown, file).page.text
        assert "This file is the same as ours" in said
        assert "There is a newer version now" in said
    changed = check(shown, altered(first)).page.text  # of a file that was changed nothing says that it is true
    assert "This file is not the same as ours" in changed
    assert "true copy" not in changed


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (b"\x00" * 40, "This file is not from us"),
        (b"Only words: KJ4M-7XQ3-PRWC", "This file is not from us"),
        (b"stream\n" * 300_000, "This file is not from us"),
        (b"", "This file is not from us"),
    ],
)
def test_a_file_that_is_no_copy_at_all_is_said_kindly(world: World, file: bytes, says: str) -> None:
    client = check(world, file, "holiday.doc")
    assert client.response.status_code == 200
    assert says in client.page.text


def test_a_huge_file_is_refused_and_a_large_one_never_touches_a_disk(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert check(world, b"x" * 11_000_000).response.status_code == 413
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "there is no such folder"))
    client = Client(world.app)
    client.get("/check-a-copy/")
    edge = b"--edge\r\nContent-Disposition: form-data; name="
    body = edge + b'"csrf_token"\r\n\r\n' + client.token().encode() + b"\r\n" + edge
    body += b'"copy"; filename="x.pdf"\r\n\r\n' + b"x" * 3_000_000 + b"\r\n--edge--\r\n"
    client.send("POST", "/check-a-copy/", data=body, headers={"Content-Type": "multipart/form-data; boundary=edge"})
    assert "This file is not from us" in client.page.text


def test_a_mark_is_found_however_it_is_written(world: World) -> None:
    show(world)
    take(world, CopyForm.PRINT_14)
    [row] = given(world)
    client = Client(world.app)
    for typed in (row.seal, row.seal.lower().replace("-", " "), f"  Version 1 · {row.seal}"[-16:]):
        client.get("/check-a-copy/")
        client.press("Check it", seal=typed)
        assert "This mark is ours" in client.page.text
    client.press("Check it", seal="KJ4M-7XQ3-PRWC")
    assert "We do not know this mark" in client.page.text
    client.press("Check it", seal="")
    assert client.response.status_code == 422
    assert "Choose a file, or write the mark." in client.page.text


def test_guessing_marks_is_stopped(world: World) -> None:
    client = Client(world.app)
    client.get("/check-a-copy/")
    codes = [client.press("Check it", seal="KJ4M-7XQ3-PRWC").status_code for _ in range(31)]
    assert codes == [200] * 30 + [429]


def test_the_check_names_a_copy_whose_seal_or_row_is_gone(world: World) -> None:
    show(world)
    take(world, CopyForm.PRINT_14)
    take(world, CopyForm.PRINT_18)
    [first, second] = given(world)
    database = world.app.extensions["database"]
    with database.reading() as session:
        assert not telling_apart.problems(session)
    with database.transaction() as session:  # whoever can take the guards away
        session.execute(text("DROP TRIGGER draft_copy_fixed"))
        session.execute(text("DROP TRIGGER draft_copy_stays"))
        session.execute(text("UPDATE draft_copy SET seal = 'KJ4M-7XQ3-PRWC' WHERE form = 'print_14'"))
        session.execute(text("DELETE FROM draft_copy WHERE form = 'print_18'"))
    with database.reading() as session:
        told = " ".join(telling_apart.problems(session))
    assert f"the mark of no seal: {first.id}" in told
    assert f"not in the list any more: {second.id}" in told


def test_a_file_that_unpacks_without_end_is_looked_at_no_further(world: World) -> None:
    bomb = b"stream\n" + zlib.compress(b"\x00" * 60_000_000, 9) + b"endstream\n"
    before = time.process_time()
    client = check(world, b"%PDF-1.7\n" + bomb * 100)
    assert "This file is not from us" in client.page.text
    assert time.process_time() - before < 5, "20 MB are unpacked, not 6 GB"
    found = list(telling_apart.marks_in(b"stream\n" + zlib.compress(b"the mark KJ4M-7XQ3-PRWC") + b"endstream"))
    assert found == ["KJ4M-7XQ3-PRWC"]
