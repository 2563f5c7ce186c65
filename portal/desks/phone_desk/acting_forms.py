"""Why a member of staff writes for the caller. It is for staff, and in English."""

from portal.circle.calls.acting_models import WhyActing
from portal.foundation.web.fields import LongTextField, Needed, RadiosField, WordsLimit
from portal.foundation.web.forms import Form

WHY = [
    (WhyActing.ASKED_ON_PHONE.value, "They asked me to write it for them"),
    (WhyActing.CANNOT_USE_THE_PAGE.value, "They cannot use the page, or have no internet"),
    (WhyActing.CANNOT_READ_OR_WRITE.value, "Reading or writing is hard for them"),
    (WhyActing.OTHER_LANGUAGE.value, "They speak a language that we do not write"),
    (WhyActing.SOMETHING_ELSE.value, "Something else"),
]


class WhyForm(Form):
    """Asked once a call."""

    why = RadiosField("Why do you write for them?", choices=WHY, validators=[Needed("Choose why you write for them")])
    words = LongTextField("Say more, if it helps. You can leave this empty.", rows=2, validators=[WordsLimit(2_000)])
