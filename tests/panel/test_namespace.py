"""What an agent may ask of the panel's socket, and what they are told."""

from typing import Any

import pytest

from tests.counted import refusals
from tests.house import BRUNO
from tests.people import AgentAtWork, Visitor, a_case, a_visitor, an_agent, key

ABOUT = ("claim", "release", "close", "reopen", "watch", "unwatch", "typing")
UNFIT: dict[str, tuple[dict[str, Any], ...]] = {
    "hello": ({"since": 0}, {"__proto__": {}}),
    "lists": ({"limit": 10_000},),
    "take_next": ({"conversation": "c"}, {"client_key": "short"}),
    "claim": ({"conversation": "c", "client_key": "short"},),
    "presence": ({}, {"status": "busy"}, {"status": None}, {"status": ["online"]}),
    "history": ({"conversation": "c"}, {"conversation": "c", "before": -1}),
    "seen": ({"conversation": "c"}, {"conversation": "c", "seq": 2**31}),
    "watch": ({"conversation": "c", "since": -1}, {"conversation": "c", "since": "0"}),
    "say": (
        {"conversation": "c", "text": "Hi"},
        {"conversation": "c", "client_key": "short", "text": "Hi"},
        {"conversation": "c", "client_key": "a-good-key", "text": None},
        {"conversation": "c", "client_key": "a-good-key", "text": "Hi", "agent": "Bruno"},
    ),
    "note": ({"conversation": "c", "client_key": "a-good-key"},),
    "resolve": ({"conversation": "c", "client_key": "a-good-key", "summary": 5},),
}
NO_CONVERSATION = (None, "", 5, ["c"], {"$ne": ""}, "c" * 65, "a\0b", "../c", "a b", "ż", "c\n")


class TestBadRequests:
    @pytest.mark.parametrize("event", UNFIT)
    async def test_a_payload_that_does_not_fit_is_refused(self, house, undisturbed, event):
        async with an_agent(house) as agent:
            for payload in UNFIT[event]:
                with refusals(house, "agent", "bad_request"):
                    assert await agent.refused(event, **payload) == "bad_request", payload

    @pytest.mark.parametrize("event", ABOUT)
    async def test_what_can_name_no_conversation_is_refused(self, house, undisturbed, event):
        async with an_agent(house) as agent:
            for named in NO_CONVERSATION:
                with refusals(house, "agent", "bad_request"):
                    reply = await agent.refused(event, conversation=named)
                    assert reply == "bad_request", named

    async def test_there_is_nothing_to_read_where_nobody_wrote(self, house, undisturbed):
        async with an_agent(house) as agent:
            for event, payload in {
                "watch": {},
                "history": {"before": 5},
                "seen": {"seq": 1},
            }.items():
                with refusals(house, "agent", "unknown_conversation"):
                    reply = await agent.refused(event, conversation="never-opened", **payload)
                    assert reply == "unknown_conversation"

    async def test_nobody_acts_where_nobody_wrote(self, house, undisturbed):
        async with an_agent(house) as agent:
            for event in ("claim", "release", "close"):
                reply = await agent.refused(event, conversation="never-opened")
                assert reply == "not_open", event
            assert await agent.refused("reopen", conversation="never-opened") == "wrong_phase"
            for event in ("say", "note"):
                words = {"client_key": key(), "text": "Hi"}
                reply = await agent.refused(event, conversation="never-opened", **words)
                assert reply == "not_open", event

    async def test_an_agent_who_asks_too_much_waits_and_nobody_else_does(self, house):
        async with an_agent(house) as agent, an_agent(house, BRUNO) as bruno:
            asked = [agent.line.begin("typing", {"conversation": "c"}) for _ in range(300)]
            await agent.line.cut()
            replies = [reply.result() for reply in asked if reply.done() and not reply.exception()]
            codes = [reply["error"]["code"] for reply in replies if not reply["ok"]]
            assert "too_fast" in codes
            await bruno.asks("lists")


async def say(agent: AgentAtWork, visitor: Visitor, event: str = "say", **more: str) -> str:
    """The code with which it is refused."""
    words = {"client_key": key(), "text": "Hello, I am here."} | more
    return await agent.refused(event, conversation=visitor.conversation, **words)


