"""Forms for what two people decide. They are for staff, and in English."""

from datetime import date
from typing import Any

from wtforms import HiddenField
from wtforms.validators import ValidationError

from portal.circle.reviews.words import RELATIONSHIPS
from portal.clock import today
from portal.foundation.db.lookup import normal_phone
from portal.foundation.web.days import read_day
from portal.foundation.web.fields import (
    Choice,
    LongTextField,
    Needed,
    PhoneField,
    SelectField,
    TextField,
    WordsLimit,
)
from portal.foundation.web.forms import Form

ONE_LINE, WORDS = WordsLimit(200), WordsLimit(5_000)


class DayBox(TextField):
    """A day, written in one box."""

    look = {"dir": "ltr", "width": 10}  # noqa: RUF012

    @property
    def day(self) -> date | None:
        """The day that was written."""
        return read_day(self.data)


class PastDay(DayBox):
    """A day that has been."""

    def pre_validate(self, form: Any) -> None:
        """Raise ValidationError for what is no day, or a day to come."""
        if self.data and (self.day or date.max) > today():
            raise ValidationError("Write a day that has been, like 22/11/2026")


class ComingDay(DayBox):
    """A day to come."""

    def pre_validate(self, form: Any) -> None:
        """Raise ValidationError for what is no day, or a day that has been."""
        if self.data and (self.day or date.min) <= today():
            raise ValidationError("Write a day to come, like 22/2/2027")


class WriteRefusal(Form):
    """What the person said about their family, when, to whom."""

    words = LongTextField(
        "What did the person say?",
        [Needed("Write what the person said, in their own words if you know them"), WORDS],
        hint="Their own words, if somebody wrote them down. Not what somebody thinks that they wanted.",
        rows=5,
    )
    to_whom = TextField(
        "To whom did they say it?",
        [Needed("Write to whom they said it"), ONE_LINE],
        hint="Name and what they were to the person. Or where it is written: a care plan, a letter.",
    )
    on_day = PastDay("When did they say it?", [Needed("Write the day")], hint="Like 22/11/2025. About is fine.")
    again_on = ComingDay("When do we look at this again?", [Needed("Write the day")], hint="Like 22/2/2027")
    form_key = HiddenField()


class RefusalOver(Form):
    """Why it does not hold any more."""

    words = LongTextField(
        "Why does it not hold any more?",
        [Needed("Write why it does not hold any more"), WORDS],
        hint="What you found out, from whom, and on which day.",
        rows=5,
    )
    form_key = HiddenField()


class AnotherRelationship(Form):
    """What somebody was to the person, put right by two people."""

    relationship = SelectField(
        "What they were to the person",
        [Needed("Choose what they were to the person")],
        choices=[Choice("", "Choose one"), *((one.value, words) for one, words in RELATIONSHIPS.items())],
    )
    words = LongTextField("How do you know?", [Needed("Write how you know"), WORDS], rows=4)
    form_key = HiddenField()


class AskSenior(Form):
    """Somebody rang and wants a senior person to look again. The same for everybody."""

    name = TextField("Who asks", [Needed("Write the name of who asks"), ONE_LINE], autocomplete="off")
    phone = PhoneField("Their phone number", [ONE_LINE], autocomplete="off")
    words = LongTextField("What they ask us to look at", [Needed("Write what they ask us to look at"), WORDS], rows=4)
    form_key = HiddenField()

    def validate_phone(self, field: PhoneField) -> None:
        """Raise ValidationError for a number that nobody could ring."""
        if normal_phone(field.data or "") is None:
            raise ValidationError("Write the whole phone number, as in 01632 960 100")


class MoveIt(Form):
    """To which review."""

    review = TextField(
        "Reference of the right review",
        [Needed("Write the reference of the right review"), ONE_LINE],
        hint="Like LR-7KQ4-MPXD. It is one of your area.",
        dir="ltr",
        width=20,
        autocomplete="off",
    )
    words = LongTextField("How do you know?", [Needed("Write how you know"), WORDS], rows=4)
    form_key = HiddenField()


class SamePerson(Form):
    """Which entry stays."""

    stays = SelectField("Which entry stays?", [Needed("Choose which entry stays")])
    words = LongTextField("How do you know that they are one person?", [Needed("Write how you know"), WORDS], rows=4)
    form_key = HiddenField()


class TwoPeople(Form):
    """Why they are two people after all."""

    words = LongTextField("How do you know that they are two people?", [Needed("Write how you know"), WORDS], rows=4)
    form_key = HiddenField()


class AnotherArea(Form):
    """To which area, and why."""

    area = SelectField("Which area does it belong to?", [Needed("Choose the area")])
    words = LongTextField("Why?", [Needed("Write why"), WORDS], hint="The lead of that area reads this.", rows=4)
    form_key = HiddenField()


class AcceptReview(Form):
    """Who reviews it here."""

    reviewer = SelectField("Who reviews it", [Needed("Choose who reviews it")])
