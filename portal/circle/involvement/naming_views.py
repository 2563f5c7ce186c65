"""What somebody calls the person who died, he, she or they, and their own word for it: each for themselves (F116)."""

from typing import Any

from flask import Blueprint, make_response, render_template, request, url_for

from portal.circle.access import kept
from portal.circle.access.late import refills, waiting
from portal.circle.involvement.forms import Naming, OwnWord
from portal.circle.reviews import naming
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import CirclePlace, Review, SpokenOf
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.security import go_to

room = Blueprint("naming", __name__, url_prefix="/reviews/<reference>/called")
SAY = Permission.CHOOSE_INVOLVEMENT
BY_NAME = "name"  # none of the words: the name only


@room.get("/")
@allow(SAY)
@refills
def page(actor: Any, session: Any, review: Review) -> str:
    """The name that they use."""
    place = reviews.place_of(session, actor, review)
    return _page(review, place, Naming(formdata=waiting(session, actor), called=place.called or ""))


@room.post("/")
@allow(SAY)
@transact
def keep(actor: Any, session: Any, review: Review) -> Any:
    """Keep the name; how they speak of the person is the next screen."""
    form, place = Naming(), reviews.place_of(session, actor, review)
    if not form.validate():
        return make_response(_page(review, place, form), 422)
    naming.say_name(session, actor, review, place, (form.called.data or "").strip() or None)
    kept.drop(session, actor, request.path)
    return go_to(url_for("naming.spoken_of", reference=review.reference, kept=1))


@room.get("/as")
@allow(SAY)
def spoken_of(actor: Any, session: Any, review: Review) -> str:
    """He, she or they, in one press."""
    place = reviews.place_of(session, actor, review)
    return render_template(
        "involvement/spoken_of.html",
        review=review,
        person=reviews.called_by(place, review),
        said=place.spoken_of,
        kept=request.args.get("kept"),
    )


@room.post("/as")
@allow(SAY)
@transact
def keep_spoken_of(actor: Any, session: Any, review: Review) -> Any:
    """Keep it; anything else that is sent changes nothing."""
    said = request.form.get("said", "")
    if said == BY_NAME or said in set(SpokenOf):
        place = reviews.place_of(session, actor, review)
        naming.say_spoken_of(session, actor, review, place, None if said == BY_NAME else SpokenOf(said))
    return go_to(url_for("naming.spoken_of", reference=review.reference, kept=2))


@room.get("/word")
@allow(SAY)
@refills
def own_word(actor: Any, session: Any, review: Review) -> str:
    """How they say that somebody died."""
    place = reviews.place_of(session, actor, review)
    return _word(review, place, OwnWord(formdata=waiting(session, actor), word_for_death=place.word_for_death or ""))


@room.post("/word")
@allow(SAY)
@transact
def keep_own_word(actor: Any, session: Any, review: Review) -> Any:
    """Keep it as they wrote it; an empty box takes it back."""
    form, place = OwnWord(), reviews.place_of(session, actor, review)
    if not form.validate():
        return make_response(_word(review, place, form), 422)
    naming.say_own_word(session, actor, review, place, (form.word_for_death.data or "").strip() or None)
    kept.drop(session, actor, request.path)
    return go_to(url_for("naming.own_word", reference=review.reference, kept=1))


def _word(review: Review, place: CirclePlace, form: OwnWord) -> str:
    person = reviews.called_by(place, review)
    said, done = place.word_for_death, request.args.get("kept")
    return render_template("involvement/own_word.html", review=review, person=person, form=form, said=said, kept=done)


def _page(review: Review, place: CirclePlace, form: Naming) -> str:
    return render_template("involvement/called.html", review=review, person=reviews.called_by(place, review), form=form)
