"""An area's hours, duty rota, closed days and the card that families see."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, current_app, make_response, render_template, request, url_for

from portal.circle.areas import services as areas
from portal.circle.areas import team
from portal.circle.areas.models import Area
from portal.desks.area_desk import led
from portal.desks.area_desk.forms import (
    NOBODY,
    WEEKDAYS,
    Card,
    ClosedDay,
    Duty,
    GroupDays,
    Hours,
    KnownPlaces,
    read_time,
)
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.days import read_day
from portal.foundation.web.fields import Choice
from portal.foundation.web.security import go_to

room = Blueprint("area_settings", __name__, url_prefix="/area/<uuid:area_id>/settings")


@room.get("/")
@allow(Permission.MANAGE_AREA)
def page(actor: Any, session: Any, area_id: UUID) -> str:
    """Everything of an area that its lead may change."""
    return _page(session, led.area(actor, session, area_id))


@room.post("/hours")
@allow(Permission.MANAGE_AREA)
@transact
def set_hours(actor: Any, session: Any, area_id: UUID) -> Any:
    """When somebody answers the phone."""
    of, form = led.area(actor, session, area_id), Hours()
    opens, closes = read_time(form.opens.data), read_time(form.closes.data)
    if not form.validate() or opens is None or closes is None:
        return make_response(_page(session, of, hours=form), 422)
    areas.set_hours(session, actor, of, opens, closes)
    return _kept(area_id)


@room.post("/group-copy")
@allow(Permission.MANAGE_AREA)
@transact
def set_group_days(actor: Any, session: Any, area_id: UUID) -> Any:
    """How long a circle may look at what the group will see, before it goes there."""
    of, form = led.area(actor, session, area_id), GroupDays()
    days = form.chosen() if form.validate() else None
    if days is None:
        return make_response(_page(session, of, group=form), 422)
    areas.set_group_copy_days(session, actor, of, days)
    return _kept(area_id)


@room.post("/places")
@allow(Permission.MANAGE_AREA)
@transact
def set_places(actor: Any, session: Any, area_id: UUID) -> Any:
    """Places that are marked in the copy for the governance group."""
    of, form = led.area(actor, session, area_id), KnownPlaces()
    if not form.validate():
        return make_response(_page(session, of, places=form), 422)
    areas.set_known_places(session, actor, of, form.listed())
    return _kept(area_id)


@room.post("/duty")
@allow(Permission.MANAGE_AREA)
@transact
def set_duty(actor: Any, session: Any, area_id: UUID) -> Any:
    """Who takes calls on which day."""
    of = led.area(actor, session, area_id)
    form = _duty_form(session, of, fill=False)
    if not form.validate():
        return make_response(_page(session, of, duty=form), 422)
    chosen = {day: form[f"day{day}"].data for day in range(len(WEEKDAYS))}
    areas.set_duty(session, actor, of, {day: UUID(who) for day, who in chosen.items() if who})
    return _kept(area_id)


@room.post("/closed-days")
@allow(Permission.MANAGE_AREA)
@transact
def close_day(actor: Any, session: Any, area_id: UUID) -> Any:
    """Shut on this day."""
    of, form = led.area(actor, session, area_id), ClosedDay()
    day = read_day(form.day.data)
    if not form.validate() or day is None:
        return make_response(_page(session, of, closed=form), 422)
    areas.close_on(session, actor, of, day)
    return _kept(area_id)


@room.post("/closed-days/open")
@allow(Permission.MANAGE_AREA)
@transact
def open_day(actor: Any, session: Any, area_id: UUID) -> Any:
    """Open on this day after all."""
    of = led.area(actor, session, area_id)
    day = read_day(request.form.get("day"))
    if day is not None:
        areas.open_on(session, actor, of, day)
    return _kept(area_id)


@room.post("/card")
@allow(Permission.MANAGE_AREA)
@transact
def change_card(actor: Any, session: Any, area_id: UUID) -> Any:
    """What families read of the area."""
    of, form = led.area(actor, session, area_id), Card()
    checked = read_day(form.checked.data)
    if not form.validate() or checked is None:
        return make_response(_page(session, of, card=form), 422)
    areas.change_card(
        session,
        actor,
        of,
        name=form.name.data or "",
        phone=form.phone.data or "",
        email=form.email.data or "",
        controller=form.controller.data or "",
        checked=checked,
    )
    return _kept(area_id)


def _kept(area_id: UUID) -> Response:
    current_app.extensions["forget_cards"]()  # other processes follow within a minute
    return go_to(url_for("area_settings.page", area_id=area_id, kept=1))


def _page(session: Any, of: Area, **sent: Any) -> str:
    shown = {
        "hours": Hours(formdata=None, opens=of.opens.strftime("%H:%M"), closes=of.closes.strftime("%H:%M")),
        "duty": _duty_form(session, of, fill=True),
        "closed": ClosedDay(formdata=None),
        "places": KnownPlaces(formdata=None, places=of.known_places),
        "group": GroupDays(formdata=None, days=str(of.group_copy_days)),
        "card": Card(
            formdata=None,
            name=of.public_name,
            phone=of.phone,
            email=of.email,
            controller=of.controller,
            checked=of.controller_checked.strftime("%d/%m/%Y"),
        ),
        **sent,
    }
    return render_template(
        "area_desk/settings.html",
        of=of,
        form=next(iter(sent.values()), shown["closed"]),
        days=[shown["duty"][f"day{day}"] for day in range(len(WEEKDAYS))],
        closed_days=team.closed_days(session, of.id),
        bank_holidays=team.coming_bank_holidays(),
        kept="kept" in request.args,
        **shown,
    )


def _duty_form(session: Any, of: Area, *, fill: bool) -> Duty:
    rota = team.rota(session, of.id)
    known = {f"day{day}": str(rota.get(day, "")) for day in range(len(WEEKDAYS))}
    form = Duty(formdata=None, **known) if fill else Duty()
    here = [one for one in team.members(session, of.id) if not one.left and one.roles]
    for day in range(len(WEEKDAYS)):
        form[f"day{day}"].choices = [NOBODY, *(Choice(str(one.id), one.name) for one in here)]
    return form
