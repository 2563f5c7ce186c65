"""The form for another reviewer. It is for staff, and in English."""

from datetime import date, timedelta

from wtforms.validators import ValidationError

from portal.circle.reviews.change_models import WhyToday
from portal.clock import today
from portal.desks.circle_desk.forms import CHOOSE
from portal.foundation.web.days import read_day
from portal.foundation.web.fields import Choice, Needed, SelectField, TextField
from portal.foundation.web.forms import Form

LATEST = timedelta(days=92)
WHY = {
    WhyToday.ILL: "They are ill",
    WhyToday.LEFT: "They do not work here any more",
    WhyToday.OTHER: "Something else that could not be known before",
}


class HandOver(Form):
    """Another reviewer, and from which day."""

    reviewer = SelectField("Who reviews then", [Needed("Choose who reviews then")])
    from_day = TextField(
        "From which day?",
        [Needed("Write the day, like 22/11/2026")],
        hint="The circle is told now, with the name and this day. Like 22/11/2026.",
        width=10,
        dir="ltr",
    )
    why_today = SelectField(
        "Why today?",
        hint="Only if it is today: nobody can be told beforehand.",
        choices=[CHOOSE, *(Choice(one.value, words) for one, words in WHY.items())],
    )

    def at_once(self) -> None:
        """The reviewer has left: it holds from today, and there is nothing to choose but a name."""
        del self.from_day
        del self.why_today

    @property
    def day(self) -> date:
        """The day that was written; today where there is none to choose."""
        return (read_day(self.from_day.data) or today()) if "from_day" in self else today()

    @property
    def why(self) -> WhyToday | None:
        """Why it is today; nothing where it is not."""
        return WhyToday(self.why_today.data) if "why_today" in self and self.why_today.data else None

    def validate_from_day(self, field: TextField) -> None:
        """Raise ValidationError for what is no day, one that has been, or one too far away to keep in mind."""
        day = read_day(field.data)
        if day is None:
            raise ValidationError("Write the day, like 22/11/2026")
        if day < today():
            raise ValidationError("Write today or a day to come, like 22/11/2026")
        if day > today() + LATEST:
            raise ValidationError("Write a day in the next three months")

    def validate_why_today(self, field: SelectField) -> None:
        """Raise ValidationError for today without a reason."""
        if read_day(self.from_day.data) == today() and not field.data:
            raise ValidationError("Choose why it is today, or write a day to come")
