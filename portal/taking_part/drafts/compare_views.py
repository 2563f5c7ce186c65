"""Two versions side by side for staff: what changed, marked for the eye and said to a screen reader; and why (F55)."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, render_template, request
from sqlalchemy import select

from portal.circle.reviews.models import Review
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow
from portal.taking_part.drafts import pictures, versions
from portal.taking_part.drafts.comparing import Became, compare
from portal.taking_part.drafts.models import DraftVersion

room = Blueprint("draft_compare", __name__, url_prefix="/desk/reviews/<reference>/draft/side-by-side")


@room.get("/")
@allow(Permission.WRITE_DRAFT, records_read="draft")
def page(_actor: Any, session: Any, review: Review) -> str:
    """The two newest versions, or ``before`` and ``after``; all paragraphs, or only those that changed."""
    query = select(DraftVersion).where(DraftVersion.review_id == review.id).order_by(DraftVersion.number)
    known = {one.number: one for one in session.scalars(query).all()}
    numbers = sorted(known)
    before, after = numbers[-2:] if len(numbers) > 1 else (None, None)
    before, after = _asked("before", before, numbers), _asked("after", after, numbers)
    whole = request.args.get("whole") == "1"
    compared = []
    if before is not None and after is not None:
        sides = _side(session, known[before]), _side(session, known[after])
        compared = [one for one in compare(*sides) if whole or one.became is not Became.SAME]
    return render_template(
        "drafts/desk/side_by_side.html",
        review=review,
        numbers=numbers,
        before=known.get(before or 0),
        after=known.get(after or 0),
        compared=compared,
        whole=whole,
    )


@dataclass(slots=True)
class _Side:
    """A paragraph of one side, as it is compared."""

    number: int
    words: str


def _side(session: Any, version: DraftVersion) -> list[_Side]:
    """The paragraphs of a version; a picture by its number too, so that another one is seen to be another."""
    shown = {number: one.number for number, one in pictures.of_version(session, version.id).items()}
    return [
        _Side(one.number, pictures.seen_as(one.words, shown.get(one.number)))
        for one in versions.paragraphs(session, version.id)
    ]


def _asked(name: str, otherwise: int | None, numbers: list[int]) -> int | None:
    """The number of a version from the address; 404 for one that there is not."""
    said = request.args.get(name)
    if said is None:
        return otherwise
    if not (said.isascii() and said.isdigit() and len(said) < 6 and int(said) in numbers):
        abort(404)
    return int(said)
