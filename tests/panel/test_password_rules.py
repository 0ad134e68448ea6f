"""Which new passwords are refused."""

import pytest

from handoff.panel.password_rules import weakness

ANA = "anastazja.nowak@example.com"


@pytest.mark.parametrize(
    "password",
    [
        "zielony-parasol-7",
        "zażółć gęślą jaźń",
        "x7Kq-92mLp-0aZ",
        "83$91-20:57/4413",
        "4711-0815-xy-9982",
        "🙂🐙🌵🚲🎈🍋🧭🎻🐌🪁🌂🧦",
        "a longer sentence that somebody can remember",
    ],
)
def test_a_password_that_nobody_guesses_is_taken(password):
    assert weakness(password, email=ANA) is None


@pytest.mark.parametrize(
    "password",
    [
        "password1234",
        "P@ssw0rd!2345",
        "haslo-haslo-1",
        "Hasło123456789!",
        "administrator",
        "Frontline2026!",
        "123456789012",
        "987654321098",
        "qwertyuiop12",
        "zaq12wsxcde3",
        "mnbvcxzlkjhg",
        "abcdefghijkl",
        "abcabcabcabc1",
        "aaaaaaaaaaaa",
        "hahahahahaha",
        "            ",
        "20262026!!!!!!",
        "correct horse battery staple",
    ],
)
def test_a_common_password_is_refused(password):
    assert weakness(password, email=ANA) == "This password is too easy to guess."


@pytest.mark.parametrize("password", [ANA, ANA.upper(), f" {ANA} ", "anastazja.nowak"])
def test_the_email_address_is_no_password(password):
    assert weakness(password, email=ANA) == "The e-mail address is no password."


@pytest.mark.parametrize(
    ("length", "taken"), [(0, False), (11, False), (12, True), (256, True), (257, False)]
)
def test_a_password_has_12_to_256_characters(length, taken):
    password = ("kajak-Żółw9?" * 22)[:length]
    assert (weakness(password, email=ANA) is None) is taken


def test_letters_are_counted_as_people_see_them():
    assert weakness("z\u0307e\u0301" * 5, email=ANA) == "A password has at least 12 characters."


@pytest.mark.parametrize("sign", ["\0", "\ud800"])
def test_what_is_not_text_is_refused(sign):
    assert weakness("zielony-parasol-7" + sign, email=ANA) == "This is not text."
