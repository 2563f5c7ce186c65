"""Polish families of meaning, for crisis and for danger."""

from portal.circle.triage.polish_crisis_families import CRISIS
from portal.circle.triage.polish_danger_families import DANGER

FAMILIES = (*CRISIS, *DANGER)
