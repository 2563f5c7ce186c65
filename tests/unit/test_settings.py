"""The portal refuses to start on missing or weak settings, and names every one of them at once."""

from base64 import b64encode
from pathlib import Path

import pytest
from click.testing import CliRunner

from portal.cli import main
from portal.settings import Settings, UnsafeSettings
from tests.factories.settings import environment_for, key

NEEDED = [
    "PUBLIC_BASE_URL",
    "DATABASE_URL",
    "DATA_DIRECTORY",
    "SECRET_KEYS",
    "MASTER_KEYS",
    "LOOKUP_KEY",
    "SEAL_KEY",
    "SMTP_HOST",
    "MAIL_FROM",
    "TRUSTED_HOSTS",
    "TRUSTED_PROXIES",
]
ZEROS = b64encode(bytes(32)).decode()


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment that is fine."""
    return environment_for(tmp_path, "sqlite:///none.sqlite", 25)


def problems(environment: dict[str, str]) -> list[str]:
    """What is wrong with it."""
    try:
        Settings.from_environment(environment)
    except UnsafeSettings as unsafe:
        return unsafe.problems
    return []


def test_a_whole_environment_is_fine(environment: dict[str, str]) -> None:
    assert problems(environment) == []


@pytest.mark.parametrize("name", NEEDED)
@pytest.mark.parametrize("value", [None, "", "   "])
def test_what_is_missing_is_named(environment: dict[str, str], name: str, value: str | None) -> None:
    changed = {key: old for key, old in environment.items() if key != name} | ({name: value} if value else {})
    found = problems(changed)
    assert found
    assert all(name in one for one in found)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEYS", "short"),
        ("SECRET_KEYS", "a" * 64),
        ("SECRET_KEYS", "change-me " + "x" * 40),
        ("MASTER_KEYS", "no-colon"),
        ("MASTER_KEYS", f"first:{ZEROS}"),
        ("MASTER_KEYS", f":{ZEROS}"),
        ("MASTER_KEYS", "first:" + b64encode(b"sixteen bytes!!!").decode()),
        ("LOOKUP_KEY", ZEROS),
        ("LOOKUP_KEY", "not base64 at all!"),
        ("SEAL_KEY", "QUJD"),
        ("PUBLIC_BASE_URL", "portal.example"),
        ("PUBLIC_BASE_URL", "ftp://portal.example"),
        ("PUBLIC_BASE_URL", "http://portal.example"),
        ("SMTP_PORT", "twenty-five"),
        ("TRUSTED_PROXIES", "one"),
    ],
)
def test_what_is_weak_or_wrong_is_named(environment: dict[str, str], name: str, value: str) -> None:
    found = problems({**environment, name: value})
    assert found
    assert all(name in one for one in found)


def test_no_secret_stands_in_what_is_said(environment: dict[str, str]) -> None:
    secret = "s3cret-but-short"  # gitleaks:allow
    said = " ".join(
        problems({**environment, "SECRET_KEYS": secret, "LOOKUP_KEY": secret, "MASTER_KEYS": f"a:{secret}"})
    )
    assert secret not in said
    assert said.count("is weak") + said.count("is wrong") >= 3


def test_everything_wrong_is_said_at_once() -> None:
    assert len(problems({})) >= len(NEEDED)


def test_keys_are_listed_oldest_first_and_the_newest_is_used(environment: dict[str, str]) -> None:
    changed = {**environment, "MASTER_KEYS": f"old:{key()} new:{key()}"}
    assert [name for name, _key in Settings.from_environment(changed).master_keys] == ["old", "new"]


@pytest.mark.parametrize("command", ["serve", "worker", "migrate", "check", "rotate-keys"])
def test_no_command_starts_without_its_secrets(environment: dict[str, str], command: str) -> None:
    changed = {**environment, "SECRET_KEYS": "weak", "SEAL_KEY": ""}
    answer = CliRunner().invoke(main, [command], env=changed)
    assert answer.exit_code == 1
    assert "The portal does not start" in answer.output
    assert "SECRET_KEYS" in answer.output
    assert "SEAL_KEY" in answer.output


NOTIFY_KEY = "portal-6d2c8f64-0000-4000-8000-1d1f3e5a7b9c-6d2c8f64-0000-4000-8000-1d1f3e5a7b9d"


def test_notify_is_optional_and_its_parts_belong_together(environment: dict[str, str]) -> None:
    whole = {"NOTIFY_API_KEY": NOTIFY_KEY, "NOTIFY_TEXT_TEMPLATE": "f33517ff-2a88-4f6e-b855-c550268ce08a"}
    assert problems(environment | whole) == []
    assert problems(environment | {"NOTIFY_API_KEY": NOTIFY_KEY, "NOTIFY_LETTERS": "yes"}) == []
    for wrong, named in (
        ({"NOTIFY_API_KEY": NOTIFY_KEY}, "NOTIFY_TEXT_TEMPLATE"),
        ({"NOTIFY_TEXT_TEMPLATE": "f33517ff"}, "NOTIFY_API_KEY"),
        ({**whole, "NOTIFY_API_KEY": NOTIFY_KEY[:-4]}, "NOTIFY_API_KEY"),
        ({**whole, "NOTIFY_BASE_URL": "http://notify.example"}, "NOTIFY_BASE_URL"),
    ):
        [problem] = problems(environment | wrong)
        assert named in problem
