"""*Call me*."""

from wtforms import HiddenField

from portal.circle.promises.models import PartOfDay
from portal.foundation.db.lookup import normal_phone
from portal.foundation.web.fields import LongTextField, PhoneField, RadiosField, TextField, WordsLimit
from portal.foundation.web.forms import Form, wrong
from portal.foundation.web.lazy import lazy


class CallMe(Form):
    """Whom to ring, on which number, when. Everything else is up to them."""

    name = TextField(
        lazy("Your name"),
        hint=lazy("Any name you like us to use."),
        autocomplete="name",
        validators=[WordsLimit(200)],
    )
    phone = PhoneField(lazy("Your phone number"), autocomplete="tel")
    part = RadiosField(
        lazy("When is it best to ring you?"),
        choices=[
            (PartOfDay.MORNING.value, lazy("In the morning")),
            (PartOfDay.AFTERNOON.value, lazy("In the afternoon")),
            (PartOfDay.EITHER.value, lazy("Either is fine")),
        ],
    )
    note = LongTextField(
        lazy("Is there anything we should know before we ring?"),
        hint=lazy("You can leave this empty. You can tell us that you need an interpreter."),
        rows=3,
        validators=[WordsLimit(5_000)],
    )
    about = HiddenField()
    back = HiddenField()  # the page on which they asked for the call
    form_key = HiddenField()

    def validate_name(self, field: TextField) -> None:
        """We need something to call them."""
        if not (field.data or "").strip():
            raise wrong(lazy("Write a name that we can ask for when we ring."))

    def validate_phone(self, field: PhoneField) -> None:
        """A number that can be rung; other countries with their code."""
        if normal_phone(field.data or "") is None:
            raise wrong(lazy("Write a phone number that we can ring, with its area code."))

    def validate_part(self, field: RadiosField) -> None:
        """In the morning, in the afternoon or either, so that nobody waits a whole day."""
        if not field.data:
            raise wrong(lazy("Choose morning, afternoon, or either."))
