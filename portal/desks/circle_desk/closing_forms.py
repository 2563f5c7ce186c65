"""Forms for a review that goes no further. They are for staff, and in English."""

from wtforms.validators import ValidationError

from portal.circle.reviews.models import ClosingKind
from portal.foundation.db.lookup import normal_phone
from portal.foundation.web.fields import Choice, LongTextField, Needed, PhoneField, RadiosField, TextField, WordsLimit
from portal.foundation.web.forms import Form

KINDS = {
    ClosingKind.NOT_ELIGIBLE: "Not one that LeDeR reviews",
    ClosingKind.NATIONAL_OPT_OUT: "The person had chosen the national data opt-out",
    ClosingKind.UNDER_18: "The person was under 18: the child death review comes first",
    ClosingKind.OPENED_IN_ERROR: "Opened in error",
    ClosingKind.DUPLICATE: "There is another review of the same person",
}
# Where the area lead decides whether the reason is told; of the others the page always says it.
DECIDED = frozenset({ClosingKind.NOT_ELIGIBLE, ClosingKind.NATIONAL_OPT_OUT})


class CloseReview(Form):
    """Why it goes no further."""

    kind = RadiosField(
        "Why does this review go no further?",
        [Needed("Choose why")],
        choices=[(kind.value, words) for kind, words in KINDS.items()],
    )
    why = LongTextField(
        "What do you know?",
        [Needed("Write what you know"), WordsLimit(5_000)],
        hint="For staff of the area. Its circle never reads this.",
        rows=4,
    )
    told = RadiosField(
        "Is its circle told the reason?",
        choices=[
            Choice("yes", "Yes", hint="Their page says it in plain words."),
            Choice("no", "No", hint="Their page says that we cannot do this review, and whom to ring."),
        ],
        hint="Leave it empty for a child, and where it was our own mistake: there the page always says so.",
    )
    key_worker = TextField(
        "Key worker of the child death review",
        [WordsLimit(200)],
        hint="For a child. If you know it.",
        autocomplete="off",
    )
    key_worker_phone = PhoneField("Their phone number", [WordsLimit(200)], autocomplete="off")

    def validate_told(self, field: RadiosField) -> None:
        """Raise ValidationError where it has to be decided (F20) and nobody did."""
        if self.kind.data in {one.value for one in DECIDED} and not field.data:
            raise ValidationError("Choose whether they are told the reason")

    def validate_key_worker_phone(self, field: PhoneField) -> None:
        """Raise ValidationError for a number that nobody could ring."""
        if field.data and normal_phone(field.data) is None:
            raise ValidationError("Write the whole phone number, as in 01632 960 100")
