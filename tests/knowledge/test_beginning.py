"""What an empty knowledge begins with, and that what is stored wins."""

import asyncio
import threading
from collections.abc import Mapping
from pathlib import Path

import pytest

from faq import Knowledge, KnowledgeFault, starter
from handoff.knowledge import keeper as module
from handoff.knowledge.seed import beginning
from handoff.ports import Unavailable
from rich_text.plain import plain
from tests.knowledge.entries import entry, small_folder
from tests.knowledge.steps import EVERY_VARIABLE, GIVE_UP, SMALL, version_of
from tests.memory_faq import MemoryFaqStore


async def test_an_empty_knowledge_begins_with_the_folder_in_one_change(keeper, store):
    assert set(keeper.current.knowledge.entries) == SMALL
    assert keeper.current.version == await store.version() == len(SMALL)
    assert {row.by for row in await store.current()} == {None}


async def test_without_a_folder_it_begins_with_the_starter(hire):
    keeper = hire(folder=None, variables=EVERY_VARIABLE)
    await keeper.open()
    assert set(keeper.current.knowledge.entries) == set(starter().entries)


async def test_what_is_stored_wins_over_the_folder(keeper, hire, folder):
    await keeper.remove("server-slow", version=version_of(keeper, "server-slow"), by="ola")
    again = hire()
    await again.open()
    assert set(again.current.knowledge.entries) == SMALL - {"server-slow"}


async def test_of_two_processes_that_begin_at_once_one_stores_and_both_know(hire, store):
    pair = [hire(), hire()]
    await asyncio.gather(*(one.open() for one in pair))
    assert await store.version() == len(SMALL)
    assert [set(one.current.knowledge.entries) for one in pair] == [SMALL, SMALL]


async def test_a_beginning_that_cannot_be_stored_leaves_nothing_and_can_be_tried_again(hire):
    store = MemoryFaqStore()
    keeper = hire(store=store)
    store.outage = "the disk is full"
    with pytest.raises(Unavailable):
        await keeper.open()
    store.outage = ""
    assert store.revisions == []
    await keeper.open()
    assert set(keeper.current.knowledge.entries) == SMALL


async def test_a_folder_with_an_error_is_told_with_its_line(hire, folder):
    file = folder / "small.yaml"
    file.write_text(file.read_text("utf-8").replace("{panel_url}", "{panel_address}"), "utf-8")
    with pytest.raises(KnowledgeFault, match=r"small\.yaml:\d+: .*panel_address"):
        await hire().open()


async def test_a_folder_without_one_of_our_languages_is_refused(hire, folder):
    file = folder / "small.yaml"
    file.write_text(file.read_text("utf-8").replace("    pl:", "    de:"), "utf-8")
    with pytest.raises(KnowledgeFault, match="pl and en"):
        await hire().open()


async def test_who_begins_later_with_another_folder_overwrites_nothing(
    hire, store, folder, tmp_path, monkeypatch
):
    """Between its look at an empty store and its save another process begins, and is edited."""
    other_folder = small_folder(tmp_path / "other")
    file = other_folder / "small.yaml"
    file.write_text(file.read_text("utf-8").replace("See {panel_url}", "Do not"), "utf-8")
    first, second = hire(folder=folder), hire(folder=other_folder)
    read, go_on = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def slow(which: Path, variables: Mapping[str, str]) -> Knowledge:
        if which == other_folder:
            loop.call_soon_threadsafe(read.set)
            go_on.wait(GIVE_UP)
        return beginning(which, variables)

    monkeypatch.setattr(module, "beginning", slow)
    late = asyncio.ensure_future(second.open())
    await read.wait()
    await first.open()
    data = entry("password-reset", answer="Ask us, please.")
    saved = await first.save(data, version=version_of(first, "password-reset"), by="ola")
    go_on.set()
    await late
    assert await store.version() == saved == second.current.version
    assert plain(second.current.answers["password-reset", "en"]) == "Ask us, please."
