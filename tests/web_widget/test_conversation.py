"""A visitor's words: taken once, in their order, answered, and never lost."""

import asyncio
from datetime import timedelta
from typing import Any

from handoff.core.requests.agent import Say
from handoff.wire import PAGE
from tests.fakes import FakeClock
from tests.house import BRUNO
from tests.indoors import indoors
from tests.people import Visitor, a_case, a_visitor, an_agent, key, unjoined
from tests.screen import Screen


def wrote(entries: list[Any]) -> list[str]:
    """What the visitor has said, in order."""
    return [entry["text"] for entry in entries if entry["kind"] == "wrote"]


async def everything(visitor: Visitor) -> list[Any]:
    """The whole conversation, as its visitor reads it back from the newest page."""
    page = (await visitor.asks("sync", since=0))["page"]
    entries: list[Any] = page["entries"]
    while page["since"] > 0:
        page = (await visitor.asks("history", before=page["since"] + 1))["page"]
        assert len(page["entries"]) <= PAGE
        entries = page["entries"] + entries
    return entries


async def test_the_first_words_are_acknowledged_and_answered_in_one_go(house):
    async with a_visitor(house, locale="pl") as visitor:
        seq = await visitor.send("Jak zapłacić fakturę?")
        kinds = [entry["kind"] for entry in visitor.line.entries()]
        assert kinds == ["opened", "bot_said", "wrote", "acknowledged", "bot_said"]
        assert visitor.line.entries()[seq - 1]["client_key"]
        assert visitor.line.entries()[seq]["of"] == seq


async def test_words_sent_all_at_once_are_kept_in_their_order(house):
    async with a_case(house) as (visitor, agent):
        said = [f"Word {number}." for number in range(200)]
        payloads = [{"client_key": key(), "text": text} for text in said]
        replies = await asyncio.gather(*(visitor.line.begin("send", one) for one in payloads))
        seqs = [reply["seq"] for reply in replies]
        assert seqs == sorted(set(seqs))
        assert wrote(await everything(visitor)) == said
        await agent.line.heard("entries", where=lambda page: page["until"] == seqs[-1])
        assert wrote(agent.line.entries()) == said


async def test_words_sent_again_after_a_lost_acknowledgement_are_there_once(house):
    async with a_case(house) as (visitor, agent):
        lost = {"client_key": key(), "text": "Did this arrive?"}
        answer = visitor.line.begin("send", lost)
        page = await agent.line.heard("entries", where=lambda page: wrote(page["entries"]))
        visitor.line.drop()
        await visitor.line.cut()
        answer.cancel()
        async with a_visitor(house, token=visitor.token) as again:
            for _ in range(3):
                assert (await again.asks("send", **lost))["seq"] == page["until"]
            assert wrote(await everything(again)) == [lost["text"]]


async def test_the_same_words_from_two_tabs_at_once_are_there_once(house):
    async with (
        a_visitor(house) as visitor,
        a_visitor(house, token=visitor.token) as one,
        a_visitor(house, token=visitor.token) as other,
    ):
        words = {"client_key": key(), "text": "How do I pay my invoice?"}
        tabs = [one, other] * 10
        replies = await asyncio.gather(*(tab.line.begin("send", words) for tab in tabs))
        assert len({(reply["conversation"], reply["seq"]) for reply in replies}) == 1
        await visitor.line.heard("entries")
        assert wrote(await everything(one)) == [words["text"]]
        assert [e["kind"] for e in await everything(other)].count("opened") == 1


async def test_a_key_belongs_to_its_sender(house):
    async with a_visitor(house) as ana, a_visitor(house) as bruno:
        shared = key()
        await ana.send("Ana's words.", shared)
        await bruno.send("Bruno's words.", shared)
        assert wrote(await everything(bruno)) == ["Bruno's words."]


