"""Words for the ways of meeting, in one place."""

from portal.foundation.web.lazy import lazy
from portal.taking_part.meetings.models import Way

WAYS = {
    Way.PHONE: lazy("By phone"),
    Way.VIDEO: lazy("By video"),
    Way.AT_HOME: lazy("At my home"),
    Way.NEUTRAL_PLACE: lazy("At a neutral place"),
}

# What helps at a meeting, in the words in which it is asked for.
NEEDS = {
    "interpreter": lazy("An interpreter"),
    "bsl": lazy("British Sign Language"),
    "step_free": lazy("A place without steps"),
    "somebody_beside_me": lazy("A person beside me"),
    "woman": lazy("I would like to meet a woman"),
    "man": lazy("I would like to meet a man"),
}

# On pages of staff "my home" would be that of the member of staff.
WAYS_FOR_STAFF = {
    Way.PHONE: "By phone",
    Way.VIDEO: "By video",
    Way.AT_HOME: "At their home",
    Way.NEUTRAL_PLACE: "At a neutral place",
}
