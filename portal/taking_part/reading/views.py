"""Reading the draft: told that it is ready, chosen how, parts in any order, hidden until asked for, a place kept."""

from typing import Any

from flask import Blueprint, Response, abort, current_app, g, render_template, request, url_for

from portal.circle.access import surer
from portal.circle.access.allowance import may_send
from portal.circle.areas import queries as areas
from portal.circle.people import queries as people
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.foundation.identity.actor import Actor, needs_making_sure
from portal.foundation.identity.permissions import Permission
from portal.foundation.web import reader
from portal.foundation.web.access import allow, transact
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.security import go_to
from portal.taking_part.comments import differing
from portal.taking_part.comments import queries as comments
from portal.taking_part.comments.beside import differently_here, person_of
from portal.taking_part.drafts import heads, offering, translating
from portal.taking_part.drafts import queries as drafts
from portal.taking_part.drafts.completion_models import Meeting
from portal.taking_part.drafts.models import DraftVersion
from portal.taking_part.reading import marking, part_pages, queries, since
from portal.taking_part.stories import uses

room = Blueprint("reading", __name__, url_prefix="/reviews/<reference>/draft")
READ = Permission.READ_DRAFT
MOST_LISTED = 10  # comments of their own on the page of parts; the others stand on a page of their own


@room.get("/")
@allow(READ)
def start(actor: Any, session: Any, review: Review) -> str:
    """It is ready, and nobody has to read it: alone, with somebody, later, not at all."""
    version = drafts.opened_version(session, review.id)
    offer = offering.offer_to(session, review.id, actor.id)
    return render_template(
        "reading/start.html",
        review=review,
        version=version,
        answer=offer.answer if offer else None,
        person=person_of(session, actor, review),
        own_words=reviews.place_of(session, actor, review).word_for_death,
        reviewer=areas.person_to_call(session, review.reviewer_id, review.area_id),
        marks=queries.marks_of(session, review.id, actor.id),
        complete=drafts.is_complete(session, review.id),
        earlier=drafts.earlier_versions(session, version) if version else [],
    )


@room.post("/how")
@allow(READ, loads_thing=False)
@transact
def how(actor: Any, session: Any, reference: str) -> Response:
    """Keep how they want to meet it; each answer leads on. The code that the draft asks for is on its way at once."""
    said = request.form.get("how")
    asks = said == Meeting.ALONE.value and needs_making_sure(actor)
    may_go = asks and may_send(f"surer:{actor.known_id().hex}")  # before this request's own session is used
    review = g.work.review(reference, READ)
    version = drafts.opened_version(session, review.id)
    if said not in {one.value for one in Meeting} or version is None:
        return go_to(url_for("reading.start", reference=review.reference))
    if not version.portrait:  # whoever reads who the person was has not chosen how to meet the draft
        offering.say_how(session, actor, offering.offer_of_reader(session, actor, review), Meeting(said))
    if said == Meeting.WITH_ME.value:
        return go_to(url_for("promises.call_me", about="draft"))
    if said != Meeting.ALONE.value:
        return go_to(url_for("reading.start", reference=review.reference))
    _keep_which_version(session, actor, review, version)
    reading = reader.reading()
    short = reading.easy and translating.screens(session, version, reading.language)
    onward = url_for("reading.parts", reference=review.reference)
    if short:
        onward = url_for("reading.easy", reference=review.reference, place=0)
    if may_go and _code_sent(session, actor):
        return go_to(url_for("surer.code", next=onward))
    return go_to(onward)


def _keep_which_version(session: Any, actor: Actor, review: Review, version: DraftVersion) -> None:
    """They go on to read this version: what changes later is said to them, also when they press nothing more."""
    marks = queries.marks_of(session, review.id, actor.known_id())
    if marks.reached(version.number):
        marking.keep(session, actor, review, marks)


def _code_sent(session: Any, actor: Actor) -> bool:
    """Whether a code is on its way: by their second way where they have one, since the first may be shared."""
    settings, contact = current_app.extensions["settings"], people.by_ids(session, {actor.known_id()})[actor.known_id()]
    texts = bool(settings.notify_api_key and settings.notify_text_template)
    ways = surer.ways(session, actor, contact, texts=texts)
    known = [one for one in ways if one in surer.confirmed(session, contact) and one is not contact.channel]
    if ways:
        surer.send_code(session, current_app.extensions["lookup"], actor, contact, (known or ways)[0])
    return bool(ways)


