"""Urdu families of meaning, for crisis and for danger, in Urdu letters and in Latin ones."""

from portal.circle.triage.lists.urdu_crisis_families import CRISIS
from portal.circle.triage.lists.urdu_danger_families import DANGER

FAMILIES = (*CRISIS, *DANGER)
