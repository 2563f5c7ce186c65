"""The command ``portal``."""

import json
import os
from pathlib import Path
from typing import Any

import click

from portal.settings import Settings, UnsafeSettings


@click.group()
def main() -> None:
    """How families, friends and carers take part in a LeDeR review."""


def _settings() -> Settings:
    try:
        return Settings.from_environment(os.environ)
    except UnsafeSettings as unsafe:
        raise click.ClickException("The portal does not start:\n- " + "\n- ".join(unsafe.problems)) from None


@main.command()
@click.option("--port", default=8000, show_default=True, help="Port on 127.0.0.1; 0: any free one.")
@click.option("--data", default="data/demo", show_default=True, type=click.Path(path_type=Path), help="Data folder.")
@click.option("--links", default=None, type=click.Path(path_type=Path), help="Write every address to this JSON file.")
def demo(port: int, data: Path, links: Path | None) -> None:
    """Start the portal and its worker with a small fictional area, on this computer only."""
    from portal.demo import run

    try:
        run.serve(data, port, links, click.echo)
    except (run.NotADemo, run.PortTaken) as refused:
        raise click.ClickException(str(refused)) from None


@main.command()
@click.option("--bind", default="127.0.0.1:8000", show_default=True, help="Where the reverse proxy finds us.")
@click.option("--workers", default=4, show_default=True)
def serve(bind: str, workers: int) -> None:
    """Serve the portal behind a reverse proxy."""
    from gunicorn.app.base import BaseApplication

    from portal.app import create_app
    from portal.foundation.migrations import run

    settings = _settings()
    if problem := run.problem(settings.database_url):
        raise click.ClickException(problem)
    app = create_app(settings)
    app.extensions["database"].dispose()  # each worker opens connections of its own
    _load_what_workers_share(app)

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            for key, value in {
                "bind": bind,
                "workers": workers,
                "preload_app": True,
                "accesslog": None,
            }.items():
                self.cfg.set(key, value)

        def load(self) -> Any:
            return app

    Server().run()


def _load_what_workers_share(app: Any) -> None:
    """Templates and words are read before the workers part, and the collector leaves them alone afterwards.

    Looking through them would copy each page of memory: 63 MiB a worker, not 77.
    """
    import gc

    from portal.foundation.web.words import LANGUAGES, Reading, words_for

    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)
    for language in LANGUAGES:
        words_for(Reading(language))
        words_for(Reading(language, easy=True))
    gc.collect()
    gc.freeze()


@main.command()
def worker() -> None:
    """Send what waits in the outbox, until stopped. Several may run at once."""
    import signal

    from portal.app import create_app
    from portal.foundation.outbox.worker import Worker

    working = Worker(create_app(_settings()))
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: working.stopping.set())
    working.run()


@main.command()
@click.argument("report", type=click.File("rb"), default="-")
def bounce(report: Any) -> None:
    """Read a mail that could not be delivered, as the mail server pipes it in; the task for staff follows from it.

    Ends with 65 for what is no report about a mail of ours, and with 75 (try again later) while the database is away.
    """
    from sqlalchemy.exc import OperationalError

    from portal.app import create_app
    from portal.foundation.outbox import bounces

    settings = _settings()
    try:
        told = bounces.read(report.read(bounces.LARGEST + 1), settings.mail_from)
        with create_app(settings).extensions["database"].transaction() as session:
            new = bounces.take(session, told)
    except bounces.NotAReport as refused:
        click.echo(f"This was not taken as a mail that came back. {refused}", err=True)
        raise SystemExit(65) from None
    except OperationalError:
        click.echo("The database does not answer. Try again later; nothing was changed.", err=True)
        raise SystemExit(75) from None
    click.echo("Written down; staff have a task." if new else "Nothing to do: it is only late, or known already.")


@main.command()
def migrate() -> None:
    """Bring the database to the newest shape."""
    from portal.foundation.migrations import run

    run.upgrade(_settings().database_url)
    click.echo("The database has the newest shape.")


