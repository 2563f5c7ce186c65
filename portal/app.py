"""The application: settings, security, locale, and every room registered."""

import json
import time
from datetime import datetime
from types import ModuleType
from typing import Any
from uuid import UUID

from flask import Flask, g
from flask_mail import Mail
from sqlalchemy.orm import Session
from werkzeug.middleware.proxy_fix import ProxyFix
from whitenoise import WhiteNoise

from portal import logs, resources
from portal.circle import access, calls, involvement, promises, reaching, triage
from portal.circle.areas import queries as areas
from portal.circle.areas.queries import AreaCard
from portal.circle.people import queries as people
from portal.circle.people import services as people_services
from portal.circle.people.models import Contact
from portal.circle.post.by_machine import LetterMaker
from portal.clock import now
from portal.desks import (
    area_desk,
    arrivals_desk,
    circle_desk,
    home,
    my_record,
    my_wishes,
    phone_desk,
    post_desk,
    review_desk,
    second_desk,
)
from portal.foundation import content, web
from portal.foundation.db.engine import Database
from portal.foundation.db.keys import KeyRing
from portal.foundation.db.lookup import Lookup
from portal.foundation.identity.actor import Actor, Kind
from portal.foundation.media.store import LocalFileStore
from portal.foundation.outbox.models import Notice
from portal.foundation.web import access as guards
from portal.foundation.web import compress, csrf, errors, limits, reader, security, templating
from portal.gate import Gate
from portal.settings import Settings
from portal.taking_part import (
    actions,
    comments,
    completion,
    copies,
    drafts,
    focused,
    group_copy,
    meetings,
    reading,
    stories,
)

ROOMS: tuple[ModuleType, ...] = (
    web,
    content,
    access,
    promises,
    calls,
    involvement,
    reaching,
    triage,
    actions,
    copies,
    drafts,
    comments,
    completion,
    reading,
    focused,
    group_copy,
    meetings,
    stories,
    home,
    my_record,
    my_wishes,
    review_desk,
    circle_desk,
    second_desk,
    arrivals_desk,
    phone_desk,
    post_desk,
    area_desk,
)
CARD_SECONDS = 60.0


def create_app(settings: Settings, more_rooms: tuple[ModuleType, ...] = ()) -> Flask:
    """Build the portal. ``more_rooms`` is for the demo's own pages."""
    logs.set_up()
    app = Flask("portal", static_folder=None, template_folder=str(resources.templates()))
    _configure(app, settings)
    database = Database(settings.database_url, KeyRing(settings.master_keys))
    app.extensions.update(
        settings=settings,
        database=database,
        lookup=Lookup(settings.lookup_key),
        files=LocalFileStore(settings.data_directory / "files"),
        limits=limits.Limits(database, settings.lookup_key, raised=settings.raised_limits),
        mail=Mail(app),
        keep_looks_of=_keep_looks,
        each_round=[],
        may_go_at=_may_go_at,
    )
    # After-request functions run last first: compression has to see the finished page.
    compress.install(app)
    security.install(app, https=settings.https)
    templating.install(app)
    reader.install(app)
    limits.install(app)
    guards.install(app, database, Gate(app, database))
    csrf.install(app)
    errors.install(app)
    for room in (*ROOMS, *more_rooms):
        room.register(app)
    app.extensions["letter_pdf"] = LetterMaker(database, settings.public_base_url)
    _place_cards(app, database)
    guards.check_every_endpoint(app)
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=str(resources.built_assets()),
        prefix="static/",
        max_age=31_536_000,
        add_headers_function=security.of_files(settings.https),
        immutable_file_test=lambda _path, url: not url.endswith("manifest.json"),
    )
    if settings.trusted_proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=settings.trusted_proxies, x_proto=settings.trusted_proxies
        )
    return app


def _configure(app: Flask, settings: Settings) -> None:
    app.config.update(
        SECRET_KEY=settings.secret_keys[-1],
        SECRET_KEY_FALLBACKS=list(settings.secret_keys[:-1]),
        WTF_CSRF_SECRET_KEY=list(settings.secret_keys),  # forms sent out under an older key still come back
        SESSION_COOKIE_NAME="__Host-form" if settings.https else "form",
        SESSION_COOKIE_SECURE=settings.https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        TRUSTED_HOSTS=list(settings.trusted_hosts),
        MAIL_SERVER=settings.smtp_host,
        MAIL_PORT=settings.smtp_port,
        MAIL_USERNAME=settings.smtp_username,
        MAIL_PASSWORD=settings.smtp_password,
        MAIL_USE_TLS=settings.smtp_tls,
        MAIL_DEFAULT_SENDER=settings.mail_from,
    )


def _keep_looks(session: Session, actor: Actor, chosen: str) -> None:
    if actor.kind is Kind.CONTACT and actor.assisted_by is None:
        people_services.keep_looks(session, actor.known_id(), chosen)


def _may_go_at(session: Session, notice: Notice) -> datetime | None:
    """Asked again just before sending, since holds and quiet dates may have come: now, later, or never."""
    if notice.owner_kind != "contact":
        return now()
    context = json.loads(notice.context)
    if "not_after" in context and now() >= datetime.fromisoformat(context["not_after"]):
        return None  # a reminder of what has begun
    kind = people.MessageKind(context.get("message_kind", people.MessageKind.NEWS.value))
    return people.next_moment(session, session.get_one(Contact, notice.owner_id), kind, now())


def _place_cards(app: Flask, database: Database) -> None:
    """Give each page the card of its area: name, number, hours; kept for a minute."""
    kept: dict[UUID | None, tuple[float, AreaCard | None]] = {}
    app.extensions["forget_cards"] = kept.clear

    def card() -> AreaCard | None:
        work = g.get("work")
        # A link's page is of the area that sent it, before anybody has come in.
        area_id = g.get("area_of_page") or (work.actor.area_id if work is not None else None)
        found = kept.get(area_id)
        if found is None or found[0] < time.monotonic():
            try:
                with database.reading() as session:
                    found = (time.monotonic() + CARD_SECONDS, areas.card(session, area_id))
            except Exception:  # an error page must come out even when the database is away
                return found[1] if found else None
            if found[1] is not None:
                kept[area_id] = found
        return found[1]

    @app.context_processor
    def of_page() -> dict[str, Any]:
        work = g.get("work")
        return {
            "area": card(),
            "actor": work.actor if work is not None else None,
            "acting": g.get("acting"),
            "service_name": app.extensions["settings"].service_name,
            "demo": app.extensions["settings"].demo,
        }
