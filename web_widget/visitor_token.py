"""Who a visitor is: a signed token, good for one site, that their browser keeps."""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta

import jwt
import orjson
from jwt.types import Options

from handoff.core.entries import Contact

ALGORITHM = "HS256"
LIFETIME = timedelta(days=180)
RENEW_BEFORE = timedelta(days=150)  # a token with less left is replaced at the next hello
ID_BYTES = 16  # 128 bits
CHECKS: Options = {  # times are checked here, against the house's clock
    "require": ["sub", "aud", "exp"],
    "verify_exp": False,
    "verify_iat": False,
}
_JWS = jwt.PyJWS()


class BadTokenError(Exception):
    """Forged, of another site, or out of time."""


@dataclass(frozen=True, slots=True)
class Known:
    """A visitor, and the token by which their browser proves it from now on."""

    visitor: str
    token: str
    contact: Contact | None = None  # whom the site has vouched for


class VisitorTokens:
    """Issues and reads tokens. The secret must have at least 32 bytes."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def unknown(self, site: str, *, now: datetime) -> Known:
        """Somebody new."""
        return self._issue(site, secrets.token_urlsafe(ID_BYTES), None, now)

    def vouched_for(self, site: str, contact: Contact, *, now: datetime) -> Known:
        """A contact of the site: the same visitor in every browser they come with."""
        name = f"contact:{site}:{contact.id}".encode()
        digest = hmac.digest(self._secret, name, hashlib.sha256)[:ID_BYTES]
        return self._issue(site, urlsafe_b64encode(digest).rstrip(b"=").decode(), contact, now)

    def read(self, token: str, site: str, *, now: datetime) -> Known:
        """Whom the token proves; it is replaced when it grows old. Raises BadTokenError."""
        try:
            claims = jwt.decode(token, self._secret, [ALGORITHM], audience=site, options=CHECKS)
        except jwt.InvalidTokenError as problem:
            raise BadTokenError(str(problem)) from None
        left = claims["exp"] - now.timestamp()
        if left <= 0:
            raise BadTokenError("out of time")
        contact = Contact(**claims["contact"]) if "contact" in claims else None
        if left < RENEW_BEFORE.total_seconds():
            return self._issue(site, claims["sub"], contact, now)
        return Known(claims["sub"], token, contact)

    def _issue(self, site: str, visitor: str, contact: Contact | None, now: datetime) -> Known:
        claims: dict[str, object] = {
            "sub": visitor,
            "aud": site,
            "exp": int((now + LIFETIME).timestamp()),
        }
        if contact:
            claims["contact"] = {"id": contact.id, "name": contact.name, "email": contact.email}
        token = _JWS.encode(orjson.dumps(claims), self._secret, ALGORITHM)  # in UTF-8: it is short
        return Known(visitor, token, contact)
