"""A setting that cannot be used is named, with why, before anything is done."""

import pytest

BAD = {
    "PORT": "many",
    "DATABASE_URL": "mysql://host/name",
    "REDIS_URL": "foo",
    "SECRET": "short",
    "PUBLIC_URL": "chat.example.com",
    "SITES": "{shop",
    "TRUSTED_PROXIES": "10.0.0.0/8,nope",
    "TIME_ZONE": "Mars/Base",
    "LOG_LEVEL": "loud",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_setting_is_named_and_nothing_is_started(frontline, name):
    for command in (["config", "check"], ["serve"], ["agent", "list"]):
        outcome = frontline(*command, **{name: BAD[name]})
        assert outcome.exit_code == 2, outcome.output
        assert outcome.stderr.startswith(f"FRONTLINE_{name}: ")
        assert "Traceback" not in outcome.output


def test_an_origin_with_a_path_is_no_origin(frontline):
    outcome = frontline("config", "check", SITES='{"shop": {"origins": ["https://a.example/x"]}}')
    assert outcome.exit_code == 2
    assert "is not an origin" in outcome.stderr


def test_proxies_are_listed_with_commas(frontline):
    outcome = frontline("config", "check", TRUSTED_PROXIES="10.0.0.0/8, ::1")
    assert outcome.exit_code == 0
    assert "FRONTLINE_TRUSTED_PROXIES=10.0.0.0/8,::1/128" in outcome.stdout


def test_sites_are_shown_as_they_are_set_and_their_keys_are_not(frontline):
    site = '{"shop": {"origins": ["https://a.example"], "identity_key": "' + "k" * 32 + '"}}'
    outcome = frontline("config", "check", SITES=site)
    assert '"origins": ["https://a.example"]' in outcome.stdout
    assert "kkkk" not in outcome.output


def test_an_faq_that_cannot_be_used_is_told_and_the_house_stays_closed(frontline, tmp_path):
    (tmp_path / "faq").mkdir()
    outcome = frontline("serve", FAQ_DIR=str(tmp_path / "faq"), PORT="0")
    assert outcome.exit_code == 1
    assert outcome.stderr.startswith("The FAQ cannot be used: ")
