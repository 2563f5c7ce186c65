"""Writes docs/ways.md and docs/security/asvs.md from the tables beside them; ``--check`` says which are stale."""

import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

DOCS = Path(__file__).resolve().parents[1] / "docs"
WAYS = (
    ("no_scripts", "no scripts"),
    ("easy_read", "easy read"),
    ("phone_desk", "phone desk"),
    ("no_email", "no email"),
)
MADE = "<!-- Written by `python tools/tables.py`; change the .toml beside it. -->"


def read(path: Path) -> dict[str, Any]:
    """A table as it stands in its file."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def ways_page(table: dict[str, Any]) -> str:
    """Each thing a family can do × each way."""
    lines = [
        "# What families can do, by every way",
        MADE,
        "",
        "Each row of what the portal does for families, friends and carers, and how it is done with scripts off, in",
        "easy read, with a support worker on the phone, and by somebody without email. *Same* means: the same pages,",
        "opened and pressed by `tests/integration/test_ways_walked.py` by somebody without email, in easy read,",
        "without scripts.",
        "",
        "| row | what | " + " | ".join(shown for _name, shown in WAYS) + " | walked by |",
        "|---" * (len(WAYS) + 3) + "|",
    ]
    lines += [
        _row(way["row"], way["what"], *(way[name] for name, _shown in WAYS), _listed(way["tests"]))
        for way in table["way"]
    ]
    return "\n".join(lines) + "\n"


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _listed(names: list[str]) -> str:
    return "<br>".join(f"`{name.removeprefix('tests/')}`" for name in names)


def asvs_page(table: dict[str, Any]) -> str:
    """Each requirement of level 1 and 2 with what meets it and what tests it."""
    requirements = table["requirement"]
    counts = Counter((one["level"], one["status"]) for one in requirements)
    lines = [
        "# OWASP ASVS 5.0, level 1 and 2",
        MADE,
        "",
        "What each requirement is about is said in our own short words; its own sentences are in the standard.",
        "*Operator*: rests with whoever runs the portal, as [rules.md](rules.md) says. *Deviation*: on purpose, see",
        "[0003](../decisions/0003-deviations-from-asvs.md).",
        "",
        "| level | " + " | ".join(STATUSES) + " |",
        "|---" * (len(STATUSES) + 1) + "|",
        *(_row(str(level), *(str(counts[level, status]) for status in STATUSES)) for level in (1, 2)),
    ]
    for chapter, name in table["chapters"].items():
        lines += ["", f"## {chapter} {name}", "", "| id | level | about | | met by | tested by | |", "|---" * 7 + "|"]
        lines += [_requirement(one) for one in requirements if one["id"].startswith(f"{chapter}.")]
    return "\n".join(lines) + "\n"


def _requirement(one: dict[str, Any]) -> str:
    by = "<br>".join(f"`{name.removeprefix('portal/')}`" for name in one.get("by", []))
    return _row(
        one["id"], str(one["level"]), one["asks"], one["status"], by, _listed(one.get("tests", [])), one.get("why", "")
    )


STATUSES = ("met", "partly", "not met", "deviation", "operator", "not applicable")
PAGES = {"ways.toml": ("ways.md", ways_page), "security/asvs.toml": ("security/asvs.md", asvs_page)}


def stale() -> list[str]:
    """The rendered pages that do not say what their table says."""
    return [
        written
        for source, (written, render) in PAGES.items()
        if not (DOCS / written).exists() or (DOCS / written).read_text(encoding="utf-8") != render(read(DOCS / source))
    ]


def main() -> int:
    """Write the pages, or say which are stale."""
    if "--check" in sys.argv:
        for name in stale():
            print(f"docs/{name} is not what its table says: python tools/tables.py")
        return bool(stale())
    for source, (written, render) in PAGES.items():
        (DOCS / written).write_text(render(read(DOCS / source)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
