"""Forms of the draft: bringing a version in, its languages, showing it to the circle."""

from wtforms import HiddenField

from portal.foundation.web.fields import (
    LongTextField,
    Needed,
    RadiosField,
    SelectField,
    TextField,
    UploadField,
    WordsLimit,
)
from portal.foundation.web.forms import Form
from portal.foundation.web.words import LANGUAGES

MOST_SIGNS = 100_000
THE_DRAFT = [("", "The draft"), ("yes", "Only who they were: shown early and alone, for the family to put right")]


class PasteForm(Form):
    """A version written or pasted here: a line that begins with # is a heading, an empty line ends a paragraph."""

    words = LongTextField(
        "The draft",
        hint="Begin a heading with #, an item of a list with -, what a picture shows with !. "
        "Where ! has a number, the picture itself is kept: write what it shows behind it, or: only decoration. "
        "Leave an empty line between paragraphs.",
        rows=18,
        validators=[Needed("Paste or write the draft"), WordsLimit(2_000_000)],
    )
    portrait = RadiosField(
        "What is it?",
        choices=THE_DRAFT,
        default="",
    )
    part = SelectField(
        "Only who they were: which part of the text tells it",
        hint="Only this part is brought in, and shown early and alone.",
        choices=[],
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
            ("whole", "A translation: each paragraph with its number, headings and notes with theirs"),
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
        hint="Leave an empty line between paragraphs or screens. In a translation # and the number of the part begin "
        "its heading, > and the number its note, + what changed. What is not there stands in English.",
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
