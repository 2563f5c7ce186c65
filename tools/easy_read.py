"""The rules of easy read, as far as a machine can hold words to them.

    python tools/easy_read.py              what is wrong with every page
    python tools/easy_read.py NAME         what is wrong with easyread/pages/NAME.toml

No rule here says that a text is good: only people with a learning disability can say that.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # run as a script, only this folder may be known
    sys.path.insert(0, str(ROOT))

from portal.foundation.content.facts import load_facts  # noqa: E402
from portal.foundation.content.pages import LEADING, Page, load_pages  # noqa: E402
from portal.foundation.content.toml_fields import read  # noqa: E402
from tools.easy_read_words import (  # noqa: E402
    PLACEHOLDER,
    WARN,
    WEB,
    Line,
    glossary,
    length_problems,
    sentences,
    wording_problems,
)

GRADE_EASY, GRADE_STANDARD = 4.0, 6.0
#: Pages with fewer words are too short for a reading grade to mean anything.
GRADED_FROM = 100
HARD_SYLLABLES = 4
LONG_BUT_KNOWN = frozenset({"anybody", "everybody"})


@cache
def pictures() -> frozenset[str]:
    """Names of all pictures in the manifest."""
    manifest = ROOT / "easyread" / "pictures" / "manifest.toml"
    return frozenset(str(table.text("name")) for table in read(manifest).tables("picture", "picture"))


def pages() -> dict[str, Page]:
    """Every page by name."""
    return load_pages(ROOT / "easyread" / "pages")


def lines(page: Page) -> list[Line]:
    """All easy words of a page, headings first on each screen."""
    found = [Line(f"{page.name}.toml: easy_title", page.easy_title)]
    for number, screen in enumerate(page.screens, 1):
        where = f"{page.name}.toml: screen {number}"
        if screen.easy_heading:
            found.append(Line(f"{where}: easy_heading", screen.easy_heading))
        for block_number, block in enumerate(screen.blocks, 1):
            place = f"{where}: block {block_number} ({block.kind})"
            if block.easy:
                found.append(Line(place, block.easy, whole_sentences=block.kind in {"text", "warning"}))
            found += [Line(f"{place}: point", easy) for easy in block.easy_items if easy]
    return found


def unexplained(page: Page) -> Iterator[str]:
    """Hard words not explained where the page first has them: the sentence before, that one or two after."""
    rows = [(line.where, row) for line in lines(page) for row in line.words.splitlines()]
    body = [(where, row) for where, row in rows if "heading" not in where and "title" not in where]
    for word in glossary():
        first = next((at for at, (_, row) in enumerate(body) if word.pattern.search(row)), None)
        if first is None or not word.explained_by:
            continue
        near = " ".join(row for _, row in body[max(first - 1, 0) : first + 3]).lower()
        if not any(phrase.lower() in near for phrase in word.explained_by):
            where, row = body[first]
            yield (f"{where}: explain {word.word!r} beside it (say one of: {', '.join(word.explained_by)}): {row!r}")


def picture_problems(page: Page) -> Iterator[str]:
    """A picture for the title and for each block of easy read, and each one in the manifest."""
    wanted = [(f"{page.name}.toml", page.picture, True)]
    for number, screen in enumerate(page.screens, 1):
        for block_number, block in enumerate(screen.blocks, 1):
            needed = block.kind not in LEADING and not block.left_out_in_easy
            wanted.append((f"{page.name}.toml: screen {number}: block {block_number}", block.picture, needed))
    for where, name, needed in wanted:
        if needed and not name:
            yield f"{where}: has no picture"
        if name and name not in pictures():
            yield f"{where}: there is no picture {name!r} in easyread/pictures/manifest.toml"


@cache
def names() -> frozenset[str]:
    """The words in the names of services, which no page can say shorter."""
    facts = load_facts(ROOT / "easyread" / "facts.toml").values()
    return frozenset(word for fact in facts for word in re.findall(r"[A-Za-z'’]+", fact.name))


def hard_words(page: Page) -> Iterator[str]:
    """Long words that nobody has explained yet: four syllables or more, and not in the glossary."""
    import textstat  # for development only, and slow to start

    for line in lines(page):
        bare = WEB.sub(" ", PLACEHOLDER.sub(" ", line.words))
        for word in glossary():
            bare = word.pattern.sub(" ", bare)
        for token in re.findall(r"[A-Za-z'’]+", bare):
            if token.lower() in LONG_BUT_KNOWN or token in names():
                continue
            if textstat.syllable_count(token) >= HARD_SYLLABLES:
                yield f"{line.where}: {token!r} is a hard word: say it shorter, or put it in the glossary"


def graded(rows: list[str]) -> str:
    """Words as they are graded: whole sentences, without names, numbers and words of the glossary."""
    kept = []
    for sentence in (part for row in rows for part in sentences(row)):
        bare = PLACEHOLDER.sub(" ", WEB.sub(" ", sentence.rstrip(".!?:…")))
        for word in glossary():
            bare = word.pattern.sub(" ", bare)
        tokens = bare.split()
        names = {token for token in tokens[1:] if token[0].isupper() and token not in {"I", "I'm", "I'd"}}
        left = [token for token in tokens if token not in names and not any(map(str.isdigit, token))]
        if left:
            kept.append(" ".join(left) + ".")
    return " ".join(kept)


def grade(rows: list[str]) -> float | None:
    """Flesch–Kincaid grade; None where there are too few words for it to mean anything."""
    import textstat  # for development only, and slow to start

    text = graded(rows)
    if len(text.split()) < GRADED_FROM:
        return None
    textstat.set_lang("en_US")
    return float(textstat.flesch_kincaid_grade(text))


def standard_rows(page: Page) -> list[str]:
    """The standard English of a page, one message a row, for its reading grade."""
    return [message.plain for message in page.messages()]


def easy_rows(page: Page) -> list[str]:
    """The easy English of a page, one sentence a row, for its reading grade."""
    return [row for line in lines(page) for row in line.words.splitlines()]


def grade_problems(page: Page) -> Iterator[str]:
    """Pages that are harder to read than they may be."""
    for called, rows, most in (
        ("easy read", easy_rows(page), GRADE_EASY),
        ("standard English", standard_rows(page), GRADE_STANDARD),
    ):
        found = grade(rows)
        if found is not None and found > most:
            yield f"{page.name}.toml: {called} has reading grade {found:.1f}, at most {most:.0f}"


def page_problems(page: Page) -> Iterator[str]:
    """Everything that is wrong with a page in easy read."""
    for line in lines(page):
        yield from length_problems(line)
        yield from wording_problems(line)
    yield from unexplained(page)
    yield from hard_words(page)
    yield from picture_problems(page)
    yield from grade_problems(page)


def main() -> int:
    """Print what is wrong, for the pages named or for all; the exit code is 1 when something is."""
    names = sys.argv[1:] or sorted(pages())
    found = [problem for name in names for problem in page_problems(pages()[name])]
    long = [problem for name in names for line in lines(pages()[name]) for problem in length_problems(line, WARN)]
    for problem in dict.fromkeys((*found, *(f"long: {problem}" for problem in long if problem not in found))):
        print(problem)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
