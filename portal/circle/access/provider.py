"""Staff sign in at their organisation's provider: OpenID Connect, code flow with PKCE and nonce.

What is believed: an ID token signed by a key of the provider, for us, from the issuer of the settings, not over,
with the nonce of this browser, and with the ``acr`` or ``amr`` that the settings ask for (OpenID Connect Core 1.0,
3.1.3.7). Who somebody is: issuer and subject. An email address in a token is never looked at.
"""

import hmac
import time
from dataclasses import dataclass
from typing import Any

from portal.circle.access.tokens import hashed, new_token

TIMEOUT_SECONDS = 5
KEEP_SECONDS = 3600.0
FETCH_AGAIN_SECONDS = 60.0
LEEWAY_SECONDS = 60
LOGOUT_SECONDS = 600  # how old a message of the provider that somebody signed out may be
SIGNED_BY = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
LOGOUT_TYPES = {"logout+jwt", "application/logout+jwt", "JWT"}  # the last: providers from before the type had a name
LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"


class ProviderAway(Exception):
    """The provider does not answer, or answers what nobody can use."""


class NotBelieved(Exception):
    """What came back does not prove who somebody is. The reason is one word, for the log."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody is at the provider. ``session_hash`` is of the session there, if it has a name."""

    issuer: str
    subject: str
    session_hash: bytes | None


@dataclass(frozen=True, slots=True)
class Begun:
    """A sign-in under way: where the browser goes, and what it keeps meanwhile."""

    address: str
    state: str
    nonce: str
    verifier: str


