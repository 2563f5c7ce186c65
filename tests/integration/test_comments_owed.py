"""Answers owed to comments on a draft: one line a review, reviewer and day on the lists of staff, however many."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from portal.circle.promises.models import Task, TaskKind
from portal.circle.promises.queries import SHOWN
from portal.taking_part.comments import promised
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change, opened, says, staff
from tests.page import words_of


def said(world: World, count: int) -> list[date]:
    """So many comments of the mother; the days by which each has its answer."""
    with change(world) as session:
        version = opened(session, world)
        for each in range(count):
            one = says(session, world, version, 2, f"Not so, {each}.")
            if promised.of(session, one) is None:
                promised.promise(session, world.mother.actor, one)
        query = select(Task).where(Task.kind == TaskKind.DRAFT_COMMENT).order_by(Task.due_on, Task.id)
        return [one.due_on for one in session.scalars(query)]


def lines(client: Client) -> list[str]:
    """What the list of promises says of comments on drafts; not what the list of what waits says of them."""
    return [line for one in client.page.all("li") if "on the draft" in (line := words_of(one)) and "Answer" in line]


def test_three_comments_of_a_day_are_one_line_that_leads_to_them(any_world: World) -> None:
    assert len(said(any_world, 3)) == 3
    with change(any_world) as session:
        late = session.scalars(select(Task).where(Task.kind == TaskKind.DRAFT_COMMENT).order_by(Task.id)).first()
        assert late is not None
        late.due_on -= timedelta(days=30)
    reviewer = Client(any_world.app).sign_in(any_world.reviewer)
    reviewer.get("/desk/")
    first, second = lines(reviewer)
    assert first.startswith("Late: say sorry first. Answer 1 comment on the draft about")
    assert second.startswith("Answer 2 comments on the draft about")
    assert any_world.reviewer.name in second
    comments = f"/desk/reviews/{any_world.review.reference}/draft/comments"
    assert [one.get("href") for one in reviewer.page.all("a") if "Answer" in words_of(one)] == [comments, comments]


def test_many_comments_bury_no_call(world: World) -> None:
    said(world, SHOWN + 5)
    with change(world) as session:
        now = session.scalars(select(Task)).first()
        assert now is not None
        mine = staff(world)
        session.add(
            Task(
                kind=TaskKind.LOOK_AGAIN,
                area_id=now.area_id,
                owner_id=mine.id,
                due_on=now.due_on + timedelta(days=60),
                made_at=now.made_at,
                made_once=UUID(int=7).hex,
            )
        )
    reviewer = Client(world.app).sign_in(world.reviewer)
    reviewer.get("/desk/")
    assert len(lines(reviewer)) == 1
    assert f"Answer {SHOWN + 5} comments" in lines(reviewer)[0]
    assert "A caller asked for a senior person to look again." in reviewer.page.main
