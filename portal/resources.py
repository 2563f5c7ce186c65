"""Where templates, built assets, translations and easy-read pages lie: in a checkout and in the wheel alike."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def root() -> Path:
    """The folder that holds templates/, static/, translations/ and easyread/."""
    packed = _PACKAGE / "_data"
    return packed if packed.is_dir() else _PACKAGE.parent


def templates() -> Path:
    """Jinja templates of every room."""
    return root() / "templates"


def built_assets() -> Path:
    """CSS, scripts, fonts and pictures as the build step left them, with hashed names."""
    return root() / "static" / "dist"


def paper_fonts() -> Path:
    """What letters are printed in, made by the same build step."""
    return built_assets() / "fonts-paper"


def translations() -> Path:
    """gettext catalogues, one folder a locale."""
    return root() / "translations"


def easyread() -> Path:
    """Content pages, facts and the manifest of pictures."""
    return root() / "easyread"
