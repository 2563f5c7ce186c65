"""Forms of somebody's own wishes. Nothing is preset but what they said before, and nothing has to be answered."""

from datetime import date

from wtforms import HiddenField

from portal.circle.access.forms import is_email
from portal.circle.involvement.no_news import WEEKS
from portal.circle.people.languages import SPOKEN
from portal.circle.people.models import READS_NOTHING, HelperKind, HelperMay, Hours, Pace
from portal.clock import today
from portal.foundation.db.lookup import normal_phone
from portal.foundation.outbox.models import Channel
from portal.foundation.web.days import next_day_of
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
from portal.foundation.web.forms import Form, wrong
from portal.foundation.web.lazy import lazy
from portal.foundation.web.words import current
from portal.foundation.web.words import translate_many as ngettext

# Any language that is not in the list is written in own words.
LEAVE = Choice("", lazy("I leave this open"))


def _languages(codes: list[str]) -> list[Choice]:
    named = [Choice(code, current().language(code)) for code in codes]
    return [named[0], *sorted(named[1:], key=lambda one: str(one.text)), Choice("other", lazy("Another language"))]


def _spoken() -> list[Choice]:
    return [LEAVE, *_languages(SPOKEN)]


def _read() -> list[Choice]:
    nothing = Choice(READS_NOTHING, lazy("I do not read"))
    return [LEAVE, *_languages([one for one in SPOKEN if one != "bfi"]), nothing]


class Helps(Form):
    """What makes contact possible: asked once, shown to everybody who meets them."""

    speaks = SelectField(lazy("Which language do you like to speak?"), choices=_spoken)
    reads = SelectField(lazy("Which language do you like to read?"), choices=_read)
    easy = TickField(lazy("Easy read: short sentences and pictures"), legend=lazy("How do you like to read?"))
    needs = CheckboxesField(
        lazy("What helps you?"),
        choices=[
            ("interpreter", lazy("An interpreter")),
            ("bsl", lazy("British Sign Language")),
            ("makaton", lazy("Makaton")),
            ("large_print", lazy("Large print")),
            ("support", lazy("Somebody who supports me")),
            ("somebody_beside_me", lazy("A person beside me")),
            ("step_free", lazy("A place without steps")),
        ],
    )
    note = LongTextField(
        lazy("Is there anything else that helps you?"),
        hint=lazy("You can leave this empty. You can tell us about another language here."),
        rows=3,
        validators=[WordsLimit(2_000)],
    )


WAYS = {
    Channel.EMAIL: lazy("By email"),
    Channel.TEXT: lazy("By text message"),
    Channel.LETTER: lazy("By letter"),
    Channel.PHONE: lazy("You ring me"),
}


def _without_news() -> list[Choice]:
    """As the first page says it, so that both are the same words."""
    return [
        *(
            Choice(
                str(weeks),
                ngettext(
                    "You hear from us at least once in {n} week, also when there is no news.",
                    "You hear from us at least once in {n} weeks, also when there is no news.",
                    weeks,
                ),
            )
            for weeks in WEEKS
        ),
        Choice("0", lazy("We write only when there is news.")),
    ]


class How(Form):
    """How and when they hear from us."""

    channel = RadiosField(lazy("How do you want to hear from us?"), [Needed(lazy("Choose one way."))])
    next_channel = RadiosField(
        lazy("And if that does not reach you?"), hint=lazy("We use another way only if you say yes to it here.")
    )
    pace = RadiosField(
        lazy("How often do you want news?"),
        choices=[
            (Pace.AT_ONCE.value, lazy("When something happens")),
            (Pace.WEEKLY.value, lazy("Once a week, on Tuesday")),
        ],
    )
    hours = RadiosField(
        lazy("At what time of the day?"),
        choices=[
            (Hours.ANY.value, lazy("Any time")),
            (Hours.MORNING.value, lazy("In the morning, from 8 to 12")),
            (Hours.AFTERNOON.value, lazy("In the afternoon, from 12 to 5")),
            (Hours.EVENING.value, lazy("In the evening, from 5 to 8")),
        ],
    )

    without_news = RadiosField(lazy("And when there is no news?"), choices=_without_news)

    def offer(self, ways: list[Channel], *, goes_on: bool) -> None:
        """Only the ways for which we know an address or a number; with one way there is no other to choose.

        Where no review goes on there is nothing to be without news of.
        """
        if not goes_on and "without_news" in self:
            del self.without_news
        if len(ways) < 2 and "next_channel" in self:
            del self.next_channel
        self.channel.choices = [Choice(one.value, WAYS[one]) for one in ways]
        if "next_channel" in self:
            self.next_channel.choices = [
                Choice("no", lazy("No other way")),
                *(Choice(one.value, WAYS[one]) for one in ways),
            ]


