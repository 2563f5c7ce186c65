"""The copy for the group at the reviewer's desk: what is decided, what is open, the text, the signature."""

from typing import Any

from flask import Blueprint, abort, current_app, make_response, render_template, request, url_for

from portal.circle.areas import queries as areas
from portal.circle.reviews.models import Review
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.limits import takes_up_to
from portal.foundation.web.security import go_to
from portal.taking_part.group_copy import deciding, showing
from portal.taking_part.group_copy.dates import Sort
from portal.taking_part.group_copy.deciding import Copy
from portal.taking_part.group_copy.forms import MOST_AT_ONCE, AddForm, Row, SignForm, row_of, rows_of

room = Blueprint("group_desk", __name__, url_prefix="/desk/reviews/<reference>/group-copy")
WRITE, COMPLETE = Permission.WRITE_DRAFT, Permission.COMPLETE_REVIEW
MOST = 200_000


@room.get("/")
@allow(WRITE, records_read="draft")
def page(_actor: Any, session: Any, review: Review) -> str:
    """The text with its marks; the names that nobody has decided of yet; what was decided."""
    return _page(session, review)


@room.post("/names")
@allow(WRITE)
@takes_up_to(MOST)
@transact
def decide(actor: Any, session: Any, review: Review) -> Any:
    """Keep what was decided of these names: all of them, or none while one is not clear."""
    rows = rows_of(request.form)
    for row in rows:
        told = row.told()
        if told is None or row.wrong:
            continue
        try:
            deciding.decide(session, _key(), actor, review, told)
        except deciding.NoName:
            row.wrong = "There is no letter and no figure in it."
        except deciding.StandsInAnother as held:
            row.wrong = f"These words hold a name that is replaced: {', '.join(held.names)}. Choose others."
    if any(row.wrong for row in rows):
        session.rollback()
        return make_response(_page(session, review, rows=rows), 422)
    return go_to(url_for("group_desk.page", reference=review.reference))


@room.post("/add")
@allow(WRITE)
@transact
def add(actor: Any, session: Any, review: Review) -> Any:
    """A name or a place that was not marked."""
    form = AddForm()
    if not form.validate():
        return make_response(_page(session, review, adding=form), 422)
    told = deciding.Told(form.name.data or "", Sort.NAME, form.instead.data or "")
    try:
        deciding.decide(session, _key(), actor, review, told)
    except deciding.NoName:
        form.name.errors = ["There is no letter and no figure in it."]
    except deciding.StandsInAnother as held:
        form.instead.errors = [f"These words hold a name that is replaced: {', '.join(held.names)}."]
    if form.errors:
        return make_response(_page(session, review, adding=form), 422)
    return go_to(url_for("group_desk.page", reference=review.reference))


@room.get("/read")
@allow(WRITE, records_read="draft")
def read(_actor: Any, session: Any, review: Review) -> str:
    """The text as the group would read it, and the signature of who has read all of it."""
    return _reading(session, review, SignForm(formdata=None))


@room.post("/sign")
@allow(COMPLETE)
@transact
def sign(actor: Any, session: Any, review: Review) -> Any:
    """Sign: a named person read all of it."""
    form = SignForm()
    if not form.validate():
        return make_response(_reading(session, review, form), 422)
    try:
        deciding.sign(session, _key(), actor, review, _digest(form))
    except deciding.NotSigned:
        form.form_errors = ["It changed while you read it, or a name is undecided. Read it as it is now."]
        return make_response(_reading(session, review, form), 409)
    return go_to(url_for("group_desk.read", reference=review.reference))


def _digest(form: SignForm) -> bytes:
    try:
        return bytes.fromhex(form.digest.data or "")
    except ValueError:
        return b""


def _key() -> bytes:
    key: bytes = current_app.extensions["settings"].seal_key
    return key


def _page(session: Any, review: Review, *, rows: list[Row] | None = None, adding: AddForm | None = None) -> str:
    copy = _now(session, review)
    offered = showing.suggestions(session, review, copy)
    decided = deciding.decisions(session, review.id)
    again = [row_of(one) for one in decided if one.id.hex == request.args.get("change")]
    fresh = [Row(one.name, one.sort, "", offered.get(one.key, "")) for one in copy.open[:MOST_AT_ONCE]]
    return render_template(
        "group_copy/desk/page.html",
        review=review,
        copy=copy,
        rows=rows or again + fresh,
        names={one.name: one for one in copy.open},
        more=max(0, len(copy.open) - MOST_AT_ONCE),
        text=showing.seen(copy),
        decisions=decided,
        adding=adding or AddForm(formdata=None),
        **_signature(session, review, copy),
    )


def _reading(session: Any, review: Review, form: SignForm) -> str:
    copy = _now(session, review)
    form.digest.data = deciding.digest(_key(), copy).hex()
    return render_template(
        "group_copy/desk/read.html",
        review=review,
        copy=copy,
        text=copy.text(),
        form=form,
        **_signature(session, review, copy),
    )


def _signature(session: Any, review: Review, copy: Copy) -> dict[str, Any]:
    row = deciding.signed(session, review.id)
    names = areas.names_of(session, {row.signed_by}) if row else {}
    return {
        "signed": row,
        "holds": deciding.holds(_key(), copy, row),
        "signer": names[row.signed_by].name if row else "",
    }


def _now(session: Any, review: Review) -> Copy:
    copy = deciding.now_of(session, review)
    if copy is None:
        abort(404)
    return copy
