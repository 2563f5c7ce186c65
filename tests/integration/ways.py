"""Walking docs/ways.toml: every page opened, every button pressed, as somebody without email, in easy read.

Three browsers do it: one signed in, one that is not, one that its owner asked us to remember. None runs scripts.
"""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

from werkzeug.exceptions import HTTPException

from portal.circle.access import codes, doors
from portal.circle.access.tokens import hashed
from portal.taking_part.stories import services as stories
from tests.client import Client
from tests.factories import Contacted, World
from tests.factories.papers import written_paper
from tests.factories.photos import drawn_photo
from tests.factories.sounds import wav
from tests.integration.drafted import drafted
from tests.integration.endpoint_access import ANSWERS, FIELDS, LAST
from tests.integration.everybody import address, values_for
from tests.integration.links import live_link
from tests.page import words_of

BROWSER = "the-browser-that-waits"
# What ends what others still need, pressed when nothing else is left to press.
ENDINGS = [*LAST, "doors.forget_device", "access.press", "doors.not_me", "access.not_me"]


@dataclass
class Walked:
    """What was opened and pressed, and what went wrong on the way."""

    opened: set[str] = field(default_factory=set)
    pressed: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Found:
    """A form on a page that some browser shows."""

    browser: str
    path: str
    endpoint: str


def screens(client: Client, path: str) -> list[str]:
    """The other screens of a page: in easy read it asks one thing at a time."""
    if client.response.mimetype != "text/html":
        return []
    links = {urljoin(client.at, one.get("href", "")) for one in client.page.all("a")}
    return sorted(one for one in links if one.startswith(f"{path}?"))[:12]


