"""The form of the phone desk. It is for staff, and in English."""

from portal.foundation.web.fields import Needed, TextField, WordsLimit
from portal.foundation.web.forms import Form


class Find(Form):
    """Whom to look for. No browser offers earlier names again."""

    typed = TextField(
        "Name, phone number, reference or the first four signs of a letter",
        [Needed("Write a name, a phone number, a reference or the first four signs of a letter"), WordsLimit(200)],
        hint="As you hear it, in any script. One wrong letter in a word does no harm.",
        autocomplete="off",
        spellcheck=False,
        width=30,
    )
