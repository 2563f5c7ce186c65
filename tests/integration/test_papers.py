"""Papers of a story: taken in cleaned, given out only as a download and only to who may read; odd ones told kindly."""

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any
from uuid import UUID

import pikepdf
import pytest
from sqlalchemy import func, select, update

from portal.foundation.audit.models import TrailEntry
from portal.taking_part.stories import services
from portal.taking_part.stories.models import Story, StoryPaper, StoryPassage, StoryPhoto, StoryState
from tests.client import Client
from tests.factories import World
from tests.factories.paper_files import (
    MARKER,
    acting_pdf,
    as_bytes,
    docx_bytes,
    everything_in,
    jpeg_with_notes,
    new_pdf,
    pdf_bytes,
)
from tests.factories.papers import written_paper
from tests.integration.everybody import let_read

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def papers(world: World, client: Client) -> Client:
    """The sister's browser on the page of her photos and papers."""
    return on_page(world, client.sign_in(world.sister))


def on_page(world: World, client: Client) -> Client:
    client.get(f"/reviews/{world.review.reference}/stories/{world.sister.story}/photos/")
    return client


def give(client: Client, content: bytes, name: str = "plan.pdf") -> int:
    """Choose a file and add it; the status of the answer."""
    return client.press("Add this paper", files={"paper": [(io.BytesIO(content), name)]}).status_code


def rows(world: World, model: type[Any] = StoryPaper) -> int:
    """How many papers (or photos) the sister's story has. One of each is there from the beginning."""
    with world.app.extensions["database"].reading() as session:
        found = select(func.count()).select_from(model).where(model.story_id == world.sister.story)
        return session.scalar(found) or 0


def trail(world: World, event: str) -> list[TrailEntry]:
    with world.app.extensions["database"].reading() as session:
        return list(session.scalars(select(TrailEntry).where(TrailEntry.event == event)))


def last_paper(client: Client) -> str:
    """The address of the last paper on the page."""
    return [one.get("href", "") for one in client.page.all("a") if "/papers/" in one.get("href", "")][-1]


def test_a_pdf_comes_back_as_a_download_without_what_acts(world: World, papers: Client, tmp_path: Path) -> None:
    assert give(papers, acting_pdf(), "Care plan.pdf") == 200
    assert "Care plan.pdf" in papers.page.main
    answer = papers.get(last_paper(papers))
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment; ")
    assert "filename*=UTF-8''Care%20plan.pdf" in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Security-Policy"].endswith("; sandbox")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    found = everything_in(answer.get_data())
    assert "He loved the sea." in found
    assert MARKER not in found
    assert "OpenAction" not in found
    kept_bytes = [one.read_bytes() for one in (tmp_path / "files").rglob("*") if one.is_file()]
    assert not any(one.startswith(b"%PDF") or MARKER.encode() in one for one in kept_bytes), "files are sealed"
    assert not list((tmp_path / "quarantine").iterdir())


def test_a_word_paper_with_a_name_in_urdu(papers: Client) -> None:
    assert give(papers, docx_bytes(), "خط.docx") == 200
    answer = papers.get(last_paper(papers))
    assert answer.mimetype == WORD
    assert "filename*=UTF-8''%D8%AE%D8%B7.docx" in answer.headers["Content-Disposition"]
    assert MARKER.encode() not in answer.get_data()


ODD = {
    "empty": (b"", "That file is empty"),
    "text": (b"Dear Tom. " * 90, "could not open that file as a PDF or a Word paper"),
    "photo": (jpeg_with_notes(), "take a photo of the paper"),
    "cut off": (pdf_bytes()[:-200], "cut off or damaged"),
    "password": (as_bytes(new_pdf(), encryption=pikepdf.Encryption(user="tea", owner="milk")), "with a password"),
    "pages": (pdf_bytes(501), "more than 500 pages"),
    "macros": (docx_bytes(more={"word/vbaProject.bin": b"x"}), "called macros"),
    "bomb": (docx_bytes(more={"word/media/a.bmp": bytes(20_000_000)}), "more than we can open"),
    "old": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le"),
        "older kind of Word",
    ),
    "large": (b"%PDF-1.7" + b"x" * 30_000_001, "larger than 30 megabytes"),
}


@pytest.mark.parametrize("what", ODD)
def test_what_we_cannot_take_gets_a_kind_sentence_and_nothing_is_lost(
    world: World, papers: Client, tmp_path: Path, what: str
) -> None:
    content, said = ODD[what]
    assert give(papers, content) == 422
    assert said in papers.page.main
    assert papers.page.main.count(said) == 2, "in the summary and at the box"
    assert rows(world) == 1
    assert world.sister.marker in client_reads(world, papers)
    assert not list((tmp_path / "quarantine").iterdir())