class TestWhoMayDoWhat:
    async def test_only_the_agent_who_has_it_acts_before_the_visitors_eyes(self, house):
        async with a_case(house) as (visitor, ana), an_agent(house, BRUNO) as bruno:
            about = {"conversation": visitor.conversation}
            with refusals(house, "agent", "not_yours", times=4):
                assert await say(bruno, visitor) == "not_yours"
                for event in ("release", "close"):
                    assert await bruno.refused(event, **about) == "not_yours"
                summed = {"client_key": key(), "summary": "Done."}
                assert await bruno.refused("resolve", **about, **summed) == "not_yours"
            with refusals(house, "agent", "taken"):
                reply = await bruno.ask("claim", **about)
                assert reply["error"] == {"code": "taken", "message": "Taken by Ana."}
            await bruno.asks("note", **about, client_key=key(), text="Can I help?")
            await ana.line.heard("entries", where=lambda p: p["entries"][0]["kind"] == "noted")
            assert [e["kind"] for e in visitor.line.entries()].count("said") == 0

    async def test_nobody_answers_what_nobody_has_claimed(self, house):
        async with a_visitor(house) as visitor, an_agent(house) as agent:
            await visitor.human()
            assert await say(agent, visitor) == "wrong_phase"
            for event in ("release", "close", "reopen"):
                about = {"conversation": visitor.conversation}
                assert await agent.refused(event, **about) == "wrong_phase", event
            await agent.take(visitor.conversation)
            await agent.say(visitor.conversation, "Now I may.")

    async def test_what_is_closed_is_only_noted_or_reopened(self, house):
        async with a_case(house) as (visitor, agent):
            about = {"conversation": visitor.conversation}
            await agent.asks("close", **about)
            for event in ("claim", "release", "close"):
                assert await agent.refused(event, **about) == "not_open", event
            assert await say(agent, visitor) == "not_open"
            await agent.asks("note", **about, client_key=key(), text="For the record.")
            await agent.asks("reopen", **about)
            await agent.say(visitor.conversation, "One thing more.")

    @pytest.mark.parametrize("text", ["", "  ", "x" * 4001, "a\0b", "\u200b"])
    async def test_an_agents_words_keep_to_the_same_rules(self, house, undisturbed, text):
        async with a_case(house) as (visitor, agent):
            with refusals(house, "agent", "bad_text", times=2):
                assert await say(agent, visitor, text=text) == "bad_text"
                assert await say(agent, visitor, "note", text=text) == "bad_text"

    async def test_a_summary_is_short(self, house):
        async with a_case(house) as (visitor, agent):
            about = {"conversation": visitor.conversation, "client_key": key()}
            assert await agent.refused("resolve", **about, summary="s" * 1001) == "bad_text"
            await agent.asks("resolve", **about, summary="s" * 1000)

    async def test_an_answer_sent_again_is_said_once(self, house):
        async with a_case(house) as (visitor, agent):
            words = {"client_key": key(), "text": "Did this arrive?"}
            about = {"conversation": visitor.conversation}
            first = await agent.asks("say", **about, **words)
            async with an_agent(house) as after_a_reload:
                assert await after_a_reload.asks("say", **about, **words) == first
            await visitor.asks("typing")
            assert [e["kind"] for e in visitor.line.entries()].count("said") == 1


class TestWhatPanelsAreTold:
    async def test_a_card_follows_its_conversation(self, house):
        async with a_visitor(house) as visitor, an_agent(house) as agent:

            async def card(phase: str) -> Any:
                def of(news: Any) -> list[Any]:
                    mine = visitor.conversation
                    return [
                        c
                        for c in news["cards"]
                        if (c["conversation"], c["phase"]) == (mine, phase)
                    ]

                return of(await agent.line.heard("cards", where=of))[0]

            await visitor.human()
            queued = await card("queued")
            assert queued["due_at"]
            assert queued["locale"] == "en"
            await agent.take(visitor.conversation)
            assert (await card("assigned"))["agent_name"] == "Ana"
            await agent.asks("release", conversation=visitor.conversation)
            listed = (await agent.asks("lists"))["cards"]
            again = next(c for c in listed if c["conversation"] == visitor.conversation)
            assert (again["phase"], again["due_at"]) == ("queued", queued["due_at"])
            await agent.take(visitor.conversation)
            await agent.asks("close", conversation=visitor.conversation)
            assert "due_at" not in await card("closed")

    async def test_entries_come_only_to_who_has_it_on_screen(self, house):
        async with a_case(house) as (visitor, ana), an_agent(house, BRUNO) as bruno:
            wrote = await visitor.send("Only Ana looks at this.")
            await ana.line.heard("entries", where=lambda page: page["until"] == wrote)
            await bruno.asks("lists")
            assert bruno.line.entries() == []
            await ana.asks("unwatch", conversation=visitor.conversation)
            seen = len(ana.line.entries())
            await visitor.send("And now nobody.")
            await ana.asks("lists")
            assert len(ana.line.entries()) == seen

    async def test_a_panel_has_one_conversation_on_screen(self, house):
        async with a_case(house) as (first, agent), a_visitor(house) as second:
            await second.human()
            await agent.asks("watch", conversation=second.conversation)
            await first.send("Behind the agent's back.")
            wrote = await second.send("Before their eyes.")
            await agent.line.heard("entries", where=lambda page: page["until"] == wrote)
            conversations = {
                data["conversation"] for n, data in agent.line.events if n == "entries"
            }
            assert conversations == {second.conversation}

    async def test_agents_see_who_else_has_it_on_screen(self, house):
        async with a_case(house) as (visitor, ana):
            about = {"conversation": visitor.conversation}

            async def sees(*names: str) -> None:
                def told() -> bool:
                    viewers = ana.line.latest("viewers")["viewers"]
                    return [one["name"] for one in viewers] == [*names]

                await ana.line.until(told)

            async with an_agent(house, BRUNO) as bruno:
                viewers = (await bruno.asks("watch", **about))["viewers"]
                assert [one["name"] for one in viewers] == ["Ana", "Bruno"]
                await sees("Ana", "Bruno")
            await sees("Ana")

    async def test_agents_see_who_is_here(self, house):
        async with an_agent(house) as ana:

            def bruno_is(status: str | None) -> Any:
                def told() -> bool:
                    here = ana.line.latest("presence")["colleagues"]
                    found = [c["status"] for c in here if c["agent"]["name"] == "Bruno"]
                    return found == ([status] if status else [])

                return ana.line.until(told)

            async with an_agent(house, BRUNO) as bruno, an_agent(house, BRUNO) as other_tab:
                await bruno_is("online")
                await bruno.asks("presence", status="away")
                await bruno_is("away")
                assert (await other_tab.asks("hello"))["status"] == "away"
                await bruno.line.hang_up()
                await bruno_is("away")  # one panel is still open
            await bruno_is(None)
