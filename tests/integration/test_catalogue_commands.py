"""A translator's round through the catalogue tool, in a small portal of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from gettext import GNUTranslations
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = """title = "What we do"
easy_title = "What we do"
picture = "reviewer"
public = true
owner = "area lead"
checked = 2026-11-22
stale_after_days = 90
sources = ["us"]
[[screen]]
[[screen.block]]
kind = "text"
picture = "phone"
plain = "You can ring {area_name} at any time."
easy = "You can ring us."
"""
WORDS = {
    "What we do": "Co robimy",
    "You can ring {area_name} at any time.": "Możesz zawsze zadzwonić do {area_name}.",
    "Back": "Wstecz",
    "{n} day": ["{n} dzień", "{n} dni", "{n} dni"],
    "Us": "My",
}


class SmallPortal:
    """A folder with the tool, one page, one template and one fact."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.page = folder / "easyread" / "pages" / "what-we-do.toml"

    def run(self, *arguments: str, code: int = 0) -> str:
        done = subprocess.run(
            [sys.executable, "tools/catalogue.py", *arguments],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, done.stderr
        return done.stdout + done.stderr

    def po(self, locale: str) -> polib.POFile:
        return polib.pofile(str(self.folder / "translations" / locale / "LC_MESSAGES" / "messages.po"))

    def built(self, locale: str) -> GNUTranslations:
        with (self.folder / "translations" / locale / "LC_MESSAGES" / "messages.mo").open("rb") as file:
            return GNUTranslations(file)

    def fill_in(self, locale: str, words: dict[str, str | list[str]], code: int = 0) -> str:
        """Do what a translator does: ask for what is missing, write the words, put them back."""
        snippet = polib.pofile(self.run("missing", locale))
        for entry in snippet:
            if isinstance(word := words[entry.msgid], str):
                entry.msgstr = word
            else:
                entry.msgstr_plural = dict(enumerate(word))
        path = self.folder / "filled-in.po"
        snippet.save(str(path))
        return self.run("take", locale, str(path), code=code)


@pytest.fixture
def portal(tmp_path: Path) -> SmallPortal:
    for name in ("tools", "portal/foundation/content"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("node_modules"))
    for name in ("portal/__init__.py", "portal/foundation/__init__.py", "portal/resources.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    small = SmallPortal(tmp_path)
    small.page.parent.mkdir(parents=True)
    small.page.write_text(PAGE, encoding="utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text('{{ _("Back") }}{{ ngettext("{n} day", "{n} days", 1) }}')
    fact = 'name = "Us"\nsource = "us"\nchecked = 2026-11-22\nstale_after_days = 90\nstate = "confirmed"\n'
    (tmp_path / "easyread" / "facts.toml").write_text(f"[fact.us]\n{fact}")
    small.run("add", "pl")
    return small


def test_words_of_pages_templates_and_facts_come_back_translated(portal: SmallPortal) -> None:
    portal.fill_in("pl", WORDS)
    portal.fill_in("pl@easyread", {"You can ring {area_name} at any time.": "Możesz zadzwonić."})
    portal.run("build")
    assert portal.built("pl").gettext("Back") == "Wstecz"
    assert portal.built("pl").ngettext("{n} day", "{n} days", 5) == "{n} dni"
    assert (
        portal.built("pl").gettext("You can ring {area_name} at any time.")
        == WORDS["You can ring {area_name} at any time."]
    )
    easy = portal.built("pl@easyread")
    assert easy.gettext("You can ring {area_name} at any time.") == "Możesz zadzwonić."
    assert easy.gettext("Back") == "Wstecz"
    assert portal.built("en_GB@easyread").gettext("You can ring {area_name} at any time.") == "You can ring us."
    assert [line.split()[3] for line in portal.run("state").splitlines()[1:]] == ["0", "0", "0"]


def test_translators_see_the_easy_english_and_the_plain_translation(portal: SmallPortal) -> None:
    portal.fill_in("pl", WORDS)
    snippet = portal.run("missing", "pl@easyread")
    assert "#. Easy: You can ring us." in snippet
    assert "#. Plain: Możesz zawsze zadzwonić do {area_name}." in snippet


def test_a_translation_that_loses_a_placeholder_is_refused_and_the_rest_is_taken(portal: SmallPortal) -> None:
    said = portal.fill_in("pl", WORDS | {"You can ring {area_name} at any time.": "Możesz zadzwonić."}, code=1)
    assert "You can ring {area_name} at any time." in said
    assert "in braces" in said
    assert portal.po("pl").find("Back").msgstr == "Wstecz"
    assert portal.po("pl").find("You can ring {area_name} at any time.").msgstr == ""


def test_new_easy_english_asks_for_the_translation_again(portal: SmallPortal) -> None:
    portal.fill_in("pl@easyread", {"You can ring {area_name} at any time.": "Możesz zadzwonić."})
    page = portal.page.read_text(encoding="utf-8")
    portal.page.write_text(page.replace('"You can ring us."', '"Ring us if you like."'), encoding="utf-8")
    portal.run("update")
    entry = portal.po("pl@easyread").find("You can ring {area_name} at any time.")
    assert entry.fuzzy
    assert entry.msgstr == "Możesz zadzwonić."
    assert "You can ring" in portal.run("missing", "pl@easyread")
    portal.fill_in("pl@easyread", {"You can ring {area_name} at any time.": "Zadzwoń, jeśli chcesz."})
    assert not portal.po("pl@easyread").find("You can ring {area_name} at any time.").fuzzy


def test_a_message_signed_by_a_person_is_counted_and_stays_signed(portal: SmallPortal) -> None:
    portal.fill_in("pl", WORDS)
    po = portal.po("pl")
    po.find("Back").tcomment = "checked-by: A. Reader, 2026-11-22"
    po.save()
    portal.run("update")
    portal.run("build")
    assert portal.built("pl").info()["x-checked-by-a-person"] == "1 of 5"
    assert [line.split()[-1] for line in portal.run("state").splitlines() if line.startswith("pl ")] == ["1"]


def test_a_message_that_no_page_shows_any_more_goes(portal: SmallPortal) -> None:
    portal.fill_in("pl", WORDS)
    (portal.folder / "templates" / "page.html").write_text("")
    portal.run("update")
    assert portal.po("pl").find("Back") is None
    assert portal.po("pl").find("What we do").msgstr == "Co robimy"


def test_a_broken_page_or_template_is_named(portal: SmallPortal) -> None:
    (portal.folder / "templates" / "page.html").write_text("{{ _('Back' }}")
    assert "templates/page.html" in portal.run("update", code=1)
    (portal.folder / "templates" / "page.html").write_text("")
    portal.page.write_text(PAGE.replace('kind = "text"', 'kind = "txt"'), encoding="utf-8")
    said = portal.run("build", "--force", code=1)
    assert "what-we-do.toml: screen 1: block 1: kind" in said
