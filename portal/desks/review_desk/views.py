"""One list of what waits, oldest need first; and a review with its circle and stories."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, current_app, make_response, render_template, request, url_for

from portal.circle.access import codes, letters
from portal.circle.access import services as access
from portal.circle.access.installed import ways
from portal.circle.areas import queries as areas
from portal.circle.people import queries as people
from portal.circle.people.models import Contact
from portal.circle.promises import queries as promises
from portal.circle.promises import services as promise_services
from portal.circle.promises import undoing
from portal.circle.promises.models import TaskKind
from portal.circle.promises.owed import comments_owed
from portal.circle.reviews import handing_over, holds, inviting
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.change_models import ReviewerChange
from portal.circle.reviews.models import Review, ReviewHandover
from portal.clock import now, today
from portal.desks.review_desk import waiting
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.checks import clean
from portal.foundation.web.security import go_to
from portal.foundation.web.words import Reading
from portal.taking_part.meetings import queries as meetings
from portal.taking_part.stories import notices as story_notices
from portal.taking_part.stories import queries as stories

room = Blueprint("review_desk", __name__, url_prefix="/desk")
HANDOVERS_SHOWN = timedelta(days=30)


@room.get("/")
@allow(Permission.USE_REVIEW_DESK)
def queue(actor: Any, session: Any) -> str:
    """One list: what waits for me, what waits for a family, what was promised, which reviews are near six months."""
    mine = reviews.of_reviewer(session, actor.id)
    by_id = {one.id: one for one in mine}
    promised = promises.for_staff(session, set(actor.roles_by_area), actor.id)
    owed = comments_owed(session, set(actor.roles_by_area), actor.id)
    asked_of = {one.review_id for one in promised if one.review_id} - set(by_id)
    asked_of |= {one.review_id for one in owed if one.review_id} - set(by_id)
    finished = {one.id: one for one in reviews.finished_of_reviewer(session, actor.id, asked_of)}
    held = meetings.of_staff(session, actor.id)
    moved = reviews.handed_over(session, actor.id, today() - HANDOVERS_SHOWN)
    planned = handing_over.planned(session, actor.id)
    return render_template(
        "review_desk/queue.html",
        by_id=by_id,
        for_me=waiting.for_me(session, held, by_id | finished),
        for_families=waiting.for_families(session, held, by_id),
        near=waiting.near_six_months(mine),
        on_hold=holds.of_reviews(session, set(by_id)),
        next_meeting=waiting.next_meeting(session, held),
        moved=moved,
        planned=planned,
        colleagues=areas.names_of(session, {*_whose(moved), *_whose(planned)}),
        reviews=mine,
        promises=promised,
        owed=owed,
        known=by_id | finished,
        lately_done=undoing.lately_done(session, actor, set(actor.roles_by_area)),
        told=request.args.get("told", ""),
    )


def _whose(changes: Sequence[tuple[ReviewerChange | ReviewHandover, str]]) -> set[UUID]:
    return {who for one, _ in changes for who in (one.from_staff, one.to_staff)}


@room.post("/reviews/<reference>/letters/<uuid:contact_id>")
@allow(Permission.WRITE_TO_CIRCLE)
@transact
def letter(actor: Any, session: Any, review: Review, contact_id: UUID) -> Response:
    """A letter with a new code, to print: in their language, and in English beside it. Shown once."""
    place, card = reviews.member(session, review, contact_id), areas.card(session, review.area_id)
    if place is None or card is None:
        abort(404)
    try:
        inviting.by_letter(session, actor, review, place)
    except inviting.NotNow as why:
        return make_response(_review(session, review, wrong=why.words), 422)
    code = access.make_letter_code(session, actor, contact_id, review.id)
    contact = session.get_one(Contact, contact_id)
    staff_name = areas.names_of(session, {actor.id})[actor.id].name
    until = today() + codes.LETTER_LASTS
    readings = dict.fromkeys([contact.reading, Reading()])
    answer = make_response(
        render_template(
            "review_desk/letter.html",
            review=review,
            name=contact.name,
            address=contact.address,
            contact=contact,
            held=people.held(session, contact_id, now()),
            letters=[letters.letter(one, card, staff_name, until) for one in readings],
            where=f"{current_app.extensions['settings'].public_base_url}/letter",
            code=code,
            staff_name=staff_name,
        )
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


@room.get("/reviews/<reference>/")
@allow(Permission.READ_STORIES_OF_REVIEW, records_read="review")
def review(_actor: Any, session: Any, review: Review) -> str:
    """A review: the circle with needs at the head, stories below."""
    return _review(session, review, told=request.args.get("told", ""))


@room.post("/reviews/<reference>/asked/<uuid:task_id>")
@allow(Permission.THANK_FOR_STORY)
@transact
def answer_asked(actor: Any, session: Any, review: Review, task_id: UUID) -> Any:
    """Answer what somebody of the circle asked: it stands in what we promised them, and they are told of it."""
    task = promises.task_in(session, {review.area_id}, task_id)
    if task is None or task.review_id != review.id or task.kind is not TaskKind.WHO_ELSE:
        abort(404)
    words = (clean(request.form.get("words")) or "").strip()
    told = "answered" if words else "empty"
    if words and task.done_at is None and task.contact_id is not None:
        promise_services.answer(session, actor, task, words)
        door = ways().door(session, task.contact_id)
        story_notices.thanked(session, session.get_one(Contact, task.contact_id), actor.known_id(), door)
    return go_to(url_for("review_desk.review", reference=review.reference, told=told))


def _review(session: Any, review: Review, *, told: str = "", wrong: str = "") -> str:
    """The circle and its stories. Who left it keeps their name beside what they told."""
    circle = reviews.circle(session, review)
    ids = {one.contact_id for one in circle}
    shared = stories.shared_in(session, review.id)
    contacts = people.by_ids(session, ids | {one.contact_id for one in shared})
    return render_template(
        "review_desk/review.html",
        review=review,
        circle=circle,
        contacts=contacts,
        held=people.held_of(session, ids, now()),
        told=told,
        wrong=wrong,
        in_circle=ids,
        asked=promises.asked_in(session, review.id),
        stories=shared,
        timeline=reviews.timeline(session, review),
        holds=holds.standing(session, review.id),
    )
