"""Passkeys of staff (Web Authentication): set up, and shown at sign-in. The device checks who holds it."""

import json
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.access.staff_models import StaffCheck, StaffPasskey
from portal.circle.areas.models import StaffMember
from portal.clock import now

MOST_SIGNS = 20_000


@dataclass(frozen=True, slots=True)
class Party:
    """Who asks for a passkey: a browser gives it to this host only."""

    host: str
    origin: str
    name: str


def party(base_url: str, name: str) -> Party:
    """The party of an installation."""
    parts = urlsplit(base_url)
    return Party(parts.hostname or "", f"{parts.scheme}://{parts.netloc}", name)


def of_staff(session: Session, staff_id: UUID) -> list[StaffPasskey]:
    """Every passkey of somebody."""
    return list(session.scalars(select(StaffPasskey).where(StaffPasskey.staff_id == staff_id)))


def options_to_make(check: StaffCheck, staff: StaffMember, asked_by: Party) -> str:
    """What the browser needs to make a passkey, as JSON."""
    from webauthn import generate_registration_options, options_to_json
    from webauthn.helpers.structs import (
        AuthenticatorSelectionCriteria,
        ResidentKeyRequirement,
        UserVerificationRequirement,
    )

    options = generate_registration_options(
        rp_id=asked_by.host,
        rp_name=asked_by.name,
        user_id=staff.id.bytes,
        user_name=staff.name,
        challenge=check.challenge,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
    )
    return options_to_json(options)


def options_to_show(check: StaffCheck, known: list[StaffPasskey], asked_by: Party) -> str:
    """What the browser needs to show a passkey of theirs, as JSON."""
    from webauthn import generate_authentication_options, options_to_json
    from webauthn.helpers.structs import PublicKeyCredentialDescriptor, UserVerificationRequirement

    options = generate_authentication_options(
        rp_id=asked_by.host,
        challenge=check.challenge,
        allow_credentials=[PublicKeyCredentialDescriptor(id=one.credential_id) for one in known],
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return options_to_json(options)


def keep(session: Session, check: StaffCheck, answer: str, asked_by: Party) -> bool:
    """Keep a new passkey; whether the browser's answer holds."""
    from webauthn import verify_registration_response
    from webauthn.helpers.exceptions import WebAuthnException

    told = _read(answer)
    if told is None:
        return False
    try:
        made = verify_registration_response(
            credential=told,
            expected_challenge=check.challenge,
            expected_rp_id=asked_by.host,
            expected_origin=asked_by.origin,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError):
        return False
    taken = select(StaffPasskey.id).where(StaffPasskey.credential_id == made.credential_id)
    if session.scalars(taken).first() is not None:
        return False
    session.add(
        StaffPasskey(
            staff_id=check.staff_id,
            credential_id=made.credential_id,
            public_key=made.credential_public_key,
            sign_count=made.sign_count,
            made_at=now(),
        )
    )
    session.flush()
    return True


def shown(session: Session, check: StaffCheck, answer: str, asked_by: Party) -> bool:
    """Whether the browser showed a passkey of the member of staff whom this check is for."""
    from webauthn import base64url_to_bytes, verify_authentication_response
    from webauthn.helpers.exceptions import WebAuthnException

    told = _read(answer)
    if told is None:
        return False
    try:
        named = base64url_to_bytes(str(told.get("rawId", "")))
        known = next((one for one in of_staff(session, check.staff_id) if one.credential_id == named), None)
        if known is None:
            return False
        verified = verify_authentication_response(
            credential=told,
            expected_challenge=check.challenge,
            expected_rp_id=asked_by.host,
            expected_origin=asked_by.origin,
            credential_public_key=known.public_key,
            credential_current_sign_count=known.sign_count,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError):
        return False
    known.sign_count, known.last_used_at = verified.new_sign_count, now()
    session.flush()
    return True


def _read(answer: str) -> dict[str, object] | None:
    if len(answer) > MOST_SIGNS:
        return None
    try:
        told = json.loads(answer)
    except ValueError:
        return None
    return told if isinstance(told, dict) else None
