"""Forms of the calendars of interpreters, signers and rooms. They are for staff, and in English."""

from datetime import time
from typing import Any

from flask import request
from wtforms.validators import ValidationError

from portal.circle.access.forms import is_email
from portal.circle.people.languages import SPOKEN
from portal.foundation.web.days import read_time
from portal.foundation.web.fields import (
    CheckboxesField,
    Choice,
    EmailField,
    LongTextField,
    Needed,
    PhoneField,
    RadiosField,
    TextField,
    WordsLimit,
)
from portal.foundation.web.forms import Form
from portal.foundation.web.words import current
from portal.taking_part.meetings.keeping import About
from portal.taking_part.meetings.models import Bookable, Place
from portal.taking_part.meetings.places import FACTS, WAYS_THERE

ONE_LINE = WordsLimit(200)
STEP_A_LINE = "One step a line, in plain words. Leave it empty when there is no such way."
YES_NO = [("yes", "Yes"), ("no", "No"), ("", "Nobody knows yet")]
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _languages() -> list[Choice]:
    named = [Choice(code, current().language(code)) for code in SPOKEN if code not in {"en", "bfi"}]
    return sorted(named, key=lambda one: str(one.text))


class SignerForm(Form):
    """Somebody who signs."""

    name = TextField("Their name, as families will see it", [Needed("Write their name"), ONE_LINE])
    woman = RadiosField(
        "Some families ask for a woman or a man. They are",
        choices=[("woman", "A woman"), ("man", "A man"), ("", "Not said")],
    )
    phone = PhoneField("Their phone number", [ONE_LINE], hint="Only staff see it.")
    email = EmailField("Their email address", [ONE_LINE], hint="Only staff see it.", autocomplete="off")

    def validate_email(self, field: EmailField) -> None:
        """Raise ValidationError for what is no address."""
        if field.data and not is_email(field.data):
            raise ValidationError("Write the whole email address, as in name@example.org")

    def about(self) -> About:
        """What was said."""
        return About(
            name=self.name.data or "",
            languages=self.data.get("languages") or (),
            woman={"woman": True, "man": False}.get(self.woman.data or ""),
            phone=self.phone.data,
            email=self.email.data,
        )


class InterpreterForm(SignerForm):
    """Somebody who interprets."""

    languages = CheckboxesField("They interpret", [Needed("Choose at least one language")], choices=_languages)


class RoomForm(Form):
    """A neutral place."""

    name = TextField("What it is called, like “The library in Fenmarsh”", [Needed("Write what it is called"), ONE_LINE])
    address = LongTextField("Address", [Needed("Write the address"), WordsLimit(400)], rows=3)
    by_bus = LongTextField("How to get there by bus", [WordsLimit(1_500)], hint=STEP_A_LINE, rows=4)
    by_train = LongTextField("How to get there from the station", [WordsLimit(1_500)], hint=STEP_A_LINE, rows=4)
    by_car = LongTextField("How to get there by car", [WordsLimit(1_500)], hint=STEP_A_LINE, rows=4)
    step_free = RadiosField("Can somebody get in without steps?", choices=YES_NO)
    parking = RadiosField("Can somebody park there?", choices=YES_NO)
    quiet_room = RadiosField("Is there a quiet room to sit in before or after?", choices=YES_NO)
    toilet = RadiosField("Is there a toilet that a wheelchair fits into?", choices=YES_NO)
    more = LongTextField("What else is good to know? You can leave this empty.", [ONE_LINE], rows=2)

    def about(self) -> About:
        """What was said."""
        return About(
            name=self.name.data or "",
            address=self.address.data or "",
            more=self.more.data or "",
            way={one: self[one].data or "" for one in WAYS_THERE},
            facts={one: {"yes": True, "no": False}.get(self[one].data or "") for one in FACTS},
        )


def filled_person(whose: Bookable) -> dict[str, Any]:
    """What is known of somebody, as the form shows it."""
    woman = {True: "woman", False: "man", None: ""}[whose.woman]
    return {
        "name": whose.name,
        "languages": whose.languages,
        "woman": woman,
        "phone": whose.phone,
        "email": whose.email,
    }


def filled_room(whose: Bookable, place: Place | None) -> dict[str, Any]:
    """The same of a room."""
    known = {one: getattr(place, one, None) for one in FACTS}
    facts = {one: "" if said is None else ("yes" if said else "no") for one, said in known.items()}
    way = {one: getattr(place, one, "") for one in ("address", *WAYS_THERE)}
    return {"name": whose.name, "more": whose.access, **facts, **way}


def read_week() -> tuple[dict[int, tuple[time, time]], bool]:
    """The week of a form, and whether each day of it can be read: from when to when, or nothing at all."""
    week, readable = {}, True
    for day in range(7):
        said = request.form.get(f"opens-{day}", "").strip(), request.form.get(f"closes-{day}", "").strip()
        opens, closes = read_time(said[0]), read_time(said[1])
        if opens and closes and opens < closes:
            week[day] = (opens, closes)
        elif any(said):
            readable = False
    return week, readable
