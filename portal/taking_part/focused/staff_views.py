"""A focused review, for the reviewer: who asked, the talk, the decision in writing; the family is told."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, make_response, render_template, request, url_for

from portal.circle.access.installed import ways
from portal.circle.areas import queries as areas
from portal.circle.people import queries as people
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.days import read_day
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.security import go_to
from portal.taking_part.focused import notices, queries, services
from portal.taking_part.focused.forms import DecideForm, TalkForm
from portal.taking_part.focused.models import Criterion, TalkKind

room = Blueprint("focused_desk", __name__, url_prefix="/desk/reviews/<reference>/closer-look")
DECIDE = Permission.DECIDE_FOCUSED
TOLD = {
    "talk": "The talk is written down.",
    "decided": "That is decided. Its circle is told that there is something on their page.",
}
FIRST: dict[type[Exception], str] = {
    services.TalkFirst: "Talk first with each who asked about what to expect, and write it down above.",
    services.OtherWaysFirst: "Tell each who asked of other ways to raise a concern too, and write that down above.",
}
SPOKE_FOR_IT = {
    Criterion.CONCERN: "a concern about care",
    Criterion.LEARNING: "something to learn",
    Criterion.ETHNIC_BACKGROUND: "from a minority ethnic background",
    Criterion.FAMILY_ASKED: "the family asked",
    Criterion.AREA_SETTING: "this area always looks more closely",
}


@room.get("/")
@allow(DECIDE, records_read="focused")
def page(_actor: Any, session: Any, review: Review) -> str:
    """Who asked and why, the talks, the decision."""
    return _page(session, review, told=TOLD.get(request.args.get("told", ""), ""))


@room.post("/talk")
@allow(DECIDE)
@transact
def talk(actor: Any, session: Any, review: Review) -> Any:
    """Write down the talk about what to expect."""
    form = _talk_form(session, review, bound=True)
    day = read_day(form.on_day.data)
    if not form.validate():
        return _refused(session, review, form, DecideForm())
    if day is None:
        form.on_day.errors = ["Write the day, like 22/11/2026."]
        return _refused(session, review, form, DecideForm())
    try:
        services.write_talk(
            session,
            actor,
            review,
            TalkKind(str(form.kind.data)),
            contact_id=_with_whom(form),
            on_day=day,
            other_ways_told=bool(form.other_ways.data),
            summary=form.summary.data,
        )
    except services.NotInTheFuture:
        form.on_day.errors = ["That day is still to come. Write a talk down after it was."]
        return _refused(session, review, form, DecideForm())
    except (services.NobodyIsUntrue, services.WithWhom):
        form.contact.errors = ["Somebody is in the circle. Choose with whom you talked, or who did not wish to"]
        return _refused(session, review, form, DecideForm())
    begun = DecideForm()
    if any(begun[name].data for name in ("focused", "criteria", "reasons", "next")):
        # What was begun of the decision stays in its boxes; it is kept nowhere before it is made.
        return make_response(_page(session, review, decide=begun, told=TOLD["talk"]))
    return go_to(url_for("focused_desk.page", reference=review.reference, told="talk"))


@room.post("/decide")
@allow(DECIDE)
@transact
def decide(actor: Any, session: Any, review: Review) -> Any:
    """Decide in writing; refused before the talk, here and in the database."""
    form = DecideForm()
    if not form.validate():
        return _refused(session, review, _talk_form(session, review, bound=True), form)
    criteria = tuple(Criterion(one) for one in form.criteria.data)
    told = services.Decided(form.focused.data == "yes", criteria, form.reasons.data or "", form.next.data or "")
    try:
        services.decide(session, actor, review, told, form.form_key.data or new_form_key())
    except (services.TalkFirst, services.OtherWaysFirst) as first:
        form.focused.errors = [FIRST[type(first)]]
        return _refused(session, review, _talk_form(session, review, bound=True), form, status=409)
    notices.decided(session, actor, review, ways())
    begun = _talk_form(session, review, bound=True)
    if begun.kind.data or begun.on_day.data or begun.summary.data:
        return make_response(_page(session, review, talk=begun, told=TOLD["decided"]))
    return go_to(url_for("focused_desk.page", reference=review.reference, told="decided"))


def _with_whom(form: TalkForm) -> UUID | None:
    return UUID(form.contact.data) if form.contact.data and form.kind.data != TalkKind.NOBODY.value else None


def _refused(session: Any, review: Review, talk: TalkForm, decide: DecideForm, *, status: int = 422) -> Response:
    """The page once more with what was typed in both of its halves."""
    return make_response(_page(session, review, talk=talk, decide=decide), status)


def _talk_form(session: Any, review: Review, *, bound: bool) -> TalkForm:
    form = TalkForm() if bound else TalkForm(formdata=None)
    form.contact.choices = [(str(one.contact_id), one.name) for one in reviews.circle(session, review)]
    return form


def _page(
    session: Any,
    review: Review,
    *,
    talk: TalkForm | None = None,
    decide: DecideForm | None = None,
    told: str = "",
) -> str:
    asks = queries.asks(session, review.id)
    if decide is None:
        decide = DecideForm(formdata=None)
        decide.form_key.data = new_form_key()
    talks, decisions = queries.talks(session, review.id), queries.decisions(session, review.id)
    ids = {one.contact_id for one in asks} | {one.contact_id for one in talks if one.contact_id}
    return render_template(
        "focused/desk.html",
        review=review,
        asks=asks,
        talks=talks,
        names=people.names(session, ids),
        decisions=decisions,
        waits=queries.not_talked_with(session, review.id),
        held_back=notices.held_back(session, review),
        untold=queries.not_told_of_other_ways(session, review.id),
        staff=areas.names_of(session, {one.by_staff for one in talks} | {one.decided_by for one in decisions}),
        spoke_for_it=SPOKE_FOR_IT,
        talk=talk or _talk_form(session, review, bound=False),
        decide=decide,
        told=told,
    )
