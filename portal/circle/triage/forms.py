"""The form of whoever read flagged words. It is for staff, and in English."""

from portal.circle.triage.services import Outcome
from portal.foundation.web.fields import LongTextField, Needed, RadiosField, WordsLimit
from portal.foundation.web.forms import Form


class LookedForm(Form):
    """What a person did about them."""

    outcome = RadiosField(
        "What did you do?",
        choices=[
            (Outcome.RANG.value, "I rang them"),
            (Outcome.OFFERED.value, "I offered a call"),
            (Outcome.TOLD_OTHERS.value, "I told somebody who has to know, for example safeguarding"),
            (Outcome.NOTHING_NEEDED.value, "I read it, and nothing is needed"),
        ],
        validators=[Needed("Choose what you did")],
    )
    words = LongTextField(
        "In a sentence",
        hint="For your colleagues. The one who wrote does not see it.",
        rows=3,
        validators=[Needed("Write a sentence: what you did, and what comes next"), WordsLimit(5_000)],
    )
