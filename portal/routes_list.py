"""Every endpoint with who may use it, for people and for tests."""

import secrets
import tempfile
from base64 import b64encode
from pathlib import Path
from typing import Any

from flask import Flask

from portal.app import create_app
from portal.settings import Settings


def listed() -> list[dict[str, Any]]:
    """Every endpoint of the portal itself; no settings are needed to read them."""
    with tempfile.TemporaryDirectory() as folder:
        return of_app(create_app(_any_settings(Path(folder))))


def of_app(app: Flask) -> list[dict[str, Any]]:
    """``endpoint``, ``rule``, ``methods``, ``access`` (who may use it), ``fragment``."""
    found = []
    for rule in sorted(app.url_map.iter_rules(), key=lambda one: one.rule):
        access = getattr(app.view_functions[rule.endpoint], "access")  # noqa: B009  put there by @public and @allow
        found.append(
            {
                "endpoint": rule.endpoint,
                "rule": rule.rule,
                "methods": sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}),
                "access": access.permission.value if access.permission else "public",
                "fragment": access.fragment,
            }
        )
    return found


def _any_settings(folder: Path) -> Settings:
    def key() -> str:
        return b64encode(secrets.token_bytes(32)).decode()

    return Settings.from_environment(
        {
            "PUBLIC_BASE_URL": "http://127.0.0.1",
            "DATABASE_URL": f"sqlite:///{folder / 'none.sqlite'}",
            "DATA_DIRECTORY": str(folder),
            "SECRET_KEYS": secrets.token_urlsafe(48),
            "MASTER_KEYS": f"any:{key()}",
            "LOOKUP_KEY": key(),
            "SEAL_KEY": key(),
            "SMTP_HOST": "127.0.0.1",
            "MAIL_FROM": "nobody@example.org",
            "TRUSTED_HOSTS": "127.0.0.1",
            "TRUSTED_PROXIES": "0",
        }
    )