class NewAddress(Form):
    """A new address or number, in their own words: somebody makes sure that it is theirs before it is used."""

    words = LongTextField(
        lazy("What is your new email address, phone number or address?"),
        [Needed(lazy("Write the new email address, phone number or address.")), WordsLimit(1_000)],
        rows=3,
    )
    form_key = HiddenField()


def day_of(text: str | None) -> date | None:
    """A day as people write it; without a year it is the next such day."""
    return next_day_of(text, today())


class QuietForm(Form):
    """A day or some days on which no news comes."""

    words = TextField(
        lazy("What day is it?"),
        [WordsLimit(200)],
        hint=lazy("In your own words, like: her birthday. You can leave this empty."),
    )
    first = TextField(lazy("The day, or the first day"), hint=lazy("Like 1/7/2026"), dir="auto", width=20)
    last = TextField(
        lazy("The last day, if there are more"), hint=lazy("You can leave this empty."), dir="auto", width=20
    )
    yearly = TickField(lazy("Every year"))

    def validate_first(self, field: TextField) -> None:
        """Raise ValidationError for what is no day."""
        if day_of(field.data) is None:
            raise wrong(lazy("Write a day, like 1/7/2026."))

    def validate_last(self, field: TextField) -> None:
        """Raise ValidationError for what is no day, or one before the first."""
        if not field.data:
            return
        first, last = day_of(self.first.data), day_of(field.data)
        if last is None:
            raise wrong(lazy("Write a day, like 1/7/2026."))
        if first is not None and last < first:
            raise wrong(lazy("The last day comes before the first day. Look at both once more."))


class HelperForm(Form):
    """Who helps them, and with what."""

    name = TextField(lazy("Their name"), [Needed(lazy("Write the name of who helps you.")), WordsLimit(200)])
    kind = RadiosField(
        lazy("Who are they?"),
        [Needed(lazy("Choose who they are."))],
        choices=[
            (HelperKind.RELATIVE.value, lazy("Family or friend")),
            (HelperKind.ADVOCATE.value, lazy("An advocate")),
            (HelperKind.SUPPORT_WORKER.value, lazy("A support worker")),
            (HelperKind.INTERPRETER.value, lazy("An interpreter")),
            (HelperKind.RELAY.value, lazy("A relay operator")),
            (HelperKind.OTHER.value, lazy("Somebody else")),
        ],
    )
    may = CheckboxesField(
        lazy("What may they do?"),
        [Needed(lazy("Choose what they may do."))],
        choices=[
            (HelperMay.SIT_WITH_ME.value, lazy("Sit with me")),
            (HelperMay.COPIES.value, lazy("Be told when you write to me")),
            (HelperMay.RING_FOR_ME.value, lazy("Ring for me")),
        ],
    )
    phone = PhoneField(lazy("Their phone number"), [WordsLimit(200)], hint=lazy("You can leave this empty."))
    email = EmailField(lazy("Their email address"), [WordsLimit(200)], hint=lazy("You can leave this empty."))
    form_key = HiddenField()

    def validate_phone(self, field: PhoneField) -> None:
        """Raise ValidationError for a number that nobody could ring."""
        if field.data and normal_phone(field.data) is None:
            raise wrong(lazy("Write a phone number that we can ring, with its area code."))

    def validate_email(self, field: EmailField) -> None:
        """Raise ValidationError for what is no address, or none where they want messages to go."""
        if field.data and not is_email(field.data):
            raise wrong(lazy("Write an email address. It looks like name@example.com"))
        if not field.data and HelperMay.COPIES.value in (self.may.data or []):
            raise wrong(lazy("Write the email address to which we write when we write to you."))
