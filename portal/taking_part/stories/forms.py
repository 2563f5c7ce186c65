"""Forms of telling."""

from typing import Any

from wtforms import HiddenField, IntegerField

from portal.foundation.web.fields import CheckboxesField, LongTextField, RadiosField, UploadField, WordsLimit
from portal.foundation.web.forms import Form
from portal.foundation.web.lazy import lazy
from portal.taking_part.stories.models import Quoting

MOST_SIGNS = 300_000


class VersionField(IntegerField):
    """The version a page was shown with. An odd one counts as the first: then both texts are shown, none is lost."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Whole numbers only."""
        given = str(valuelist[0]) if valuelist else ""
        self.data = int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


class CardForm(Form):
    """One prompt card: a box that grows, and the version it was shown with."""

    words = LongTextField(lazy("Your words"), rows=10, validators=[WordsLimit(MOST_SIGNS)])
    version = VersionField(default=0)


class PhotoForm(Form):
    """One photo; words about it are asked for afterwards, in a form of their own."""

    photo = UploadField(lazy("Choose a photo"), accept="image/*,.heic,.heif")


class PaperForm(Form):
    """One paper; words about it are asked for afterwards, in a form of their own."""

    paper = UploadField(lazy("Choose a paper"), accept=".pdf,.docx")


class PaperDescriptionForm(Form):
    """What a paper is."""

    description = LongTextField(
        lazy("What is this paper? You can leave this empty."), rows=2, validators=[WordsLimit(5_000)]
    )


class DescriptionForm(Form):
    """What a photo shows."""

    description = LongTextField(
        lazy("What is on this photo? You can leave this empty."), rows=2, validators=[WordsLimit(5_000)]
    )


class WhoForm(Form):
    """F30: who will see it. Nothing is preset; no answer means the reviewer only, and ask first."""

    readers = CheckboxesField(lazy("Who else may read this?"))
    may_quote = RadiosField(
        lazy("May the review use your words?"),
        choices=[
            (Quoting.YES.value, lazy("Yes")),
            (Quoting.ASK_FIRST.value, lazy("Ask me first")),
            (Quoting.NO.value, lazy("No, only read them")),
        ],
    )
    presence = RadiosField(
        lazy("May the others see that you are in the circle?"),
        choices=[("yes", lazy("Yes, they may see my name")), ("no", lazy("No, keep my name private"))],
    )


class ThankForm(Form):
    """A reviewer's answer to a story."""

    words = LongTextField(lazy("What you want to say to them"), rows=6, validators=[WordsLimit(20_000)])
    form_key = HiddenField()
