"""Nicknames written small that nobody told the portal: found by how English names somebody, measured on their own list.

The list was written before the turns were tried on it, and is not the sixty of test_group_copy_recall.
"""

from portal.taking_part.group_copy.finding import Known, marks

NAMED = (
    ("Every night her cat, marmalade, slept on the bed.", "marmalade"),
    ("He had a rabbit called nibbles and a bird.", "nibbles"),
    ("At the day centre they called him sparky.", "sparky"),
    ("He was known as dodger at the club.", "dodger"),
    ("She answered to bunny.", "bunny"),
    ("Our squeak, said her aunt, never forgot a birthday.", "squeak"),
    ("Her brother’s friend tinker came on Sundays.", "tinker"),
    ("His old dog, patch, died the week before.", "patch"),
    ("Staff nicknamed her sunshine.", "sunshine"),
    ("“Our lad was never on time,” she said.", "lad"),
    ("Everybody knew nobby from the market.", "nobby"),
    ("The horse named treacle knew his step.", "treacle"),
)
PLAIN = (
    "His friend, who lived near, rang the ward.",
    "Her son, sadly, could not come.",
    "They called the doctor and an ambulance.",
    "The nurse called him back.",
    "He was known to the community team.",
    "Our findings are on the last page. Our review looked at his care.",
    "She told her daughter, then the nurse.",
    "We called them about the swallowing test.",
)


def marked(words: str) -> list[str]:
    """What is marked in these words."""
    return [words[one.start : one.end] for one in marks(words, Known({}), frozenset())]


def test_most_nicknames_written_small_are_marked() -> None:
    missed = [name for words, name in NAMED if name not in marked(words)]
    print(f"\nmarked {len(NAMED) - len(missed)} of {len(NAMED)} nicknames written small; missed {missed}")
    assert len(missed) <= 2


def test_the_same_turns_without_a_name_mark_little() -> None:
    needless = [one for words in PLAIN for one in marked(words)]
    print(f"\nmarked without need: {needless}")
    assert len(needless) <= 2
