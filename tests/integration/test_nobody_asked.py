"""F109: somebody has died and nobody has asked me. A name and a number on the page itself; a person rings by a day."""

import pytest
from sqlalchemy import select

from portal.circle.promises.models import Task
from tests.client import Client
from tests.factories import World

PAGE = "/pages/someone-died-nobody-asked"


@pytest.mark.parametrize(("easy", "screen"), [(False, ""), (True, "?screen=2")])
def test_a_name_and_a_number_on_the_page_itself_is_enough(
    world: World, client: Client, easy: bool, screen: str
) -> None:
    client.read_as("en_GB", easy=easy).get(PAGE + screen)
    client.press("Ask us to call you", name="Una", phone="01632 960 188", part="morning")
    assert client.page.heading == "We will ring you"
    assert "Sam Placeholder rings you" in client.page.main
    with world.app.extensions["database"].reading() as session:
        task = next(one for one in session.scalars(select(Task)) if one.name == "Una")
        assert (task.phone, task.about) == ("01632 960 188", "someone-died-nobody-asked")


def test_it_says_the_same_whether_or_not_there_is_a_review(world: World) -> None:
    """Somebody of a circle, and somebody whom nobody knows, ask with the same words about different people."""
    said = []
    for name in ("Thomas Testrow's neighbour", "A neighbour of nobody we know"):
        client = Client(world.app)
        client.get(PAGE)
        client.press("Ask us to call you", name=name, phone="01632 960 188", part="afternoon")
        said.append((client.response.status_code, client.page.main))
    assert said[0] == said[1]


def test_what_cannot_be_rung_keeps_the_words(world: World, client: Client) -> None:
    client.get(PAGE)
    client.press("Ask us to call you", name="Una of Fenmarsh", phone="none", part="morning")
    assert client.response.status_code == 422
    assert "Una of Fenmarsh" in client.response.get_data(as_text=True)
    assert client.at == "/call-me"


def test_the_same_page_sent_twice_is_one_promise(world: World, client: Client) -> None:
    client.get(PAGE)
    fields = dict(client.page.fields(client.page.button("Ask us to call you").form))
    for _one in range(2):
        client.post("/call-me", {**fields, "name": "Una", "phone": "01632 960 188", "part": "morning"})
    with world.app.extensions["database"].reading() as session:
        assert len([one for one in session.scalars(select(Task)) if one.name == "Una"]) == 1


def test_a_form_that_misses_something_comes_back_under_its_own_words(world: World, client: Client) -> None:
    client.get("/pages/someone-died-nobody-asked")
    client.press("Ask us to call you", name="Maria", phone="x", part="morning")
    assert client.response.status_code == 422
    assert client.page.heading == "Somebody has died and nobody has asked me"
    assert dict(client.page.fields(client.page.button("Ask for a call").form))["name"] == "Maria"
    client.press("Ask for a call", phone="")
    assert client.page.heading == "Somebody has died and nobody has asked me", "the second time too"
    client.press("Ask for a call", phone="01632 960 155")
    assert client.response.status_code == 200


def test_a_page_that_is_none_is_no_heading(world: World, client: Client) -> None:
    client.get("/call-me")
    client.press("Ask for a call", name="", on_page="../../etc")
    assert client.response.status_code == 422
    assert client.page.heading == "Call me"


@pytest.mark.parametrize("part", ["morning", "afternoon", "either"])
def test_every_answer_that_the_error_names_can_be_chosen_on_the_page_itself(
    world: World, client: Client, part: str
) -> None:
    client.get(PAGE)
    assert f'name="part" type="radio" value="{part}"' in client.response.get_data(as_text=True)
    client.press("Ask us to call you", name="Una", phone="01632 960 188", part=part)
    assert client.page.heading == "We will ring you"


@pytest.mark.parametrize("part", [None, ""])
def test_nobody_has_to_say_when(world: World, client: Client, part: str | None) -> None:
    """A name and a number are enough: whoever says nothing is rung in the morning or in the afternoon."""
    client.get(PAGE)
    fields = dict(client.page.fields(client.page.button("Ask us to call you").form))
    assert fields.pop("part") == "either"
    said = {**fields, "name": "Una", "phone": "01632 960 188"}
    client.post("/call-me", said if part is None else {**said, "part": part})
    assert client.page.heading == "We will ring you"
    with world.app.extensions["database"].reading() as session:
        assert [one.part for one in session.scalars(select(Task)) if one.name == "Una"] == ["either"]


def test_a_number_put_right_keeps_that_either_is_fine(world: World, client: Client) -> None:
    client.get(PAGE)
    client.press("Ask us to call you", name="Una", phone="none")
    assert client.response.status_code == 422
    assert "Choose morning, afternoon, or either." not in client.page.text
    client.press("Ask for a call", phone="01632 960 188")
    assert client.page.heading == "We will ring you"


def test_asked_on_any_other_page_the_time_of_day_is_still_a_question(world: World, client: Client) -> None:
    client.get("/call-me")
    client.press("Ask for a call", name="Una", phone="01632 960 188")
    assert client.response.status_code == 422
    assert "Choose morning, afternoon, or either." in client.page.text