async def test_a_thousand_words_missed_come_page_by_page(tmp_path):
    async with indoors(tmp_path) as place, a_case(place) as (visitor, _):
        screen = Screen()
        screen.add((await visitor.asks("sync", since=0))["page"])
        await visitor.line.hang_up()
        state = await place.house.log.conversation(visitor.conversation)
        assert state
        say = Say(state.agent or "", "Ana", "One more thing.")
        desk = place.house.desk
        await asyncio.gather(*(desk.submit(state.id, say) for _ in range(1000)))
        known = {"conversation": screen.conversation, "since": screen.last}
        async with a_visitor(place, token=visitor.token, **known) as again:
            page, pages = again.met["page"], 1
            while screen.add(page) and screen.last < page["head"]:
                assert len(page["entries"]) == PAGE
                page = (await again.asks("sync", since=screen.last))["page"]
                pages += 1
            assert screen.gaps == 0
            assert screen.seqs == list(range(1, state.seq + 1001))
            assert pages == 1000 // PAGE
            assert [e["seq"] for e in await everything(again)] == screen.seqs


async def test_a_flood_is_refused_then_cut_and_nobody_else_waits(tmp_path):
    async with (
        indoors(tmp_path, visitor_burst=10, visitor_rate=0.001) as place,
        a_visitor(place) as bystander,
    ):
        async with a_visitor(place) as flood:
            payloads = [{"client_key": key(), "text": f"Word {n}."} for n in range(200)]
            sent = [flood.line.begin("send", payload) for payload in payloads]
            replies = await asyncio.gather(*sent, return_exceptions=True)
            await flood.line.cut()
        answered = [reply for reply in replies if not isinstance(reply, BaseException)]
        codes = {reply["error"]["code"] for reply in answered if not reply["ok"]}
        assert codes <= {"too_fast"}  # what was not yet read when it was cut is lost
        await bystander.send("How do I pay my invoice?")
        async with a_visitor(place, token=flood.token) as again:
            await again.asks("send", **payloads[9])  # the hello was not the visitor's yet
            assert await again.refused("send", **payloads[10]) == "too_fast"
        async with a_visitor(place, token=flood.token) as reader:
            told = wrote(reader.met["page"]["entries"])
            assert told == [payload["text"] for payload in payloads[:10]]


async def test_each_side_sees_how_far_the_other_has_read(house):
    async with a_case(house) as (visitor, agent):
        said = await agent.say(visitor.conversation, "Hello, Ana here.")
        await visitor.line.heard("entries", where=lambda page: page["until"] == said)
        await visitor.asks("seen", seq=said)
        assert (await agent.line.heard("seen"))["seq"] == said
        wrote = await visitor.send("Hello!")
        await agent.asks("seen", conversation=visitor.conversation, seq=wrote)
        assert await visitor.line.heard("seen") == {"seq": wrote}
        await agent.say(visitor.conversation, "Marks are written with the next words.")
        async with a_visitor(house, token=visitor.token) as again:
            assert again.met["state"]["agent_seen"] == wrote
        watched = await agent.asks("watch", conversation=visitor.conversation)
        assert watched["visitor_seen"] == said


async def test_nobody_sees_what_is_not_there_yet(house):
    async with a_case(house) as (visitor, agent):
        said = await agent.say(visitor.conversation, "The last words.")
        await visitor.line.heard("entries", where=lambda page: page["until"] == said)
        await visitor.asks("seen", seq=2**31 - 1)
        assert (await agent.line.heard("seen"))["seq"] == said
        await agent.asks("seen", conversation=visitor.conversation, seq=2**31 - 1)
        assert await visitor.line.heard("seen") == {"seq": said}


async def test_marks_never_go_back(house):
    async with a_case(house) as (visitor, agent):
        said = await agent.say(visitor.conversation, "Read this.")
        await visitor.line.heard("entries", where=lambda page: page["until"] == said)
        for seq in (said, 1, 0):
            await visitor.asks("seen", seq=seq)
        await agent.say(visitor.conversation, "And this.")
        watched = await agent.asks("watch", conversation=visitor.conversation)
        assert watched["visitor_seen"] == said


async def test_each_side_sees_the_other_write_and_the_visitor_only_their_agent(house):
    async with a_case(house) as (visitor, ana), an_agent(house, BRUNO) as bruno:
        conversation = visitor.conversation
        await bruno.asks("watch", conversation=conversation)
        await visitor.asks("typing")
        assert await ana.line.heard("typing") == {"conversation": conversation}
        await bruno.asks("typing", conversation=conversation)
        await ana.line.heard("typing", where=lambda typing: typing.get("name") == "Bruno")
        await ana.asks("typing", conversation=conversation)
        assert await visitor.line.heard("typing") == {"name": "Ana"}
        assert [data for name, data in visitor.line.events if name == "typing"] == [
            {"name": "Ana"}
        ]


