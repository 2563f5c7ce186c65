"""Finding an address or a number without keeping it readable: HMAC-SHA256 of the normalised value."""

import hashlib
import hmac
import unicodedata

import phonenumbers


class Lookup:
    """Makes the tokens of one installation. Email and phone tokens are global: sign-in knows no area."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def token(self, kind: str, value: str) -> bytes:
        """32 bytes for ``value``, which has to be normalised before."""
        return hmac.new(self._key, f"{kind}|{value}".encode(), hashlib.sha256).digest()

    def email(self, address: str) -> bytes:
        """Token of an email address."""
        return self.token("email", normal_email(address))

    def phone(self, number: str) -> bytes:
        """Token of a phone number."""
        return self.token("phone", normal_phone(number) or number)


def normal_email(address: str) -> str:
    """Lower case, NFKC, no spaces around: ``Ann@Example.org`` and ``ann@example.org `` are one."""
    return unicodedata.normalize("NFKC", address).strip().casefold()


def normal_phone(number: str) -> str | None:
    """A number as E.164, read as a UK number unless it has a country code; nothing when it is none."""
    try:
        parsed = phonenumbers.parse(number, "GB")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
