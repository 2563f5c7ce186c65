"""The post of one person of a circle: letters to them, and what they send us on paper."""

from typing import Any
from uuid import UUID

import structlog
from flask import Blueprint, Response, abort, current_app, g, make_response, render_template, request, url_for

from portal.circle.areas import queries as areas
from portal.circle.people.models import Contact
from portal.circle.post import arriving, queries
from portal.circle.post.arriving import Envelope
from portal.circle.post.models import ArrivedPost, SlipAnswer
from portal.circle.reviews import inviting
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import CirclePlace, Review
from portal.clock import today
from portal.desks.post_desk import services
from portal.desks.post_desk.forms import NONE_OF_OURS, TICKED, Came, PaperScan, Scan
from portal.foundation.identity.permissions import Permission
from portal.foundation.media import services as media
from portal.foundation.media import staging
from portal.foundation.media.clean import PhotoCleanerBroken, PhotoRefused, clean_photo
from portal.foundation.media.paper_reasons import PaperRefused
from portal.foundation.media.papers import MAX_PAPER_BYTES, PaperCleanerBroken, clean_paper
from portal.foundation.media.receiving import NothingChosen, receive
from portal.foundation.web.access import allow, transact
from portal.foundation.web.choices import Choice
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.limits import takes_up_to
from portal.foundation.web.security import go_to

room = Blueprint("post_contacts", __name__, url_prefix="/desk/reviews/<reference>/post/<uuid:contact_id>")
USE = Permission.USE_POST_DESK
log = structlog.get_logger()
TOLD = {
    "letter": "The letter is in the queue. Print it there.",
    "put-in": "That is put in as theirs, and a receipt is in the queue.",
    "no-receipt": "That is written down. No letter goes to them about it.",
    "added": "It is with what they sent.",
    "sent-back": "That is written down: the photos are on their way back.",
}
NO_FILE = "We could not take that file: a photo, or a PDF of up to 30 megabytes. Nothing else was lost."


@room.get("/")
@allow(USE, records_read="review")
def one(_actor: Any, session: Any, review: Review, contact_id: UUID) -> str:
    """Letters to them, what came from them, and what can be done."""
    return _page(session, review, _place(session, review, contact_id))


@room.post("/letters")
@allow(USE)
@transact
def write(actor: Any, session: Any, review: Review, contact_id: UUID) -> Response:
    """Put a letter in the queue: the first one, to be signed, or one with a code after that."""
    place = reviews.any_place(session, review, contact_id)
    if place is None:
        abort(404)
    first = request.form.get("letter") == "invitation"
    try:
        services.write(session, actor, review, place, queries.INVITATION if first else queries.CODE)
    except inviting.NotNow as why:
        return make_response(_page(session, review, place, wrong=why.words), 422)
    return _to(review, contact_id, "letter")


@room.get("/came")
@allow(USE)
def came(_actor: Any, session: Any, review: Review, contact_id: UUID) -> str:
    """The form for an envelope that came."""
    place, form = _place(session, review, contact_id), Came(formdata=None, came_on=today().strftime("%d/%m/%Y"))
    form.form_key.data = new_form_key()
    return _came(session, review, place, form)


@room.post("/came")
@allow(USE)
@takes_up_to(5_000_000)
@transact
def put_in(actor: Any, session: Any, review: Review, contact_id: UUID) -> Response:
    """Put it in as theirs."""
    place, form = _place(session, review, contact_id), Came()
    _choose_letter(session, contact_id, form)
    if not form.validate():
        return make_response(_came(session, review, place, form), 422)
    envelope = Envelope(
        came_on=form.day,
        ticked=tuple(SlipAnswer(one) for one in form.ticked.data),
        words=form.written.data or "",
        photos=form.how_many,
        answers_notice_id=UUID(form.answers.data) if form.answers.data else None,
        form_key=form.form_key.data or new_form_key(),
    )
    row = services.put_in(session, actor, review, place, envelope)
    return _to(review, contact_id, "put-in" if row.receipt_notice_id else "no-receipt")


