"""The forms of the phone desk. They are for staff, and in English."""

from wtforms import HiddenField

from portal.circle.calls.models import Speaker
from portal.circle.promises.models import PartOfDay
from portal.foundation.db.lookup import normal_phone
from portal.foundation.web.fields import (
    LongTextField,
    Needed,
    PhoneField,
    RadiosField,
    SelectField,
    TextField,
    WordsLimit,
)
from portal.foundation.web.forms import Form, wrong
from portal.foundation.web.lazy import lazy

SPEAKERS = {
    Speaker.UNKNOWN: "I do not know yet",
    Speaker.CONTACT: "The person themselves",
    Speaker.HELPER: "A helper: an advocate, a relative, a support worker",
    Speaker.RELAY_OPERATOR: "A relay operator, who types or signs for them",
    Speaker.INTERPRETER: "An interpreter",
}


class Find(Form):
    """Whom to look for. No browser offers earlier names again."""

    typed = TextField(
        "Name, phone number, reference or the first four signs of a letter",
        [Needed("Write a name, a phone number, a reference or the first four signs of a letter"), WordsLimit(200)],
        hint="As you hear it, in any script. One wrong letter in a word does no harm.",
        autocomplete="off",
        spellcheck=False,
        width=30,
    )


class Note(Form):
    """Who is on the line and what they say. Everything may stay empty."""

    name = TextField("Their name, as they say it", [WordsLimit(200)], autocomplete="off", spellcheck=False, width=30)
    phone = PhoneField(
        "A number, in case you are cut off",
        [WordsLimit(60)],
        hint="It is only a number that a caller gave. It does not make sure of anybody.",
        autocomplete="off",
    )
    speaker = RadiosField(
        "Who is speaking?",
        choices=[(one.value, words) for one, words in SPEAKERS.items()],
    )
    note = LongTextField("What they say and ask", [WordsLimit(50_000)], rows=6, autocomplete="off")
    version = HiddenField()

    def validate_version(self, field: HiddenField) -> None:
        """Nonsense counts as a note that was never seen, so that nothing is overwritten by it."""
        field.data = field.data if (field.data or "").isascii() and (field.data or "").isdecimal() else "-1"


class CallBack(Form):
    """A promise to ring, which needs nobody to be found."""

    ask_for = TextField(
        "Whom do we ask for?", [Needed("Write the name to ask for"), WordsLimit(200)], autocomplete="off"
    )
    ring_on = PhoneField("On which number?", [WordsLimit(60)], autocomplete="off")
    part = RadiosField(
        "When?",
        choices=[
            (PartOfDay.MORNING.value, "In the morning"),
            (PartOfDay.AFTERNOON.value, "In the afternoon"),
            (PartOfDay.EITHER.value, "Either is fine"),
        ],
    )
    about = LongTextField("What do they want to talk about?", [WordsLimit(5_000)], rows=2, autocomplete="off")
    form_key = HiddenField()

    def validate_ring_on(self, field: PhoneField) -> None:
        """A number that can be rung; other countries with their code."""
        if normal_phone(field.data or "") is None:
            raise wrong(lazy("Write a phone number that we can ring, with its area code."))

    def validate_part(self, field: RadiosField) -> None:
        """In the morning, in the afternoon or either, so that nobody waits a whole day."""
        if not field.data:
            raise wrong(lazy("Choose morning, afternoon, or either."))


class Code(Form):
    """The code as the caller reads it out."""

    code = TextField(
        "The six figures that they read out",
        [Needed("Write the six figures that they read out"), WordsLimit(40)],
        code=True,
        inputmode="numeric",
        autocomplete="off",
        spellcheck=False,
        width=10,
    )


class HandOver(Form):
    """Which colleague is asked to take the call."""

    colleague = SelectField("Which colleague?", choices=[])
    for_them = LongTextField("What should they know before they speak?", [WordsLimit(5_000)], rows=2)

    def validate_colleague(self, field: SelectField) -> None:
        """One of those who are here."""
        if field.data not in {one.value for one in field.answers() if hasattr(one, "value")} - {""}:
            raise wrong(lazy("Choose a colleague."))


class Told(Form):
    """What was asked and what was said, for the record of the call."""

    kind = RadiosField("What is it?", choices=[("asked", "They asked"), ("told", "I told them")])
    words = TextField("In a few words", [Needed("Write a few words"), WordsLimit(2_000)], autocomplete="off")

    def validate_kind(self, field: RadiosField) -> None:
        """Asked or told."""
        if not field.data:
            raise wrong(lazy("Choose which of the two it is."))
