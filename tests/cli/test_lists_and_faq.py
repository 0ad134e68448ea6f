"""What people are told of settings that are lists, and of an FAQ that cannot be used."""

from tests.house import House


def test_proxies_are_listed_with_commas(frontline):
    outcome = frontline("config", "check", TRUSTED_PROXIES="10.0.0.0/8, ::1")
    assert outcome.exit_code == 0
    assert "FRONTLINE_TRUSTED_PROXIES=10.0.0.0/8,::1/128" in outcome.stdout


def test_sites_are_shown_as_they_are_set_and_their_keys_are_not(frontline):
    site = '{"shop": {"origins": ["https://a.example"], "identity_key": "' + "k" * 32 + '"}}'
    outcome = frontline("config", "check", SITES=site)
    assert '"origins": ["https://a.example"]' in outcome.stdout
    assert "kkkk" not in outcome.output


def test_an_faq_that_cannot_be_used_is_told_and_the_house_stays_closed(tmp_path):
    (tmp_path / "faq").mkdir()
    ended = House(tmp_path, {"FAQ_DIR": str(tmp_path / "faq")}).run("serve")
    assert ended.returncode == 1
    assert ended.stderr.startswith("The FAQ cannot be used: ")
