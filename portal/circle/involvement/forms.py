"""Choosing each activity by itself."""

from wtforms import Field

from portal.circle.involvement.models import Activity, Answer
from portal.foundation.web.fields import RadiosField
from portal.foundation.web.forms import Form
from portal.foundation.web.lazy import lazy

ANSWERS = [
    (Answer.YES.value, lazy("Yes")),
    (Answer.NOT_NOW.value, lazy("Not now")),
    (Answer.NO.value, lazy("No, thank you")),
]


class EachThing(Form):
    """Five activities, each a sentence, how long it takes, and three answers. Nothing is preset."""

    news = RadiosField(
        lazy("News about the review"),
        hint=lazy("We tell you what has happened. It takes a few minutes, now and then."),
        choices=ANSWERS,
    )
    telling = RadiosField(
        lazy("Telling us about them"),
        hint=lazy("You tell us what you want us to know. It takes as long as you like."),
        choices=ANSWERS,
    )
    meeting = RadiosField(
        lazy("Meeting the reviewer"),
        hint=lazy("You talk, by phone or face to face. It takes about an hour."),
        choices=ANSWERS,
    )
    reading = RadiosField(
        lazy("Reading the draft"),
        hint=lazy("You read what we wrote and tell us what is wrong. It can be hard to read. You can do it in parts."),
        choices=ANSWERS,
    )
    actions = RadiosField(
        lazy("What happens afterwards"),
        hint=lazy("We tell you what services will change. It takes a few minutes."),
        choices=ANSWERS,
    )

    def answers(self) -> dict[Activity, Answer]:
        """What was answered; what was left out stays unanswered."""
        fields: dict[Activity, Field] = {one: self[one.value] for one in Activity}
        return {one: Answer(field.data) for one, field in fields.items() if field.data}
