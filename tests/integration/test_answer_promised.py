"""A shared story is answered by a day; one that was left empty is gone on with; a paper finds its box."""

import io
import re
import socket
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from portal.clock import now
from portal.taking_part.stories import promised
from portal.taking_part.stories import services as stories
from tests.client import Client
from tests.factories import World
from tests.factories.papers import written_paper
from tests.integration.running import run


@pytest.fixture
def sister(world: World) -> Client:
    return Client(world.app).sign_in(world.sister)


def base(world: World) -> str:
    return f"/reviews/{world.review.reference}"


def share(world: World, sister: Client) -> None:
    """Share the sister's story."""
    sister.get(f"{base(world)}/stories/{world.sister.story}/read")
    sister.press("Share it")


def test_the_receipt_names_who_answers_and_by_when(world: World, sister: Client) -> None:
    with time_machine.travel("2026-11-23 10:00Z"):  # a Monday without a holiday after it
        sister = Client(world.app).sign_in(world.sister)
        share(world, sister)
        assert "Ruth Sample can read your story now, and answers you by Monday 30 November" in sister.page.main
        sister.get(f"{base(world)}/")
        assert "Ruth Sample answers your story by Monday 30 November" in sister.page.main
        reviewer = Client(world.app).sign_in(world.reviewer)
        reviewer.get("/desk/")
        assert "A story was shared: read it and answer. Marta Testrow" in reviewer.page.main


def test_an_answer_keeps_it_and_a_late_one_says_sorry(world: World, sister: Client) -> None:
    share(world, sister)
    with time_machine.travel(now() + timedelta(days=20)):
        late = Client(world.app).sign_in(world.sister)
        late.get(f"{base(world)}/")
        before = late.page.main.count("We are late, and we are sorry")
        assert before == 2, "the call that was asked for, and the answer"
        reviewer = Client(world.app).sign_in(world.reviewer)
        reviewer.get(f"/desk/reviews/{world.review.reference}/stories/{world.sister.story}/")
        reviewer.press("Send your answer", words="Thank you.")
        late.get(f"{base(world)}/")
        assert late.page.main.count("We are late, and we are sorry") == 1
        assert re.search(r"\. +Done on \d", late.page.main), "two sentences, not run together"


def test_taken_back_nothing_is_owed_and_shared_again_it_is(world: World, sister: Client) -> None:
    share(world, sister)
    sister.get(f"{base(world)}/stories/{world.sister.story}/read")
    sister.press("Take my story back")
    sister.get(f"{base(world)}/")
    assert "You took your story back. So nobody answers it any more." in sister.page.main
    assert "answers your story by" not in sister.page.main, "a promise never stands beside its denial"
    share(world, sister)
    with world.app.extensions["database"].reading() as session:
        task = promised.of(session, session.get_one(stories.Story, world.sister.story))
        assert task is not None
        assert task.done_at is None


def test_a_story_left_empty_is_not_listed_and_gone_on_with(world: World, sister: Client) -> None:
    for _time in range(2):
        sister.get(f"{base(world)}/stories/tell")
        sister.press("how")
        card = sister.at
        sister.get(f"{base(world)}/stories/")
        assert "Story 2" not in sister.page.main, "only the one that has words"
    sister.get(f"{base(world)}/stories/tell")
    sister.press("how")
    assert sister.at == card, "the empty one again"
    sister.press("Save and carry on", words="He hummed.")
    sister.get(f"{base(world)}/stories/")
    assert "Story 2" in sister.page.main
    sister.get(f"{base(world)}/stories/tell")
    sister.press("how")
    assert sister.at != card


@pytest.mark.parametrize("easy", [False, True])
def test_a_paper_in_the_box_for_photos_is_told_where_papers_go(world: World, sister: Client, easy: bool) -> None:
    sister.read_as("en_GB", easy=easy)
    sister.get(f"{base(world)}/stories/{world.sister.story}/photos/")
    sister.press("Add this photo", files={"photo": (io.BytesIO(written_paper().data), "Plan.PDF")})
    assert sister.response.status_code == 422
    assert ("That was a paper" if easy else "Papers go here") in sister.page.main
    summary = [one.get("href") for one in sister.page.all("a") if (one.get("href") or "").startswith("#")]
    box = sister.page.by_id("paper")
    assert box is not None
    assert "#paper" in summary
    folded = sister.page.above(box, "details")
    assert folded is None or "open" in folded.attrib, "the box is seen"


def test_a_port_in_use_is_said_kindly(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = run({}, "demo", "--port", str(port), "--data", f"{tmp_path}/demo")
    assert ended.returncode == 1
    assert f"Port {port} cannot be used" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "Either identify" not in ended.stderr
