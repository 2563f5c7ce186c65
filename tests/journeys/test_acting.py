"""Writing for somebody on the phone, in a browser: made sure, written, read back, their own yes, told afterwards."""

import re
from collections.abc import Callable
from uuid import UUID

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import select

from portal.circle.calls.acting_models import Acting, SpokenYes
from portal.taking_part.stories.models import Story, StoryPassage, StoryState
from tests.factories import World
from tests.integration.acting_steps import rows
from tests.integration.mail import send
from tests.journeys.test_phone_desk import press, served, signed_in  # noqa: F401  (served is a fixture)
from tests.journeys.test_staff_in_browser import problems_of
from tests.smtp import MailServer

WORDS = "He sang on every tram, and the driver sang with him."
Look = Callable[[str], None]


class LookedAt:
    """What axe finds wrong on the pages of a walk, page by page; it can look only where scripts run."""

    def __init__(self, page: Page, scripts: bool) -> None:
        self.page, self.scripts = page, scripts
        self.found: dict[str, list[str]] = {}

    def __call__(self, where: str) -> None:
        """Look at the page that is open now."""
        if self.scripts:
            self.found[where] = problems_of(self.page)

    def wrong(self) -> dict[str, list[str]]:
        """Each page with something wrong, and what."""
        return {where: found for where, found in self.found.items() if found}


def heading(page: Page) -> str:
    """What the page says it is."""
    return page.get_by_role("heading", level=1).inner_text()


def banner(page: Page) -> str:
    """For whom one writes, as it stands on each page."""
    return page.get_by_role("complementary", name="Writing for somebody").inner_text()


def be_sure_of_the_mother(page: Page, world: World, smtp: MailServer, look: Look) -> None:
    """A call is opened, she is found, and reads out the code that went to the address we hold."""
    press(page, "Somebody is on the phone")
    page.get_by_label("Name, phone number, reference").fill("joan testrow")
    press(page, "Find")
    press(page, "It may be Joan Testrow")
    assert page.get_by_role("button", name="Write for them: tell, choose, answer").count() == 0
    press(page, "Send a code")
    send(world.app)
    code = re.search(r"^(\d{3} \d{3})$", smtp.arrived[-1].text.replace("\r", ""), re.M)
    assert code is not None
    page.get_by_label("The six figures that they read out").fill(code[1])
    press(page, "This is what they read out")
    look("sure")


def begin_to_write(page: Page, look: Look) -> None:
    """The reason is asked for first; then her own first page, with the banner."""
    press(page, "Write for them: tell, choose, answer")
    press(page, "Begin to write for them")
    page.get_by_role("link", name="Choose why you write for them").wait_for()
    look("a mistake")
    page.get_by_label("Reading or writing is hard for them").check()
    press(page, "Begin to write for them")
    assert heading(page) == "Our-Tom"
    assert "You write for Joan Testrow, who is on the phone. You are Sam Placeholder." in banner(page)
    look("her first page")


def write_what_she_tells(page: Page, look: Look) -> None:
    """A story as she says it."""
    page.get_by_role("link", name="Tell us about Our-Tom").click()
    press(page, "I want to write A few gentle questions. You can leave out any of them.")
    page.get_by_role("textbox").fill(WORDS)
    look("the story")
    press(page, "Save and add photos")
    assert "Joan Testrow" in banner(page)


def be_refused_a_photo(page: Page, look: Look) -> None:
    """A photo cannot be given over the phone: said kindly, with the other way."""
    photos = page.url
    press(page, "Add this photo")
    assert heading(page) == "This is theirs to do"
    told = page.inner_text("main")
    assert "A photo or a paper cannot be given over the phone" in told
    assert "They can post it to us, and it is put in for them." in told
    assert "Joan Testrow" in banner(page)
    look("refused")
    page.goto(photos)
    page.get_by_role("link", name="Go on").click()


def hear_who_may_read_it(page: Page) -> None:
    """Who may read it is her own choice too."""
    page.get_by_label("No, keep my name private").check()
    page.get_by_label("Yes", exact=True).first.check()
    press(page, "Read it as they will")
    assert heading(page) == "Read this back to Joan Testrow"
    press(page, "They said yes")


def hear_her_yes(page: Page, world: World, look: Look) -> None:
    """Sharing is hers: read out in the words that stand there, no is nothing done, yes is written as hers."""
    press(page, "Share it")
    assert heading(page) == "Read this back to Joan Testrow"
    assert WORDS in page.inner_text("main")
    look("read back")
    press(page, "They said no")
    assert heading(page) == "They said no. Nothing was done"
    assert told_by(world, WORDS) == [(StoryState.WRITING, world.mother.id)]
    look("no")
    page.get_by_role("link", name="Go back and change it").click()
    press(page, "Share it")
    press(page, "They said yes")
    assert "Ruth Sample can read your story now" in page.inner_text("main")
    page.get_by_role("link", name="See or change your story").click()
    assert "Written down on the phone by Sam Placeholder." in page.inner_text("main")


def told_by(world: World, words: str) -> list[tuple[StoryState, UUID]]:
    """How far the stories are in which these words stand, and whose they are."""
    with world.app.extensions["database"].reading() as session:
        query = select(StoryPassage, Story).join(Story, Story.id == StoryPassage.story_id)
        return [(story.state, story.contact_id) for passage, story in session.execute(query) if passage.words == words]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_somebody_on_the_phone_tells_a_story_and_says_their_own_yes(
    scripts: bool,
    served: tuple[str, World],  # noqa: F811
    chromium: Browser,
    smtp: MailServer,
) -> None:
    base, world = served
    page = signed_in(chromium, base, world, "support", scripts=scripts)
    look = LookedAt(page, scripts)
    be_sure_of_the_mother(page, world, smtp, look)
    begin_to_write(page, look)
    write_what_she_tells(page, look)
    be_refused_a_photo(page, look)
    hear_who_may_read_it(page)
    hear_her_yes(page, world, look)
    press(page, "Stop writing for them")
    assert heading(page) == "Somebody is on the phone"
    assert page.get_by_role("complementary", name="Writing for somebody").count() == 0
    press(page, "End the call")
    page.context.close()

    assert look.wrong() == {}
    assert told_by(world, WORDS) == [(StoryState.SHARED, world.mother.id)]
    assert [(one.to_what, one.contact_id, one.heard_by) for one in rows(world, SpokenYes)] == [
        ("stories.choose_who", world.mother.id, world.support.id),
        ("stories.share", world.mother.id, world.support.id),
    ]
    assert [one.ended_how.value for one in rows(world, Acting)] == ["stopped"]
    send(world.app)
    told = next(one.text for one in smtp.arrived if "You said yes to this" in one.text)
    assert "Sam Placeholder from NHS Fenmarsh (made up) spoke with you on the phone" in told
    assert "We wrote down what you told us." in told
    assert all(private not in told.lower() for private in ("tram", "tom", "review"))
