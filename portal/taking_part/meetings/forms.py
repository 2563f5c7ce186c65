"""Forms of meetings."""

from wtforms import HiddenField

from portal.foundation.web.fields import (
    CheckboxesField,
    LongTextField,
    Needed,
    PhoneField,
    RadiosField,
    TextField,
    WordsLimit,
)
from portal.foundation.web.forms import Form
from portal.foundation.web.lazy import lazy
from portal.taking_part.meetings.wording import NEEDS


class BookForm(Form):
    """Reading it over: needs already filled in, who comes too, where; nothing has to be written."""

    needs = CheckboxesField(
        lazy("What helps you at the meeting?"),
        choices=list(NEEDS.items()),
    )
    company = TextField(lazy("Who comes with you? You can leave this empty."), validators=[WordsLimit(200)])
    place = LongTextField(lazy("Where shall we come to?"), rows=3, validators=[WordsLimit(500)])
    phone = PhoneField(lazy("On which number shall we ring you?"), validators=[WordsLimit(60)])
    remind = RadiosField(
        lazy("Shall we remind you?"),
        choices=[("24", lazy("The day before")), ("2", lazy("Two hours before")), ("0", lazy("No reminder"))],
    )
    form_key = HiddenField()


class CorrectForm(Form):
    """What the note of a meeting should say instead."""

    words = LongTextField(
        lazy("What is not right, in your words"),
        rows=5,
        validators=[Needed(lazy("Write what you want to say")), WordsLimit(50_000)],
    )


class NoteForm(Form):
    """The note after a meeting. For staff, in English."""

    words = LongTextField(
        "What was said, summed up for them",
        rows=8,
        validators=[Needed("Write the note first: what was said, summed up for them."), WordsLimit(50_000)],
    )
