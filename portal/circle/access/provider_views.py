"""Staff go to their organisation's provider and come back; the provider tells us when they signed out there."""

from typing import Any

import structlog
from flask import Blueprint, Response, current_app, make_response, redirect, render_template, request, url_for
from itsdangerous import BadData, URLSafeTimedSerializer

from portal.circle.access import browser, late, services, staff
from portal.circle.access.provider import Begun, NotBelieved, Provider, ProviderAway
from portal.circle.access.tokens import hashed
from portal.foundation.web.access import public, transact
from portal.foundation.web.limits import takes_up_to
from portal.foundation.web.security import go_to
from portal.settings import Settings

room = Blueprint("provider", __name__, url_prefix="/staff")
log = structlog.get_logger()
TEN_MINUTES = 600


def provider_of(settings: Settings) -> Provider | None:
    """The provider that the settings name, if they name one."""
    if settings.oidc_issuer is None:
        return None
    return Provider(
        settings.oidc_issuer,
        settings.oidc_client_id,
        settings.oidc_client_secret,
        f"{settings.public_base_url}/staff/signed-in",
        settings.oidc_acr_values,
        settings.oidc_amr_values,
    )


@room.get("/work-account")
@public
def work_account(_actor: Any, _session: Any) -> str:
    """After an invitation was pressed: a link to the provider."""
    return render_template("access/staff/work_account.html")


@room.get("/sign-in")
@public
def to_provider(_actor: Any, _session: Any) -> Any:
    """A link, not a form: our policy lets no form lead to another host."""
    provider: Provider | None = current_app.extensions["provider"]
    if provider is None:
        return go_to(url_for("staff_access.start"))
    try:
        begun = provider.begin()
    except ProviderAway:
        return _away()
    response = make_response(redirect(begun.address, 303))
    response.headers["Cache-Control"] = "no-store"
    browser.keep_browser(response, browser.browser_key(request))
    browser.put_begun(response, _signer().dumps([begun.state, begun.nonce, begun.verifier]))
    return response


@room.get("/signed-in")
@public
def back(_actor: Any, _session: Any) -> Any:
    """Somebody comes back from the provider. The one page that signs in on GET: a provider can only lead here so."""
    provider: Provider | None = current_app.extensions["provider"]
    begun = _begun()
    if provider is None or begun is None:
        return go_to(url_for("staff_access.start", again=1))
    try:
        identity = provider.finish(begun, request.args.to_dict())
    except ProviderAway:
        return _away()
    except NotBelieved as reason:
        log.warning("staff_sign_in_refused", reason=str(reason))
        return _refused()
    key = browser.browser_key(request)
    pressed = request.cookies.get(browser.check_cookie(current_app), "")
    with current_app.extensions["database"].transaction() as session:
        signed_in = staff.come_in_by_provider(session, identity, pressed, hashed(key))
        actor = staff.who_came_in(session, signed_in) if signed_in else None
        where = late.way_back(session, actor, hashed(key), url_for("home.start")) if actor else ""
        if signed_in is not None:
            services.end_sign_in(session, browser.sign_in_key(request))
    if signed_in is None:
        return _refused()
    response = go_to(where)
    response.headers["Cache-Control"] = "no-store"
    browser.sign_in(response, signed_in)
    browser.keep_browser(response, key)
    browser.put_begun(response, None)
    browser.put_check(response, None)
    return response


@room.post("/signed-out-there")
@takes_up_to(100_000)
@public
@transact
def ended(_actor: Any, session: Any) -> Response:
    """The provider's machine says that somebody signed out there. No form of ours: the signed token is the proof."""
    provider: Provider | None = current_app.extensions["provider"]
    if provider is None:
        return _plain(404)
    try:
        staff.ended_at_provider(session, provider.ended(request.form.get("logout_token", "")))
    except NotBelieved as reason:
        log.warning("staff_sign_out_refused", reason=str(reason))
        return _plain(400)
    except ProviderAway:
        return _plain(503)
    return _plain(200)


def _plain(status: int) -> Response:
    """For a machine: no words, and nothing kept."""
    return Response("", status, {"Cache-Control": "no-store"}, mimetype="text/plain")


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(list(current_app.extensions["settings"].secret_keys), salt="staff sign-in begun")


def _begun() -> Begun | None:
    try:
        state, nonce, verifier = _signer().loads(
            request.cookies.get(browser.begun_cookie(current_app), ""), max_age=TEN_MINUTES
        )
    except (BadData, ValueError):
        return None
    return Begun("", state, nonce, verifier)


def _away() -> Response:
    return make_response(render_template("access/staff/away.html"), 503)


def _refused() -> Response:
    response = make_response(render_template("access/staff/refused.html"), 403)
    browser.put_begun(response, None)
    return response
