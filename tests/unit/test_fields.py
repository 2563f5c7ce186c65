"""Form fields: how they are drawn, what they make of what was typed, and what they say is to be put right."""

import io
import unicodedata
from collections.abc import Iterator
from typing import Any

import html5lib
import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from werkzeug.datastructures import FileStorage

from portal import resources
from portal.foundation.web import templating, words
from portal.foundation.web.checks import clean, one_line
from portal.foundation.web.fields import (
    CheckboxesField,
    Choice,
    Divider,
    EmailField,
    LongTextField,
    Needed,
    PhoneField,
    RadiosField,
    SelectField,
    TextField,
    TickField,
    UploadField,
    WhenChosen,
    WordsLimit,
    error_summary_for,
)
from portal.foundation.web.forms import Form
from portal.foundation.web.lazy import lazy

HOW = [
    Choice("phone", lazy("By phone"), reveals="phone"),
    Choice("email", lazy("By email"), hint=lazy("We write in your language"), reveals="email"),
    Divider(lazy("or")),
    Choice("none", lazy("Do not contact me")),
]


class ContactForm(Form):  # type: ignore[misc]
    name = TextField(lazy("Your name"), [Needed(lazy("Write your name"))], hint=lazy("As we should say it"))
    how = RadiosField(lazy("How can we reach you?"), [Needed(lazy("Choose how"))], choices=HOW, legend_size="m")
    phone = PhoneField(lazy("Phone number"), [WhenChosen("how", "phone"), Needed(lazy("Write your number"))])
    email = EmailField(lazy("Email address"), [WhenChosen("how", "email"), Needed(lazy("Write your email"))])
    days = CheckboxesField("Which days?", choices=[("mon", "Monday"), ("tue", "Tuesday")])
    where = SelectField("Where?", choices=lambda: [("home", "At home"), ("out", "Somewhere else")])
    story = LongTextField("Your words", [WordsLimit(20)], rows=12)
    photo = UploadField("A photo", accept="image/*")
    agree = TickField(lazy("I have read this"), [Needed(lazy("Tick the box"))], legend="Before you go on")


@pytest.fixture
def app() -> Flask:
    made = Flask("fields", template_folder=str(resources.templates()))
    made.config["SECRET_KEY"] = "for tests"
    templating.install(made)
    return made


@pytest.fixture
def empty(app: Flask) -> Iterator[ContactForm]:
    with app.test_request_context():
        yield ContactForm()


def sent(app: Flask, **data: Any) -> ContactForm:
    with app.test_request_context(method="POST", data=data):
        form = ContactForm()
        form.validate()
        return form


def tree(html: str) -> Any:
    return html5lib.parseFragment(html, namespaceHTMLElements=False)


def test_a_text_field_has_a_label_a_hint_and_its_own_direction(empty: ContactForm) -> None:
    drawn = tree(empty.name())
    box = drawn.find(".//input")
    assert drawn.find(".//label").text == "Your name"
    assert drawn.find(".//label").get("for") == box.get("id") == "name"
    assert box.get("dir") == "auto"
    assert box.get("aria-describedby") == "name-hint"
    assert drawn.find(".//*[@id='name-hint']").text == "As we should say it"


def test_the_label_can_be_the_heading_of_the_page(empty: ContactForm) -> None:
    assert tree(empty.name(heading_level=1, label_size="l")).find("./div/h1/label").text == "Your name"
    assert tree(empty.how(heading_level=1)).find(".//legend/h1").text == "How can we reach you?"


@pytest.mark.parametrize("name", ["phone", "email"])
def test_phone_and_email_stay_left_to_right(empty: ContactForm, name: str) -> None:
    box = tree(empty[name]()).find(".//input")
    assert box.get("dir") == "ltr"
    assert box.get("autocomplete") == ("tel" if name == "phone" else "email")


def test_nothing_cuts_words_off_or_speaks_for_us(empty: ContactForm) -> None:
    boxes = [box for field in empty for box in tree(field()).iter() if box.tag in {"input", "textarea", "select"}]
    assert len(boxes) >= 12
    for box in boxes:
        assert not {"maxlength", "required", "placeholder", "pattern"} & set(box.attrib)


def test_a_choice_reveals_the_field_that_goes_with_it(empty: ContactForm) -> None:
    drawn = tree(empty.how())
    revealed = drawn.find(".//*[@id='conditional-how']")
    assert revealed.find(".//input").get("name") == "phone"
    assert drawn.find(".//input[@id='how']").get("data-aria-controls") == "conditional-how"
    assert [e.text for e in drawn.iter() if e.get("class") == "nhsuk-radios__divider"] == ["or"]


def test_a_revealed_field_is_asked_for_only_when_it_was_chosen(app: Flask) -> None:
    assert "phone" in sent(app, name="Amy", how="phone", agree="yes").errors
    assert sent(app, name="Amy", how="none", agree="yes").errors == {}


def test_what_was_typed_stays_and_the_mistake_is_named(app: Flask) -> None:
    form = sent(app, how="phone", phone="0113 496", story="a\r\nb")
    with app.test_request_context():
        drawn = tree(form.name())
        assert "nhsuk-form-group--error" in drawn.find("./div").get("class")
        assert "".join(drawn.find(".//*[@id='name-error']").itertext()) == "Error: Write your name"
        assert tree(form.phone()).find(".//input").get("value") == "0113 496"
        assert tree(form.story()).find(".//textarea").text == "a\nb"
        assert tree(form.how()).find(".//input[@checked]").get("value") == "phone"


