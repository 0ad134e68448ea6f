"""Who a visitor is: a signed token, good for one site, that their browser keeps."""

import secrets
from datetime import datetime, timedelta

import jwt
from jwt.types import Options

ALGORITHM = "HS256"
LIFETIME = timedelta(days=180)
RENEW_BEFORE = timedelta(days=150)  # a token with less left is replaced at the next hello
ID_BYTES = 16  # 128 bits

CHECKS: Options = {  # times are checked here, against the house's clock
    "require": ["sub", "aud", "exp"],
    "verify_exp": False,
    "verify_iat": False,
}


class BadTokenError(Exception):
    """Forged, of another site, or out of time."""


class VisitorTokens:
    """Issues and reads tokens. The secret must have at least 32 bytes."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def issue(self, site: str, *, now: datetime, visitor: str | None = None) -> tuple[str, str]:
        """A visitor's id, new unless given, and the token that proves it on this site."""
        visitor = visitor or secrets.token_urlsafe(ID_BYTES)
        claims = {"sub": visitor, "aud": site, "iat": now, "exp": now + LIFETIME}
        return visitor, jwt.encode(claims, self._secret, ALGORITHM)

    def read(self, token: str, site: str, *, now: datetime) -> tuple[str, str]:
        """The visitor's id, and the token to keep from now on. Raises BadTokenError."""
        try:
            claims = jwt.decode(
                token,
                self._secret,
                [ALGORITHM],
                audience=site,
                options={
                    "require": ["sub", "aud", "exp"],
                    "verify_exp": False,
                    "verify_iat": False,
                },
            )
        except jwt.InvalidTokenError as problem:
            raise BadTokenError(str(problem)) from None
        left = claims["exp"] - now.timestamp()
        if left <= 0:
            raise BadTokenError("out of time")
        if left < RENEW_BEFORE.total_seconds():
            return self.issue(site, now=now, visitor=claims["sub"])
        return claims["sub"], token
