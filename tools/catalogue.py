"""The words of the portal in every language: taking them out of the code, translating them, building them.

    python tools/catalogue.py update            bring the po files up to date with templates, code and pages
    python tools/catalogue.py missing LOCALE    print what has no translation yet, as a po file to fill in
    python tools/catalogue.py take LOCALE FILE  put a filled-in po file back; what breaks a rule is refused
    python tools/catalogue.py build [--force]   make the catalogues that the portal reads (not in git)
    python tools/catalogue.py pseudo            make the test language ur@pseudo (not in git)
    python tools/catalogue.py state             how much is translated, and how much a person has checked
    python tools/catalogue.py add LANGUAGE      begin a language and its easy read
    python tools/catalogue.py extract           write every message with its places to build/messages.pot

How pages and languages are written: easyread/README.md.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, write_po

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # run as a script or loaded by its path, only this folder may be known
    sys.path.insert(0, str(ROOT))

from tools import catalogue_files as files  # noqa: E402
from tools import catalogue_work as work  # noqa: E402
from tools.pseudo_language import pseudo as in_pseudo  # noqa: E402

CHECKED = "X-Checked-By-A-Person"
"""Header of a built catalogue: "3 of 410", for the sentence at the foot of pages."""


class BuiltCatalog(Catalog):
    """A catalogue that tells the portal how much of it a person has checked."""

    checked = ""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The headers of gettext and ours."""
        return [(CHECKED, self.checked), *Catalog._get_mime_headers(self)]


def build(*, force: bool = False) -> list[str]:
    """Make the catalogue of each locale whose words changed since; returns those locales.

    Needs neither templates nor code, so that a wheel can be packed with Babel alone.
    """
    made = []
    for locale in files.locales():
        if force or _older(files.mo_path(locale), _sources(locale)):
            _write_mo(locale, _words(locale))
            made.append(locale)
    return made


def _sources(locale: str) -> set[Path]:
    found = {files.po_path(locale), files.po_path(files.plain_of(locale)), *ROOT.glob("tools/catalogue*.py")}
    if files.plain_of(locale) == files.ENGLISH:
        pages = ROOT / "easyread" / "pages"
        found |= {pages, *pages.glob("*.toml"), *map(files.po_path, files.languages())}
    return found


def _older(built: Path, sources: Iterable[Path]) -> bool:
    if not built.exists():
        return True
    moment = built.stat().st_mtime_ns
    return any(source.stat().st_mtime_ns > moment for source in sources if source.exists())


def _words(locale: str) -> Iterable[Message]:
    plain = files.plain_of(locale)
    if plain == files.ENGLISH:
        known = (message for one in files.languages() for message in files.messages(files.read(one)))
        merged = {files.key(message): Message(message.id, message.id, context=message.context) for message in known}
        return (merged | files.easy_english() if locale != plain else merged).values()
    merged = {files.key(one): one for one in files.messages(files.read(plain)) if files.translated(one)}
    if locale != plain:
        merged |= {files.key(one): one for one in files.messages(files.read(locale)) if files.translated(one)}
    return merged.values()


def _write_mo(locale: str, messages: Iterable[Message]) -> None:
    catalog = BuiltCatalog(locale=files.plain_of(locale).partition("@")[0], project="circle-of-support", version="1")
    for message in messages:
        catalog[message.id] = message
    catalog.checked = f"{sum(map(files.checked, files.messages(catalog)))} of {len(catalog)}"
    path = files.mo_path(locale)
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(f".{os.getpid()}")  # a portal that reads at this moment sees the old or the new one
    with half.open("wb") as file:
        write_mo(file, catalog)
    half.replace(path)


def pseudo() -> Path:
    """Make the test language; returns its catalogue."""
    made = []
    for message in files.messages(files.extract()):
        forms = message.id if message.pluralizable else (message.id,)
        words = tuple(map(in_pseudo, forms))
        made.append(Message(message.id, words if message.pluralizable else words[0], context=message.context))
    _write_mo(files.PSEUDO, made)
    return files.mo_path(files.PSEUDO)


def state() -> list[tuple[str, int, int, int]]:
    """For each locale: how many messages it has, how many are translated, how many a person has checked."""
    source = files.extract()
    rows = []
    for locale in files.locales()[1:]:
        own = {files.key(message): message for message in files.messages(files.read(locale))}
        if files.plain_of(locale) == files.ENGLISH:
            easy = files.easy_english()
            rows.append((locale, len(easy), len(easy), sum(map(files.checked, easy.values()))))
            continue
        asked = [own.get(files.key(message)) for message in work.wanted(locale, source)]
        done = [message for message in asked if message and files.translated(message)]
        rows.append((locale, len(asked), len(done), sum(map(files.checked, done))))
    return rows


def _print_state() -> None:
    print(f"{'locale':<16}{'messages':>9}{'translated':>11}{'missing':>8}{'checked by a person':>20}")
    for locale, asked, done, checked in state():
        print(f"{locale:<16}{asked:>9}{done:>11}{asked - done:>8}{checked:>20}")


def _print_po(catalog: Catalog) -> None:
    write_po(sys.stdout.buffer, catalog, width=0, no_location=True, sort_output=True)


def _extract() -> None:
    target = ROOT / "build" / "messages.pot"
    target.parent.mkdir(exist_ok=True)
    with target.open("wb") as file:
        write_po(file, files.extract(), width=0, sort_output=True)
    print(target.relative_to(ROOT))


def _take(locale: str, path: Path) -> int:
    refused = work.take(locale, path)
    for problem in refused:
        print(problem, file=sys.stderr)
    return 1 if refused else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("update", "pseudo", "state", "extract"):
        commands.add_parser(name)
    commands.add_parser("build").add_argument("--force", action="store_true")
    commands.add_parser("add").add_argument("language")
    missing = commands.add_parser("missing")
    missing.add_argument("locale")
    missing.add_argument("--limit", type=int, help="no more than so many messages")
    take = commands.add_parser("take")
    take.add_argument("locale")
    take.add_argument("file", type=Path)
    return parser.parse_args()


def main() -> int:
    """Run one command; the exit code is 1 when something was refused or is wrong in a file."""
    asked = _arguments()
    commands = {
        "update": work.update,
        "pseudo": lambda: print(pseudo().relative_to(ROOT)),
        "state": _print_state,
        "extract": _extract,
        "build": lambda: print("built:", ", ".join(build(force=asked.force)) or "nothing has changed"),
        "add": lambda: work.add(asked.language),
        "missing": lambda: _print_po(work.missing(asked.locale, asked.limit)),
        "take": lambda: _take(asked.locale, asked.file),
    }
    try:
        return commands[asked.command]() or 0
    except (ValueError, PoFileError, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    raise SystemExit(main())
