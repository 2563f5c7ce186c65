"""Forms of a focused review."""

from typing import Any

from wtforms import HiddenField
from wtforms.validators import ValidationError

from portal.foundation.web.fields import (
    CheckboxesField,
    LongTextField,
    Needed,
    RadiosField,
    TextField,
    TickField,
    WordsLimit,
)
from portal.foundation.web.forms import Form
from portal.foundation.web.lazy import lazy
from portal.taking_part.focused.models import Criterion, TalkKind


class AskForm(Form):
    """One press; a reason may be given and is never needed."""

    reason = LongTextField(lazy("Why? You can leave this empty."), rows=3, validators=[WordsLimit(20_000)])
    form_key = HiddenField()


class TalkForm(Form):
    """The talk about what to expect. For staff, in English."""

    kind = RadiosField(
        "The talk",
        choices=[
            (TalkKind.TALKED.value, "We talked"),
            (TalkKind.NOT_WANTED.value, "It was offered, and they did not wish to talk"),
            (TalkKind.NOBODY.value, "Nobody is there to talk with"),
        ],
        validators=[Needed("Choose how the talk went")],
    )
    contact = RadiosField("With whom", choices=[])
    on_day = TextField("On which day", hint="Like 24/12/2026.", width=10)
    other_ways = TickField("I told them about other ways to raise a concern")

    def validate_contact(self, field: Any) -> None:
        """Raise ValidationError for a talk with nobody named."""
        if self.kind.data in {TalkKind.TALKED.value, TalkKind.NOT_WANTED.value} and not field.data:
            raise ValidationError("Choose with whom you talked, or who did not wish to")

    summary = LongTextField("What was said, in a few sentences", rows=4, validators=[WordsLimit(20_000)])


class DecideForm(Form):
    """The decision, in words to the family. For staff, in English."""

    focused = RadiosField(
        "Will there be a focused review?",
        choices=[("yes", "Yes"), ("no", "No")],
        validators=[Needed("Choose yes or no")],
    )
    criteria = CheckboxesField(
        "What speaks for it",
        choices=[
            (Criterion.CONCERN.value, "A concern about care"),
            (Criterion.LEARNING.value, "Something to learn"),
            (Criterion.ETHNIC_BACKGROUND.value, "From a minority ethnic background"),
            (Criterion.FAMILY_ASKED.value, "The family asked"),
            (Criterion.AREA_SETTING.value, "This area always looks more closely"),
        ],
    )
    reasons = LongTextField(
        "The reasons, in words to the family",
        hint="Ethnicity: these deaths are under-reported and care is less fair; never because of who they were.",
        rows=5,
        validators=[Needed("Write the reasons"), WordsLimit(20_000)],
    )
    next = LongTextField("What is next, who does it, by when", rows=3, validators=[Needed("Write what is next")])
    form_key = HiddenField()
