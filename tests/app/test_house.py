"""What a house that has closed leaves behind: nothing."""

import threading
from pathlib import Path

from tests.indoors import indoors


def hashing() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.name.startswith("passwords")}


async def test_a_closed_house_has_no_thread_for_passwords_left(tmp_path: Path):
    before = hashing()
    async with indoors(tmp_path) as inside:
        await inside.house.doorkeeper.sign_in(
            "nobody@example.com", "no such password", address="::1"
        )
        assert hashing() - before

    assert hashing() - before == set()
