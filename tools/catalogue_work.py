"""What a translator's work needs: what is new, what is missing, and taking the words back in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message

from tools import catalogue_files as files
from tools.catalogue_checks import problems


def wanted(locale: str, source: Catalog) -> list[Message]:
    """The English messages that a locale must translate; `string` is the English to keep to.

    A language translates everything, its easy read what English says in other words in easy read.
    """
    if not locale.endswith(files.EASY):
        return [_english(message, message.id) for message in files.messages(source)]
    easy = files.easy_english()
    found = (easy.get(files.key(message)) for message in files.messages(source))
    return [_english(message, message.string, files.easy_lines(message)) for message in found if message]


def _english(message: Message, string: str | tuple[str, ...], *comments: str) -> Message:
    own = [comment for comment in message.auto_comments if not comment.startswith("Easy: ")]
    return Message(message.id, string, auto_comments=[*own, *comments], context=message.context)


def update() -> None:
    """Bring every po file up to date: new messages come in empty, those that nobody shows any more go."""
    source = files.extract()
    known = {files.key(message) for message in files.messages(source)}
    english = files.read(files.easy_of(files.ENGLISH))
    by_hand = [message for message in files.messages(english) if files.key(message) in known]
    _save(files.easy_of(files.ENGLISH), by_hand)
    for language in files.languages():
        for locale in (language, files.easy_of(language)):
            old = {files.key(message): message for message in files.messages(files.read(locale))}
            _save(locale, [_renewed(message, old.get(files.key(message))) for message in wanted(locale, source)])


def _renewed(english: Message, old: Message | None) -> Message:
    new = Message(english.id, "", auto_comments=english.auto_comments, context=english.context)
    if old is None or old.pluralizable != new.pluralizable:
        new.string = ("",) if new.pluralizable else ""
        return new
    new.string, new.user_comments = old.string, old.user_comments
    if old.fuzzy or (files.translated(old) and _easy(old) != _easy(new)):
        new.flags.add("fuzzy")  # the easy English was reworded: somebody must look again
        new.user_comments = [one for one in new.user_comments if files.CHECKED not in one]
    return new


def _easy(message: Message) -> str:
    words = " ".join(message.auto_comments)  # long comments come back in several pieces
    return " ".join(words[words.index("Easy: ") :].split()) if "Easy: " in words else ""


def _save(locale: str, messages: Iterable[Message]) -> None:
    catalog = files.empty(locale)
    catalog.creation_date = catalog.revision_date = files.read(locale).creation_date
    for message in messages:
        catalog[message.id] = message
        catalog.get(message.id, message.context).flags -= {"python-format", "python-brace-format"}
    if files.write(locale, catalog):
        print(f"{files.po_path(locale).relative_to(files.ROOT)} has changed")


def add(language: str) -> None:
    """Begin a language and its easy read. Raises SystemExit when nobody knows the language's code."""
    try:
        Locale.parse(language)
    except (UnknownLocaleError, ValueError) as error:
        raise SystemExit(f"{language!r} is not the code of a language: {error}") from error
    for locale in (language, files.easy_of(language)):
        if not files.po_path(locale).exists():
            files.write(locale, files.empty(locale))
    update()


def missing(locale: str, limit: int | None = None) -> Catalog:
    """What a locale has not translated yet. In easy read a comment shows the plain translation beside it.

    For the easy read of English: the messages of templates and code that have no easy words yet.
    """
    source = files.extract()
    done = {files.key(message) for message in files.messages(files.read(locale)) if files.translated(message)}
    if locale == files.easy_of(files.ENGLISH):
        done |= files.easy_of_pages().keys()
        open_messages = wanted(files.ENGLISH, source)
    else:
        open_messages = wanted(locale, source)
    plain = {files.key(message): message for message in files.messages(files.read(files.plain_of(locale)))}
    catalog = files.empty(locale)
    for message in [one for one in open_messages if files.key(one) not in done][:limit]:
        message.string = ("",) if message.pluralizable else ""
        translation = plain.get(files.key(message)) if locale != files.plain_of(locale) else None
        if translation and files.translated(translation):
            message.auto_comments.append(files.easy_lines(translation).replace("Easy: ", "Plain: "))
        catalog[message.id] = message
    return catalog


def take(locale: str, path: Path) -> list[str]:
    """Put the words of a filled-in po file into a locale. Returns what was refused, and why."""
    source = files.extract()
    shorter = locale == files.easy_of(files.ENGLISH)
    asked = wanted(files.ENGLISH if shorter else locale, source)
    known = {files.key(message): message for message in asked}
    plural_forms = files.empty(locale).num_plurals
    merged = {files.key(message): message for message in files.messages(files.read(locale))}
    refused = []
    for message in files.messages(files.read_file(path, locale)):
        if not any(message.string):
            continue
        english = known.get(files.key(message))
        wrong = problems(message, english, plural_forms, shorter=shorter) if english else ["no page shows this message"]
        refused += [f"{message.id!r}: {problem}" for problem in wrong]
        if not wrong:
            message.auto_comments = english.auto_comments
            merged[files.key(message)] = message
    _save(locale, merged.values())
    return refused
