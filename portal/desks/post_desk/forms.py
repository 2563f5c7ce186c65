"""Forms for post that comes. They are for staff, and in English."""

from datetime import date
from typing import Any

from wtforms import HiddenField
from wtforms.validators import ValidationError

from portal.circle.post.models import SlipAnswer
from portal.clock import today
from portal.foundation.web.fields import (
    CheckboxesField,
    Choice,
    LongTextField,
    Needed,
    SelectField,
    TextField,
    UploadField,
    WordsLimit,
)
from portal.foundation.web.forms import Form
from portal.foundation.web.past_day import PastDayField

NONE_OF_OURS = Choice("", "It answers none of our letters, or I cannot tell")
TICKED = {
    SlipAnswer.RING_ME: "1. Please ring me",
    SlipAnswer.BY_POST: "2. Please write to me by post",
    SlipAnswer.LARGER_PRINT: "3. Larger print",
    SlipAnswer.MAY_READ: "4. The reviewer may read what they send",
    SlipAnswer.NO_MORE: "5. Do not write any more",
    SlipAnswer.NOT_FOR_ME: "6. This letter was not for me",
}


class Came(Form):
    """An envelope that came: what was ticked and written, and how much else was in it."""

    form_key = HiddenField()
    came_on = PastDayField("The day it came", [Needed("Write the day it came")], hint="Like 20/11/2026")
    answers = SelectField("Which letter does it answer?", hint="Its number stands on the slip", choices=[NONE_OF_OURS])
    ticked = CheckboxesField(
        "What is ticked on the slip?",
        choices=[Choice(one.value, words) for one, words in TICKED.items()],
        hint="Only what they ticked themselves. If number 4 is not ticked, nobody reads what they sent.",
    )
    written = LongTextField(
        "What they wrote", rows=8, validators=[WordsLimit(300_000)], hint="Word for word, in their language"
    )
    photos = TextField(
        "How many photos or papers are in it?", hint="You scan them on the next page", width=3, inputmode="numeric"
    )

    def validate_ticked(self, field: Any) -> None:
        """Raise ValidationError for number 6 beside anything else: then it is not known whose wish the rest is."""
        given = set(field.data or ())
        more = given - {SlipAnswer.NOT_FOR_ME.value} or self.written.data or self.photos.data not in (None, "", "0")
        if SlipAnswer.NOT_FOR_ME.value in given and more:
            raise ValidationError(
                "Number 6 says that the letter reached somebody else, so the rest is not theirs. "
                "Ring them first, or choose number 6 alone"
            )

    def validate_photos(self, field: Any) -> None:
        """Raise ValidationError for what is no number."""
        given = field.data or "0"
        if not (given.isascii() and given.isdigit() and int(given) < 1000):
            raise ValidationError("Write a number, like 3, or leave it empty")

    @property
    def day(self) -> date:
        """The day, once it was found good."""
        return self.came_on.day or today()

    @property
    def how_many(self) -> int:
        """Photos and papers that came."""
        return int(self.photos.data or 0)


class Scan(Form):
    """One photo that came, scanned. Words and files never share a form."""

    photo = UploadField("A photo, scanned", accept="image/*,.heic,.heif")


class PaperScan(Form):
    """One paper that came, scanned."""

    paper = UploadField("A paper, scanned as PDF", accept=".pdf,.docx")
