"""A list of reviews from LeDeR: sent, rehearsed, opened in one press."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, current_app, g, make_response, render_template, url_for

from portal.circle.areas import queries as areas
from portal.circle.areas.models import Area
from portal.circle.reviews import csv_reading, importing
from portal.circle.reviews.import_models import ReviewImport
from portal.circle.reviews.importing import Fate, Judged
from portal.clock import now
from portal.desks.arrivals_desk.forms import OpenList, SendList
from portal.foundation.identity.actor import Role
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.downloads import as_file
from portal.foundation.web.fields import Choice
from portal.foundation.web.limits import takes_up_to
from portal.foundation.web.security import go_to

room = Blueprint("arrivals", __name__, url_prefix="/area/<uuid:area_id>/arrivals")
CSV = "text/csv; charset=utf-8"
TOO_LARGE = "That file is larger than 2 megabytes. Send it in parts."
NO_FILE = "Choose the file first."
CHOOSE_REVIEWER = "Choose who reviews where the list names nobody"
LINES = {Fate.BAD: "bad", Fate.CHILD: "child", Fate.HERE: "here", Fate.ALIKE: "alike", Fate.GOOD: "good"}


@room.get("/")
@allow(Permission.MANAGE_AREA)
def page(actor: Any, session: Any, area_id: UUID) -> str:
    """Send a list."""
    return render_template("arrivals_desk/send.html", of=_area(actor, session, area_id), form=SendList(formdata=None))


@room.get("/empty-list.csv")
@allow(Permission.MANAGE_AREA)
def empty_list(actor: Any, session: Any, area_id: UUID) -> Response:
    """A list with nothing but its headings."""
    _area(actor, session, area_id)
    return as_file(csv_reading.write([list(csv_reading.COLUMNS.values())]), "reviews.csv", CSV)


@room.post("/")
@allow(Permission.MANAGE_AREA)
@takes_up_to(csv_reading.MOST_BYTES + 100_000)
@transact
def rehearse(actor: Any, session: Any, area_id: UUID) -> Any:
    """Read the file and show what would happen. Nothing is opened."""
    area, form = _area(actor, session, area_id), SendList()
    wrong, rows = "", []
    try:
        data = form.file.data.read(csv_reading.MOST_BYTES + 1) if form.file.data else b""
        wrong = NO_FILE if not form.file.data else TOO_LARGE if len(data) > csv_reading.MOST_BYTES else ""
        rows = [] if wrong else csv_reading.read(data)
    except csv_reading.CannotRead as error:
        wrong = str(error)
    if wrong:
        form.file.errors = [wrong]
        return make_response(render_template("arrivals_desk/send.html", of=area, form=form), 422)
    kept = importing.keep(session, actor, current_app.extensions["lookup"], area.id, rows)
    return go_to(url_for("arrivals.rehearsed", area_id=area.id, import_id=kept.id))


@room.get("/<uuid:import_id>/")
@allow(Permission.MANAGE_AREA)
def rehearsed(actor: Any, session: Any, area_id: UUID, import_id: UUID) -> str:
    """What would be opened, what not and why; or what was opened."""
    area, kept = _kept(actor, session, area_id, import_id)
    return _page(session, area, kept)


@room.get("/<uuid:import_id>/not-opened.csv")
@allow(Permission.MANAGE_AREA)
def not_opened(actor: Any, session: Any, area_id: UUID, import_id: UUID) -> Response:
    """The rows that would not be opened, with what is wrong, to be put right in a spreadsheet."""
    area, kept = _kept(actor, session, area_id, import_id)
    rows = [[*csv_reading.COLUMNS.values(), "What to put right"]]
    for one in _judged(session, area, kept):
        if one.fate is not Fate.GOOD:
            cells = [str(getattr(one.row, name)) for name in csv_reading.COLUMNS]
            rows.append([*cells, why(one)])
    return as_file(csv_reading.write(rows), "reviews-not-opened.csv", CSV)


@room.post("/<uuid:import_id>/")
@allow(Permission.MANAGE_AREA)
@transact
def open_list(actor: Any, session: Any, area_id: UUID, import_id: UUID) -> Any:
    """Open the good ones. A second press, or the same file again, opens nothing twice."""
    area, kept = _kept(actor, session, area_id, import_id)
    form = OpenList()
    judged = _judged(session, area, kept)
    _choices(session, area, form, judged)
    if not form.validate():
        return make_response(_page(session, area, kept, form), 422)
    if not form.reviewer.data and any(one.reviewer_id is None for one in judged if one.fate is Fate.GOOD):
        form.reviewer.errors = [CHOOSE_REVIEWER]
        return make_response(_page(session, area, kept, form), 422)
    with suppress(importing.Over):  # the page says so
        importing.open_good(
            session,
            actor,
            current_app.extensions["lookup"],
            kept,
            reviewer_id=UUID(form.reviewer.data) if form.reviewer.data else None,
            also={int(line) for line in form.also.data},
        )
    return go_to(url_for("arrivals.rehearsed", area_id=area.id, import_id=kept.id))


def why(one: Judged) -> str:
    """In words why a row is not opened."""
    if one.fate is Fate.CHILD:
        return "Died before they were 18. The child death review comes first."
    if one.fate is Fate.HERE:
        return f"This reference in LeDeR has a review here: {one.same_as}."
    if one.fate is Fate.ALIKE and one.same_as:
        return f"A review here has the same name and dates: {one.same_as}."
    return " ".join(one.wrong)


def _area(actor: Any, session: Any, area_id: UUID) -> Area:
    found: Area | None = session.get(Area, area_id)
    if found is None or not g.work.gate.may(actor, Permission.MANAGE_AREA, found):
        abort(404)
    return found


def _kept(actor: Any, session: Any, area_id: UUID, import_id: UUID) -> tuple[Area, ReviewImport]:
    area = _area(actor, session, area_id)
    kept = importing.of_area(session, area.id, import_id)
    if kept is None:
        abort(404)
    return area, kept


def _judged(session: Any, area: Area, kept: ReviewImport) -> list[Judged]:
    try:
        rows = importing.rows_of(kept)
    except importing.Over:
        return []
    return importing.judge(session, current_app.extensions["lookup"], area.id, rows)


def _choices(session: Any, area: Area, form: OpenList, judged: list[Judged]) -> None:
    staff = areas.staff_with_role(session, area.id, Role.REVIEWER)
    form.reviewer.choices = [Choice("", "Choose one"), *((str(one.id), one.name) for one in staff)]
    form.also.choices = [
        (str(one.row.line), f"Line {one.row.line}: {one.row.person}. {why(one)}")
        for one in judged
        if one.fate is Fate.ALIKE
    ]


def _page(session: Any, area: Area, kept: ReviewImport, form: OpenList | None = None) -> str:
    judged = _judged(session, area, kept)
    if form is None:
        form = OpenList(formdata=None)
        _choices(session, area, form, judged)
    sorted_rows = {words: [one for one in judged if one.fate is fate] for fate, words in LINES.items()}
    return render_template(
        "arrivals_desk/rehearsed.html",
        of=area,
        kept=kept,
        over=kept.expires_at < now(),
        form=form,
        rows=sorted_rows,
        why=why,
        nobody=any(one.reviewer_id is None for one in judged),
    )
