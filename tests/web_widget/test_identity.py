"""A site's word for its visitor: the site's key decides how it must be signed."""

from datetime import timedelta

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from handoff.core.entries import Contact
from tests.fakes import NOON
from web_widget.identity import BadIdentityError, Identity, read_identity

SECRET = "a secret of fifty letters that shop and house share"
PRIVATE = Ed25519PrivateKey.generate()
PUBLIC = PRIVATE.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
IN_FIVE_MINUTES = NOON + timedelta(minutes=5)
CLAIMS = {"sub": "42", "aud": "shop", "jti": "once", "name": "Ana", "exp": IN_FIVE_MINUTES}
ANA = Identity(Contact("42", "Ana"), "once", IN_FIVE_MINUTES)

SHARED = jwt.encode(CLAIMS, SECRET, "HS256")
SIGNED = jwt.encode(CLAIMS, PRIVATE, "EdDSA")
UNSIGNED = jwt.encode(CLAIMS, "", "none")


def read(token: str, key: str) -> Identity:
    return read_identity(token, site="shop", key=key, now=NOON)


@pytest.mark.parametrize(("token", "key"), [(SHARED, SECRET), (SIGNED, PUBLIC.decode())])
def test_a_site_signs_with_a_shared_secret_or_with_a_key_of_its_own(token: str, key: str):
    assert read(token, key) == ANA


@pytest.mark.parametrize(
    ("token", "key"),
    [
        (SIGNED, SECRET),
        (SHARED, PUBLIC.decode()),
        (jwt.encode(CLAIMS, SECRET, "HS384"), SECRET),
        (UNSIGNED, SECRET),
        (UNSIGNED, PUBLIC.decode()),
    ],
)
def test_no_token_chooses_how_it_is_checked(token: str, key: str):
    with pytest.raises(BadIdentityError):
        read(token, key)


def test_another_key_proves_nothing():
    with pytest.raises(BadIdentityError):
        read(jwt.encode(CLAIMS, Ed25519PrivateKey.generate(), "EdDSA"), PUBLIC.decode())
