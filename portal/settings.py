"""Typed settings from the environment. The portal refuses to start on unsafe values and says which."""

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

NOTIFY = "https://api.notifications.service.gov.uk"
_UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_NOTIFY_KEY = re.compile(f".+-{_UUID}-{_UUID}")  # a name, the service, its secret


class UnsafeSettings(Exception):
    """Settings that the portal will not start with; ``problems`` are sentences that name each setting."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that differs between one installation and another."""

    public_base_url: str
    database_url: str
    data_directory: Path
    secret_keys: tuple[str, ...]  # signing, oldest first: the last one signs
    master_keys: tuple[tuple[str, bytes], ...]  # (id, 32 bytes), oldest first: the last one wraps
    lookup_key: bytes  # HMAC of addresses and numbers; does not rotate with the master key
    seal_key: bytes  # chains the trail
    smtp_host: str
    smtp_port: int
    smtp_username: str | None
    smtp_password: str | None
    smtp_tls: bool
    mail_from: str
    trusted_hosts: tuple[str, ...]
    trusted_proxies: int
    service_name: str
    oidc_issuer: str | None = None  # where staff sign in; without it: a link by email and a second thing
    oidc_client_id: str = ""
    oidc_client_secret: str = ""
    oidc_acr_values: tuple[str, ...] = ()  # one of these has to stand in the token
    oidc_amr_values: tuple[str, ...] = ()  # all of these have to stand in the token
    bounces_to: str | None = None  # where mail servers send what came back; without it: to MAIL_FROM
    notify_api_key: str = ""  # GOV.UK Notify; without it staff make calls instead of texts, and post letters
    notify_base_url: str = NOTIFY
    notify_text_template: str = ""
    notify_letters: bool = False  # letters go through Notify too, else staff print and post them
    demo: bool = False
    raised_limits: bool = False

    @property
    def https(self) -> bool:
        """Whether people reach us over https; decides names and flags of cookies."""
        return self.public_base_url.startswith("https://")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str], *, demo: bool = False) -> "Settings":
        """Read settings; raises ``UnsafeSettings`` with one sentence for each thing that is wrong."""
        return _Reader(environment, demo).read()


