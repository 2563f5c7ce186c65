"""Polish families of meaning, for crisis and for danger."""

from portal.circle.triage.lists.polish_crisis_families import CRISIS
from portal.circle.triage.lists.polish_danger_families import DANGER

FAMILIES = (*CRISIS, *DANGER)