@room.get("/parts")
@allow(READ, made_sure=True)
def parts(actor: Any, session: Any, review: Review) -> str:
    """The parts in any order, each with what is in it; what changed first. In easy read ``see`` is a screen."""
    version, marks = the_version(session, review), queries.marks_of(session, review.id, actor.id)
    language, earlier = reader.reading().language, drafts.earlier_versions(session, version)
    read = since.read_before(session, version, actor.id, marks)
    became = since.told(session, version, earlier, read, language)
    listed = queries.parts(session, version.id, marks, heads.of_version(session, version, language))
    differently, complete = differing.of_finished(session, version), drafts.is_complete(session, review.id)
    there = {"hide": True, "time": not complete, "changed": bool(became), "differently": bool(differently)}
    asked = request.args.get("see", "")
    return render_template(
        "reading/parts_easy.html" if reader.reading().easy else "reading/parts.html",
        review=review,
        see=asked if there.get(asked) else "",  # in easy read one idea a screen
        version=version,
        parts=listed,
        english_heads=any(one.in_english for one in listed) or any(one.in_english for one in became.said),
        short=bool(translating.screens(session, version, language)),
        marks=marks,
        differently=differently,
        since=became,
        offer=offering.offer_to(session, review.id, actor.id),
        comments=comments.comments_of(session, review.id, actor.id, newest=MOST_LISTED + 1),
        most=MOST_LISTED,
        being_written=drafts.being_written(session, review.id),
        person=person_of(session, actor, review),
        reviewer=areas.person_to_call(session, review.reviewer_id, review.area_id),
        complete=complete,
        earlier=earlier,
    )


@room.get("/easy/<int:place>")
@allow(READ, made_sure=True)
def easy(actor: Any, session: Any, review: Review, place: int) -> Any:
    """The short version, one idea a screen, then what somebody sees differently, one each; else the parts."""
    version = the_version(session, review)
    screens = translating.screens(session, version, reader.reading().language)
    differently = differing.of_finished(session, version) if screens else []
    count, rest = len(screens) + len(differently), place - len(screens)
    if place >= count:
        return go_to(url_for("reading.parts", reference=review.reference))
    return render_template(
        "reading/easy.html",
        review=review,
        screen=screens[place] if rest < 0 else None,
        differing=differently[rest] if rest >= 0 else None,
        place=place,
        count=count,
        person=person_of(session, actor, review) if rest >= 0 else None,
    )


@room.get("/parts/<int:place>")
@allow(READ, made_sure=True)
def part(actor: Any, session: Any, review: Review, place: int) -> Any:
    """One part: numbered paragraphs, a way to say something of each, their own comments beneath with the answers."""
    version, marks = the_version(session, review), queries.marks_of(session, review.id, actor.id)
    listed = queries.parts(session, version.id, marks, heads.of_version(session, version, reader.reading().language))
    here = next((one for one in listed if one.place == place), None)
    if here is None:
        abort(404)
    at = request.args.get("at", "")
    shown = part_pages.NOTHING
    if not here.hidden:
        read = since.read_before(session, version, actor.id, marks)
        shown = part_pages.page(session, version, place, int(at) if _is_number(at) else None, actor.id, read)
    return render_template(
        "reading/part.html",
        review=review,
        version=version,
        part=here,
        told={} if here.hidden else uses.of_teller(session, review.id, actor.id),
        page=shown,
        beside={} if here.hidden else translating.beside(session, version, reader.reading().language),
        paragraphs=shown.paragraphs,
        **differently_here(session, actor, review, version, hidden=here.hidden),
        following=next((one for one in listed if one.place > place), None),
        form_key=new_form_key(),
    )


@room.get("/paragraphs/<int:number>")
@allow(READ, made_sure=True)
def find(_actor: Any, session: Any, review: Review, number: int) -> Response:
    """Where a paragraph stands: from a story, to the paragraph that uses it."""
    place = drafts.place_of_number(session, the_version(session, review).id, number)
    if place is None:
        abort(404)
    return go_to(url_for("reading.part", reference=review.reference, place=place) + f"#p{number}")


@room.post("/marks")
@allow(READ, made_sure=True)
@transact
def keep_marks(actor: Any, session: Any, review: Review) -> Response:
    """Keep the place, or hide a part until they ask for it; scripts or not, one press."""
    version, marks = the_version(session, review), queries.marks_of(session, review.id, actor.id)
    said, at = request.form.get("place", ""), request.form.get("at", "")
    place = int(said) if _is_number(said) else None
    marks.at = int(at) if _is_number(at) and request.form.get("do") == "keep" else None
    marks.reached(version.number)
    if place is not None:
        _mark(marks, place, request.form.get("do", "keep"))
    marking.keep(session, actor, review, marks)
    if request.form.get("do") in {"show", "on"} and place is not None:
        return go_to(url_for("reading.part", reference=review.reference, place=place))
    return go_to(url_for("reading.parts", reference=review.reference))


def _is_number(said: str) -> bool:
    return said.isascii() and said.isdigit() and len(said) < 6


def _mark(marks: queries.Marks, place: int, do: str) -> None:
    if do == "hide" and place not in marks.hidden:
        marks.hidden.append(place)
    elif do == "show" and place in marks.hidden:
        marks.hidden.remove(place)
    elif do in {"keep", "on"}:
        marks.place = place


@room.post("/more-time")
@allow(READ)
@transact
def more_time(actor: Any, session: Any, review: Review) -> Any:
    """More time in one press, no reason needed (F58)."""
    until = the_version(session, review).comments_until
    offering.give_more_time(session, actor, offering.offer_of_reader(session, actor, review), until)
    return go_to(url_for("reading.parts", reference=review.reference, see="time") + "#time")


def the_version(session: Any, review: Review) -> DraftVersion:
    """The version that the circle is shown; 404 while there is none."""
    version = drafts.opened_version(session, review.id)
    if version is None:
        abort(404)
    return version