@room.post("/came/<uuid:arrived_id>/scans")
@allow(USE, loads_thing=False)
@takes_up_to(31_000_000)
@transact
def scan(actor: Any, session: Any, reference: str, contact_id: UUID, arrived_id: UUID) -> Response:
    """Add a photo or a paper that came, cleaned before any lock on the database is held."""
    photo, paper = _received()
    review = g.work.review(reference, USE)
    place = _place(session, review, contact_id)
    row, files = _arrived(session, review, place, arrived_id), current_app.extensions["files"]
    if photo is not None:
        services.add_photo(session, actor, files, review, place, row, photo.clean, photo.token)
    elif paper is not None:
        services.add_paper(session, actor, files, review, place, row, paper.clean, paper.name, paper.token)
    else:
        return make_response(_page(session, review, place, wrong=NO_FILE), 422)
    return _to(review, contact_id, "added")


@room.post("/came/<uuid:arrived_id>/sent-back")
@allow(USE)
@transact
def sent_back(actor: Any, session: Any, review: Review, contact_id: UUID, arrived_id: UUID) -> Response:
    """Their photos are on the way back to them."""
    row = _arrived(session, review, _place(session, review, contact_id), arrived_id)
    arriving.sent_back(session, actor, row)
    return _to(review, contact_id, "sent-back")


def _received() -> tuple[Any, Any]:
    try:
        if request.files.get("photo"):
            return receive("photo", media.PHOTO_MOST_BYTES, clean_photo), None
        return None, receive("paper", MAX_PAPER_BYTES, clean_paper)
    except (NothingChosen, staging.Empty, staging.TooLarge, PhotoRefused, PaperRefused):
        return None, None
    except (PhotoCleanerBroken, PaperCleanerBroken):
        log.error("cleaner_broke")
        return None, None


def _place(session: Any, review: Review, contact_id: UUID) -> CirclePlace:
    found = reviews.member(session, review, contact_id)
    if found is None:
        abort(404)
    return found


def _arrived(session: Any, review: Review, place: CirclePlace, arrived_id: UUID) -> ArrivedPost:
    found = queries.arrived_one(session, place.contact_id, arrived_id)
    if found is None or found.review_id != review.id:
        abort(404)
    return found


def _to(review: Review, contact_id: UUID, told: str) -> Response:
    return go_to(url_for("post_contacts.one", reference=review.reference, contact_id=contact_id, told=told))


def _choose_letter(session: Any, contact_id: UUID, form: Came) -> None:
    letters = queries.of_contact(session, contact_id)
    form.answers.choices = [NONE_OF_OURS, *(Choice(str(one.id), f"{one.number}: {one.what}") for one in letters)]


def _came(session: Any, review: Review, place: CirclePlace, form: Came) -> str:
    _choose_letter(session, place.contact_id, form)
    person = session.get_one(Contact, place.contact_id)
    reviewer = areas.names_of(session, {review.reviewer_id}) if review.reviewer_id else {}
    name = next((one.name for one in reviewer.values()), "The reviewer")
    return render_template("post_desk/came.html", review=review, person=person, form=form, reader=name)


def _page(session: Any, review: Review, place: CirclePlace, wrong: str = "") -> str:
    arrived = queries.arrived(session, place.contact_id, review.id)
    letters = queries.of_contact(session, place.contact_id)
    staff = {one.put_in_by for one in arrived} | {one.by for one in letters if one.by}
    return render_template(
        "post_desk/contact.html",
        review=review,
        person=session.get_one(Contact, place.contact_id),
        no_letter=services.why_no_letter(session, review, place, queries.INVITATION),
        no_code=services.why_no_letter(session, review, place, queries.CODE),
        letters=letters,
        arrived=arrived,
        by=areas.names_of(session, staff),
        ticked={one.value: words for one, words in TICKED.items()},
        scan=Scan(formdata=None),
        paper_scan=PaperScan(formdata=None),
        told=TOLD.get(request.args.get("told", ""), ""),
        wrong=wrong,
    )