@main.command()
def check() -> None:
    """Say in words what is wrong with settings, database, mail, storage and trail."""
    from portal.checks import problems

    found = problems(_settings())
    for one in found:
        click.echo(f"- {one}")
    if found:
        raise SystemExit(1)
    click.echo("Settings, database, mail, storage and trail are as they should be.")


@main.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def routes(as_json: bool) -> None:
    """Every endpoint and who may use it."""
    from portal.routes_list import listed

    found = listed()
    if as_json:
        click.echo(json.dumps(found, indent=1))
        return
    for one in found:
        click.echo(f"{one['access']:<28} {','.join(one['methods']):<10} {one['rule']}")


@main.command(name="error-page")
def error_page() -> None:
    """Print a page that the reverse proxy shows when the portal does not answer, in every language."""
    from portal.app import create_app
    from portal.foundation.web.proxy_page import proxy_page

    settings = _settings()
    app = create_app(settings)
    with app.app_context():
        click.echo(proxy_page(settings.service_name))


@main.command(name="rotate-keys")
@click.option("--data-keys", is_flag=True, help="Also seal all words anew with fresh data keys.")
@click.option("--batch", default=500, show_default=True, help="Rows at a time.")
def rotate_keys(data_keys: bool, batch: int) -> None:
    """Wrap every area's key with the newest master key; with --data-keys seal all words anew."""
    from portal.app import create_app
    from portal.foundation.db.rotation import reseal_everything, rewrap_area_keys

    database = create_app(_settings()).extensions["database"]
    click.echo(f"{rewrap_area_keys(database)} keys are wrapped with the newest master key.")
    if data_keys:
        click.echo(f"{reseal_everything(database, batch)} rows are sealed with new keys.")


@main.command(name="rebuild-name-keys")
@click.option("--batch", default=500, show_default=True, help="Contacts at a time.")
def rebuild_name_keys(batch: int) -> None:
    """Let every contact be found by name again: once after an update that says so."""
    from portal.app import create_app
    from portal.circle.people import services as people

    app = create_app(_settings())
    count = people.rebuild_name_keys(app.extensions["database"], app.extensions["lookup"], batch)
    click.echo(f"{count} contacts can be found by name.")


@main.group()
def area() -> None:
    """Areas: the part that has to be done before anybody can sign in."""


@area.command(name="add")
@click.option("--name", prompt="Name of the area, as in NHS Fenmarsh and Vale", help="What families read.")
@click.option("--phone", prompt="Phone number that families ring")
@click.option("--email", prompt="Email address that families write to")
@click.option("--controller", prompt="Who answers for the data (the controller)")
def area_add(name: str, phone: str, email: str, controller: str) -> None:
    """Make an area with its key. All else is changed on the area lead's pages."""
    from portal import setting_up

    try:
        setting_up.add_area(_settings(), name=name, phone=phone, email=email, controller=controller)
    except setting_up.Refused as refused:
        raise click.ClickException(str(refused)) from None
    click.echo(f"{name} is there. Next: portal staff invite --area {name!r} --role area_lead")


@main.group()
def staff() -> None:
    """Staff: the first area lead is invited here, everybody else on the area lead's pages."""


@staff.command(name="invite")
@click.option("--area", "area_name", prompt="Name of the area", help="As it was given to portal area add.")
@click.option("--name", prompt="Their name, as families will see it")
@click.option("--title", default="Local area contact", show_default=True, help="What families read beside the name.")
@click.option("--phone", prompt="The number on which families reach them")
@click.option("--email", prompt="Their work email address", help="The link goes there and is shown nowhere else.")
@click.option("--role", type=click.Choice(["area_lead"]), default="area_lead", show_default=True)
def staff_invite(area_name: str, name: str, title: str, phone: str, email: str, role: str) -> None:
    """Send the first area lead's link; or a new one to an area lead who cannot come in any more."""
    from portal import setting_up

    try:
        setting_up.invite_lead(_settings(), area=area_name, name=name, title=title, phone=phone, email=email)
    except setting_up.Refused as refused:
        raise click.ClickException(str(refused)) from None
    click.echo("The link is in the outbox; the worker sends it. It works once, for 7 days.")


if __name__ == "__main__":
    main()