def test_the_error_summary_links_to_the_first_box_of_each_field(app: Flask) -> None:
    form = sent(app, days=["mon"])
    listed = error_summary_for(form)
    with app.test_request_context():
        page = tree("".join(field() for field in form))
        drawn = app.jinja_env.get_template("components/error_summary.html").module.error_summary(listed)
    assert [str(error["text"]) for error in listed] == ["Write your name", "Choose how", "Tick the box"]
    for error in listed:
        assert page.find(f".//input[@id='{error['href'][1:]}']") is not None
    assert [link.text for link in tree(drawn).iter("a")] == ["Write your name", "Choose how", "Tick the box"]


def test_nothing_ticked_means_nothing_chosen_whatever_stood_there_before(app: Flask) -> None:
    with app.test_request_context(method="POST", data={"name": "Amy"}):
        form = ContactForm(data={"how": "none", "days": ["mon"], "agree": True, "where": "home"})
    assert (form.how.data, form.days.data, form.agree.data, form.where.data) == (None, [], False, None)


def test_what_is_known_already_is_shown(app: Flask) -> None:
    with app.test_request_context():
        form = ContactForm(data={"days": ["tue"], "where": "out", "agree": True})
        assert [box.get("value") for box in tree(form.days()).findall(".//input[@checked]")] == ["tue"]
        assert tree(form.where()).find(".//option[@selected]").get("value") == "out"
        assert tree(form.agree()).find(".//input").get("checked") is not None
        assert tree(form.agree()).find(".//legend").text == "Before you go on"


def test_an_answer_that_is_gone_from_the_list_is_told_kindly(app: Flask) -> None:
    form = sent(app, days=["sun"])
    assert str(form.days.error) == "That answer is not in the list any more. Choose another one."


def test_a_limit_says_how_many_there_are_and_that_nothing_is_lost(app: Flask) -> None:
    told = str(sent(app, story="x" * 1234).story.error)
    assert "1,234" in told
    assert "room for 20" in told
    assert "still in the box" in told
    assert sent(app, story="x" * 20).story.error is None


def test_a_file_counts_only_with_a_name(app: Flask) -> None:
    photo = FileStorage(io.BytesIO(b"x"), filename="amy.jpg")
    assert sent(app, photo=photo).photo.data.filename == "amy.jpg"
    assert sent(app, photo=FileStorage(io.BytesIO(b""), filename="")).photo.data is None


class InCapitals(words.Words):
    """A language for tests: every message in capitals."""

    def html(self, message: str, /, **values: Any) -> Markup:
        return Markup(message.upper())  # noqa: S704  a message of this test

    def plain(self, message: str, /, **values: Any) -> str:
        return message.upper()


def test_words_are_in_the_language_of_the_one_who_reads(app: Flask) -> None:
    form = sent(app)
    with app.test_request_context(), words.speaking(words.Reading()):
        words._current.set(InCapitals(words.Reading()))
        drawn = "".join(tree(form.name()).itertext())
        summary = [str(error["text"]) for error in error_summary_for(form)]
    assert "YOUR NAME" in drawn
    assert "ERROR: WRITE YOUR NAME" in drawn
    assert summary[0] == "WRITE YOUR NAME"


def test_values_in_lazy_words_are_escaped_on_a_page_and_plain_elsewhere() -> None:
    greeting = lazy("Hello {name}", name="<b>Amy & Zoë</b>")
    assert Markup("{}").format(greeting) == "Hello &lt;b&gt;Amy &amp; Zoë&lt;/b&gt;"
    assert str(greeting) == "Hello <b>Amy & Zoë</b>"


@given(st.text())
def test_cleaning_takes_controls_away_and_not_one_word(text: str) -> None:
    cleaned = clean(text) or ""
    kept = "".join(c for c in text.replace("\r\n", "\n").replace("\r", "\n") if ord(c) >= 32 or c in "\n\t")
    assert unicodedata.normalize("NFD", cleaned) == unicodedata.normalize("NFD", kept)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)


@given(st.text())
def test_one_line_keeps_every_word(text: str) -> None:
    line = one_line(clean(text)) or ""
    assert "\n" not in line
    words_of = (clean(text) or "").split()
    seen = any(unicodedata.category(sign) != "Cf" for word in words_of for sign in word)
    assert line.split() == (words_of if seen else [])


@pytest.mark.parametrize("unseen", ["\u200b", " \u2060 \u200e", "\ufeff\u202e"])
def test_signs_that_nobody_sees_are_nothing_written(app: Flask, unseen: str) -> None:
    form = sent(app, name=unseen, how="none", agree="y", where="home")
    assert not form.validate()
    assert [str(one) for one in form.name.errors] == ["Write your name"]
    assert one_line(unseen) == ""


@pytest.mark.parametrize("joined", ["می\u200cروم", "👩\u200d👧"])
def test_signs_that_join_others_stay(joined: str) -> None:
    assert one_line(clean(joined)) == joined