class _Reader:
    def __init__(self, environment: Mapping[str, str], demo: bool) -> None:
        self.environment = environment
        self.demo = demo
        self.problems: list[str] = []

    def read(self) -> Settings:
        base = self._needed("PUBLIC_BASE_URL").rstrip("/")
        self._check_base(base)
        settings = Settings(
            public_base_url=base,
            database_url=self._needed("DATABASE_URL"),
            data_directory=Path(self._needed("DATA_DIRECTORY")),
            secret_keys=self._secret_keys(),
            master_keys=self._master_keys(),
            lookup_key=self._bytes("LOOKUP_KEY"),
            seal_key=self._bytes("SEAL_KEY"),
            smtp_host=self._needed("SMTP_HOST"),
            smtp_port=self._number("SMTP_PORT", 587),
            smtp_username=self.environment.get("SMTP_USERNAME"),
            smtp_password=self.environment.get("SMTP_PASSWORD"),
            smtp_tls=self.environment.get("SMTP_TLS", "no" if self.demo else "yes") == "yes",
            mail_from=self._needed("MAIL_FROM"),
            trusted_hosts=tuple(self._needed("TRUSTED_HOSTS").split()),
            trusted_proxies=self._number("TRUSTED_PROXIES", None),
            service_name=self.environment.get("SERVICE_NAME", "Circle of support"),
            oidc_issuer=self._issuer(),
            oidc_client_id=self.environment.get("OIDC_CLIENT_ID", ""),
            oidc_client_secret=self.environment.get("OIDC_CLIENT_SECRET", ""),
            oidc_acr_values=tuple(self.environment.get("OIDC_ACR_VALUES", "").split()),
            oidc_amr_values=tuple(self.environment.get("OIDC_AMR_VALUES", "").split()),
            bounces_to=self.environment.get("BOUNCES_TO", "").strip() or None,
            notify_api_key=self._notify_key(),
            notify_base_url=self._notify_base(),
            notify_text_template=self.environment.get("NOTIFY_TEXT_TEMPLATE", "").strip(),
            notify_letters=self.environment.get("NOTIFY_LETTERS", "no") == "yes",
            demo=self.demo,
            raised_limits=self.demo,
        )
        if self.problems:
            raise UnsafeSettings(self.problems)
        return settings

    def _needed(self, name: str) -> str:
        value = self.environment.get(name, "").strip()
        if not value:
            self.problems.append(f"{name} is missing. Give it in the environment.")
        return value

    def _check_base(self, base: str) -> None:
        parts = urlsplit(base)
        if base and (parts.scheme not in {"http", "https"} or not parts.netloc):
            self.problems.append("PUBLIC_BASE_URL is no address. It looks like https://portal.example.nhs.uk")
        local = parts.hostname in {"127.0.0.1", "localhost"}
        if base and parts.scheme == "http" and not local:
            self.problems.append("PUBLIC_BASE_URL begins with http. People's words need https.")

    def _issuer(self) -> str | None:
        issuer = self.environment.get("OIDC_ISSUER", "").strip()
        if not issuer:
            return None
        parts = urlsplit(issuer)
        local = parts.hostname in {"127.0.0.1", "localhost"}
        if parts.scheme != "https" and not (parts.scheme == "http" and local):
            self.problems.append("OIDC_ISSUER has to begin with https: it says who your staff are.")
        for name in ("OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"):
            self._needed(name)
        return issuer

    def _notify_key(self) -> str:
        key = self.environment.get("NOTIFY_API_KEY", "").strip()
        if key and not _NOTIFY_KEY.fullmatch(key):
            self.problems.append("NOTIFY_API_KEY is cut short or wrong: copy it whole from GOV.UK Notify.")
        template = self.environment.get("NOTIFY_TEXT_TEMPLATE", "").strip()
        if key and not template and self.environment.get("NOTIFY_LETTERS") != "yes":
            self.problems.append(
                "NOTIFY_API_KEY alone sends nothing: give NOTIFY_TEXT_TEMPLATE too, or NOTIFY_LETTERS."
            )
        if not key and (template or self.environment.get("NOTIFY_LETTERS") == "yes"):
            self.problems.append("NOTIFY_API_KEY is missing: without it GOV.UK Notify sends nothing.")
        return key

    def _notify_base(self) -> str:
        base = self.environment.get("NOTIFY_BASE_URL", "").strip().rstrip("/") or NOTIFY
        parts = urlsplit(base)
        if parts.scheme != "https" and parts.hostname not in {"127.0.0.1", "localhost"}:
            self.problems.append("NOTIFY_BASE_URL has to begin with https: numbers and words go there.")
        return base

    def _secret_keys(self) -> tuple[str, ...]:
        keys = tuple(self._needed("SECRET_KEYS").split())
        for place, key in enumerate(keys, 1):
            if _weak(key):
                self.problems.append(
                    f"SECRET_KEYS, key {place}, is weak: it needs at least 32 signs and enough different ones."
                )
        return keys

    def _master_keys(self) -> tuple[tuple[str, bytes], ...]:
        keys = []
        for part in self._needed("MASTER_KEYS").split():
            name, _, text = part.partition(":")
            key = _decoded(text)
            if not name or key is None or _weak(key):
                self.problems.append(
                    f"MASTER_KEYS, key {name or part[:4]!r}, is wrong: each is an id, a colon and "
                    "32 random bytes in base64."
                )
            else:
                keys.append((name, key))
        return tuple(keys)

    def _bytes(self, name: str) -> bytes:
        text = self._needed(name)
        key = _decoded(text)
        if text and (key is None or _weak(key)):
            self.problems.append(f"{name} is weak or wrong: it needs 32 random bytes in base64.")
        return key or b""

    def _number(self, name: str, default: int | None) -> int:
        text = self.environment.get(name) or ("" if default is None else str(default))
        convert: Callable[[str], int] = int
        try:
            return convert(text)
        except ValueError:
            self.problems.append(f"{name} has to be a whole number.")
            return 0


def _decoded(text: str) -> bytes | None:
    try:
        key = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return key if len(key) == 32 else None


def _weak(key: str | bytes) -> bool:
    return len(key) < 32 or len(set(key)) < 10
