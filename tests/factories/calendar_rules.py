"""A strict reader of calendar files, by the words of RFC 5545 (the format) and RFC 5546 (its methods).

It knows only what our files may hold and takes nothing else, so that no lenient library hides what a calendar program
may stumble over. ``read`` gives the calendar or raises ``Broken``, which names the rule.
"""

import re
from dataclasses import dataclass, field

# What may stand in each kind of part, and how often: least, most.
ONE, MAYBE = (1, 1), (0, 1)
CALENDAR = {"PRODID": ONE, "VERSION": ONE, "METHOD": MAYBE, "CALSCALE": MAYBE}
EVENT = {
    **dict.fromkeys(("UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE"), ONE),
    **dict.fromkeys(("DTEND", "LOCATION", "STATUS", "CLASS", "TRANSP", "ORGANIZER", "DESCRIPTION", "URL"), MAYBE),
}
ALARM = dict.fromkeys(("ACTION", "TRIGGER", "DESCRIPTION"), ONE)
ZONE = {"TZID": ONE}
OBSERVED = {**dict.fromkeys(("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"), ONE), "TZNAME": MAYBE, "RRULE": MAYBE}
PARTS = {
    "VCALENDAR": (CALENDAR, {"VEVENT", "VTIMEZONE"}),
    "VEVENT": (EVENT, {"VALARM"}),
    "VALARM": (ALARM, set[str]()),
    "VTIMEZONE": (ZONE, {"STANDARD", "DAYLIGHT"}),
    "STANDARD": (OBSERVED, set[str]()),
    "DAYLIGHT": (OBSERVED, set[str]()),
}
# How a value looks (RFC 5545, 3.3). Text: a backslash only before \ ; , n N, and no bare comma or semicolon.
TEXT = r"(?:[^\\;,]|\\[\\;,nN])*"
LOCAL, UTC_TIME = r"\d{8}T\d{6}", r"\d{8}T\d{6}Z"
VALUES = {
    **dict.fromkeys(("PRODID", "UID", "SUMMARY", "LOCATION", "DESCRIPTION", "TZNAME", "TZID"), TEXT),
    "VERSION": r"2\.0",
    "CALSCALE": "GREGORIAN",
    "METHOD": "PUBLISH|CANCEL",
    "DTSTAMP": UTC_TIME,
    "DTSTART": LOCAL,
    "DTEND": LOCAL,
    "SEQUENCE": r"\d{1,10}",
    "STATUS": "CONFIRMED|CANCELLED",
    "CLASS": "PRIVATE",
    "TRANSP": "OPAQUE",
    "ORGANIZER": r"mailto:[^\s@]+@[^\s@]+",
    "URL": r"https://[!-~]+",  # a URI, which is not escaped as text is (3.3.13)
    "ACTION": "DISPLAY",
    "TRIGGER": r"-P(?:\d+D|T\d+H)",
    "RRULE": r"FREQ=YEARLY;(?:BYMONTH=\d+;BYDAY=-1SU|BYDAY=-1SU;BYMONTH=\d+)",
    "TZOFFSETFROM": r"[+-]\d{4}",
    "TZOFFSETTO": r"[+-]\d{4}",
}
_NAME = re.compile(r"[A-Z0-9-]+")
_PARAMETER = re.compile(r';([A-Z0-9-]+)=("[^"]*"|[^";:,]*)')
_LONGEST = 75  # octets of a line, without its end (RFC 5545, 3.1)


class Broken(AssertionError):
    """A calendar file breaks a rule."""


@dataclass(frozen=True, slots=True)
class Line:
    """One property: its parameters and its value, as they stand in the file."""

    name: str
    parameters: dict[str, str]
    value: str


@dataclass(slots=True)
class Part:
    """What stands between BEGIN and END."""

    name: str
    lines: list[Line] = field(default_factory=list)
    parts: list["Part"] = field(default_factory=list)

    def line(self, name: str) -> Line:
        """The one property of this name."""
        [found] = [one for one in self.lines if one.name == name]
        return found

    def says(self, name: str) -> str:
        """Its text, with what was escaped put back."""
        return re.sub(r"\\(.)", lambda found: {"n": "\n", "N": "\n"}.get(found[1], found[1]), self.line(name).value)

    def has(self, name: str) -> bool:
        """Whether it has this property."""
        return any(one.name == name for one in self.lines)

    def of(self, name: str) -> list["Part"]:
        """Its parts of one kind."""
        return [one for one in self.parts if one.name == name]


