"""A draft of 400 paragraphs of which ten people said 1,000 things: what its pages weigh and cost."""

import logging
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.access.models import SignIn
from portal.circle.access.tokens import hashed
from portal.circle.areas.models import StaffMember
from portal.circle.reviews.models import Review
from portal.clock import now
from portal.foundation.identity.actor import Actor, Kind
from portal.taking_part.comments import answering, commenting
from portal.taking_part.comments.models import CommentKind, DraftComment, Outcome
from portal.taking_part.drafts.models import CameBy, DraftVersion
from portal.taking_part.drafts.opening import open_version
from portal.taking_part.drafts.versions import PartIn, SectionIn, bring_in
from tests.benchmarks import cost, counted
from tests.benchmarks.asked import Asking
from tests.benchmarks.filled import Filled, _contact, fill, signed_in
from tests.benchmarks.pages import LIST
from tests.benchmarks.table import Cell, Report

PARAGRAPHS, COMMENTS, PEOPLE, PARTS = 400, 1_000, 10, 20
WORDS = "In this week he ate less than before, and his key worker wrote it into the day book each evening. " * 4
SAID = "It was not like that: I was there on that day, and I wrote it down when I came home."


def measure(folder: Path, report: Report, turns: int) -> None:
    """Make it and tell what its pages cost somebody who said a hundred of those things."""
    filled = fill(folder, f"sqlite:///{folder}.sqlite", sizes=(1,), writers=0)
    with filled.app.extensions["database"].transaction() as session:
        cookie = _make(filled, session)
    draft = f"/reviews/{filled.crowds[1].reference}/draft/"
    pages = {
        "List of parts": "parts",
        "A part": "parts/0",
        "The last part": f"parts/{PARTS - 1}",
        "What I said (100)": "comments/",
    }
    asked = {name: _again(filled, draft + path, cookie) for name, path in pages.items()}
    desk = f"/desk{draft}comments"
    asked["Reviewer: everything said"] = _again(filled, desk, filled.crowds[1].cookies["reviewer"])
    costs = cost.measure(asked, turns)
    rows: dict[str, list[Cell | str]] = {}
    for name, (app, asking) in asked.items():
        answer = asking.answer(app)
        assert answer.status.startswith("200"), f"{name}: {answer.status}"
        body = answer.body
        rows[name] = [
            Cell(len(body)),
            Cell(counted.asked_by(app, asking, keys_forgotten=False)),
            Cell(costs[name].times_floor, LIST, 1),
            Cell(costs[name].cpu_ms, 10, 1),
        ]
    report.heading(f"A draft of {PARAGRAPHS} paragraphs with {COMMENTS:,} comments of {PEOPLE} people")
    report.table(["bytes sent, packed", "queries", "times a bare page", "CPU ms"], rows)
    filled.app.extensions["database"].dispose()


def _again(filled: Filled, path: str, cookie: str) -> tuple[Any, Asking]:
    """The request of a browser that was here before: the style is linked then, not in the page."""
    first = Asking(path, {"here": cookie})
    return filled.app, Asking(path, {**first.cookies, **first.answer(filled.app).cookies()})


def _make(filled: Filled, session: Session) -> str:
    crowd = filled.crowds[1]
    review = session.scalars(select(Review).where(Review.reference == crowd.reference)).one()
    staff = session.get_one(StaffMember, crowd.staff["reviewer"].id)
    reviewer = Actor(id=staff.id, kind=Kind.STAFF, area_id=staff.area_id)
    key = filled.app.extensions["settings"].seal_key
    each = PARAGRAPHS // PARTS
    sections = [
        SectionIn(f"Week {n}", [PartIn(f"Day {n * each + one}. {WORDS}") for one in range(each)], "What was seen.")
        for n in range(PARTS)
    ]
    version = bring_in(session, key, reviewer, review, sections, came_by=CameBy.WORD, form_key="long")
    open_version(session, key, reviewer, review, version)
    made: Any = None
    for person in range(PEOPLE):
        made = _contact(filled.app, session, review, f"Reader {person}", f"reader{person}@rowan.example")
        _say(session, made, reviewer, review, version, person)
    cookie = signed_in(session, contact=made.id)
    session.get_one(SignIn, hashed(cookie)).stepped_up_at = now() - timedelta(hours=1)
    return cookie


def _say(session: Session, who: Actor, reviewer: Actor, review: Review, version: DraftVersion, person: int) -> None:
    said: list[DraftComment] = []
    for n in range(COMMENTS // PEOPLE):
        number = (n * (PARAGRAPHS * PEOPLE // COMMENTS) + person) % PARAGRAPHS + 1
        words = commenting.Said(CommentKind.WRONG, SAID)
        said.append(commenting.comment(session, who, review, version.id, number, words, f"{person} {n}"))
    half = [one.id for one in said[::2]]
    told = answering.Answer(Outcome.NOT_CHANGED, "Two notes of that day say the same.")
    answering.answer(session, reviewer, review, half, told, f"answer {person}")


def main() -> None:
    """Measure it alone: ``python -m tests.benchmarks.long_draft``."""
    logging.disable(logging.WARNING)
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder) / "long", report, 20)


if __name__ == "__main__":
    main()
