"""Who the site says a visitor is: a short-lived JWT that the site's own server has signed."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import jwt

from handoff.core.entries import Contact
from handoff.core.text import MAX_NAME, checked

LONGEST = timedelta(hours=1)  # a token may be good for no longer: it travels through the page
MAX_SUBJECT = 128  # characters
MAX_EMAIL = 254
PEM = "-----BEGIN"


class BadIdentityError(Exception):
    """Forged, of another site, out of time, or not saying who it is."""


@dataclass(frozen=True, slots=True)
class Identity:
    """A visitor whom the site vouches for. `token_id` must not be seen twice until it expires."""

    contact: Contact
    token_id: str
    expires_at: datetime


def read_identity(token: str, *, site: str, key: str, now: datetime) -> Identity:
    """The identity that `token` proves on `site`. Raises BadIdentityError.

    `key` is a shared secret (HS256) or a PEM public key (EdDSA): it decides the algorithm, never
    the token.
    """
    algorithm = "EdDSA" if key.startswith(PEM) else "HS256"
    try:
        claims = jwt.decode(
            token,
            key,
            [algorithm],
            audience=site,
            options={
                "require": ["sub", "aud", "exp", "jti"],
                "verify_exp": False,  # against the house's clock, below
                "verify_iat": False,
            },
        )
        expires_at = datetime.fromtimestamp(claims["exp"], UTC)
    except (jwt.InvalidTokenError, ValueError, TypeError, OverflowError, OSError) as problem:
        raise BadIdentityError(type(problem).__name__) from None
    if not now < expires_at <= now + LONGEST:
        raise BadIdentityError("out of time, or good for more than an hour")
    contact = Contact(
        id=_text(claims, "sub", MAX_SUBJECT) or _fail("sub"),
        name=_text(claims, "name", MAX_NAME),
        email=_text(claims, "email", MAX_EMAIL),
    )
    return Identity(contact, _text(claims, "jti", MAX_SUBJECT) or _fail("jti"), expires_at)


def _text(claims: dict[str, object], name: str, limit: int) -> str:
    """A claim as text, "" where there is none."""
    value = claims.get(name)
    if value is None:
        return ""
    text = checked(value, limit=limit) if isinstance(value, str) else None
    return " ".join(text.split()) if isinstance(text, str) else _fail(name)


def _fail(claim: str) -> str:
    raise BadIdentityError(f"the claim {claim} cannot be used")