class Walk:
    """One contact's walk over the endpoints of a table."""

    def __init__(self, world: World, who: Contacted, wanted: set[str], *, easy: bool) -> None:
        self.world, self.app, self.who, self.easy = world, world.app, who, easy
        rules = {rule.endpoint: rule for rule in self.app.url_map.iter_rules()}
        self.pages = {one for one in wanted if "GET" in (rules[one].methods or ())}
        self.steps = wanted - self.pages
        self.walked = Walked()
        self.landed: list[Found] = []
        with self.app.extensions["database"].transaction() as session:
            lookup = self.app.extensions["lookup"]
            self.device = doors.remember_device(session, who.id)
            door = doors.address(session, lookup, who.id, "").rpartition("/")[2]
            story = session.get_one(stories.Story, world.mother.story)
            stories.choose_readers(session, world.mother.actor, story, {who.id}, None)
        mine = values_for(
            world,
            reference=who.review.reference,
            story_id=who.story,
            contact_id=who.id,
            photo_id=who.photo,
            paper_id=who.paper,
            task_id=who.task,
            **drafted(world, who),
        )
        self.values: dict[str, list[dict[str, Any]]] = {
            "": [mine],
            "doors.door": [{"token": door}],
            "stories.one": [{**mine, "story_id": world.mother.story}],
            "meetings.days": [mine, {**mine, "?": mine["on_day"]}, {**mine, "?": mine["moving_to"]}],
            "meetings.over": [{**mine, "?": mine["at"]}],
        }
        self.browsers: dict[str, Callable[[], Client]] = {
            "signed in": lambda: self._client().sign_in(self.who),
            "not signed in": self._client,
            "remembered": self._remembered,
        }

    def _client(self) -> Client:
        client = Client(self.app)
        client.set_cookie("browser", BROWSER)
        return client.read_as("en_GB", easy=self.easy)

    def _remembered(self) -> Client:
        client = self._client()
        client.set_cookie("device", self.device)
        return client

    def walk(self) -> Walked:
        """Open every page; press what is found on them until nothing new is."""
        while True:
            forms = list(self.open_all())
            new = [one for one in forms if one.endpoint in self.steps - self.walked.pressed]
            gentle = [one for one in new if one.endpoint not in ENDINGS]
            for one in gentle or sorted(new, key=lambda one: ENDINGS.index(one.endpoint))[:1]:
                self.press(one)
            if not new:
                return self.walked

    def open_all(self) -> Iterator[Found]:
        """Every page in every browser that may see it; yields the forms on them."""
        # A link ends when a newer one is sent, which some of the steps do.
        live, old, cut = live_link(self.world, self.who), "x" * 43, "x" * 20
        self.values["access.link"] = [{"token": one} for one in (live, old, cut)]
        for name, browser in self.browsers.items():
            for endpoint in sorted(self.pages):
                for values in self.values.get(endpoint, self.values[""]):
                    client = browser()
                    path = address(self.app, endpoint, values) + values.get("?", "")
                    client.get(path)
                    yield from self._look(name, client, endpoint, path)
                    for screen in screens(client, path):
                        client.get(screen)
                        yield from self._look(name, client, endpoint, screen)
        yield from self.landed

    def _look(self, name: str, client: Client, endpoint: str, path: str) -> Iterator[Found]:
        answer = client.response
        if answer.status_code not in {200, ANSWERS.get(endpoint)} or client.at == "/link" != path:
            return
        self.walked.opened.add(endpoint)
        if answer.mimetype != "text/html":
            return
        easy = client.page.all("html")[0].get("data-easy")
        if self.easy and easy == "no" and endpoint != "web.easy_read":
            self.walked.wrong.append(f"{endpoint}: not in easy read")
        for form in client.page.all("form"):
            if step := self.step_of(client, form):
                yield Found(name, path, step)

    def step_of(self, client: Client, form: Element) -> str:
        """Which endpoint a form goes to."""
        action = urlsplit(urljoin(client.at, form.get("action") or client.at)).path
        method = (form.get("method") or "get").upper()
        try:
            matched = self.app.url_map.bind("127.0.0.1").match(action, method=method)
        except HTTPException:
            return ""
        return str(matched[0]) if method == "POST" else ""

    def press(self, found: Found) -> None:
        """Press the first button of the form, with what has to stand in it."""
        if found.endpoint in self.walked.pressed:
            return
        client = self.browsers[found.browser]()
        client.get(found.path)
        form = next((one for one in client.page.all("form") if self.step_of(client, one) == found.endpoint), None)
        if form is None:
            return
        form_id = form.get("id")
        buttons = [
            one
            for one in client.page.all("button")
            if one in set(form.iter()) or (form_id and one.get("form") == form_id and not one.get("name"))
        ]
        values: dict[str, Any] = dict(self.fields(found.endpoint))
        files = values.pop("files", None)
        button = buttons[0].get("name") or words_of(buttons[0])
        client.press(button, files=files, **values)
        if client.response.status_code != 200:
            self.walked.wrong.append(f"{found.endpoint} from {found.path}: {client.response.status_code}")
        self.walked.pressed.add(found.endpoint)
        if client.response.mimetype == "text/html":  # what can be put back stands where one lands
            steps = [self.step_of(client, one) for one in client.page.all("form")]
            self.landed += [Found(found.browser, client.at, step) for step in steps if step in self.steps]

    def fields(self, endpoint: str) -> dict[str, Any]:
        """What somebody types, chooses or puts in."""
        if endpoint == "stories_photos.add":
            return {"files": {"photo": (io.BytesIO(drawn_photo().jpeg), "photo.jpg")}}
        if endpoint == "stories_papers.add":
            return {"files": {"paper": (io.BytesIO(written_paper().data), "plan.pdf")}}
        if endpoint == "draft_recordings.speak":
            return {"kind": "wrong", "files": {"recording": (io.BytesIO(wav()), "recording.wav")}}
        with self.app.extensions["database"].transaction() as session:
            if endpoint == "access.use_code":
                lookup = self.app.extensions["lookup"]
                return {"code": codes.make_code(session, lookup, self.who.id, hashed(BROWSER))}
            if endpoint in {"doors.use_letter", "surer.use"}:
                return {"code": codes.make_letter_code(session, self.who.id, self.world.reviewer.id)}
        if endpoint == "my_wishes.keep_how":
            return {"channel": "letter"}
        return {name: value for name, value in FIELDS.get(endpoint, {}).items() if name not in {"version", "form_key"}}
