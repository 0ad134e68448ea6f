"""Whom `frontline agent add` takes, and whom it refuses in words."""

import pytest

from tests.cli.conftest import Frontline

ANA = "ana@example.com"
PASSWORD = "a-long-enough-phrase-1"


@pytest.mark.parametrize(
    ("email", "password", "why"),
    [
        ("no address", PASSWORD, "e-mail address"),
        ("@example.com", PASSWORD, "e-mail address"),
        (ANA, "", "12 characters"),
        (ANA, "too short", "12 characters"),
        (ANA, "password1234", "easy to guess"),
        (ANA, ANA, "e-mail address"),
        (ANA, "a" * 300, "256 characters"),
    ],
)
def test_who_cannot_be_an_agent_is_told_why(
    frontline: Frontline, email: str, password: str, why: str
):
    refused = frontline("agent", "add", email, "--password-stdin", stdin=f"{password}\n")

    assert refused.exit_code == 1
    assert why in refused.stderr
    assert frontline("agent", "list").stdout == ""


def test_a_name_may_be_given_and_else_comes_from_the_address(frontline: Frontline):
    named = ("agent", "add", ANA, "--name", "Żaneta Łoś-Ćma", "--role", "lead", "--password-stdin")
    assert frontline(*named, stdin=f"{PASSWORD}\n").exit_code == 0
    unnamed = ("agent", "add", "Ola.Kowalska@Example.com", "--password-stdin")
    assert frontline(*unnamed, stdin=f"{PASSWORD}\n").exit_code == 0

    listed = frontline("agent", "list").stdout
    assert f"{ANA}\tlead\tŻaneta Łoś-Ćma\n" in listed
    assert "ola.kowalska@example.com\tagent\tOla Kowalska\n" in listed


def test_a_password_is_never_taken_from_the_arguments(frontline: Frontline):
    refused = frontline("agent", "add", ANA)

    assert refused.exit_code == 1
    assert "--password-stdin" in refused.stderr
