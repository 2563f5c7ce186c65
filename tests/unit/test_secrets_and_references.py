"""Keys, references, tokens, look-ups and masks: uncountable, normalised, undone only by who may."""

import time
from uuid import RFC_4122

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from portal.circle.access.tokens import hashed, new_token
from portal.foundation.db.lookup import Lookup, normal_email, normal_phone
from portal.foundation.db.once import key_of
from portal.foundation.web.csrf import unmask
from portal.foundation.web.limits import whole_address
from portal.ids import SIGNS, review_reference, uuid7
from portal.logs import without_secrets


def test_keys_grow_with_time_and_are_never_the_same() -> None:
    first = [uuid7() for _one in range(2000)]
    assert len(set(first)) == 2000
    assert {one.version for one in first} == {7}
    millisecond = time.time_ns() // 1_000_000
    assert abs((uuid7().int >> 80) - millisecond) < 1000


def test_references_can_be_read_out_and_not_be_counted_through() -> None:
    made = {review_reference() for _one in range(2000)}
    assert len(made) == 2000
    for one in made:
        start, first, second = one.split("-")
        assert (start, len(first), len(second)) == ("LR", 4, 4)
        assert set(first + second) <= set(SIGNS)
    assert not set(SIGNS) & set("AEIOU01BISZ8O25U6G")


def test_tokens_have_256_bits_and_are_kept_as_hashes() -> None:
    token = new_token()
    assert len(token) == 43
    assert len(hashed(token)) == 32
    assert hashed(token) != hashed(token[:-1])
    assert hashed("\ud800 not even text") != hashed("")


@pytest.mark.parametrize("written", ["Ann@Example.ORG", " ann@example.org\n", "ａｎｎ@example.org"])
def test_an_address_is_found_however_it_is_written(written: str) -> None:
    assert normal_email(written) == "ann@example.org"
    assert Lookup(b"k" * 32).email(written) == Lookup(b"k" * 32).email("ann@example.org")
    assert Lookup(b"k" * 32).email(written) != Lookup(b"l" * 32).email(written)


@pytest.mark.parametrize(
    "written", ["01632 960 100", "(01632) 960100", "+44 1632 960100", "0044 1632 960100", "٠١٦٣٢٩٦٠١٠٠"]
)
def test_a_number_is_found_however_it_is_written(written: str) -> None:
    assert normal_phone(written) == "+441632960100"


@pytest.mark.parametrize("written", ["", "no number", "12", "0" * 40, "+999 1"])
def test_what_is_no_number(written: str) -> None:
    assert normal_phone(written) is None


def test_an_address_is_no_number() -> None:
    lookup = Lookup(b"k" * 32)
    assert lookup.token("email", "x") != lookup.token("phone", "x")


@given(st.text(), st.text())
def test_keys_of_forms_are_told_apart(first: str, second: str) -> None:
    assert (key_of(None, first) == key_of(None, second)) == (
        first.encode("utf-8", "replace") == second.encode("utf-8", "replace")
    )
    assert key_of(uuid7(), first) != key_of(uuid7(), first)
    assert len(key_of(None, first)) == 64


@given(st.text(max_size=300))
def test_any_altered_mask_is_no_token_and_no_error(text: str) -> None:
    assert isinstance(unmask(text), str)


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("", "unknown"),
        (None, "unknown"),
        ("not an address", "unknown"),
    ],
)
def test_addresses_are_counted_whole(address: str | None, counted: str) -> None:
    assert whole_address(address).startswith(counted)


def test_ipv4_inside_ipv6_is_not_one_home() -> None:
    assert whole_address("::ffff:192.0.2.1") != whole_address("::ffff:198.51.100.1")


def test_tokens_are_taken_out_of_log_lines() -> None:
    token = new_token()
    said = without_secrets(None, "info", {"path": f"GET /l/{token}/again and /demo/in/{token}", "number": 3})
    assert token not in str(said)
    assert said["number"] == 3


@pytest.mark.parametrize("ticks", [True, False], ids=["a clock that runs", "a clock that stands"])
def test_keys_are_in_the_order_in_which_they_were_made(ticks: bool) -> None:
    with time_machine.travel("2026-11-23T10:00:00Z", tick=ticks):
        made = [uuid7() for _ in range(2_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert {(one.version, one.variant) for one in made} == {(7, RFC_4122)}
