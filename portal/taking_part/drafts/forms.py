"""Forms of the draft: saying something of a paragraph, answering, bringing a version in."""

from wtforms import HiddenField

from portal.foundation.web.fields import LongTextField, Needed, RadiosField, TextField, UploadField, WordsLimit
from portal.foundation.web.forms import Form
from portal.foundation.web.lazy import lazy
from portal.foundation.web.words import LANGUAGES
from portal.taking_part.drafts.comment_models import CallWish, CommentKind, Outcome

MOST_SIGNS = 100_000
THE_DRAFT = [("", "The draft"), ("yes", "Only who they were: shown early and alone, for the family to put right")]


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


class PasteForm(Form):
    """A version written or pasted here: a line that begins with # is a heading, an empty line ends a paragraph."""

    words = LongTextField(
        "The draft",
        hint="Begin a heading with #, an item of a list with -, what a picture shows with !. "
        "Leave an empty line between paragraphs.",
        rows=18,
        validators=[Needed("Paste or write the draft"), WordsLimit(2_000_000)],
    )
    portrait = RadiosField(
        "What is it?",
        choices=THE_DRAFT,
        default="",
    )
    base = HiddenField()  # the newest version when this page was opened: whoever was quicker is not overwritten
    from_word = HiddenField()  # the words were read out of a Word file and looked at
    form_key = HiddenField()


class LanguageForm(Form):
    """The draft in another language, or its easy-read screens; who wrote it is said to the reader."""

    what = RadiosField(
        "What is it?",
        choices=[
            ("whole", "A translation: each paragraph with its number"),
            ("easy", "Easy-read screens: on each the name of a picture, a colon, one idea"),
        ],
        default="whole",
        validators=[Needed("Choose what it is")],
    )
    language = RadiosField(
        "In which language",
        choices=list(LANGUAGES.items()),
        validators=[Needed("Choose the language")],
    )
    by_whom = TextField("Who wrote it", validators=[Needed("Write who wrote it"), WordsLimit(120)])
    words = LongTextField(
        "The words",
        hint="Leave an empty line between paragraphs or screens.",
        rows=18,
        validators=[Needed("Write or paste the words"), WordsLimit(2_000_000)],
    )


class WordForm(Form):
    """A version as a Word file."""

    paper = UploadField("Word file (.docx)", accept=".docx")


class OpenForm(Form):
    """Showing a version to the circle."""

    changes = LongTextField(
        "What changed, in plain words", hint="For the circle. Leave empty for the first version.", rows=4
    )
    reason = LongTextField(
        "Why now, in spite of what is said above", hint="Only where something is said above.", rows=2
    )
