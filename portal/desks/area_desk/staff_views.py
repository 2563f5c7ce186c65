"""The team of an area: invite, change roles, away, leave."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, current_app, make_response, render_template, request, url_for

from portal.circle.access import staff_links
from portal.circle.access.queries import staff_come_in as come_in
from portal.circle.areas import services as areas
from portal.circle.areas import team
from portal.circle.areas.models import Area
from portal.circle.areas.team import Member
from portal.circle.people import queries as people
from portal.circle.promises import queries as promises
from portal.circle.reviews import queries as reviews
from portal.clock import now
from portal.desks.area_desk import led, services
from portal.desks.area_desk.forms import Away, Invite, Roles, wanted
from portal.foundation.db.lookup import normal_email
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.days import read_day
from portal.foundation.web.fields import Choice
from portal.foundation.web.security import go_to
from portal.taking_part.meetings import queries as meetings
from portal.taking_part.meetings.models import LIVE
from portal.taking_part.meetings.wording import WAYS_FOR_STAFF

room = Blueprint("area_staff", __name__, url_prefix="/area/<uuid:area_id>/staff")
LAST_LEAD = "An area needs a lead. Make somebody else an area lead first."
LEFT = "Somebody with this address has left {area}. Only its lead can invite them: ring {phone}."
NO_DEPUTY = Choice("", "Whoever is on duty")


@room.get("/")
@allow(Permission.MANAGE_AREA)
def listed(actor: Any, session: Any, area_id: UUID) -> str:
    """Everybody of the team."""
    of = led.area(actor, session, area_id)
    members = team.members(session, area_id)
    return render_template(
        "area_desk/team.html",
        of=of,
        members=members,
        come=come_in(session, {one.id for one in members}),
        told=request.args.get("told", ""),
    )


@room.get("/invite")
@allow(Permission.MANAGE_AREA)
def invite(actor: Any, session: Any, area_id: UUID) -> str:
    """Who is new."""
    return render_template("area_desk/invite.html", of=led.area(actor, session, area_id), form=Invite())


@room.post("/invite")
@allow(Permission.MANAGE_AREA)
@transact
def send_invitation(actor: Any, session: Any, area_id: UUID) -> Any:
    """Add them and send their link."""
    of, form = led.area(actor, session, area_id), Invite()
    if form.validate():
        try:
            _who, sent = services.invite(
                session,
                current_app.extensions["lookup"],
                actor,
                of,
                current_app.extensions["settings"].public_base_url,
                name=form.name.data or "",
                title=form.title.data or "",
                phone=form.phone.data or "",
                email=normal_email(form.email.data),
                roles=wanted(form.roles.data),
            )
            return go_to(url_for("area_staff.listed", area_id=area_id, told="invited" if sent else "joined"))
        except services.AlreadyHere as already:
            form.email.errors = (f"{already} has this address and is in your team already.",)
        except services.LeftElsewhere as left:
            form.email.errors = (LEFT.format(area=left.home.public_name, phone=left.home.phone),)
    return make_response(render_template("area_desk/invite.html", of=of, form=form), 422)


@room.get("/<uuid:staff_id>/")
@allow(Permission.MANAGE_AREA)
def one(actor: Any, session: Any, area_id: UUID, staff_id: UUID) -> str:
    """One of the team: roles, away, a new invitation, leaving."""
    of, member, _row = led.member(actor, session, area_id, staff_id)
    return _page(session, of, member)


@room.post("/<uuid:staff_id>/roles")
@allow(Permission.MANAGE_AREA)
@transact
def change_roles(actor: Any, session: Any, area_id: UUID, staff_id: UUID) -> Any:
    """Give exactly these roles."""
    of, member, row = led.member(actor, session, area_id, staff_id)
    form = Roles()
    if not member.left and form.validate():
        try:
            areas.change_roles(session, actor, row, area_id, wanted(form.roles.data))
            return _back(area_id, "roles")
        except areas.LastLead:
            form.roles.errors = (LAST_LEAD,)
    return make_response(_page(session, of, member, roles=form), 422)


@room.post("/<uuid:staff_id>/away")
@allow(Permission.MANAGE_AREA)
@transact
def set_away(actor: Any, session: Any, area_id: UUID, staff_id: UUID) -> Any:
    """Until when, and who stands in."""
    of, member, row = led.member(actor, session, area_id, staff_id)
    form = _away_form(session, of, member, fill=False)
    if not member.at_home or not form.validate():
        return make_response(_page(session, of, member, away=form), 422)
    deputy = UUID(form.deputy.data) if form.deputy.data else None
    areas.set_away(session, actor, row, area_id, read_day(form.until.data), deputy)
    return _back(area_id, "away")


@room.post("/<uuid:staff_id>/invite-again")
@allow(Permission.MANAGE_AREA)
@transact
def invite_again(actor: Any, session: Any, area_id: UUID, staff_id: UUID) -> Any:
    """A lost phone, a new device: every older way in ends, and a new invitation goes out."""
    _of, member, row = led.member(actor, session, area_id, staff_id)
    if member.left or not member.at_home:
        abort(404)
    staff_links.invite(session, actor, row, current_app.extensions["settings"].public_base_url)
    return _back(area_id, "invited")


@room.get("/<uuid:staff_id>/leave")
@allow(Permission.MANAGE_AREA)
def ask_leave(actor: Any, session: Any, area_id: UUID, staff_id: UUID) -> str:
    """What is open in their name, before they leave."""
    of, member, _row = led.member(actor, session, area_id, staff_id)
    return _leave_page(session, of, member)


@room.post("/<uuid:staff_id>/leave")
@allow(Permission.MANAGE_AREA)
@transact
def leave(actor: Any, session: Any, area_id: UUID, staff_id: UUID) -> Any:
    """They are out at once; nothing of theirs is moved without somebody doing it."""
    of, member, row = led.member(actor, session, area_id, staff_id)
    if not member.at_home:
        abort(404)
    try:
        areas.leave(session, actor, row)
    except areas.LastLead:
        return make_response(_leave_page(session, of, member, LAST_LEAD), 422)
    return _back(area_id, "left")


def _back(area_id: UUID, told: str) -> Response:
    return go_to(url_for("area_staff.listed", area_id=area_id, told=told))


def _page(session: Any, of: Area, member: Member, *, roles: Roles | None = None, away: Away | None = None) -> str:
    return render_template(
        "area_desk/one.html",
        of=of,
        member=member,
        roles=roles or Roles(formdata=None, roles=sorted(one.value for one in member.roles)),
        away=away or _away_form(session, of, member, fill=True),
        form=roles or away or Roles(formdata=None),
    )


def _away_form(session: Any, of: Area, member: Member, *, fill: bool) -> Away:
    until = member.away_until.strftime("%d/%m/%Y") if member.away_until else ""
    known = {"until": until, "deputy": str(member.deputy_id or "")}
    form = Away(formdata=None, **known) if fill else Away()
    others = [one for one in team.members(session, of.id) if one.id != member.id and not one.left and one.roles]
    form.deputy.choices = [NO_DEPUTY, *(Choice(str(one.id), one.name) for one in others)]
    return form


def _leave_page(session: Any, of: Area, member: Member, wrong: str = "") -> str:
    coming = [one for one in meetings.of_staff(session, member.id) if one.state in LIVE and one.ends_at > now()]
    return render_template(
        "area_desk/leave.html",
        of=of,
        member=member,
        promises=promises.open_of(session, member.id),
        reviews=reviews.of_reviewer(session, member.id),
        meetings=coming,
        names=people.names(session, {one.contact_id for one in coming}),
        ways_words=WAYS_FOR_STAFF,
        wrong=wrong,
    )
