"""A draft as plain text: what came from a Word file and is shown in the box comes in again just as it was."""

from hypothesis import given
from hypothesis import strategies as st

from portal.taking_part.drafts.models import Shape
from portal.taking_part.drafts.pasting import as_pasted, read_pasted
from portal.taking_part.drafts.versions import PartIn, SectionIn

WORDS = st.lists(
    st.sampled_from(["He", "sang.", "#", "-", "!", "*", "\\", "\\#", "–", "•", "#4", "کمرہ", "it's", "1.", "!7"]),
    min_size=1,
    max_size=6,
).map(" ".join)
ROWS = st.lists(st.lists(WORDS | st.just(""), min_size=2, max_size=4), min_size=1, max_size=4).filter(
    lambda rows: all(any(row) for row in rows)
)
PARTS = st.one_of(
    st.lists(WORDS, min_size=1, max_size=3).map(lambda lines: PartIn("\n".join(lines))),
    WORDS.map(lambda words: PartIn(words, Shape.LIST_ITEM)),
    WORDS.map(lambda words: PartIn(words, Shape.PICTURE)),
    st.builds(lambda words, n: PartIn(words, Shape.PICTURE, picture=n), WORDS | st.just(""), st.integers(1, 9999)),
    st.integers(1, 9999).map(lambda n: PartIn("", Shape.PICTURE, picture=n, decoration=True)),
    ROWS.map(lambda rows: PartIn("\n".join("\t".join(row) for row in rows), Shape.TABLE)),
)
SECTIONS = st.lists(
    st.builds(SectionIn, st.sampled_from(["Who he was", "2. His house", "آخری دن"]), st.lists(PARTS).map(tuple)),
    min_size=1,
    max_size=4,
).map(tuple)


@given(SECTIONS)
def test_what_is_written_out_is_read_as_the_same(sections: tuple[SectionIn, ...]) -> None:
    assert read_pasted(as_pasted(sections)) == sections


def test_what_begins_a_line_says_what_it_is() -> None:
    found = read_pasted("He sang.\n\n# Home\n- a key\n- a kettle\n\nDay\tWho\n4 April\tDoctor\n\n! A chair.\n\n\\# 4")
    assert [one.title for one in found] == ["", "Home"]
    assert [(part.words, part.shape) for part in found[1].parts] == [
        ("a key", Shape.LIST_ITEM),
        ("a kettle", Shape.LIST_ITEM),
        ("Day\tWho\n4 April\tDoctor", Shape.TABLE),
        ("A chair.", Shape.PICTURE),
        ("# 4", Shape.TEXT),
    ]
