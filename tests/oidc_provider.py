"""A small OpenID Connect provider in a process of its own: ``python -m tests.oidc_provider`` prints its port.

It is strict where a real one is: the client's secret, the code once, the redirect address, PKCE. ``/behave`` (JSON)
changes what it signs next, so that tests can see a bad answer refused.
"""

import base64
import hashlib
import json
import secrets
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "portal", "a secret of this test only"
KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"}, private=True)
STRANGER = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"}, private=True)


class Provider(ThreadingHTTPServer):
    """What it was asked, and how it behaves."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.issuer = f"http://127.0.0.1:{self.server_address[1]}"
        self.codes: dict[str, dict[str, str]] = {}
        self.behaviour: dict[str, Any] = {}

    def signed(self, claims: dict[str, Any]) -> str:
        """A token, with the changes of the behaviour in it."""
        told = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": self.behaviour.get("sub", "somebody"),
            "iat": int(time.time()),
            "exp": int(time.time()) + 300,
            **claims,
            **self.behaviour.get("claims", {}),
        }
        told = {name: value for name, value in told.items() if value is not None}
        key = STRANGER if self.behaviour.get("wrong_key") else KEY
        header = {"alg": "RS256", "kid": "one", **self.behaviour.get("header", {})}
        return jwt.encode(header, told, key)


class Answering(BaseHTTPRequestHandler):
    """One request."""

    server: Provider

    def do_GET(self) -> None:
        """Discovery, keys, and the page on which people would sign in."""
        parts = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/.well-known/openid-configuration":
            self._json(
                {
                    "issuer": self.server.behaviour.get("metadata_issuer", self.server.issuer),
                    "authorization_endpoint": f"{self.server.issuer}/authorize",
                    "token_endpoint": f"{self.server.issuer}/token",
                    "jwks_uri": f"{self.server.issuer}/keys",
                }
            )
        elif parts.path == "/keys":
            self._json({"keys": [KEY.as_dict(private=False)]})
        elif parts.path == "/authorize" and asked.get("code_challenge_method") == "S256" and asked.get("nonce"):
            code = secrets.token_urlsafe(16)
            self.server.codes[code] = asked
            self.send_response(302)
            self.send_header(
                "Location", asked["redirect_uri"] + "?" + urlencode({"code": code, "state": asked["state"]})
            )
            self.end_headers()
        else:
            self._json({"error": "invalid_request"}, 400)

    def do_POST(self) -> None:
        """A code for a token; and, for tests, another behaviour."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        if self.path == "/behave":
            self.server.behaviour = json.loads(body)
            self._json({})
        elif self.path == "/logout-token":
            self._json({"token": self.server.signed({"exp": None, "sub": None, **json.loads(body)})})
        elif self.path == "/token" and self.server.behaviour.get("sends_on"):
            self.send_response(307)
            self.send_header("Location", self.server.issuer + "/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.path in {"/token", "/elsewhere"}:
            self._token({name: values[0] for name, values in parse_qs(body).items()})
        else:
            self._json({"error": "not_found"}, 404)

    def _token(self, sent: dict[str, str]) -> None:
        told = self.headers.get("Authorization", "").removeprefix("Basic ")
        name, _, secret = base64.b64decode(told).decode().partition(":")
        asked = self.server.codes.pop(sent.get("code", ""), None)
        if (unquote(name), unquote(secret)) != (CLIENT, SECRET) or asked is None:
            return self._json({"error": "invalid_client"}, 401)
        digest = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if challenge != asked["code_challenge"] or sent.get("redirect_uri") != asked["redirect_uri"]:
            return self._json({"error": "invalid_grant"}, 400)
        token = self.server.signed({"nonce": asked["nonce"], "sid": self.server.behaviour.get("sid", "s1")})
        return self._json({"access_token": secrets.token_urlsafe(), "token_type": "Bearer", "id_token": token})

    def _json(self, told: dict[str, Any], status: int = 200) -> None:
        body = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_about: Any) -> None:
        """Say nothing."""


if __name__ == "__main__":
    provider = Provider()
    print(provider.server_address[1], flush=True)
    provider.serve_forever()
