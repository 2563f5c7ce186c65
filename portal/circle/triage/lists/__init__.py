"""What is looked for, a file a language and kind: phrases (``WORDS``), and families of meaning (``FAMILIES``)."""

from typing import Final

from portal.circle.triage.families import Family
from portal.circle.triage.kinds import WordList
from portal.circle.triage.lists import (
    english,
    english_crisis_body,
    english_crisis_families,
    english_crisis_mind,
    english_crisis_wider,
    english_danger_families,
    english_danger_places,
    english_danger_wider,
    english_widest,
    polish,
    polish_crisis_families,
    polish_danger_families,
    polish_wider,
    urdu,
    urdu_crisis_families,
    urdu_danger_families,
    urdu_wider,
)

WORDS: Final[tuple[WordList, ...]] = (english.WORDS, polish.WORDS, urdu.WORDS)
FAMILIES: Final[tuple[Family, ...]] = (
    *english_crisis_families.CRISIS,
    *english_crisis_mind.CRISIS_MIND,
    *english_crisis_body.CRISIS_BODY,
    *english_crisis_wider.CRISIS_WIDER,
    *english_danger_families.DANGER,
    *english_danger_places.DANGER_PLACES,
    *english_danger_wider.DANGER_WIDER,
    *english_widest.CRISIS_WIDEST,
    *english_widest.DANGER_WIDEST,
    *polish_crisis_families.CRISIS,
    *polish_danger_families.DANGER,
    *polish_wider.POLISH_WIDER,
    *urdu_crisis_families.CRISIS,
    *urdu_danger_families.DANGER,
    *urdu_wider.URDU_WIDER,
)
