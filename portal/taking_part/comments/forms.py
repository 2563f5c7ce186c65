"""Forms of comments: saying something of a paragraph, aloud too, and answering."""

from wtforms import HiddenField

from portal.foundation.web.fields import LongTextField, Needed, RadiosField, TextField, UploadField, WordsLimit
from portal.foundation.web.forms import Form
from portal.foundation.web.lazy import lazy
from portal.taking_part.comments.models import CallWish, CommentKind, Outcome

MOST_SIGNS = 100_000


def _kind() -> RadiosField:
    """The five kinds (F53)."""
    return RadiosField(
        lazy("What do you want to say?"),
        choices=[
            (CommentKind.WRONG.value, lazy("This is wrong")),
            (CommentKind.MISSING.value, lazy("Something is missing")),
            (CommentKind.HURTS.value, lazy("This hurts")),
            (CommentKind.THANK_YOU.value, lazy("Thank you for this")),
            (CommentKind.QUESTION.value, lazy("I have a question")),
        ],
        validators=[Needed(lazy("Choose what you want to say"))],
    )


class CommentForm(Form):
    """Five kinds; words are needed for three of them only."""

    kind = _kind()
    words = LongTextField(
        lazy("Your words"),
        hint=lazy("For “This hurts” and “Thank you” you need no words."),
        rows=5,
        validators=[WordsLimit(MOST_SIGNS)],
    )
    form_key = HiddenField()


class SpeakForm(Form):
    """The same aloud: a recording is the comment."""

    kind = _kind()
    recording = UploadField(
        lazy("Your recording"),
        hint=lazy("On a phone you can record it now. You can also choose a recording that you have."),
        accept="audio/*,video/*",
    )
    form_key = HiddenField()


class WriteDownForm(Form):
    """The words of a recording, as staff heard them."""

    words = LongTextField(
        "What they say, word for word",
        hint="They read it too. Write [not clear] where you cannot hear it.",
        rows=8,
        validators=[Needed("Write what you hear"), WordsLimit(MOST_SIGNS)],
    )


class HurtsForm(Form):
    """After *this hurts*: nobody rings who was not asked to."""

    wish = RadiosField(
        lazy("Shall somebody ring you?"),
        choices=[
            (CallWish.RING_ME.value, lazy("Yes, ring me")),
            (CallWish.JUST_KNOW_IT.value, lazy("No, just know it")),
        ],
        validators=[Needed(lazy("Choose whether somebody shall ring you"))],
    )


class ReplyForm(Form):
    """*That is not what I meant*, or *we see it differently*."""

    words = LongTextField(
        lazy("Your words"), rows=5, validators=[Needed(lazy("Write what you want to say")), WordsLimit(MOST_SIGNS)]
    )


class AnswerForm(Form):
    """The reviewer's answer to one or more comments. For staff, in English."""

    outcome = RadiosField(
        "What becomes of it",
        choices=[
            (Outcome.CHANGED.value, "Changed"),
            (Outcome.ADDED.value, "Added"),
            (Outcome.NOT_CHANGED.value, "Not changed, because"),
            (
                Outcome.REMEMBERED.value,
                "Remembered differently: your words below then stand at the paragraph, for everybody",
            ),
            (Outcome.PASSED_ON.value, "Passed on"),
            (Outcome.ANSWERED.value, "Answered (a question, and only that)"),
            (Outcome.HEARD.value, "Heard (a thank-you, or a hurt that you talked about)"),
        ],
        validators=[Needed("Choose what becomes of it")],
    )
    words = LongTextField(
        "Your answer, in words to them",
        hint="It may go to several people. Never say whose comment it was.",
        rows=5,
        validators=[Needed("Write an answer"), WordsLimit(20_000)],
    )
    number = TextField(
        "Number of the paragraph as it now is", hint="For changed, added and remembered differently.", width=4
    )
    passed_to = TextField("Passed on to (a service, not a name)", validators=[WordsLimit(120)])
    form_key = HiddenField()
