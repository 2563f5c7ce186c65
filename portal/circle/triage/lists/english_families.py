"""English families of meaning, for crisis and for danger."""

from portal.circle.triage.lists.english_crisis_body import CRISIS_BODY
from portal.circle.triage.lists.english_crisis_families import CRISIS
from portal.circle.triage.lists.english_crisis_mind import CRISIS_MIND
from portal.circle.triage.lists.english_crisis_wider import CRISIS_WIDER
from portal.circle.triage.lists.english_danger_families import DANGER
from portal.circle.triage.lists.english_danger_places import DANGER_PLACES
from portal.circle.triage.lists.english_danger_wider import DANGER_WIDER
from portal.circle.triage.lists.english_widest import CRISIS_WIDEST, DANGER_WIDEST

FAMILIES = (
    *CRISIS,
    *CRISIS_MIND,
    *CRISIS_BODY,
    *DANGER,
    *DANGER_PLACES,
    *CRISIS_WIDER,
    *DANGER_WIDER,
    *CRISIS_WIDEST,
    *DANGER_WIDEST,
)