def client_reads(world: World, client: Client) -> str:
    client.get(f"/reviews/{world.review.reference}/stories/{world.sister.story}/read")
    return client.page.main


def test_no_file_chosen(papers: Client) -> None:
    assert papers.press("Add this paper").status_code == 422
    assert "Choose a paper first" in papers.page.main


def test_the_same_file_sent_twice_is_there_once(world: World, papers: Client) -> None:
    one, another = pdf_bytes(), pdf_bytes(2)
    assert give(papers, one, "a.pdf") == 200
    assert give(papers, one, "b.pdf") == 200
    assert rows(world) == 2
    assert give(papers, another, "c.pdf") == 200
    assert rows(world) == 3
    for _ in range(2):
        papers.press("Add this photo", files={"photo": [(io.BytesIO(jpeg_with_notes()), "a.jpg")]})
    assert rows(world, StoryPhoto) == 2


def test_the_same_file_twice_at_the_same_moment_is_there_once(any_world: World) -> None:
    world = any_world
    app, start, mine = world.app, Barrier(2), world.sister

    def add() -> UUID:
        start.wait(20)
        with app.extensions["database"].transaction() as session:
            story = session.get_one(Story, mine.story)
            files = app.extensions["files"]
            return services.add_paper(session, mine.actor, files, story, written_paper(), "a.pdf", b"one file").id

    with ThreadPoolExecutor(2) as both:
        first, second = both.submit(add), both.submit(add)
        assert first.result(60) == second.result(60)
    assert rows(world) == 2


def test_a_paper_is_described_and_taken_out_again(world: World, papers: Client, tmp_path: Path) -> None:
    papers.press("Keep these words with paper 1", description="The plan nobody followed")
    assert "The plan nobody followed" in client_reads(world, papers)
    on_page(world, papers)
    gone, files = last_paper(papers), sum(one.is_file() for one in (tmp_path / "files").rglob("*"))
    papers.press("Take paper 1 out again")
    assert rows(world) == 0
    assert papers.get(gone).status_code == 404
    assert sum(one.is_file() for one in (tmp_path / "files").rglob("*")) == files - 1


def test_words_about_a_paper_that_are_too_long_come_back(papers: Client) -> None:
    long = "plan " * 1_100
    assert papers.press("Keep these words with paper 1", description=long).status_code == 422
    assert long.strip() in papers.page.main


def test_a_paper_alone_can_be_shared(world: World, papers: Client) -> None:
    with world.app.extensions["database"].transaction() as session:
        mine = StoryPassage.story_id == world.sister.story
        for one in [*session.scalars(select(StoryPassage).where(mine))]:
            session.delete(one)
        for photo in session.scalars(select(StoryPhoto).where(StoryPhoto.story_id == world.sister.story)):
            session.delete(photo)
    client_reads(world, papers)
    assert papers.press("Share it").status_code == 200
    with world.app.extensions["database"].reading() as session:
        assert session.get_one(Story, world.sister.story).state is StoryState.SHARED
    shared = [one for one in trail(world, "stories.shared") if one.thing_id == world.sister.story]
    assert [one.detail for one in shared] == [{"passages": 0, "photos": 0, "papers": 1}]


def test_who_was_chosen_and_the_reviewer_download_it_and_staff_reading_is_recorded(world: World) -> None:
    let_read(world)
    story = f"/reviews/{world.review.reference}/stories/{world.mother.story}"
    reader = Client(world.app).sign_in(world.polish).read_as("en_GB")
    reader.get(story)
    assert "paper-of-mother" in reader.page.main
    assert reader.get(last_paper(reader)).mimetype == "application/pdf"
    assert trail(world, "seen.paper") == []
    staff = Client(world.app).sign_in(world.reviewer)
    staff.get(f"/desk{story}/")
    answer = staff.get(last_paper(staff))
    assert answer.headers["Content-Disposition"].startswith("attachment; ")
    assert [one.actor_id for one in trail(world, "seen.paper")] == [world.reviewer.id]


def test_a_story_taken_back_closes_its_papers_at_once(world: World) -> None:
    let_read(world)
    path = f"/reviews/{world.review.reference}/stories/{world.mother.story}/papers/{world.mother.paper}"
    reader, staff = Client(world.app).sign_in(world.polish), Client(world.app).sign_in(world.reviewer)
    assert reader.get(path).status_code == 200
    assert staff.get(f"/desk{path}").status_code == 200
    with world.app.extensions["database"].transaction() as session:
        session.execute(update(Story).where(Story.id == world.mother.story).values(state=StoryState.TAKEN_BACK))
    assert reader.get(path).status_code == 404
    assert staff.get(f"/desk{path}").status_code == 404
