"""Words that need a human: help for who writes them, at once; and a person who reads them once staff received them."""

from flask import Flask

from portal.circle.triage.things import OPENERS, Opener, Thing


def opens(app: Flask, thing: Thing, opener: Opener) -> None:
    """Say how whoever looks at flagged words comes to those of one kind of thing."""
    app.extensions.setdefault(OPENERS, {})[thing] = opener


def register(app: Flask) -> None:
    """Add help beside what is written, the page of flagged words, and listen to what rooms below received."""
    from portal.circle.triage import help_now, opening, services
    from portal.circle.triage.staff_views import room
    from portal.foundation.events import WordsArrived, bus

    opens(app, Thing.ASKED, opening.asked)
    opens(app, Thing.CALL, opening.call)
    bus.subscribe(WordsArrived, services.arrived)
    help_now.install(app)
    app.register_blueprint(room)
