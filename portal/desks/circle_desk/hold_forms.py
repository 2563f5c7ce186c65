"""The form for a review that waits. It is for staff, and in English."""

from datetime import date

from wtforms.validators import ValidationError

from portal.circle.reviews.hold_models import Process
from portal.foundation.web.days import read_day
from portal.foundation.web.fields import Choice, LongTextField, Needed, RadiosField, TextField, WordsLimit
from portal.foundation.web.forms import Form

PROCESSES = {
    Process.INQUEST: "A coroner’s inquest",
    Process.SAFEGUARDING: "A safeguarding enquiry or review",
    Process.POLICE: "The police",
    Process.OTHER: "Something else",
}


class HoldReview(Form):
    """What the review waits for, and since when."""

    waits_for = RadiosField(
        "What does it wait for?",
        [Needed("Choose what it waits for")],
        choices=[
            Choice(Process.INQUEST.value, PROCESSES[Process.INQUEST]),
            Choice(Process.SAFEGUARDING.value, PROCESSES[Process.SAFEGUARDING]),
            Choice(Process.POLICE.value, PROCESSES[Process.POLICE]),
            Choice(Process.OTHER.value, PROCESSES[Process.OTHER], hint="For instance a child death review."),
        ],
    )
    called = TextField(
        "What is it called?",
        [WordsLimit(200)],
        hint="Only for something else. The circle reads these words.",
        autocomplete="off",
    )
    since = TextField("Since which day?", [Needed("Write the day, like 22/11/2026")], hint="Like 22/11/2026.", width=10)
    note = LongTextField(
        "What do you know?",
        [WordsLimit(5_000)],
        hint="For staff: whom you spoke with, when you ask again. The circle never reads this.",
        rows=4,
    )

    def validate_called(self, field: TextField) -> None:
        """Raise ValidationError for another process without a name."""
        if self.waits_for.data == Process.OTHER.value and not (field.data or "").strip():
            raise ValidationError("Write what it is called")

    def validate_since(self, field: TextField) -> None:
        """Raise ValidationError for a day that nobody can read."""
        if field.data and read_day(field.data) is None:
            raise ValidationError("Write the day, like 22/11/2026")

    def day(self) -> date:
        """The day, once the form was found good."""
        found = read_day(self.since.data)
        if found is None:
            raise ValueError("the form was not looked at")
        return found
