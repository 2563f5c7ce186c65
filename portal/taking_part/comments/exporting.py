"""Everything that the circle said with the answers, as a table or as a Word file. It never says whose it was (F62)."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

import docx
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import in_england
from portal.taking_part.comments import by_paragraph
from portal.taking_part.comments.models import DraftAnswer, Outcome, SeenDifferently

HEADS = (
    "Paragraph",
    "Kind",
    "Comment",
    "Said on",
    "What became of it",
    "Answer",
    "Answered on",
    "That is not what I meant",
    "We see it differently",
)
KINDS = {
    "wrong": "This is wrong",
    "missing": "Something is missing",
    "hurts": "This hurts",
    "thank_you": "Thank you",
    "question": "A question",
}
_FORMULA = frozenset("=+-@＝＋－＠")


def rows(session: Session, review_id: UUID) -> Iterator[tuple[str, ...]]:
    """One row for each comment and answer, by paragraph and day; a comment with two answers has two."""
    query = select(SeenDifferently).where(SeenDifferently.review_id == review_id)
    differently = {one.comment_id: one.words for one in session.scalars(query)}
    for one in by_paragraph.everything(session, review_id):
        said = one.words or ("A recording that nobody has written down yet" if one.recorded else "")
        if one.withdrawn:
            said = f"{said} (taken back)".strip()
        first = (str(one.number), KINDS[one.kind.value], said, _day(one.made_at))
        last = (one.reply or "", differently.get(one.id) or "")
        for given in one.answers or (None,):
            answer = (became(given), given.words, _day(given.answered_at)) if given else ("", "", "")
            yield (*first, *answer, *last)


def as_csv(found: Sequence[tuple[str, ...]]) -> bytes:
    """A table that spreadsheets open with its letters whole; no cell of it is taken for a formula."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(HEADS)
    table.writerows([_cell(one) for one in row] for row in found)
    return ("\ufeff" + out.getvalue()).encode()


def as_docx(found: Sequence[tuple[str, ...]], reference: str) -> bytes:
    """A Word file: a heading for each paragraph, under it what was said and answered, in words."""
    paper = docx.Document()
    paper.core_properties.author, paper.core_properties.title = "", f"Comments on {reference}"
    paper.add_heading(f"Comments and answers, {reference}", level=1)
    number = None
    for row in found:
        if row[0] != number:
            number = row[0]
            paper.add_heading(f"Paragraph {number}", level=2)
        paper.add_paragraph(_clean(f"{row[1]}, {row[3]}: {row[2]}" if row[2] else f"{row[1]}, {row[3]}"))
        for head, said in ((f"{row[4]}, {row[6]}", row[5]), (HEADS[7], row[7]), (HEADS[8], row[8])):
            if said:
                one = paper.add_paragraph()
                one.add_run(f"{head}: ").bold = True
                one.add_run(_clean(said))
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def became(given: DraftAnswer) -> str:
    """What became of a comment, in a few words for staff: the outcome with its paragraph or service."""
    where = f" paragraph {given.number}" if given.number else ""
    return {
        Outcome.CHANGED: f"Changed{where}",
        Outcome.ADDED: f"Added in{where}",
        Outcome.REMEMBERED: f"Remembered differently, said in{where}",
        Outcome.NOT_CHANGED: "Not changed",
        Outcome.PASSED_ON: f"Passed on to {given.passed_to or 'somebody else'}",
        Outcome.ANSWERED: "Answered",
        Outcome.HEARD: "Heard",
    }[given.outcome]


def _day(moment: datetime) -> str:
    return in_england(moment).date().isoformat()


def _cell(words: str) -> str:
    """A cell that no spreadsheet takes for a formula, also with a space, a line or a tab before it."""
    return f"'{words}" if words.strip()[:1] in _FORMULA or words[:1] in {"\t", "\r", "\n"} else words


def _clean(words: str) -> str:
    """Words without the signs that a Word file cannot hold."""
    return "".join(one for one in words if one in "\n\t" or ord(one) >= 32)
