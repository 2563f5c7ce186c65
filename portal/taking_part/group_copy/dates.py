"""Dates, ages and numbers, in figures and in words, as they stand in a review. All patterns are for folded words."""

import re
from enum import StrEnum
from typing import Final

from portal.taking_part.group_copy.folding import LETTER


class Sort(StrEnum):
    """What a mark stands for."""

    NAME = "name"
    PLACE = "place"
    DATE = "date"
    AGE = "age"
    NUMBER = "number"
    ADDRESS = "address"  # an email address, a phone number, a postcode, an NHS number


def _list(words: str) -> list[str]:
    return words.split()


_UNITS = _list("one two three four five six seven eight nine")
_TEENS = _list("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
_TENS = _list("twenty thirty forty fifty sixty seventy eighty ninety")
_FIRST = _list("first second third fourth fifth sixth seventh eighth ninth")
_TENTH = _list("tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth")
_TWENTIETH = [one.replace("y", "ieth") for one in _TENS]
MONTHS: Final = _list("january february march april may june july august september october november december") + _list(
    "jan feb mar apr jun jul aug sept sep oct nov dec"
)
_SEASONS = _list("winter winter spring spring spring summer summer summer autumn autumn autumn winter")
SEASON: Final = dict(zip(MONTHS[:12], _SEASONS, strict=True))


def _any(words: list[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_NUMBER = rf"(?:{_any(_TENS)}(?:[ -]{_any(_UNITS)})?|{_any(_TEENS + _UNITS)})"
_TENS_ONLY = rf"(?:{_any(_TENS)}(?:[ -]{_any(_UNITS)})?|{_any(_TEENS)})"
_NTH = rf"(?:{_any(_TENS)}[ -]{_any(_FIRST)}|{_any(_TWENTIETH + _TENTH + _FIRST)})"
_YEAR_WORDS = (
    rf"(?:nineteen(?: hundred and)?[ -]{_TENS_ONLY}|two thousand(?: and {_NUMBER})?|twenty[ -]{_TENS_ONLY}"
    rf"|nineteen[ -]oh[ -]{_any(_UNITS)})"
)
_YEAR = rf"(?:(?:19|20)\d\d|'\d\d|{_YEAR_WORDS})"
# A full stop belongs to a month that is cut short and goes on with a day or a year; else it ends the sentence.
_MONTH = rf"(?:{_any(MONTHS[12:])}\.(?=,? (?:in )?(?:{_YEAR}|\d))|{_any(MONTHS)}\b)"
_DAY = rf"(?:\d{{1,2}}(?: ?(?:st|nd|rd|th))?|(?:the )?{_NTH})"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:the )?)?"
_FEAST = (
    r"(?:christmas(?: day| eve)?|boxing day|new year(?:'?s)?(?: day| eve)?|easter(?: sunday| monday| day)?|good friday"
    r"|mother'?s day|mothering sunday|father'?s day|hallowe'?en|bonfire night|pancake day|shrove tuesday"
    r"|half[ -]term|(?:\w+ )?bank holiday|whit (?:sunday|monday)|michaelmas|midsummer(?: day)?|candlemas"
    r"|eid(?: al[ -]\w+)?|ramadan|diwali|hanukkah|vaisakhi|passover|pentecost|whitsun)"
)
_AGED = rf"(?:\d{{1,3}}|{_NUMBER})"
# What was measured, given or scored leads to nobody; a number alone may be an age, a door, a bus.
_MEASURED = (
    r" ?(?:%|°|mg|mcg|micrograms?|grams?|g\b|ml|mls|litres?|l\b|cm|mm|metres?|miles?|per ?cent|minutes?|mins?|hours?"
    r"|hrs?|seconds?|secs?|beats|bpm|mmhg|units?|tablets?|points?|times|degrees|doses?|calories|pounds)"
)
_NUMBERED = r"(?:bay|bed|berth|block|box|bus|case|flat|floor|house|no|number|pitch|platform|plot|room|route|unit|ward)"

_PATTERNS: Final[tuple[tuple[Sort, str], ...]] = (
    (Sort.ADDRESS, r"[^\s@<>()\"']+@[^\s@<>()\"']+\.[a-z]{2,}"),
    (Sort.ADDRESS, r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)"),
    (Sort.ADDRESS, r"(?<!\w)(?:\+|\(?0)\d[\d ()-]{7,16}\d(?!\w)"),
    (Sort.ADDRESS, rf"(?<!{LETTER})[a-z]{{1,2}}\d[a-z\d]? ?\d[a-z]{{2}}(?!{LETTER})"),
    (Sort.DATE, rf"{_WEEKDAY}(?:the )?{_DAY}(?: day)?(?: of)? {_MONTH}(?:,? (?:in )?{_YEAR}(?!\w))?"),
    (Sort.DATE, rf"{_WEEKDAY}{_MONTH} (?:the )?{_DAY}(?:,? {_YEAR})?(?!{LETTER})"),
    (Sort.DATE, rf"{_MONTH}(?: of)?,? {_YEAR}(?!{LETTER})"),
    (Sort.DATE, r"(?<!\d)\d{4}-\d{1,2}-\d{1,2}(?!\d)|(?<!\d)\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?!\d)"),
    (Sort.DATE, rf"(?<!{LETTER})(?:19|20)\d\d(?:'?s)?(?!{LETTER})|{_YEAR_WORDS}(?!{LETTER})"),
    (Sort.DATE, rf"(?:(?:{_NUMBER}|\d+|a|the) (?:day|night|week|month)s? (?:before|after) )?{_FEAST}(?!{LETTER})"),
    (Sort.DATE, rf"(?:spring|summer|autumn|winter)(?: of| in)? {_YEAR}(?!\w)"),
    (Sort.DATE, rf"(?:her|his|their|my|{LETTER}+'s)(?: {LETTER}+'s)? birthday"),
    (Sort.DATE, rf"(?<=the )(?:\d{{1,2}}(?:st|nd|rd|th)|{_NTH})(?= (?:he|she|they|it|we|the)\b|[.,;])"),
    (Sort.AGE, rf"(?:aged|age of|age|turned|turning) {_AGED}(?: and a half)?(?!{LETTER})"),
    (Sort.AGE, rf"{_AGED}(?: and a half)?[ -]years?(?: and \w+ months?)?[ -](?:old|of age)"),
    (Sort.AGE, rf"(?:{_NTH}|\d{{1,3}}(?:st|nd|rd|th)) birthday"),
    (Sort.AGE, rf"(?:early |mid |late |mid-)?{_any([one[:-1] + 'ies' for one in _TENS])}(?!{LETTER})"),
    (
        Sort.AGE,
        rf"(?:(?<=was )|(?<=is )|(?<=be )|(?<=nearly )|(?<=only ))"
        rf"(?:\d{{2,3}}|{_TENS_ONLY})(?=[.,;]| when| and)",
    ),
    (Sort.AGE, rf"{_any(_TENS)}[ -]{_any(_UNITS)}(?!{LETTER})"),
    (Sort.NUMBER, rf"(?:plot|pitch|berth|bay|ward|unit|floor|platform|block|wing) [b-hj-z](?!{LETTER})"),
    (Sort.NUMBER, r"(?<!\w)\d+(?:\.\d+)? ?(?:kgs?|kilos?|stones?)(?!\w)|(?<!\w)\d{1,2} ?st \d{1,2}(?: ?lbs?)?(?!\w)"),
    (Sort.NUMBER, rf"(?<!\w)\d\d(?!\w)(?!{_MEASURED}|[.:,/-]\d)"),
    (Sort.ADDRESS, r"(?<!\w)@\w{3,}"),
    (Sort.NAME, r"(?<![\w.])(?!e\.g|i\.e|a\.m|p\.m|n\.b|u\.k|u\.s|r\.i)[a-z]\.(?: ?(?:mc|mac|o')?[a-z]\.)+"),
    (Sort.NUMBER, rf"(?<!{LETTER}){_NUMBERED} \d+[a-z]?(?!{LETTER})"),
    (Sort.NUMBER, r"(?<!\w)[a-z]{1,6}[/-]\d[\w/-]*\w(?!\w)"),
    (Sort.NUMBER, r"(?<!\w)\d{1,2}[:.]\d{2}(?!\w)"),
    (Sort.NUMBER, r"(?<!\w)\d[\d,./-]*\d\d(?!\w)"),
    (Sort.NUMBER, r"(?<!\w)(?!\d+(?:am|pm|st|nd|rd|th|mg|ml|mls|kg|g|cm|mm|m|l)\b)(?:[a-z]+\d\w*|\d+[a-z]\w*)"),
)
PATTERNS: Final = tuple((sort, re.compile(rf"(?<!{LETTER})(?:{pattern})")) for sort, pattern in _PATTERNS)
MONTH_ALONE: Final = re.compile(rf"(?<!{LETTER}){_any(MONTHS)}(?!{LETTER})")
# Before it, or after it, May is a month and March too; elsewhere they may be a name or a plain word.
BEFORE_MONTH: Final = re.compile(
    r"(?:^|\W)(?:in|of|since|until|till|by|from|to|before|after|during|early|late|mid|last|next|this|that|each|every|and)\s$"
)
