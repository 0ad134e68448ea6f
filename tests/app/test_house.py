"""What a house that has closed leaves behind: nothing."""

import threading
from pathlib import Path

import pytest

from handoff.config import Settings
from handoff.secret import FILE, BadSecretError
from tests.indoors import built, indoors
from tests.knowledge.entries import small_folder


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


async def test_a_house_that_cannot_be_built_leaves_no_thread_and_no_database_open(tmp_path: Path):
    def alive() -> set[threading.Thread]:
        named = ("asyncio", "pytest")  # theirs live as long as the loop
        return {one for one in threading.enumerate() if not one.name.startswith(named)}

    (tmp_path / FILE).write_text("not a secret")
    settings = Settings(
        _env_file=None,
        data_dir=tmp_path,
        faq_dir=small_folder(tmp_path / "known"),
    )
    before = alive()
    with pytest.raises(BadSecretError):
        await built(settings, clock=None, policy=None)
    assert alive() - before == set()
