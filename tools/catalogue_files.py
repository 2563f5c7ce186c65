"""The catalogues on disk, and the English that they translate.

`translations/<language>/LC_MESSAGES/messages.po` holds a language, `<language>@easyread` only what differs
from it in easy read. English needs no file of its own: the messages are standard English. Its easy read comes
from the pages, and for the words of templates from `en_GB@easyread`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tokenize import TokenError

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from portal.foundation.content.pages import Page, load_page
from tools.page_extractor import easy_comment

ROOT = Path(__file__).resolve().parent.parent
EASY = "@easyread"
ENGLISH = "en_GB"
PSEUDO = "ur@pseudo"
FOLDERS = ("templates", "portal", "easyread")
KEYWORDS = {
    "_": None,
    "lazy": None,
    "translate": None,
    "ngettext": (1, 2),
    "translate_many": (1, 2),
    "pgettext": ((1, "c"), 2),
}
#: A translator's comment that starts so says which person checked the message.
CHECKED = "checked-by:"

Key = tuple[str, str]
"""What a message is known by: its context ("" for none) and its (singular) English."""


def key(message: Message) -> Key:
    """What the message is known by."""
    return message.context or "", message.id[0] if message.pluralizable else message.id


def easy_of(locale: str) -> str:
    """The easy read of a language: `pl` gives `pl@easyread`."""
    return locale + EASY


def plain_of(locale: str) -> str:
    """The language of an easy read: `pl@easyread` gives `pl`."""
    return locale.removesuffix(EASY)


def languages() -> list[str]:
    """Languages beside English that have a catalogue, such as `pl` and `ur`."""
    folders = {path.parent.parent.name for path in (ROOT / "translations").glob("*/LC_MESSAGES/messages.po")}
    return sorted(name for name in folders if "@" not in name and name != ENGLISH)


def locales() -> list[str]:
    """Everything that people can choose: each language, then its easy read."""
    return [form for language in (ENGLISH, *languages()) for form in (language, easy_of(language))]


def po_path(locale: str) -> Path:
    """Where the words of a locale are kept (in git)."""
    return ROOT / "translations" / locale / "LC_MESSAGES" / "messages.po"


def mo_path(locale: str) -> Path:
    """Where the built catalogue of a locale is read from (not in git)."""
    return po_path(locale).with_suffix(".mo")


def extract() -> Catalog:
    """Every message of templates, code, pages and facts, with the places where it stands.

    Raises ValueError that names a file which cannot be read.
    """
    with (ROOT / "tools" / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)
    allowed = [ROOT / folder for folder in FOLDERS]
    from jinja2 import TemplateSyntaxError  # packing a wheel reads no template and has no Jinja

    at = ""

    def remember(name: str, _method: str, _options: dict[str, str]) -> None:
        nonlocal at
        at = name

    catalog = Catalog(project="circle-of-support", version="1", fuzzy=False)
    try:
        for name, line, message, comments, context in extract_from_dir(
            ROOT,
            methods,
            options,
            KEYWORDS,
            ("Translators:",),
            remember,
            directory_filter=lambda path: any(Path(path).is_relative_to(top) for top in allowed),
        ):
            catalog.add(message, None, [(name, line)], auto_comments=comments, context=context)
    except (TemplateSyntaxError, SyntaxError, TokenError) as error:
        raise ValueError(f"{at}: cannot be read: {error}") from error
    return catalog


@cache
def easyread_pages() -> tuple[Page, ...]:
    """All content pages. Raises ValueError that names what is wrong with one."""
    return tuple(load_page(path) for path in sorted((ROOT / "easyread" / "pages").glob("*.toml")))


def easy_of_pages() -> dict[Key, str]:
    """Easy English by message, as the pages have it; also where it is the same as the plain English.

    Raises ValueError when two pages say the same thing in different easy words.
    """
    found: dict[Key, str] = {}
    for message in (one for page in easyread_pages() for one in page.messages() if one.easy):
        if found.setdefault(("", message.plain), message.easy) != message.easy:
            first = found["", message.plain]
            raise ValueError(
                f"{message.where}: {message.plain!r} is {message.easy!r} in easy words here, "
                f"{first!r} elsewhere: say the same thing in the same words"
            )
    return found


def easy_english() -> dict[Key, Message]:
    """What easy read says in other words than standard English: from the pages, and written by hand.

    Raises ValueError when both say something about the same message.
    """
    from_pages = easy_of_pages()
    by_hand = {key(message): message for message in messages(read(easy_of(ENGLISH)))}
    for known in from_pages.keys() & by_hand.keys():
        if by_hand[known].string != from_pages[known]:
            raise ValueError(f"{easy_of(ENGLISH)} and a page both have easy words for {known[1]!r}")
    found = {known: Message(known[1], easy) for known, easy in from_pages.items() if easy != known[1]}
    return found | by_hand


def easy_lines(message: Message) -> str:
    """The translator comment for an easy English message; of a plural, its last form."""
    return easy_comment(message.string if isinstance(message.string, str) else message.string[-1])


def read(locale: str) -> Catalog:
    """The words of a locale; empty when it has none yet."""
    path = po_path(locale)
    if not path.exists():
        return empty(locale)
    return read_file(path, locale)


def read_file(path: Path, locale: str) -> Catalog:
    """A po file read as this locale. Raises PoFileError when it is not one."""
    with path.open("rb") as file:
        return read_po(file, locale=plain_of(locale), ignore_obsolete=True, abort_invalid=True)


def messages(catalog: Catalog) -> Iterator[Message]:
    """The messages of a catalogue without its header."""
    return (message for message in catalog if message.id)


def translated(message: Message) -> bool:
    """Whether every form has words and nobody marked it as out of date."""
    forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return bool(forms) and all(forms) and not message.fuzzy


def checked(message: Message) -> bool:
    """Whether a person who speaks the language has signed the message."""
    return any(CHECKED in comment for comment in (*message.user_comments, *message.auto_comments))


def empty(locale: str) -> Catalog:
    """A catalogue with nothing in it but its header."""
    plain = Locale.parse(plain_of(locale))
    name = f"{plain.get_display_name('en')}{', easy read' if locale.endswith(EASY) else ''}"
    catalog = Catalog(
        locale=str(plain),
        project="circle-of-support",
        version="1",
        header_comment=header(locale, name),
        last_translator="machine",
        language_team=name,
        fuzzy=False,
    )
    catalog.msgid_bugs_address = ""
    return catalog


def header(locale: str, name: str) -> str:
    """What the head of a po file tells people."""
    if plain_of(locale) == ENGLISH:
        return f"# {name}: easy words for messages of templates. Those of pages stand in easyread/pages."
    return (
        f"# {name}.\n"
        "# Written by a machine and not yet checked by a person who speaks the language.\n"
        f'# A message that a person has checked carries a comment "# {CHECKED} name, date".'
    )


def write(locale: str, catalog: Catalog) -> bool:
    """Keep the words of a locale, sorted and without places, so that changes are small. Says if it did."""
    file = io.BytesIO()
    write_po(file, catalog, width=0, no_location=True, sort_output=True, ignore_obsolete=True)
    path = po_path(locale)
    text = file.getvalue().rstrip() + b"\n"
    if path.exists() and path.read_bytes() == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text)
    return True
