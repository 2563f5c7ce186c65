"""The form for what somebody wrote of one paragraph of the draft."""

from typing import Any

from wtforms import HiddenField
from wtforms.validators import ValidationError

from portal.foundation.web.fields import LongTextField, Needed, RadiosField, TextField, WordsLimit
from portal.foundation.web.forms import Form
from portal.taking_part.comments.models import CommentKind

KINDS = {
    CommentKind.WRONG: "This is wrong",
    CommentKind.MISSING: "Something is missing",
    CommentKind.HURTS: "This hurts",
    CommentKind.THANK_YOU: "Thank you for this",
    CommentKind.QUESTION: "A question",
}


class OfTheDraft(Form):
    """One comment: the paragraph, what kind it is, and their words."""

    number = TextField("Number of the paragraph", [Needed("Write the number of the paragraph")], width=4)
    kind = RadiosField(
        "What is it?",
        choices=[(one.value, words) for one, words in KINDS.items()],
        validators=[Needed("Choose what it is")],
    )
    words = LongTextField(
        "What they wrote", hint="Word for word, in their language.", rows=6, validators=[WordsLimit(100_000)]
    )
    form_key = HiddenField()

    def validate_number(self, field: Any) -> None:
        """Raise ValidationError for what is no number."""
        said = (field.data or "").strip()
        if not (said.isascii() and said.isdigit() and len(said) < 6):
            raise ValidationError("Write the number alone, like 12")

    @property
    def paragraph(self) -> int:
        """The number, once it was found good."""
        return int((self.number.data or "").strip())
