"""The rules that every page of the portal keeps, whoever asks for it in whatever language."""

import functools
import re
from collections import Counter, defaultdict
from urllib.parse import urlsplit

import polib

from portal import resources
from tests.page import Page, words_of

LANGUAGES = {"en-GB": "ltr", "pl": "ltr", "ur": "rtl"}
# "Error:" of each language stands in front of the title of a page on which something has to be put right.
NEVER = re.compile(r"\b(users?|submit\w*|invalid|failed|please note)\b", re.I)
NO_LABEL = {"hidden", "submit", "button"}
RESOURCES = {"img": "src", "script": "src", "link": "href", "source": "src", "iframe": "src", "use": "href"}


def broken_rules(page: Page, headers: dict[str, str], *, bare: bool = False) -> list[str]:
    """Every rule that the page breaks, in words. ``bare``: the hidden page, which has no frame around it."""
    found = [f"HTML: {one}" for one in page.mistakes]
    for rule in (_frame, _ids, _links, _fields, _attributes, _resources, _words):
        found += rule(page, bare)
    found += _policy(page, headers)
    return found + _left_in_english(page)


def _frame(page: Page, bare: bool) -> list[str]:
    found, html = [], page.root
    headings = page.all("h1")
    if len(headings) != 1:
        return [f"{len(headings)} h1"]
    errors = any(one.get("class") == "nhsuk-error-summary" for one in page.all("div"))
    title, heading = page.title, page.heading
    begins = title.split(":", 1)[-1].strip() if errors else title
    if not begins.startswith(heading):
        found.append(f"title {title!r} does not begin with h1 {heading!r}")
    if errors and ":" not in title.split(heading)[0]:
        found.append(f"title {title!r} does not say that something is wrong")
    language = html.get("lang", "")
    if LANGUAGES.get(language) != html.get("dir"):
        found.append(f"lang {language!r} with dir {html.get('dir')!r}")
    skips = [one for one in page.all("a") if "nhsuk-skip-link" in one.get("class", "")]
    if not bare and len(skips) != 1:
        found.append(f"{len(skips)} skip links")
    found += ["skip link leads nowhere" for one in skips if page.by_id(one.get("href", "#")[1:]) is None]
    if not bare and not any(one.get("role") == "status" for one in page.root.iter()):
        found.append("no role=status region")
    return found


def _ids(page: Page, _bare: bool) -> list[str]:
    counted = Counter(one.get("id") for one in page.having("id"))
    found = [f"id {name!r} stands {count} times" for name, count in counted.items() if count > 1]
    for attribute in ("for", "aria-describedby", "aria-labelledby", "aria-controls"):
        for one in page.having(attribute):
            for name in one.get(attribute, "").split():
                if name not in counted:
                    found.append(f"{attribute}={name!r} points at nothing")
    return found


def _links(page: Page, _bare: bool) -> list[str]:
    targets: dict[str, set[str]] = defaultdict(set)
    for one in page.all("a"):
        name = one.get("aria-label") or words_of(one)
        if not name:
            return ["a link without words"]
        targets[name].add(
            re.sub(r"\?(about|next)=.*", "", one.get("href", ""))
        )  # the same page, told where one came from
        fragment = one.get("href", "")
        if fragment.startswith("#") and page.by_id(fragment[1:]) is None:
            return [f"link {name!r} points at {fragment!r}, which is not there"]
    return [f"link {name!r} leads to {sorted(to)}" for name, to in targets.items() if len(to) > 1]


def _fields(page: Page, _bare: bool) -> list[str]:
    labelled = {one.get("for") for one in page.all("label")}
    found = []
    for one in page.all("input", "textarea", "select"):
        if one.get("type") in NO_LABEL:
            continue
        if one.get("id") not in labelled and not one.get("aria-label") and page.above(one, "label") is None:
            found.append(f"field {one.get('name')!r} has no label")
    for form in page.all("form"):
        names = [name for name, _value in page.fields(form)]
        if form.get("method") == "post" and "csrf_token" not in names:
            found.append(f"form to {form.get('action')!r} carries no token")
    return found + [f"image without alt: {one.get('src')}" for one in page.all("img") if "alt" not in one.attrib]


def _attributes(page: Page, _bare: bool) -> list[str]:
    found = [f"{name} on <{one.tag}>" for name in ("placeholder", "maxlength", "style") for one in page.having(name)]
    for one in page.root.iter():
        found += [f"{name} on <{one.tag}>" for name in one.attrib if name.startswith("on")]
        if one.get("href", "").startswith("javascript:"):
            found.append("a javascript: link")
    return found


def _resources(page: Page, _bare: bool) -> list[str]:
    found = []
    for tag, attribute in RESOURCES.items():
        for one in page.all(tag):
            parts = urlsplit(one.get(attribute, ""))
            if parts.netloc or parts.scheme not in {"", "data"}:
                found.append(f"<{tag}> asks another host: {one.get(attribute)}")
    return found


def _words(page: Page, _bare: bool) -> list[str]:
    if page.root.get("lang") != "en-GB":
        return []
    return [f"the word {one!r}" for one in sorted(set(NEVER.findall(page.text)))]


def _policy(page: Page, headers: dict[str, str]) -> list[str]:
    policy = headers.get("Content-Security-Policy", "")
    found = [] if policy else ["no Content-Security-Policy"]
    if "unsafe-" in policy or "*" in policy:
        found.append(f"an open policy: {policy}")
    nonces = set(re.findall(r"'nonce-([^']+)'", policy))
    for one in page.all("script", "style"):
        if not {one.get("nonce")} <= nonces or not one.get("nonce"):
            found.append(f"<{one.tag}> without the nonce")
    return found


@functools.cache
def _english_with_translation(language: str) -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    plain, patterns = set(), []
    for locale in (language, f"{language}@easyread"):
        path = resources.translations() / locale / "LC_MESSAGES" / "messages.po"
        for entry in polib.pofile(str(path)) if path.exists() else ():
            if not entry.msgstr or entry.msgstr == entry.msgid or "<" in entry.msgid or len(entry.msgid) < 4:
                continue
            if "{" in entry.msgid:
                words = re.sub(r"\\\{\w+\\\}", ".+", re.escape(" ".join(entry.msgid.split())))
                if len(re.sub(r"\{\w+\}", "", entry.msgid)) > 25:
                    patterns.append(re.compile(words))
            else:
                plain.add(" ".join(entry.msgid.split()))
    return frozenset(plain), tuple(patterns)


def _left_in_english(page: Page) -> list[str]:
    language = page.root.get("lang", "")
    if language not in {"pl", "ur"}:
        return []
    plain, patterns = _english_with_translation(language)
    pieces = {" ".join(one.split()) for one in page.pieces()}
    found = [f"left in English: {one!r}" for one in sorted(pieces & plain)]
    return found + [
        f"left in English: {one!r}" for one in sorted(pieces) if len(one) > 25 for p in patterns if p.fullmatch(one)
    ]