def read(data: bytes, method: str | None) -> Part:
    """The calendar in a file that keeps every rule; ``method``: what it asks of a program, nothing for a snapshot."""
    calendar = _nested([_line(one) for one in unfolded(data)])
    _part(calendar)
    rule(bool(calendar.parts), "a calendar has at least one part (3.6)")
    rule(calendar.has("METHOD") == (method is not None), "METHOD stands where it is meant to")
    rule(method is None or calendar.line("METHOD").value == method, f"METHOD is {method}")
    names = [one.line("TZID").value for one in calendar.of("VTIMEZONE")]
    rule(len(names) == len(set(names)), "a zone is described once (3.6.5)")
    for event in calendar.of("VEVENT"):
        _event(event, set(names), method)
    ids = [one.line("UID").value for one in calendar.of("VEVENT")]
    rule(len(ids) == len(set(ids)), "a UID stands once in a calendar (3.8.4.7)")
    return calendar


def rule(kept: bool, says: str) -> None:
    """Raise ``Broken`` unless the rule is kept."""
    if not kept:
        raise Broken(says)


def unfolded(data: bytes) -> list[str]:
    """The lines of a file: ends with CRLF, at most 75 octets each, folded between signs and never inside one."""
    rule(data.endswith(b"\r\n"), "each line ends with CRLF (3.1)")
    found: list[str] = []
    for raw in data[:-2].split(b"\r\n"):
        rule(b"\r" not in raw and b"\n" not in raw, "no CR or LF alone (3.1)")
        rule(len(raw) <= _LONGEST, f"a line is at most {_LONGEST} octets (3.1): {raw!r}")
        try:
            words = raw.decode("utf-8")
        except UnicodeDecodeError:
            raise Broken(f"no fold inside a sign (3.1): {raw!r}") from None
        rule(not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", words), f"no control signs (3.1): {raw!r}")
        if words.startswith((" ", "\t")):
            rule(bool(found), "the first line is no fold")
            found[-1] += words[1:]
        else:
            rule(bool(words), "no empty line")
            found.append(words)
    return found


def _line(words: str) -> Line:
    name = _NAME.match(words)
    rule(name is not None, f"a line begins with a name (3.1): {words}")
    assert name is not None
    at, parameters = name.end(), dict[str, str]()
    while found := _PARAMETER.match(words, at):
        rule(found[1] not in parameters, f"a parameter stands once: {words}")
        parameters[found[1]] = found[2].strip('"')
        at = found.end()
    rule(words[at : at + 1] == ":", f"a value comes after a colon (3.1): {words}")
    return Line(name[0], parameters, words[at + 1 :])


def _nested(lines: list[Line]) -> Part:
    whole = Part("")
    open_parts = [whole]
    for one in lines:
        if one.name == "BEGIN":
            part = Part(one.value)
            open_parts[-1].parts.append(part)
            open_parts.append(part)
        elif one.name == "END":
            rule(one.value == open_parts.pop().name, f"END:{one.value} ends what began last (3.6)")
            rule(bool(open_parts), "nothing ends that did not begin")
        else:
            rule(len(open_parts) > 1, f"{one.name} stands in a part")
            open_parts[-1].lines.append(one)
    rule(len(open_parts) == 1, "every part ends")
    rule([one.name for one in whole.parts] == ["VCALENDAR"], "the file is one calendar")
    return whole.parts[0]


def _part(part: Part) -> None:
    """What stands in it, how often, and how each value looks."""
    rule(part.name in PARTS, f"{part.name} is a part that we write")
    properties, inside = PARTS[part.name]
    for name, (least, most) in properties.items():
        many = sum(one.name == name for one in part.lines)
        rule(least <= many <= most, f"{name} of {part.name}: {many} times, not {least} to {most}")
    for one in part.lines:
        rule(one.name in properties, f"{one.name} does not stand in {part.name}")
        rule(re.fullmatch(VALUES[one.name], one.value) is not None, f"a value of its type (3.3): {one}")
        rule(set(one.parameters) <= _parameters(part, one), f"parameters of {one.name}: {one.parameters}")
    for below in part.parts:
        rule(below.name in inside, f"{below.name} does not stand in {part.name}")
        _part(below)
    rule(part.name != "VTIMEZONE" or bool(part.parts), "a zone has a rule (3.6.5)")


def _parameters(part: Part, line: Line) -> set[str]:
    return {"TZID"} if part.name == "VEVENT" and line.name in {"DTSTART", "DTEND"} else set()


def _event(event: Part, zones: set[str], method: str | None) -> None:
    """What the methods ask of an event (RFC 5546, 3.2.1 and 3.2.5)."""
    for name in ("DTSTART", "DTEND"):
        zone = event.line(name).parameters.get("TZID")
        rule(zone in zones, f"TZID of {name} is described in the file (3.2.19): {zone}")
    rule(event.line("DTEND").value > event.line("DTSTART").value, "an event ends after it starts (3.8.2.2)")
    rule(method is None or event.has("ORGANIZER"), f"{method} has an ORGANIZER")
    if method == "CANCEL":
        rule(event.has("STATUS") and event.line("STATUS").value == "CANCELLED", "CANCEL has STATUS:CANCELLED")
        rule(not event.parts, "CANCEL has no alarm")
    else:
        rule(not event.has("STATUS") or event.line("STATUS").value == "CONFIRMED", "what is not cancelled stands")
