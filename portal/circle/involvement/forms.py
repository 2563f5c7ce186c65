"""Choosing each activity by itself; asking somebody else to be whom we ring first; who else knew the person."""

from wtforms import Field, HiddenField

from portal.circle.involvement.models import Activity, Answer
from portal.circle.reviews.queries import Member
from portal.foundation.web.fields import Choice, LongTextField, Needed, RadiosField, TextField, WordsLimit
from portal.foundation.web.forms import Form, wrong
from portal.foundation.web.lazy import lazy

ANSWERS = [
    (Answer.YES.value, lazy("Yes")),
    (Answer.NOT_NOW.value, lazy("Not now")),
    (Answer.NO.value, lazy("No, thank you")),
]


class Naming(Form):
    """What they call the person who died."""

    called = TextField(
        lazy("The name that you use"),
        [WordsLimit(120)],
        hint=lazy("A first name, a pet name, what you always said."),
        autocomplete="off",
    )


class OwnWord(Form):
    """How they say that somebody died."""

    word_for_death = TextField(
        lazy("The words that you use"),
        [WordsLimit(120)],
        hint=lazy("Write it as you always say it."),
        autocomplete="off",
    )


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


class RingFirst(Form):
    """Whom the key contact asks. Only who lets the others know that they are here is named."""

    whom = RadiosField(lazy("Whom shall we ask?"), [Needed(lazy("Choose whom we ask."))])
    words = LongTextField(
        lazy("Who is it, and how do we reach them?"),
        [WordsLimit(1_000)],
        hint=lazy("Their name, and a phone number or an address if you know it. Ask them first."),
        rows=3,
    )
    form_key = HiddenField()

    def offer(self, others: list[Member]) -> None:
        """Those of the circle who can be asked, and somebody else."""
        named = [Choice(str(one.contact_id), str(one.name)) for one in others]
        self.whom.choices = [*named, Choice("somebody_else", lazy("Somebody else"), reveals="words")]

    def validate_words(self, field: LongTextField) -> None:
        """Raise ValidationError where it is somebody else and nobody is named."""
        if self.whom.data == "somebody_else" and not (field.data or "").strip():
            raise wrong(lazy("Write who it is."))


class WhoElse(Form):
    """Both may be left empty, one of them not."""

    who = LongTextField(
        lazy("Who else knew them well?"),
        [WordsLimit(5_000)],
        hint=lazy("Names, what they were to each other, and how to reach them if you know it."),
        rows=5,
    )
    rather_not = LongTextField(
        lazy("Is there anybody you would rather we did not ask?"),
        [WordsLimit(5_000)],
        hint=lazy("You do not have to say why. The reviewer answers you before anything is done."),
        rows=5,
    )
    form_key = HiddenField()

    def validate_who(self, field: LongTextField) -> None:
        """Raise ValidationError where nothing at all was written."""
        if not (field.data or "").strip() and not (self.rather_not.data or "").strip():
            raise wrong(lazy("Write something in one of the two boxes."))
