"""Forms for reviews and circles. They are for staff, and in English."""

from wtforms import HiddenField
from wtforms.validators import ValidationError

from portal.circle.access.forms import is_email
from portal.circle.reviews.models import CircleStepKind
from portal.circle.reviews.words import RELATIONSHIPS
from portal.foundation.db.lookup import normal_phone
from portal.foundation.outbox.models import Channel
from portal.foundation.web.fields import (
    CheckboxesField,
    Choice,
    EmailField,
    LongTextField,
    Needed,
    PhoneField,
    RadiosField,
    SelectField,
    TextField,
    TickField,
    WordsLimit,
)
from portal.foundation.web.forms import Form
from portal.foundation.web.past_day import PastDayField

ONE_LINE = WordsLimit(200)
CHOOSE = Choice("", "Choose one")
LANGUAGES = {"en_GB": "English", "pl": "Polish", "ur": "Urdu"}
NEEDS = {
    "interpreter": "An interpreter",
    "bsl": "British Sign Language",
    "makaton": "Makaton",
    "large_print": "Large print",
    "support": "Somebody who supports them",
    "somebody_beside_me": "Somebody beside them",
    "step_free": "A place without steps",
}
FIRST_CONTACT = {
    CircleStepKind.RANG: "I rang them, and they know that a link will come",
    CircleStepKind.WROTE: "I wrote them a letter and signed it, and it says that a link will come",
}


SPOKEN_OF = [("", "Not said: by the name"), ("he", "He"), ("she", "She"), ("they", "They")]


class OpenReview(Form):
    """A review that begins."""

    person = TextField("Name of the person who died", [Needed("Write the name of the person"), ONE_LINE])
    told_on = PastDayField(
        "Day on which LeDeR was told", [Needed("Write the day on which LeDeR was told")], hint="Like 22/11/2026"
    )
    leder_reference = TextField("Reference in LeDeR", [ONE_LINE], hint="If there is one yet.", dir="ltr", width=20)
    born = PastDayField("Day of birth", hint="If you know it. Like 1/3/1975")
    died = PastDayField("Day of death", hint="If you know it.")
    reviewer = SelectField("Who reviews", [Needed("Choose who reviews")])
    form_key = HiddenField()

    def validate_died(self, field: PastDayField) -> None:
        """Raise ValidationError for a day before birth, or after LeDeR was told."""
        if field.day and self.born.day and field.day < self.born.day:
            raise ValidationError("This is before the day of birth. Look at both once more")
        if field.day and self.told_on.day and field.day > self.told_on.day:
            raise ValidationError("This is after the day on which LeDeR was told. Look at both once more")


class Contact(Form):
    """Somebody of the circle."""

    name = TextField("Their name", [Needed("Write their name"), ONE_LINE], autocomplete="off")
    called = TextField(
        "What they call the person who died",
        [ONE_LINE],
        hint="Like Tommy, or our Tom. Their pages say it so. If you leave it empty, they say the name of the review.",
    )
    spoken_of = SelectField("He, she or they, as they say it of the person", choices=SPOKEN_OF)
    word_for_death = TextField(
        "Their own words for the death",
        [ONE_LINE],
        hint="Whoever speaks with them says it so. Leave it empty if they say died.",
    )
    relationship = SelectField(
        "What they were to the person",
        [Needed("Choose what they were to the person")],
        choices=[CHOOSE, *((one.value, words) for one, words in RELATIONSHIPS.items())],
    )
    language = RadiosField(
        "Language they read", [Needed("Choose the language that they read")], choices=LANGUAGES.items()
    )
    easy = TickField("Easy read: short sentences and pictures")
    needs = CheckboxesField("What they need", choices=NEEDS.items(), hint="Everybody who meets them sees this first.")
    channel = RadiosField(
        "How they want to hear from us",
        [Needed("Choose how they want to hear from us. Ask them: nothing is chosen for them")],
        choices=[
            Choice(Channel.EMAIL.value, "By email", reveals="email"),
            Choice(Channel.LETTER.value, "By letter", reveals="address"),
            Choice(Channel.PHONE.value, "By phone: we ring them"),
        ],
    )
    email = EmailField("Their email address", autocomplete="off")
    address = LongTextField("Their postal address", [WordsLimit(1000)], rows=4, autocomplete="off")
    phone = PhoneField("Their phone number", [ONE_LINE], autocomplete="off", hint="For the first call, too.")
    key_contact = TickField(
        "This is whom we ring first", item_hint="There is one in a circle. Whoever it was before is it no longer."
    )
    form_key = HiddenField()

    def validate_email(self, field: EmailField) -> None:
        """Raise ValidationError when they want email and there is no address."""
        if self.channel.data == Channel.EMAIL and not is_email(field.data or ""):
            raise ValidationError("Write their email address. It looks like name@example.com")

    def validate_address(self, field: LongTextField) -> None:
        """Raise ValidationError when they want letters and there is no address."""
        if self.channel.data == Channel.LETTER and not (field.data or "").strip():
            raise ValidationError("Write the address that letters go to")

    def validate_phone(self, field: PhoneField) -> None:
        """Raise ValidationError for a number that nobody could ring, or none where they want to be rung."""
        wanted = self.channel.data == Channel.PHONE or field.data
        if wanted and normal_phone(field.data or "") is None:
            raise ValidationError("Write the whole phone number, as in 01632 960 100")


class FirstContact(Form):
    """Somebody of the staff has spoken or written to them before anything else comes."""

    how = RadiosField(
        "First contact",
        [Needed("Choose what you did")],
        choices=[(one.value, words) for one, words in FIRST_CONTACT.items()],
        legend_size="m",
    )
    on_day = PastDayField("On which day", [Needed("Write the day")], hint="Like 22/11/2026")
    form_key = HiddenField()
