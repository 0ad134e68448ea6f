"""Hashing, by the parameters that are recommended."""

from argon2 import extract_parameters
from argon2.profiles import RFC_9106_LOW_MEMORY

from handoff.panel.passwords import Passwords
from tests.panel.conftest import CHEAP, PASSWORD


async def test_the_right_password_and_no_other_is_right(passwords):
    stored = await passwords.hash(PASSWORD)
    assert await passwords.verify(PASSWORD, stored)
    assert not await passwords.verify(PASSWORD + " ", stored)
    assert not await passwords.verify("", stored)


async def test_a_hash_is_argon2id_salted_and_holds_no_password(passwords):
    first, second = [await passwords.hash(PASSWORD) for _ in range(2)]
    assert first.startswith("$argon2id$")
    assert first != second
    assert PASSWORD not in first


async def test_the_house_uses_the_parameters_of_rfc_9106():
    passwords = Passwords()
    stored = await passwords.hash(PASSWORD)
    passwords.close()
    assert extract_parameters(stored) == RFC_9106_LOW_MEMORY


async def test_nobodys_password_is_never_right(passwords):
    assert not await passwords.verify("", None)
    assert not await passwords.verify(PASSWORD, None)
    assert not await passwords.verify(PASSWORD, "")


async def test_a_letter_is_the_same_however_a_keyboard_composes_it(passwords):
    stored = await passwords.hash("zażółć gęślą jaźń")
    assert await passwords.verify(
        "zaz\u0307o\u0301łc\u0301 ge\u0328s\u0301la\u0328 jaz\u0301n\u0301", stored
    )


async def test_a_hash_of_other_parameters_is_outdated(passwords):
    dearer = Passwords(RFC_9106_LOW_MEMORY)
    stored = await passwords.hash(PASSWORD)
    assert not passwords.outdated(stored)
    assert dearer.outdated(stored)
    dearer.close()
    assert extract_parameters(stored) == CHEAP
