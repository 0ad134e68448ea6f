"""`frontline agent`: who may sign in, managed without the panel."""

import pytest

from tests.cli.conftest import Frontline

WORDS = "a long enough word to sign in with"


@pytest.fixture
def staffed(frontline: Frontline) -> Frontline:
    """Ola is an agent."""
    added = frontline("agent", "add", "ola@example.com", "--password-stdin", stdin=f"{WORDS}\n")
    assert added.exit_code == 0, added.output
    assert added.output == "Added Ola <ola@example.com> as agent.\n"
    return frontline


def test_who_was_added_is_listed(staffed: Frontline):
    assert staffed("agent", "list").output == "ola@example.com\tagent\tOla\n"


def test_an_address_is_used_once(staffed: Frontline):
    again = staffed("agent", "add", "OLA@example.com", "--password-stdin", stdin=f"{WORDS}\n")

    assert again.exit_code == 1
    assert again.stderr
    assert len(staffed("agent", "list").output.splitlines()) == 1


def test_a_role_is_given_and_an_unknown_one_is_refused(staffed: Frontline):
    assert staffed("agent", "role", "ola@example.com", "lead").exit_code == 0
    assert staffed("agent", "role", "ola@example.com", "queen").exit_code == 2
    assert staffed("agent", "list").output == "ola@example.com\tlead\tOla\n"


def test_a_disabled_agent_is_listed_as_such(staffed: Frontline):
    assert staffed("agent", "disable", "ola@example.com").exit_code == 0
    assert staffed("agent", "list").output.endswith("Ola  (disabled)\n")


def test_a_password_is_changed_and_a_weak_one_refused(staffed: Frontline):
    change = ("agent", "password", "ola@example.com", "--password-stdin")

    assert staffed(*change, stdin="short\n").exit_code == 1
    assert staffed(*change, stdin=f"another {WORDS}\n").exit_code == 0


@pytest.mark.parametrize("command", [["disable"], ["role"], ["password", "--password-stdin"]])
def test_who_is_not_there_is_named(staffed: Frontline, command: list[str]):
    role = ["lead"] if command == ["role"] else []
    ended = staffed("agent", *command, "bruno@example.com", *role, stdin=f"{WORDS}\n")

    assert ended.exit_code == 1
    assert ended.stderr == "There is no agent bruno@example.com.\n"
