"""The key pages, who looks at them, and what they may cost."""

from dataclasses import dataclass
from typing import Any

from portal.taking_part.stories.models import Card
from tests.benchmarks.asked import TOKEN, Asking
from tests.benchmarks.filled import WORDS, Crowd, Filled

CONTENT, LIST, WRITING = 8, 15, 20  # times a bare Flask page


@dataclass(frozen=True)
class KeyPage:
    """A page as somebody sees it. ``path`` may hold {ref}, {story} and {link}."""

    name: str
    path: str
    who: str | None = None
    looks: str = ""
    most: int = LIST  # budget: times a bare Flask page
    grows: bool = False  # has rows of its own

    def asking(self, crowd: Crowd, *, compressed: bool = True, seen_css: str | None = None) -> Asking:
        """The request of a browser that comes to this page; ``seen_css`` when it has been here before."""
        cookies = {}
        if self.who:
            cookies["here"] = crowd.cookies[self.who]
        if self.looks:
            cookies["looks"] = self.looks
        if seen_css:
            cookies["css"] = seen_css
        path = self.path.format(ref=crowd.reference, story=crowd.story.id, link=crowd.link)
        return Asking(path, cookies, compressed)


CARD = "/reviews/{ref}/stories/{story}/cards/" + Card.JUST_SAY_IT.value
PAGES = (
    KeyPage("Visitor's home", "/", most=CONTENT),
    KeyPage("Page of a link", "/l/{link}", most=CONTENT),
    KeyPage("Content page", "/pages/what-a-review-is", most=CONTENT),
    KeyPage("Content page, easy read", "/pages/what-a-review-is", looks="e=1", most=CONTENT),
    KeyPage("Call me", "/call-me"),
    KeyPage("Family's first page", "/reviews/{ref}/", "family", grows=True),
    KeyPage("The same in Urdu", "/reviews/{ref}/", "family", looks="l=ur", grows=True),
    KeyPage("Choose how much", "/reviews/{ref}/involvement/", "family"),
    KeyPage("Card of a story", CARD, "family"),
    KeyPage("Reviewer's queue", "/desk/", "reviewer", grows=True),
    KeyPage("Phone desk", "/phone/", "support_worker", grows=True),
)
SAVING = KeyPage("Save a card (POST)", CARD, "family", most=WRITING)


def saving(app: Any, cookie: str, path: str) -> Asking:
    """A POST that writes: the words of a card grow by one word each time, as they do while somebody writes."""
    page = Asking(path, {"here": cookie}, compressed=False).answer(app)
    token = TOKEN.search(page.body.decode())
    assert token is not None, f"{path} has no form: {page.status}"
    return Asking(
        path,
        {"here": cookie, **{name: value for name, value in page.cookies().items() if name == "form"}},
        form={
            "csrf_token": token[1],
            "version": str,
            "words": lambda sent: f"{WORDS}{sent}",
        },
    )


def saving_of(filled: Filled, rows: int) -> Asking:
    """The POST of the family of one area."""
    crowd = filled.crowds[rows]
    path = CARD.format(ref=crowd.reference, story=crowd.story.id)
    return saving(filled.app, crowd.cookies["family"], path)