async def test_notes_misses_and_other_things_of_the_house_never_reach_the_visitor(house):
    async with a_case(house) as (visitor, agent):
        await visitor.line.heard("state", where=lambda state: state["phase"] == "assigned")
        secret = "The customer is rude; be brief."
        note = {"client_key": key(), "text": secret}
        await agent.asks("note", conversation=visitor.conversation, **note)
        said = await agent.say(visitor.conversation, "How can I help?")
        await visitor.line.heard("entries", where=lambda page: page["until"] == said)
        seen = [await everything(visitor), visitor.line.events]
        for form in ("text", "html"):
            seen.append((await visitor.asks("transcript", format=form))["content"])
        async with a_visitor(house, token=visitor.token) as again:
            seen.append(again.met)
        assert secret not in str(seen)
        assert "confidence" not in str(seen)


async def test_a_visitor_takes_their_conversation_along(house):
    async with a_visitor(house, locale="pl") as visitor:
        await visitor.send("Zażółć <b>gęślą</b> jaźń")
        text = await visitor.asks("transcript", format="text")
        page = await visitor.asks("transcript", format="html")
    assert (text["media_type"], page["media_type"]) == ("text/plain", "text/html")
    assert text["name"].endswith(".txt")
    assert "Zażółć <b>gęślą</b> jaźń" in text["content"]
    assert "&lt;b&gt;" in page["content"]
    assert "<b>gęślą" not in page["content"]


async def test_two_people_behind_one_line_are_told_apart(house):
    async with a_visitor(house) as ana, unjoined(house, "visitor") as line:
        await ana.send("How do I pay my invoice?")
        await line.join()
        both = Visitor(line)
        await both.hello(token=ana.token)
        first = both.conversation
        await both.hello()
        await both.send("I am somebody else now.")
        assert both.conversation != first
        await ana.send("Only for Ana's own tabs.")
        await both.ask("typing")
        pages = [data for name, data in both.line.events if name == "entries"]
        assert "Only for Ana" not in str(pages)


async def test_what_ended_long_ago_is_still_the_visitors_to_read_and_to_rate(tmp_path):
    clock = FakeClock()
    async with indoors(tmp_path, clock=clock) as place, a_case(place) as (visitor, agent):
        old = visitor.conversation
        await agent.asks("close", conversation=old)
        clock.turn(timedelta(hours=25))
        async with a_visitor(place, token=visitor.token) as tab:
            assert "greeting" not in tab.met
            assert tab.met["state"]["phase"] == "closed"
            assert tab.conversation == tab.met["page"]["conversation"] == old
            before = tab.met["page"]["until"]
            assert (await tab.asks("history", before=before))["page"]["conversation"] == old
            assert old in (await tab.asks("transcript", format="text"))["name"]
            await tab.asks("rate", client_key=key(), score=5)
            assert await tab.refused("rate", client_key=key(), score=5) == "already_rated"
            await agent.asks("reopen", conversation=old)
            said = await agent.say(old, "One thing more.")
            await tab.line.heard("entries", where=lambda page: page["until"] == said)
            state = (await tab.asks("sync", since=0))["state"]
            assert (state["conversation"], state["phase"]) == (old, "assigned")


async def test_new_words_after_a_day_begin_a_new_conversation_in_all_tabs(tmp_path):
    clock = FakeClock()
    async with indoors(tmp_path, clock=clock) as place, a_case(place) as (visitor, agent):
        old = visitor.conversation
        await agent.asks("close", conversation=old)
        clock.turn(timedelta(hours=25))
        async with a_visitor(place, token=visitor.token) as tab:
            await tab.send("Something new.")
            new = tab.conversation
            assert new != old
            await visitor.line.heard("entries", where=lambda page: page["conversation"] == new)
            await visitor.send("From the other tab.")
            assert visitor.conversation == new
            await agent.asks("reopen", conversation=old)
            await tab.asks("typing")
            pages = [data for name, data in tab.line.events if name == "entries"]
            assert {page["conversation"] for page in pages} == {new}
