"""What can be set, and how a setting that cannot be used is told."""

import json

import pytest

from faq.calibration_figures import FIGURES
from handoff.config import Settings

UNFIT = {
    "PORT": ("abc", "70000", "-1", "80.5"),
    "DATABASE_URL": (
        "mysql://host/name",
        "sqlite://",
        "sqlite:///",
        "postgresql://",
        "postgresql://host:port/name",
        "frontline.db",
    ),
    "REDIS_URL": ("http://127.0.0.1", "127.0.0.1:6379", "redis://host:port/0", "redis://"),
    "SECRET": ("too short", "x" * 31),
    "PUBLIC_URL": ("chat.example.com", "ftp://chat.example.com", "https://chat.example.com/path"),
    "SITES": (
        "not JSON",
        "[]",
        '{"shop": []}',
        '{"shop": {"origins": ["shop.example.com"]}}',
        '{"shop": {"origins": ["*"]}}',
        '{"shop": {"identity_key": "too short"}}',
        '{"shop": {"origin": []}}',
    ),
    "TRUSTED_PROXIES": ("10.0.0.1/8", "proxy", "10.0.0.0/8;::1", "[]"),
    "TIME_ZONE": ("Mars/Base", "../etc/passwd"),
    "COMPANY": ("x" * 81,),
    "FAQ_VARIABLES": (
        "not JSON",
        "[]",
        '{"price": 5}',
        '{"Price": "5 EUR"}',
        '{"price": ""}',
        '{"price": "two\\nlines"}',
        '{"company": "Another one"}',
        json.dumps({"price": "x" * 201}),
        json.dumps({f"price_{n}": "5" for n in range(101)}),
    ),
    "FAQ_WRONG_SHARE": ("0", "0.0019", "0.11", "nan", "two"),
    "VISITOR_BURST": ("0", "many"),
    "VISITOR_RATE": ("0", "-1", "nan"),
    "HANDSHAKE_BURST": ("0",),
    "HANDSHAKE_RATE": ("0",),
    "LOG_LEVEL": ("loud",),
}


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in UNFIT.items() for value in values]
)
@pytest.mark.parametrize("command", [["config", "check"], ["transcript", "verify"]])
def test_a_setting_that_cannot_be_used_is_named(frontline, command, name, value):
    ended = frontline(*command, **{name: value})

    assert ended.exit_code == 2
    assert f"FRONTLINE_{name}" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1
    assert "Traceback" not in ended.output
    assert "pydantic" not in ended.output


def test_a_share_of_wrong_answers_is_one_for_which_the_matcher_is_calibrated(frontline):
    shares = [share for share, _ in FIGURES.answer]
    bounds = f"{min(shares)} to {max(shares)}"

    for share in (min(shares), max(shares)):
        assert frontline("config", "check", FAQ_WRONG_SHARE=str(share)).exit_code == 0
    assert bounds in frontline("config", "check", FAQ_WRONG_SHARE="0.5").stderr
    assert bounds in str(Settings.model_fields["faq_wrong_share"].description)


def test_every_fault_is_told_at_once(frontline):
    ended = frontline("config", "check", PORT="x", LOG_LEVEL="loud", SECRET="short")

    assert {line.partition(":")[0] for line in ended.stderr.splitlines()} == {
        "FRONTLINE_PORT",
        "FRONTLINE_LOG_LEVEL",
        "FRONTLINE_SECRET",
    }


def test_a_secret_that_cannot_be_used_is_not_shown(frontline):
    ended = frontline(
        "config", "check", SECRET="my-own-word", DATABASE_URL="mysql://u:my-own-word@h"
    )

    assert ended.exit_code == 2
    assert "my-own-word" not in ended.output


def test_what_is_in_force_is_shown_with_what_it_is(frontline):
    shown = frontline("config", "check", PORT="8123").stdout

    assert "FRONTLINE_PORT=8123" in shown
    for name, field in Settings.model_fields.items():
        assert f"FRONTLINE_{name.upper()}=" in shown
        assert field.description in shown


def test_an_empty_variable_is_none_at_all(frontline):
    empty = {name.upper(): "" for name in Settings.model_fields}
    ended = frontline("config", "check", **empty)

    assert ended.exit_code == 0, ended.output
    assert "FRONTLINE_PORT=8080" in ended.stdout


def test_settings_come_from_a_file_too_and_the_environment_wins(frontline, tmp_path):
    (tmp_path / ".env").write_text("FRONTLINE_PORT=8001\nFRONTLINE_COMPANY=Żółw\nOTHER=1\n")
    shown = frontline("config", "check", PORT="8002").stdout

    assert "FRONTLINE_PORT=8002" in shown
    assert "FRONTLINE_COMPANY=Żółw" in shown


def test_a_file_that_cannot_be_read_is_named(frontline, tmp_path):
    (tmp_path / ".env").write_bytes(b"FRONTLINE_COMPANY=\xff\xfe")
    ended = frontline("config", "check")

    assert ended.exit_code == 2
    assert ".env" in ended.stderr
    assert "Traceback" not in ended.output
