"""The file for the group: made when the copy may go, with its mark on each foot, and known again by anybody."""

import io
from datetime import timedelta

import docx
import pytest
import time_machine
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from portal.circle.reviews.models import Review
from portal.clock import now
from portal.taking_part.completion import services as completing
from portal.taking_part.copies import telling_apart
from portal.taking_part.copies.telling_apart import Answer
from portal.taking_part.group_copy import filing, giving
from portal.taking_part.group_copy.filing import NotGiven
from portal.taking_part.group_copy.models import FileKind, GroupCopy
from tests.client import Client
from tests.factories import World
from tests.integration.group_copies import change, decide_all, says, seal_key, shown_copy, shown_draft, staff

ADDRESS = "https://portal.example/check-a-copy"


def shown(world: World) -> None:
    with change(world) as session:
        shown_draft(session, world)
        decide_all(session, world)
        shown_copy(session, world)


def given(world: World) -> None:
    shown(world)
    with time_machine.travel(now() + timedelta(days=20)), change(world) as session:
        giving.give(session, seal_key(world), staff(world), session.get_one(Review, world.review.id), "The group")


def desk(world: World) -> str:
    return f"/desk/reviews/{world.review.reference}/group-copy/circle"


def test_there_is_no_file_before_the_circle_saw_it(any_world: World) -> None:
    shown(any_world)
    reviewer = Client(any_world.app).sign_in(any_world.reviewer)
    reviewer.get(desk(any_world))
    assert "Take it as a PDF" not in reviewer.page.main
    with change(any_world) as session:
        row = giving.newest_shown(session, any_world.review.id)
        assert row is not None
        for made in (lambda: filing.sheet(session, row, ADDRESS), lambda: filing.as_docx(session, row, ADDRESS)):
            with pytest.raises(NotGiven):
                made()
        with pytest.raises(NotGiven):
            filing.write_down(session, staff(any_world), row, FileKind.PDF, b"%PDF")
    with pytest.raises(DatabaseError, match="before the group"), change(any_world) as session:
        session.execute(
            text(
                "INSERT INTO group_file (id, copy_id, kind, file_hash, seal, made_by, made_at)"
                " SELECT id, id, 'pdf', text_mac, 'AAAA-BBBB-CCCC', signed_by, signed_at FROM group_copy"
            )
        )


def test_a_pdf_is_taken_and_known_again(world: World) -> None:
    given(world)
    reviewer = Client(world.app).sign_in(world.reviewer)
    reviewer.get(desk(world))
    reviewer.press("Take it as a PDF", kind="pdf")
    file = reviewer.response.data
    assert file.startswith(b"%PDF-")
    assert b"Thomas" not in file
    with change(world) as session:
        row = giving.given(session, world.review.id)
        assert row is not None
        assert telling_apart.marks_in(file) == [filing.mark_of(row)]
        told = telling_apart.of_file(session, file)
        assert (told.answer, told.number, told.copy) == (Answer.SAME, 1, None)
        assert telling_apart.of_file(session, file + b" ").answer is Answer.NOT_SAME
        assert telling_apart.of_seal(session, filing.mark_of(row).lower()).answer is Answer.SAME
        assert filing.problems(session) == []
    reviewer.get(desk(world))
    assert "PDF" in reviewer.page.main


def test_a_word_file_holds_the_same_text_and_the_mark_in_its_foot(any_world: World) -> None:
    given(any_world)
    reviewer = Client(any_world.app).sign_in(any_world.reviewer)
    reviewer.get(desk(any_world))
    reviewer.press("Take it as a Word file", kind="docx")
    paper = docx.Document(io.BytesIO(reviewer.response.data))
    said = "\n".join(one.text for one in paper.paragraphs)
    assert "2. On a day in the spring the doctor rang." in said
    assert "Thomas" not in said
    with change(any_world) as session:
        row = giving.given(session, any_world.review.id)
        assert row is not None
        assert filing.mark_of(row) in paper.sections[0].footer.paragraphs[0].text
        assert telling_apart.of_file(session, reviewer.response.data).answer is Answer.SAME
    assert (paper.core_properties.author, paper.core_properties.comments) == ("", "")


def test_nobody_is_named_in_the_file_not_even_who_signed(any_world: World) -> None:
    given(any_world)
    with change(any_world) as session:
        row = giving.given(session, any_world.review.id)
        assert row is not None
        sheet = filing.sheet(session, row, ADDRESS)
        told = " ".join(block.text for part in sheet.parts for block in part.blocks)
        for name in ("Ruth Sample", "Thomas", "Mill House"):
            assert name not in told
        assert filing.mark_of(row) in sheet.foot


@pytest.mark.parametrize("statement", ["UPDATE group_file SET seal = 'AAAA-BBBB-CCCC'", "DELETE FROM group_file"])
def test_a_file_stays_in_the_list(statement: str, any_world: World) -> None:
    given(any_world)
    with change(any_world) as session:
        row = session.query(GroupCopy).one()
        filing.write_down(session, staff(any_world), row, FileKind.PDF, b"%PDF")
    with pytest.raises(DatabaseError, match="stays in the list"), change(any_world) as session:
        session.execute(text(statement))


def test_a_review_is_not_completed_over_an_open_word_about_the_copy(any_world: World) -> None:
    shown(any_world)
    complete = text(
        "INSERT INTO review_completion (id, review_id, version_id, completed_by, completed_at, same_text_by)"
        " SELECT id, review_id, version_id, signed_by, signed_at, signed_by FROM group_copy"
    )
    with change(any_world) as session:
        said = says(session, any_world, words="Everybody knows the choir.")
        assert completing.waits_for(session, session.get_one(Review, any_world.review.id)).of_group_copy == 1
    with pytest.raises(DatabaseError, match=r"no answer yet|not everybody was offered"), change(any_world) as session:
        session.execute(complete)
    with change(any_world) as session:
        giving.answer(session, staff(any_world), session.merge(said), "We wrote: a singing group.")
        assert completing.waits_for(session, session.get_one(Review, any_world.review.id)).of_group_copy == 0
