"""Starting the house on the command line, and what keeps it from starting."""

import time

import pytest

from handoff.store.migrate import HEAD
from tests.house import House, free_port


def test_a_database_is_brought_to_the_newest_schema_and_stays_there(frontline, tmp_path):
    for _ in range(2):
        migrated = frontline("migrate")
        assert migrated.exit_code == 0
        assert migrated.stdout.endswith(f"frontline.db is at {HEAD}.\n")
    assert (tmp_path / "frontline.db").stat().st_mode & 0o077 == 0


def test_the_database_is_named_without_its_password(frontline):
    url = f"postgresql://frontline:a-word-of-mine@127.0.0.1:{free_port()}/frontline"
    refused = frontline("migrate", DATABASE_URL=url)

    assert refused.exit_code == 1
    assert refused.stderr.startswith("The database cannot be used: ")
    assert "a-word-of-mine" not in refused.output


@pytest.mark.slow
def test_the_first_administrator_comes_by_a_link_that_is_told_once(tmp_path):
    with House(tmp_path, demo=False) as house:
        first = link(house)
        house.kill()
        told = len(house.said())
        house.start()
        second = link(house, told)
        assert first != second
        assert [set_up(house, token) for token in (first, second, second)] == [403, 200, 403]
        assert house.stop() == 0
        told = len(house.said())
        house.start()
        assert house.sign_in("ana@example.com", "a-long-enough-phrase-1")
        assert house.stop() == 0
        assert "#setup=" not in house.said()[told:]
        assert first not in str(house.log())
        assert second not in str(house.log())


def link(house: House, after: int = 0) -> str:
    """The token of the link that is told after so many characters."""
    deadline = time.monotonic() + 20
    while f"{house.url}/panel/#setup=" not in house.said()[after:]:
        assert time.monotonic() < deadline, "no link was told"
        time.sleep(0.02)
    return house.said().rpartition("#setup=")[2].split()[0]


def set_up(house: House, token: str) -> int:
    """The status of the answer."""
    body = f'{{"token":"{token}","email":"ana@example.com","name":"Ana",'
    body += '"password":"a-long-enough-phrase-1"}'
    headers = {"Content-Type": "application/json", "Origin": house.url}
    return house.call("POST", "/panel/api/setup", body, headers)[0]
