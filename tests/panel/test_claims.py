"""Many agents at once: one winner each, and nobody left in doubt."""

import asyncio
from collections import Counter
from contextlib import AsyncExitStack

import pytest

from tests.indoors import Indoors, indoors
from tests.people import AgentAtWork, a_visitor, an_agent, code_of, key

TEAM = tuple(f"agent{number}@demo.example" for number in range(20))


async def at_work(place: Indoors, stack: AsyncExitStack) -> dict[str, AgentAtWork]:
    """Twenty agents in front of their panels, by name."""
    for number, email in enumerate(TEAM):
        await place.employ(email, f"Agent {number}")
    return {
        f"Agent {number}": await stack.enter_async_context(an_agent(place, email))
        for number, email in enumerate(TEAM)
    }


@pytest.mark.slow
async def test_of_twenty_claims_at_once_exactly_one_wins_a_hundred_times(tmp_path):
    async with indoors(tmp_path) as place, AsyncExitStack() as stack:
        team = await at_work(place, stack)
        for _ in range(100):
            async with a_visitor(place) as visitor:
                await visitor.human()
                claim = {"conversation": visitor.conversation}
                asked = [agent.line.begin("claim", claim) for agent in team.values()]
                replies = dict(zip(team, await asyncio.gather(*asked), strict=True))
                winners = [name for name, reply in replies.items() if reply["ok"]]
                assert len(winners) == 1
                for name in team.keys() - set(winners):
                    assert code_of(replies[name]) == "taken"
                    assert replies[name]["error"]["message"] == f"Taken by {winners[0]}."
                state = await visitor.line.heard("state", where=lambda s: s["phase"] == "assigned")
                assert state["agent"] == winners[0]
                claimed = [e for e in visitor.line.entries() if e["kind"] == "claimed"]
                assert [entry["name"] for entry in claimed] == winners


async def test_take_next_never_gives_one_to_two(tmp_path):
    async with indoors(tmp_path) as place, AsyncExitStack() as stack:
        team = await at_work(place, stack)
        waiting = set()
        for _ in range(30):
            async with a_visitor(place) as visitor:
                await visitor.human()
                waiting.add(visitor.conversation)
        asked = [agent.line.begin("take_next", {}) for agent in team.values() for _ in range(2)]
        replies = await asyncio.gather(*asked)
        taken = Counter(reply["conversation"] for reply in replies if reply["ok"])
        assert taken == Counter(waiting)
        assert {code_of(reply) for reply in replies if not reply["ok"]} == {"queue_empty"}


async def test_a_double_click_is_one_claim(tmp_path):
    async with (
        indoors(tmp_path) as place,
        a_visitor(place) as visitor,
        an_agent(place) as ana,
        an_agent(place) as her_other_tab,
    ):
        await visitor.human()
        claim = {"conversation": visitor.conversation}
        asked = [tab.line.begin("claim", claim) for tab in (ana, her_other_tab) for _ in range(3)]
        assert all(reply["ok"] for reply in await asyncio.gather(*asked))
        await ana.asks("watch", conversation=visitor.conversation)
        page = (await ana.asks("history", conversation=visitor.conversation, before=99))["page"]
        assert [e["kind"] for e in page["entries"]].count("claimed") == 1


async def test_a_repeated_take_next_takes_no_second_visitor(tmp_path):
    async with (
        indoors(tmp_path) as place,
        a_visitor(place) as ola,
        a_visitor(place) as jan,
        an_agent(place) as ana,
        an_agent(place) as her_other_tab,
    ):
        await ola.human()
        await jan.human()
        take = {"client_key": key()}
        tabs = (ana, her_other_tab, ana, her_other_tab)
        asked = [tab.line.begin("take_next", take) for tab in tabs]
        replies = [*await asyncio.gather(*asked), await ana.ask("take_next", **take)]
        assert {reply["conversation"] for reply in replies} == {ola.conversation}
        assert (await ana.asks("take_next", client_key=key()))["conversation"] == jan.conversation
        assert await ana.asks("take_next", **take) == replies[0]  # nobody waits any more
        assert await ana.refused("take_next", client_key=key()) == "queue_empty"


async def test_a_lost_answer_to_take_next_is_told_again_after_a_release(tmp_path):
    async with indoors(tmp_path) as place, a_visitor(place) as ola, an_agent(place) as ana:
        await ola.human()
        take = {"client_key": key()}
        first = await ana.asks("take_next", **take)
        release = {"conversation": ola.conversation, "client_key": key()}
        released = await ana.asks("release", **release)
        assert await ana.asks("take_next", **take) == first
        assert await ana.asks("release", **release) == released


async def test_two_agents_of_one_name_are_two_people(tmp_path):
    async with indoors(tmp_path) as place:
        namesakes = ("ana.k@demo.example", "ana.n@demo.example")
        for email in namesakes:
            await place.employ(email, "Ana")
        async with (
            a_visitor(place) as ola,
            an_agent(place, namesakes[0]) as first,
            an_agent(place, namesakes[1]) as second,
        ):
            await ola.human()
            about = {"conversation": ola.conversation}
            await first.take(ola.conversation)
            watched = await second.asks("watch", **about)
            ids = [one["id"] for one in watched["viewers"]]
            assert len(set(ids)) == 2
            assert [one["name"] for one in watched["viewers"]] == ["Ana", "Ana"]
            claimed = next(e for e in watched["page"]["entries"] if e["kind"] == "claimed")
            assert claimed["agent"] == watched["card"]["agent"]
            await second.asks("typing", **about)
            news = await first.line.heard("typing")
            assert news["agent"] in ids
            assert news["agent"] != claimed["agent"]
            await ola.line.heard("state", where=lambda state: state["phase"] == "assigned")
            assert all("agent" not in entry for entry in ola.line.entries())
