"""What helps me (F85), how and when I hear from you (F95), a new address: what a contact says about themselves."""

from typing import Any

from flask import Blueprint, abort, make_response, render_template, request, url_for
from sqlalchemy.orm import Session

from portal.circle.access import kept
from portal.circle.access.late import refills, waiting
from portal.circle.areas import queries as areas
from portal.circle.involvement import no_news
from portal.circle.people import queries as people
from portal.circle.people import wishes
from portal.circle.people.models import Contact, Hours, Pace
from portal.circle.promises import queries as promise_queries
from portal.circle.promises import services as promises
from portal.circle.promises.models import TaskKind
from portal.clock import now
from portal.desks.my_wishes.forms import WAYS, Helps, How, NewAddress
from portal.foundation.identity.actor import Actor
from portal.foundation.identity.permissions import Permission
from portal.foundation.outbox.models import Channel
from portal.foundation.web.access import allow, transact
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.security import go_to

room = Blueprint("my_wishes", __name__, url_prefix="/mine")
SET = Permission.SET_OWN_WISHES


def me(session: Session, actor: Actor) -> Contact:
    """The contact who asks."""
    return session.get_one(Contact, actor.known_id())


@room.get("/")
@allow(SET)
def start(actor: Any, session: Any) -> str:
    """Everything that somebody can say about themselves, each behind its own door."""
    contact = me(session, actor)
    return render_template(
        "my_wishes/start.html",
        contact=contact,
        held=people.held(session, contact.id, now()),
        ways=WAYS,
        quiet=people.quiet_dates(session, contact.id),
    )


@room.get("/helps")
@allow(SET)
@refills
def helps(actor: Any, session: Any) -> str:
    """What helps me: asked once."""
    contact = me(session, actor)
    form = Helps(
        formdata=waiting(session, actor),
        speaks=contact.speaks_language or "",
        reads=contact.reads or "",
        easy=contact.easy,
        needs=contact.needs,
        note=contact.needs_note or "",
    )
    return render_template("my_wishes/helps.html", form=form, kept="kept" in request.args)


@room.post("/helps")
@allow(SET)
@transact
def keep_helps(actor: Any, session: Any) -> Any:
    """Keep what helps them; everybody who meets them sees it first."""
    form = Helps()
    if not form.validate():
        return make_response(render_template("my_wishes/helps.html", form=form, kept=False), 422)
    said = wishes.Helps(
        speaks=form.speaks.data,
        reads=form.reads.data,
        easy=form.easy.data,
        needs=form.needs.data,
        note=form.note.data or "",
    )
    wishes.say_needs(session, actor, me(session, actor), said)
    kept.drop(session, actor, request.path)
    return go_to(url_for("my_wishes.helps", kept=1))


@room.get("/how")
@allow(SET)
@refills
def how(actor: Any, session: Any) -> str:
    """How and when I hear from you."""
    contact = me(session, actor)
    every = {weeks for _, _, weeks in no_news.going_on(session, contact.id)}
    form = How(
        formdata=waiting(session, actor),
        channel=contact.channel.value,
        next_channel=contact.next_channel.value if contact.next_channel else "no",
        pace=contact.pace.value,
        hours=contact.hours.value,
        without_news=str(every.pop()) if len(every) == 1 else None,
    )
    return _how(session, contact, form, kept="kept" in request.args)


@room.post("/how")
@allow(SET)
@transact
def keep_how(actor: Any, session: Any) -> Any:
    """Keep it. No address is shown or changed here."""
    contact, form = me(session, actor), How()
    form.offer(wishes.ways_of(contact), goes_on=bool(no_news.going_on(session, contact.id)))
    if not form.validate():
        return make_response(_how(session, contact, form), 422)
    other = form.data.get("next_channel")
    chosen = wishes.How(
        channel=Channel(form.channel.data or ""),
        next_channel=Channel(other) if other and other != "no" else None,
        pace=Pace(form.pace.data or contact.pace),
        hours=Hours(form.hours.data or contact.hours),
    )
    wishes.set_how(session, actor, contact, chosen)
    if without := form.data.get("without_news"):
        no_news.choose(session, actor, int(without))
    kept.drop(session, actor, request.path)
    return go_to(url_for("my_wishes.how", kept=1))


@room.get("/new-address")
@allow(SET, stepped_up=True)
@refills
def new_address(actor: Any, session: Any) -> str:
    """A new email address, number or address: told here, used when somebody made sure that it is theirs."""
    form = NewAddress(formdata=waiting(session, actor))
    form.form_key.data = form.form_key.data or new_form_key()
    return _new_address(session, actor, form)


@room.post("/new-address")
@allow(SET, stepped_up=True)
@transact
def tell_new_address(actor: Any, session: Any) -> Any:
    """A task for whoever is on duty, and a promise by name and day."""
    form = NewAddress()
    if not form.validate():
        return make_response(_new_address(session, actor, form), 422)
    asked = promises.Asked(actor.id, form.words.data or "")
    key = form.form_key.data or new_form_key()
    promises.ask_staff(session, actor, TaskKind.NEW_ADDRESS, asked, form_key=key)
    kept.drop(session, actor, request.path)
    return go_to(url_for("my_wishes.promised"))


@room.get("/promised")
@allow(SET)
def promised(actor: Any, session: Any) -> str:
    """The receipt of what was asked: the newest promise first."""
    return render_template("my_wishes/promised.html", promises=promise_queries.to_contact(session, actor.id))


def _how(session: Session, contact: Contact, form: How, *, kept: bool = False) -> str:
    ways = wishes.ways_of(contact)
    form.offer(ways, goes_on=bool(no_news.going_on(session, contact.id)))
    missing = {one.value for one in Channel} - {one.value for one in ways}
    return render_template("my_wishes/how.html", form=form, kept=kept, missing=missing)


def _new_address(session: Session, actor: Actor, form: NewAddress) -> str:
    card = areas.card(session, actor.area_id)
    if card is None:
        abort(503)
    return render_template("my_wishes/new_address.html", form=form, next_day=card.next_day())
