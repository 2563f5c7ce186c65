"""The forms for notes when there is no news. They are for staff, and in English; the note is in their language."""

from portal.circle.involvement.no_news import WEEKS
from portal.circle.involvement.no_news_models import WaitsFor
from portal.foundation.web.fields import Needed, RadiosField
from portal.foundation.web.forms import Form

WAITS_FOR = {
    WaitsFor.PAPERS: "For papers from other people",
    WaitsFor.AN_ANSWER: "For an answer from other people",
    WaitsFor.A_MEETING: "For a meeting",
    WaitsFor.ANOTHER_OFFICE: "For another office to finish its work",
    WaitsFor.NOTHING: "For nobody: we are reading and writing",
}


class Confirm(Form):
    """What the note says. It tells nothing of the review: the message may lie open on a table."""

    waits_for = RadiosField(
        "What do we wait for?",
        [Needed("Choose what we wait for")],
        choices=[(one.value, words) for one, words in WAITS_FOR.items()],
    )


class HowOften(Form):
    """As it was agreed with them."""

    weeks = RadiosField(
        "How often do they want to hear from us, also when there is no news?",
        [Needed("Choose how often")],
        choices=[
            *((str(one), f"At least every {one} weeks") for one in WEEKS),
            ("0", "Only when there is news"),
        ],
    )
