"""Settings of a test's own installation; its secrets are made anew for each."""

import secrets
from base64 import b64encode
from pathlib import Path

from portal.settings import Settings


def key() -> str:
    """32 random bytes as settings want them."""
    return b64encode(secrets.token_bytes(32)).decode()


def environment_for(folder: Path, database_url: str, smtp_port: int, **changed: str) -> dict[str, str]:
    """An environment that the portal starts with."""
    return {
        "PUBLIC_BASE_URL": "http://127.0.0.1",
        "DATABASE_URL": database_url,
        "DATA_DIRECTORY": str(folder),
        "SECRET_KEYS": secrets.token_urlsafe(48),
        "MASTER_KEYS": f"first:{key()}",
        "LOOKUP_KEY": key(),
        "SEAL_KEY": key(),
        "SMTP_HOST": "127.0.0.1",
        "SMTP_PORT": str(smtp_port),
        "SMTP_TLS": "no",
        "MAIL_FROM": "circle@fenmarsh.example",
        "TRUSTED_HOSTS": "127.0.0.1 localhost",
        "TRUSTED_PROXIES": "0",
        **changed,
    }


def settings_for(folder: Path, database_url: str, smtp_port: int, **changed: str) -> Settings:
    """The settings of ``environment_for``, read and checked as at a real start."""
    return Settings.from_environment(environment_for(folder, database_url, smtp_port, **changed))
