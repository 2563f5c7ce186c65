"""Places as people write them small: “staithe road”, “st botwins”, “brightwater homes”."""

import re
from collections.abc import Iterator
from typing import Final

from portal.taking_part.group_copy.common_words import COMMON
from portal.taking_part.group_copy.folding import LETTER, TITLES, listed

_PLACE = (
    r"(?:avenue|academy|care home|centre|chapel|church|close|college|cottage|court|crescent|drive|farm|grove|hall|"
    r"homes?|hospice|hospital|house|infirmary|lane|lodge|manor|mosque|park|primary|road|school|station|street|surgery|temple|"
    r"terrace|unit|ward)"
)
# What says which kind of place it is, and not which place.
_KIND: Final = listed(
    """
    accommodation acute admissions adult amusement another art assessment back bail boarding bottom bungalow burns
    bus busy call car cardiac care childrens city closed coach community complex concert cottage council country
    dark dementia detached dialysis dining district elderly empty end every faith family fire foster fostering
    funeral garden grammar ground group infant isolation job junior labour large leisure locked magistrates main
    mainstream maternity medical middle mothers nearest neighbours neurology next nursery nursing old oncology
    open opposite outpatient parents parish petrol play police polling posh power private psychiatric quiet
    railway receiving rehab rehabilitation renal residential resource respiratory respite retail road rough
    secondary secure sensory shared sheltered shopping side skate social special specialist spinal sports stroke
    summer sunday supported surgical teaching technical terraced their theme town train trauma treatment upstairs
    village whole working youth
    """
)
_BEFORE_PLACE = re.compile(rf"(?<![\w'-])(?P<name>{LETTER}{{4,}}(?:'s)?) {_PLACE}(?!{LETTER})")
_SAINT = re.compile(rf"(?<![\w] )(?<!\w)st\.? (?P<name>{LETTER}{{4,}}(?:'s)?)")


def written_small(text: str) -> Iterator[tuple[int, int]]:
    """Where a place with a name of its own stands in folded words, whether it was written large or small."""
    for match in _BEFORE_PLACE.finditer(text):
        if match["name"].removesuffix("'s") not in COMMON | TITLES | _KIND:
            yield match.span()
    for match in _SAINT.finditer(text):
        yield match.span()
