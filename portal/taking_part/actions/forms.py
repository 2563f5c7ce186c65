"""Forms of actions. They are for staff, and in English."""

from datetime import date
from typing import Any

from wtforms import HiddenField
from wtforms.validators import ValidationError

from portal.clock import today
from portal.foundation.web.days import read_day
from portal.foundation.web.fields import LongTextField, Needed, RadiosField, TextField, TickField, WordsLimit
from portal.foundation.web.forms import Form
from portal.foundation.web.words import LANGUAGES
from portal.taking_part.actions.models import ActionState


class AgreeForm(Form):
    """What the group agreed."""

    what = LongTextField(
        "What the group agreed to do, in words to the family",
        rows=4,
        validators=[Needed("Write what the group agreed to do"), WordsLimit(10_000)],
    )
    who = TextField(
        "Who does it", hint="A service or a role.", validators=[Needed("Write who does it"), WordsLimit(200)]
    )
    due_on = TextField("By which day", hint="Like 24/12/2026", width=10, dir="ltr")
    form_key = HiddenField()

    def validate_due_on(self, field: Any) -> None:
        """Raise ValidationError for what is no day, or one that has been: each action has a day of its own."""
        if (read_day(field.data) or date.min) < today():
            raise ValidationError("Write a day that comes, like 24/12/2026")

    @property
    def day(self) -> date:
        """The day, once it was found good."""
        return read_day(self.due_on.data) or today()


class BecameForm(Form):
    """What became of an action."""

    state = RadiosField(
        "What became of it",
        choices=[
            (ActionState.DONE.value, "It is done"),
            (ActionState.NOT_DONE.value, "It will not be done"),
            (ActionState.AGREED.value, "It is open after all"),
        ],
        validators=[Needed("Choose what became of it")],
    )
    why = LongTextField("Why it will not be done, in words to the family", rows=3, validators=[WordsLimit(10_000)])

    def validate_why(self, field: Any) -> None:
        """Raise ValidationError where it will not be done and nobody says why."""
        if self.state.data == ActionState.NOT_DONE.value and not (field.data or "").strip():
            raise ValidationError("Say why it will not be done")


class WordsForm(Form):
    """An action in another language or in easy words."""

    language = RadiosField(
        "In which language", choices=list(LANGUAGES.items()), validators=[Needed("Choose the language")]
    )
    easy = TickField("In easy words")
    by_whom = TextField("Who wrote it", validators=[Needed("Write who wrote it"), WordsLimit(120)])
    what = LongTextField(
        "What the group agreed to do",
        rows=4,
        validators=[Needed("Write what the group agreed to do"), WordsLimit(10_000)],
    )
    who = TextField("Who does it", validators=[Needed("Write who does it"), WordsLimit(200)])
    why = LongTextField("Why it will not be done", rows=3, validators=[WordsLimit(10_000)])
