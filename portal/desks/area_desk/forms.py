"""Forms of the area desk. They are for staff, and in English."""

import re
from datetime import date, time
from typing import Any

from wtforms.validators import ValidationError

from portal.circle.access.forms import StaffEmail
from portal.clock import today
from portal.foundation.db.lookup import normal_phone
from portal.foundation.identity.actor import Role
from portal.foundation.web.days import read_day
from portal.foundation.web.fields import (
    CheckboxesField,
    Choice,
    EmailField,
    LongTextField,
    Needed,
    PhoneField,
    SelectField,
    TextField,
    WordsLimit,
)
from portal.foundation.web.forms import Form

ROLES = (
    Choice(Role.REVIEWER.value, "Reviewer", hint="reads what families tell, writes the review"),
    Choice(Role.SUPPORT_WORKER.value, "Support worker", hint="rings families, helps them by phone"),
    Choice(Role.AREA_LEAD.value, "Area lead", hint="sees every review of the area, invites staff, changes these pages"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
NOBODY = Choice("", "Whoever is there")
ONE_LINE = WordsLimit(200)


class KnownPlaces(Form):
    """Places that lead to somebody, one a line."""

    places = LongTextField(
        "Places, one on each line",
        hint="Hospitals, homes, day centres, towns, villages. Nobody outside your team reads this list.",
        rows=8,
        validators=[WordsLimit(20_000)],
    )

    def listed(self) -> list[str]:
        """Each of them once, in the order of the alphabet."""
        return sorted({" ".join(one.split()) for one in (self.places.data or "").splitlines() if one.strip()})


class GroupDays(Form):
    """How long a circle may look at what the governance group will see."""

    days = TextField(
        "Days", hint="From 1 to 60. When everybody has answered it may go sooner.", width=2, inputmode="numeric"
    )

    def chosen(self) -> int | None:
        """The number of days; nothing, with what to put right, when it is none."""
        said = self.days.data or ""
        if said.isascii() and said.isdigit() and 1 <= int(said[:4]) <= 60:
            return int(said[:4])
        self.days.errors = ["Write a number of days from 1 to 60"]
        return None


class StaffPhone(PhoneField):
    """A phone number that families may ring."""

    def pre_validate(self, form: Any) -> None:
        """Raise ValidationError when nobody could ring it."""
        if self.data and normal_phone(self.data) is None:
            raise ValidationError("Write the whole phone number, as in 01632 960 100")


class Roles(Form):
    """What somebody does in an area."""

    roles = CheckboxesField("What they do here", choices=ROLES, legend_size="m")


class Invite(StaffEmail):
    """Somebody new in the team."""

    name = TextField("Their name, as families will see it", [Needed("Write their name"), ONE_LINE])
    title = TextField("What they are, as in “LeDeR reviewer”", [Needed("Write what they are"), ONE_LINE])
    phone = StaffPhone("The number on which families reach them", [Needed("Write their phone number"), ONE_LINE])
    email = EmailField("Their work email address", autocomplete="off")
    roles = CheckboxesField("What they do here", [Needed("Choose at least one")], choices=ROLES, legend_size="m")


class Away(Form):
    """Until when somebody is away, and who stands in."""

    until = TextField(
        "Away until and with this day", hint="Like 24/12/2026. Leave it empty when they are here.", width=10
    )
    deputy = SelectField("Who stands in")

    def validate_until(self, field: TextField) -> None:
        """Raise ValidationError for what is no day, or a day gone by."""
        if field.data and (read_day(field.data) or date.min) < today():
            raise ValidationError("Write a day to come, like 24/12/2026")


class Hours(Form):
    """When somebody answers the phone."""

    opens = TextField("From", width=5, hint="Like 09:00")
    closes = TextField("Until", width=5, hint="Like 17:00")

    def validate_opens(self, field: TextField) -> None:
        """Raise ValidationError for what is no time."""
        if read_time(field.data) is None:
            raise ValidationError("Write a time, like 09:00")

    def validate_closes(self, field: TextField) -> None:
        """Raise ValidationError for what is no time, or not after the first."""
        opens, closes = read_time(self.opens.data), read_time(field.data)
        if closes is None:
            raise ValidationError("Write a time, like 17:00")
        if opens is not None and closes <= opens:
            raise ValidationError("Write a time that is later than the first one")


class Duty(Form):
    """Who takes calls on which day."""

    day0 = SelectField(WEEKDAYS[0])
    day1 = SelectField(WEEKDAYS[1])
    day2 = SelectField(WEEKDAYS[2])
    day3 = SelectField(WEEKDAYS[3])
    day4 = SelectField(WEEKDAYS[4])


class ClosedDay(Form):
    """A day on which the office is shut."""

    day = TextField("Day", hint="Like 24/12/2026", width=10)

    def validate_day(self, field: TextField) -> None:
        """Raise ValidationError for what is no day, or a day gone by."""
        if (read_day(field.data) or date.min) < today():
            raise ValidationError("Write a day to come, like 24/12/2026")


class Card(StaffEmail):
    """What families read of the area."""

    name = TextField("Name of the area, as in “NHS Fenmarsh and Vale”", [Needed("Write the name"), ONE_LINE])
    phone = StaffPhone("Phone number that families ring", [Needed("Write the phone number"), ONE_LINE])
    email = EmailField("Email address that families write to", autocomplete="off")
    controller = TextField(
        "Who answers for the data (the controller)", [Needed("Write who answers for the data"), ONE_LINE]
    )
    checked = TextField("Day on which that was last checked", hint="Like 22/11/2026", width=10)

    def validate_checked(self, field: TextField) -> None:
        """Raise ValidationError for what is no day, or a day to come."""
        if (read_day(field.data) or date.max) > today():
            raise ValidationError("Write a day that has been, like 22/11/2026")


def wanted(ticked: list[str]) -> set[Role]:
    """The roles that were ticked."""
    return {Role(one) for one in ticked}


def read_time(text: str | None) -> time | None:
    """A time as in 09:00, 9.00 or 9; nothing when it is none."""
    found = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?", (text or "").strip())
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
