"""One house in two processes: on one PostgreSQL, with a doorbell between them."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.house import BRUNO, NO_LIMITS, House
from tests.people import AgentAtWork, Visitor, a_visitor, an_agent, code_of, key
from tests.postgres import OwnPostgres, Postgres
from tests.valkey import Valkey

pytestmark = [pytest.mark.postgres, pytest.mark.slow]

SECRET = "the-same-secret-in-every-process-of-the-house"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two processes, and what they share."""

    here: House
    there: House
    valkey: Valkey


@pytest.fixture(scope="module")
def pair(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    folder: Path = tmp_path_factory.mktemp("pair")
    url, valkey = postgres.fresh(), Valkey(folder)
    shared = {**NO_LIMITS, "SECRET": SECRET, "DATABASE_URL": url, "REDIS_URL": valkey.url}
    with House(folder / "here", shared) as here, House(folder / "there", shared) as there:
        yield Pair(here, there, valkey)
    valkey.kill()
    postgres.drop(url)


@asynccontextmanager
async def a_case(pair: Pair) -> AsyncIterator[tuple[Visitor, AgentAtWork]]:
    """A visitor of one process, and the agent of the other who has them on screen."""
    async with a_visitor(pair.here) as visitor, an_agent(pair.there) as agent:
        await visitor.human()
        await agent.take(visitor.conversation)
        yield visitor, agent


async def hears_again(visitor: Visitor, agent: AgentAtWork) -> None:
    """Wait until the doorbell rings through, both ways."""
    lines = (visitor.line, agent.line)
    for line in lines:
        line.events.clear()
    async with asyncio.timeout(30):
        while not all(line.latest("typing") for line in lines):
            await visitor.asks("typing")
            await agent.asks("typing", conversation=visitor.conversation)
            await asyncio.sleep(0.1)


async def test_a_visitor_of_one_process_and_an_agent_of_the_other_talk_live(pair):
    async with a_case(pair) as (visitor, agent):
        taken = await visitor.line.heard("state", where=lambda s: s["phase"] == "assigned")
        assert taken["agent"] == "Ana"
        wrote = await visitor.send("Is anybody there?")
        await agent.line.heard("entries", where=lambda page: page["until"] == wrote)
        said = await agent.say(visitor.conversation, "Yes, I am.")
        await visitor.line.heard("entries", where=lambda page: page["until"] == said)
        await visitor.asks("seen", seq=said)
        assert (await agent.line.heard("seen"))["seq"] == said
        await agent.asks("seen", conversation=visitor.conversation, seq=wrote)
        assert (await visitor.line.heard("seen"))["seq"] == wrote
        await agent.asks("typing", conversation=visitor.conversation)
        assert await visitor.line.heard("typing") == {"name": "Ana"}
        await visitor.asks("typing")
        assert (await agent.line.heard("typing"))["conversation"] == visitor.conversation
        assert [e["seq"] for e in visitor.line.entries()] == list(range(1, said + 1))


async def test_the_lists_of_one_process_show_what_happens_in_the_other(pair):
    async with an_agent(pair.there) as agent, a_visitor(pair.here) as visitor:
        await visitor.human()
        await agent.line.heard(
            "cards",
            where=lambda news: visitor.conversation in [c["conversation"] for c in news["cards"]],
        )


async def test_of_two_claims_in_two_processes_one_wins(pair):
    async with an_agent(pair.here) as ana, an_agent(pair.there, BRUNO) as bruno:
        for _ in range(20):
            async with a_visitor(pair.here) as visitor:
                await visitor.human()
                claim = {"conversation": visitor.conversation}
                asked = (agent.line.begin("claim", claim) for agent in (ana, bruno))
                replies = await asyncio.gather(*asked)
                assert sorted(reply["ok"] for reply in replies) == [False, True]
                assert {code_of(reply) for reply in replies if not reply["ok"]} == {"taken"}


async def test_the_same_words_sent_to_both_processes_are_there_once(pair):
    async with a_visitor(pair.here) as one, a_visitor(pair.there, token=one.token) as other:
        words = {"client_key": key(), "text": "How do I pay my invoice?"}
        asked = (tab.line.begin("send", words) for tab in (one, other) for _ in range(5))
        replies = await asyncio.gather(*asked)
        assert len({(reply["conversation"], reply["seq"]) for reply in replies}) == 1


async def test_without_redis_nothing_is_lost_and_with_it_all_is_live_again(pair):
    async with a_case(pair) as (visitor, agent):
        pair.valkey.kill()
        try:
            wrote = [await visitor.send(f"Word {number}.") for number in range(20)]
            about = {"conversation": visitor.conversation, "since": wrote[0] - 1}
            page = (await agent.asks("watch", **about))["page"]
            assert [entry["seq"] for entry in page["entries"]] == wrote
            said = await agent.say(visitor.conversation, "I have read all of it.")
            synced = (await visitor.asks("sync", since=wrote[-1]))["page"]
            assert [entry["seq"] for entry in synced["entries"]] == [said]
            assert pair.here.call("GET", "/healthz")[0] == 200
        finally:
            pair.valkey.start()
        await hears_again(visitor, agent)
        said = await agent.say(visitor.conversation, "And we are back.")
        await visitor.line.heard("entries", where=lambda page: page["until"] == said)


async def test_nobody_waits_for_a_redis_that_does_not_answer(pair):
    async with a_case(pair) as (visitor, agent):
        pair.valkey.hold()
        try:
            async with asyncio.timeout(20):  # far less than fifty answers that do not come
                for number in range(50):
                    await visitor.send(f"Word {number}.")
        finally:
            pair.valkey.let_go()
        await hears_again(visitor, agent)


async def test_a_database_that_dies_and_comes_back_has_lost_nothing(pair, postgres):
    if not isinstance(postgres, OwnPostgres):
        pytest.skip("a server that was given must not be crashed")
    async with a_case(pair) as (visitor, agent):
        words = [{"client_key": key(), "text": f"Word {number}."} for number in range(30)]
        for one in words[:10]:
            await visitor.asks("send", **one)
        crashing = asyncio.create_task(asyncio.to_thread(postgres.crash))
        replies = [await visitor.ask("send", **one) for one in words[10:20]]
        await crashing
        replies += [await visitor.ask("send", **one) for one in words[20:]]
        codes = {code_of(reply) for reply in replies if not reply["ok"]}
        await asyncio.to_thread(postgres.start)
        assert codes == {"unavailable"}
        async with asyncio.timeout(30):
            while not (await visitor.ask("send", **words[0]))["ok"]:
                await agent.ask("lists")  # as a client would, until it works
        seqs = [(await visitor.asks("send", **one))["seq"] for one in words]
        page = (await agent.asks("watch", conversation=visitor.conversation))["page"]
        stored = {e["client_key"]: e["seq"] for e in page["entries"] if e["kind"] == "wrote"}
        assert stored == {one["client_key"]: seq for one, seq in zip(words, seqs, strict=True)}
        for reply, one in zip(replies, words[10:], strict=True):
            assert not reply["ok"] or reply["seq"] == stored[one["client_key"]]


def test_both_processes_have_told_of_no_fault_of_ours(pair):
    """Runs last: what has gone before was trouble enough."""
    for house in (pair.here, pair.there):
        faults = [line for line in house.log() if line["event"].endswith("_fault")]
        assert faults == []
