"""Forms for what a review says of itself, and for who was looked for. They are for staff, and in English."""

from wtforms import HiddenField

from portal.circle.reviews.closing_models import LookedHow, LookedResult
from portal.desks.circle_desk.forms import CHOOSE, ONE_LINE, SPOKEN_OF, OpenReview
from portal.foundation.web.fields import Needed, SelectField, TextField
from portal.foundation.web.forms import Form
from portal.foundation.web.past_day import PastDayField

FIELDS = {
    "person": "Name",
    "told_on": "Day on which LeDeR was told",
    "leder_reference": "Reference in LeDeR",
    "born": "Day of birth",
    "died": "Day of death",
}
HOW = {
    LookedHow.RANG: "Rang them",
    LookedHow.WROTE: "Wrote to them",
    LookedHow.ASKED_GP: "Asked the GP",
    LookedHow.ASKED_CARERS: "Asked those who cared for the person",
    LookedHow.ASKED_HOSPITAL: "Asked the hospital",
    LookedHow.ASKED_COUNCIL: "Asked the council",
}
RESULTS = {
    LookedResult.REACHED: "Reached somebody",
    LookedResult.NO_ANSWER: "No answer",
    LookedResult.NOT_KNOWN_THERE: "Not known there",
    LookedResult.HAS_DIED: "Has died",
    LookedResult.DOES_NOT_WANT_TO: "Does not want to take part",
}


class AboutReview(OpenReview):
    """The same as when it was opened, without the choice of a reviewer."""

    spoken_of = SelectField(
        "He, she or they",
        choices=SPOKEN_OF,
        hint="For whoever speaks with a contact who has not said it. Each says it for themselves; pages say the name.",
    )
    reviewer = None  # type: ignore[assignment]  # so a field is left out
    form_key = None  # type: ignore[assignment]


class LookedForSomebody(Form):
    """One try."""

    whom = TextField(
        "Who was looked for?",
        [Needed("Write who was looked for"), ONE_LINE],
        hint="By what they were to the person: a sister, a cousin, the manager of the home.",
        autocomplete="off",
    )
    how = SelectField(
        "How?", [Needed("Choose how")], choices=[CHOOSE, *((one.value, words) for one, words in HOW.items())]
    )
    on_day = PastDayField("On which day", [Needed("Write the day")], hint="Like 22/11/2026")
    result = SelectField(
        "What came of it?",
        [Needed("Choose what came of it")],
        choices=[CHOOSE, *((one.value, words) for one, words in RESULTS.items())],
    )
    form_key = HiddenField()
