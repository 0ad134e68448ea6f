"""`frontline config check` says what is in force, and nobody's secret."""

import json

import pytest

from tests.cli.conftest import Frontline
from tests.house import House

SECRETS = {
    "DATABASE_URL": "postgresql://house:secret-of-the@base@db.example/house?password=secret-again",
    "REDIS_URL": "redis://:secret-of-redis@redis.example:6379/0",
    "TELEGRAM_TOKEN": "secret-of-telegram",
    "SECRET": "secret-of-the-house-secret-of-the-house",
    "METRICS_TOKEN": "secret-of-the-metrics",
    "SITES": json.dumps({"shop": {"identity_key": "secret-of-the-shop-secret-of-the-shop"}}),
}


def test_every_setting_in_force_is_printed_and_no_secret_is(tmp_path):
    checked = House(tmp_path, SECRETS).run("config", "check")

    assert checked.returncode == 0, checked.stderr
    assert "secret-" not in checked.stdout + checked.stderr
    assert "postgresql://house:***@db.example/house?password=***" in checked.stdout
    assert "FRONTLINE_LOG_LEVEL=info" in checked.stdout


def test_only_the_names_are_printed_where_only_they_are_asked_for(frontline: Frontline):
    names = frontline("config", "check", "--names").output.split()

    assert "FRONTLINE_DATA_DIR" in names
    assert all(name.startswith("FRONTLINE_") for name in names)


@pytest.mark.parametrize("command", [["config", "check"], ["serve"], ["agent", "list"]])
def test_settings_that_cannot_be_used_are_named_and_never_shown(
    frontline: Frontline, command: list[str]
):
    wrong = {"PORT": "a port", "SECRET": "secret-too-short"}
    result = frontline(*command, settings=wrong)

    assert result.exit_code == 2
    assert "FRONTLINE_PORT: " in result.stderr
    assert "FRONTLINE_SECRET: " in result.stderr
    assert "secret-" not in result.output


def test_help_lists_what_it_can_do(frontline: Frontline):
    helped = frontline("--help")

    assert helped.exit_code == 0
    for command in ("serve", "migrate", "agent", "transcript", "config"):
        assert command in helped.output
