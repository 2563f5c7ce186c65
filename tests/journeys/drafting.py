"""A portal with a circle and a draft, before a real browser: who sits in front of it and how they read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from portal.circle.people.models import Contact
from portal.circle.reviews.models import Review
from portal.taking_part.drafts import offering
from portal.taking_part.drafts.completion_models import Meeting
from tests.client import Client
from tests.conftest import MakeApp
from tests.factories import World, make_world
from tests.integration.draft_steps import change, staff
from tests.journeys.browser import PHONE, STANDARD, Mode
from tests.journeys.serving import Server

DRAFT = """# Who he was

He lived at Mill House for eleven years. He sang on the bus.

# His last spring

In March the day centre saw that he was eating less.

The doctor asked for a blood test, which was not taken.
"""


class Circle:
    """The portal at ``base``, its people, and a browser for each of them."""

    def __init__(self, base: str, world: World, chromium: Browser) -> None:
        self.base = base
        self.world = world
        self.chromium = chromium
        self.windows = ExitStack()
        self.draft = f"{base}/reviews/{world.review.reference}/draft/"
        self.desk = f"{base}/desk/reviews/{world.review.reference}/draft/"

    def browser_of(self, client: Client | None, *, scripts: bool = True, mode: Mode | None = None) -> Page:
        """A window as narrow as a phone, signed in as this client; ``mode``: how its owner reads."""
        mode = mode or Mode("phone", STANDARD)
        context = self.chromium.new_context(
            java_script_enabled=scripts, viewport={"width": PHONE[0], "height": PHONE[1]}
        )
        self.windows.callback(context.close)
        kept: dict[str, Any] = {"looks": mode.cookie()}
        if client is not None:
            kept |= {name: client.cookie(name) or "" for name in ("here", "browser")}
        context.add_cookies([{"name": name, "value": value, "url": self.base} for name, value in kept.items()])
        page = context.new_page()
        page.set_default_timeout(20_000)
        return page

    def of(self, key: str, *, scripts: bool = True, mode: Mode | None = None) -> Page:
        """The window of somebody of the circle or of staff, who is signed in and was made sure of."""
        who = self.world.contacts.get(key) or self.world.staff[key]
        return self.browser_of(Client(self.world.app).sign_in(who), scripts=scripts, mode=mode)

    def bring_in(self) -> Client:
        """The reviewer brings the draft in and shows it to the circle."""
        reviewer = Client(self.world.app).sign_in(self.world.reviewer)
        reviewer.get(f"/desk/reviews/{self.world.review.reference}/draft/")
        reviewer.press("Bring this in", words=DRAFT)
        reviewer.press("Keep marks and notes", **{"note-1": "Illness. Something was missed.", "mark-3": "concern"})
        reviewer.press("Show it to the circle and seal it", reason="They asked for it today.")
        return reviewer

    def others_do_not_want_to_read(self, but: set[str]) -> None:
        """Everybody else of the circle chose not to read it."""
        with change(self.world) as session:
            review = session.get_one(Review, self.world.review.id)
            for key, one in self.world.contacts.items():
                if key not in but and one.review.id == review.id:
                    contact = session.get_one(Contact, one.id)
                    row = offering.offer(session, staff(self.world), review, contact, copy=True)
                    offering.say_how(session, one.actor, row, Meeting.NOT_AT_ALL)


@contextmanager
def circle_at(make_app: MakeApp, database_url: str, chromium: Browser) -> Iterator[Circle]:
    """Serve a fresh portal on a port that the system chooses, until the test is over."""
    server = Server(lambda port: make_app(database_url, PUBLIC_BASE_URL=f"http://127.0.0.1:{port}"))
    circle = Circle(f"http://127.0.0.1:{server.port}", make_world(server.app), chromium)
    try:
        yield circle
    finally:
        circle.windows.close()
        server.stop()
