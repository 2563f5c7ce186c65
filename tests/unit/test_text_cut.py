"""A long text is cut where a reader would pause."""

from portal.foundation.outbox.channels.notify import LONGEST_TEXT, split


def test_a_long_text_is_cut_between_sentences_and_no_address_is_cut() -> None:
    link = "https://portal.example.nhs.uk/d/" + "a" * 60
    words = " ".join(["This is a sentence of ours."] * 40) + f"\n\nYou come in here:\n{link}\n\n" + "Goodbye. " * 60
    parts = split(words)
    assert len(parts) > 1
    assert all(len(one) <= LONGEST_TEXT for one in parts)
    assert sum(link in one for one in parts) == 1
    assert " ".join(" ".join(parts).split()) == " ".join(words.split())
    assert all(one.endswith((".", link)) for one in parts)


def test_a_word_longer_than_a_text_is_cut_all_the_same() -> None:
    assert [len(one) for one in split("x" * 2000)] == [900, 900, 200]