class Provider:
    """One issuer, as the settings name it."""

    def __init__(
        self,
        issuer: str,
        client_id: str,
        client_secret: str,
        back_to: str,
        acr_values: tuple[str, ...] = (),
        amr_values: tuple[str, ...] = (),
    ) -> None:
        self.issuer = issuer
        self.client_id = client_id
        self.client_secret = client_secret
        self.back_to = back_to
        self.acr_values = acr_values
        self.amr_values = amr_values
        self._known: tuple[float, dict[str, Any]] | None = None
        self._keys: tuple[float, Any] | None = None

    def begin(self) -> Begun:
        """Where to send the browser. Raises ``ProviderAway``."""
        address = self._about()["authorization_endpoint"]
        nonce, verifier = new_token(), new_token() + new_token()
        more = {"acr_values": " ".join(self.acr_values)} if self.acr_values else {}
        with self._client() as client:
            url, state = client.create_authorization_url(
                address, state=new_token(), nonce=nonce, code_verifier=verifier, **more
            )
        return Begun(url, state, nonce, verifier)

    def finish(self, begun: Begun, answer: dict[str, str]) -> Identity:
        """Who came back. ``answer`` is the query of the address. Raises ``NotBelieved`` or ``ProviderAway``."""
        if not hmac.compare_digest(answer.get("state", ""), begun.state):
            raise NotBelieved("state")
        if answer.get("iss", self.issuer) != self.issuer:  # RFC 9207
            raise NotBelieved("issuer_of_answer")
        if not answer.get("code"):
            raise NotBelieved("refused_there")
        token = self._exchange(answer["code"], begun.verifier)
        claims = self._claims(token, begun.nonce)
        return self._identity(claims)

    def ended(self, logout_token: str) -> Identity:
        """Whose session the provider says is over (Back-Channel Logout 1.0, 2.6); ``subject`` may be empty."""
        claims, header = self._decoded(logout_token)
        if str(header.get("typ") or "JWT") not in LOGOUT_TYPES:  # no token made for something else
            raise NotBelieved("logout_type")
        audience = claims.get("aud")
        for_us = self.client_id in (audience if isinstance(audience, list) else [audience])
        made = claims.get("iat")
        fresh = isinstance(made, int | float) and abs(time.time() - made) <= LOGOUT_SECONDS
        events = claims.get("events")
        says_so = isinstance(events, dict) and LOGOUT_EVENT in events
        if claims.get("iss") != self.issuer or not for_us or not fresh or not says_so or "nonce" in claims:
            raise NotBelieved("logout")
        if not claims.get("sub") and not claims.get("sid"):
            raise NotBelieved("logout_of_nobody")
        return self._identity(claims)

    def _identity(self, claims: dict[str, Any]) -> Identity:
        subject, name = str(claims.get("sub") or ""), claims.get("sid")
        if len(subject) > 200:
            raise NotBelieved("subject")
        return Identity(self.issuer, subject, hashed(f"{self.issuer} {name}") if name else None)

    def _client(self) -> Any:
        from authlib.integrations.requests_client import OAuth2Session  # on first use: it takes 200 ms to import

        known = self._about().get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        client = OAuth2Session(
            self.client_id,
            self.client_secret,
            scope="openid",
            redirect_uri=self.back_to,
            code_challenge_method="S256",
            token_endpoint_auth_method=next(
                (one for one in known if one == "client_secret_basic"), "client_secret_post"
            ),
            default_timeout=TIMEOUT_SECONDS,
        )
        client.max_redirects = 0  # a provider answers itself; one that sends us on is not followed
        return client

    def _exchange(self, code: str, verifier: str) -> dict[str, Any]:
        from authlib.integrations.base_client import OAuthError
        from requests import RequestException

        try:
            with self._client() as client:
                token: dict[str, Any] = client.fetch_token(
                    self._about()["token_endpoint"], grant_type="authorization_code", code=code, code_verifier=verifier
                )
        except OAuthError as error:
            raise NotBelieved("code") from error
        except (RequestException, ValueError) as error:
            raise ProviderAway from error
        if not isinstance(token.get("id_token"), str):
            raise NotBelieved("no_id_token")
        return token

    def _claims(self, token: dict[str, Any], nonce: str) -> dict[str, Any]:
        from authlib.oidc.core import CodeIDToken
        from joserfc.errors import JoseError

        told, header = self._decoded(token["id_token"])
        options = {
            "iss": {"essential": True, "value": self.issuer},
            "aud": {"essential": True, "value": self.client_id},
        }
        about = {"nonce": nonce, "client_id": self.client_id, "access_token": token.get("access_token")}
        claims = CodeIDToken(told, header, options, about)
        try:
            claims.validate(leeway=LEEWAY_SECONDS)
        except JoseError as error:
            raise NotBelieved(getattr(error, "claim", None) or error.error) from error
        if self.acr_values and claims.get("acr") not in self.acr_values:
            raise NotBelieved("acr")
        if not set(self.amr_values) <= set(claims.get("amr") or ()):
            raise NotBelieved("amr")
        return dict(claims)

    def _decoded(self, token: str) -> tuple[dict[str, Any], dict[str, Any]]:
        """What a token says, its signature checked; keys are fetched again once for a key not seen before."""
        from joserfc import jwt
        from joserfc.errors import JoseError
        from joserfc.jws import JWSRegistry

        registry = JWSRegistry(algorithms=SIGNED_BY, strict_check_header=False)
        for fresh in (False, True):
            try:
                found = jwt.decode(token, self._key_set(fresh), registry=registry)
            except (JoseError, ValueError) as error:
                if fresh:
                    raise NotBelieved("signature") from error
            else:
                return dict(found.claims), dict(found.header)
        raise NotBelieved("signature")

    def _about(self) -> dict[str, Any]:
        if self._known is None or self._known[0] < time.monotonic():
            about = self._fetched(self.issuer.rstrip("/") + "/.well-known/openid-configuration")
            needed = ("authorization_endpoint", "token_endpoint", "jwks_uri")
            if about.get("issuer") != self.issuer or not all(isinstance(about.get(one), str) for one in needed):
                raise ProviderAway
            self._known = (time.monotonic() + KEEP_SECONDS, about)
        return self._known[1]

    def _key_set(self, fresh: bool) -> Any:
        from joserfc.errors import JoseError
        from joserfc.jwk import KeySet

        age = KEEP_SECONDS if self._keys is None else time.monotonic() - self._keys[0]
        # Anybody can send a token with a key never seen: that must not become a request to the provider each time.
        if self._keys is None or age >= (FETCH_AGAIN_SECONDS if fresh else KEEP_SECONDS):
            told: Any = self._fetched(self._about()["jwks_uri"])
            try:
                keys = KeySet.import_key_set(told)
            except (JoseError, KeyError, TypeError, ValueError) as error:
                raise ProviderAway from error
            self._keys = (time.monotonic(), keys)
        return self._keys[1]

    def _fetched(self, address: str) -> dict[str, Any]:
        import requests

        try:
            answer = requests.get(address, timeout=TIMEOUT_SECONDS, allow_redirects=False)
            answer.raise_for_status()
            told = answer.json()
        except (requests.RequestException, ValueError) as error:
            raise ProviderAway from error
        if not isinstance(told, dict):
            raise ProviderAway
        return told
