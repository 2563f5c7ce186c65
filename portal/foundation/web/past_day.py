"""A day that has been, typed as people write it; for staff, in English."""

from datetime import date
from typing import Any

from wtforms.validators import ValidationError

from portal.clock import today
from portal.foundation.web.days import read_day
from portal.foundation.web.fields import TextField


class PastDayField(TextField):
    """A day that has been; empty where the form does not ask for it."""

    look = {"dir": "ltr", "width": 10}  # noqa: RUF012

    @property
    def day(self) -> date | None:
        """The day that was written."""
        return read_day(self.data)

    def pre_validate(self, form: Any) -> None:
        """Raise ValidationError for what is no day, or a day to come."""
        if self.data and (self.day or date.max) > today():
            raise ValidationError("Write a day that has been, like 22/11/2026")
