"""How the reader wants it: language, easy read, size, colours, letters, spacing, pictures. One cookie, no person."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode

from babel import negotiate_locale

from portal.foundation.web.words import LANGUAGES, PSEUDO, Reading

COOKIE = "looks"
TEXT = ("normal", "large", "larger")
COLOURS = ("device", "light", "dark", "contrast")
LETTERS = ("plain", "easier")
SPACING = ("normal", "wide")


@dataclass(frozen=True, slots=True)
class Looks:
    """A reader's choices; the defaults are what the device says."""

    language: str | None = None  # None: not chosen, the browser's own is followed
    easy: bool = False
    text: str = "normal"
    colours: str = "device"
    letters: str = "plain"
    spacing: str = "normal"
    pictures: bool = True

    def reading(self, accept_language: str = "") -> Reading:
        """Language and easy read, following the browser where nothing was chosen."""
        return Reading(self.language or _negotiated(accept_language), self.easy)

    def dump(self) -> str:
        """For the cookie: only what differs from the defaults."""
        parts = {"l": self.language, "e": "1" if self.easy else None}
        for short, name in _FIELDS.items():
            value = getattr(self, name)
            parts[short] = None if value == Looks.__dataclass_fields__[name].default else value
        parts["p"] = None if self.pictures else "0"
        return urlencode({key: value for key, value in parts.items() if value})


_FIELDS = {"t": "text", "c": "colours", "f": "letters", "s": "spacing"}
_ALLOWED = {"text": TEXT, "colours": COLOURS, "letters": LETTERS, "spacing": SPACING}


FIELDS = frozenset({"words", "pictures", *_ALLOWED})  # as a form names them


def chosen(before: Looks, form: Mapping[str, str]) -> Looks:
    """The choices of a form over those from before; what is odd or not there stays as it was."""
    named = {name: form[name] for name, allowed in _ALLOWED.items() if form.get(name) in allowed}
    return replace(
        before,
        easy={"easy": True, "standard": False}.get(form.get("words", ""), before.easy),
        pictures={"on": True, "off": False}.get(form.get("pictures", ""), before.pictures),
        language=form["language"] if form.get("language") in LANGUAGES else before.language,
        **named,
    )


@functools.lru_cache(maxsize=512)
def load(cookie: str) -> Looks:
    """Read the cookie; anything odd in it is passed over."""
    given = dict(parse_qsl(cookie[:200]))
    looks = Looks(
        language=given.get("l") if given.get("l") in {*LANGUAGES, PSEUDO} else None,
        easy=given.get("e") == "1",
        pictures=given.get("p") != "0",
    )
    for short, name in _FIELDS.items():
        if given.get(short) in _ALLOWED[name]:
            looks = replace(looks, **{name: given[short]})  # type: ignore[arg-type]  # checked against _ALLOWED
    return looks


@functools.lru_cache(maxsize=512)
def _negotiated(accept_language: str) -> str:
    wanted = [part.partition(";")[0].strip().replace("-", "_") for part in accept_language.split(",")[:10]]
    found = negotiate_locale([one for one in wanted if one], list(LANGUAGES), aliases={"en": "en_GB"})
    if found:
        return found
    return next((one for want in wanted for one in LANGUAGES if one[:2] == want[:2]), "en_GB")
