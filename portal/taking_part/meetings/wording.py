"""Words for the ways of meeting, in one place."""

from portal.foundation.web.lazy import lazy
from portal.taking_part.meetings.models import Way

WAYS = {
    Way.PHONE: lazy("By phone"),
    Way.VIDEO: lazy("By video"),
    Way.AT_HOME: lazy("At my home"),
    Way.NEUTRAL_PLACE: lazy("At a neutral place"),
}

# On pages of staff "my home" would be that of the member of staff.
WAYS_FOR_STAFF = {
    Way.PHONE: "By phone",
    Way.VIDEO: "By video",
    Way.AT_HOME: "At their home",
    Way.NEUTRAL_PLACE: "At a neutral place",
}
