"""Forms of copies: in which form somebody wants one, and which copy is to be checked."""

from wtforms.validators import ValidationError

from portal.foundation.web.fields import Needed, RadiosField, TextField, UploadField, WordsLimit
from portal.foundation.web.forms import Form
from portal.foundation.web.lazy import lazy
from portal.taking_part.copies.models import CopyForm

FORMS = {
    CopyForm.PRINT_14: lazy("In print, letters of 14 point"),
    CopyForm.PRINT_18: lazy("In large print, letters of 18 point"),
    CopyForm.EASY: lazy("In easy read, with pictures"),
}


class TakeForm(Form):
    """In which form."""

    how = RadiosField(
        lazy("How would you like it?"), choices=[], validators=[Needed(lazy("Choose how you would like it"))]
    )

    def offer(self, forms: list[CopyForm]) -> None:
        """Show only what there is."""
        self.how.choices = [(one.value, FORMS[one]) for one in forms]


class GiveForm(Form):
    """A copy by post for somebody of the circle. For staff, in English."""

    whom = RadiosField("For whom", choices=[], validators=[Needed("Choose for whom")])
    how = RadiosField(
        "In which form",
        choices=[
            (CopyForm.PRINT_14.value, "14 point"),
            (CopyForm.PRINT_18.value, "18 point"),
            (CopyForm.EASY.value, "Easy read, with pictures"),
        ],
        validators=[Needed("Choose the form")],
    )


class CheckForm(Form):
    """A file, or the mark at the foot of its pages."""

    copy = UploadField(lazy("The file (PDF)"), accept=".pdf,application/pdf")
    seal = TextField(
        lazy("Or the mark at the foot of each page"),
        hint=lazy("Twelve signs, in groups of four."),
        autocomplete="off",
        dir="ltr",
        width=20,
        validators=[WordsLimit(100)],
    )

    def validate_seal(self, field: TextField) -> None:
        """Raise ValidationError when there is neither a file nor a mark."""
        if not (field.data or "").strip() and self.copy.data is None:
            raise ValidationError(lazy("Choose a file, or write the mark."))  # type: ignore[arg-type]
