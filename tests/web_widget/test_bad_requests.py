"""What a visitor may not ask is refused in words, counted once, and disturbs nobody."""

from typing import Any

import pytest

from tests.counted import refusals
from tests.people import a_case, a_visitor, an_agent, key

pytestmark = pytest.mark.usefixtures("undisturbed")

KEYED = {"client_key": "a-key-of-this-test"}
UNFIT: dict[str, tuple[dict[str, Any], ...]] = {
    "hello": (
        {},
        {"site": "demo"},
        {"site": "demo", "locale": "de"},
        {"site": "", "locale": "en"},
        {"site": "d" * 65, "locale": "en"},
        {"site": ["demo"], "locale": "en"},
        {"site": {"$ne": ""}, "locale": "en"},
        {"site": "demo", "locale": "en", "since": -1},
        {"site": "demo", "locale": "en", "since": 2**31},
        {"site": "demo", "locale": "en", "since": 1.0},
        {"site": "demo", "locale": "en", "since": "1"},
        {"site": "demo", "locale": "en", "since": True},
        {"site": "demo", "locale": "en", "token": 5},
        {"site": "demo", "locale": "en", "token": "t" * 4097},
        {"site": "demo", "locale": "en", "conversation": "c" * 65},
        {"site": "demo", "locale": "en", "visitor": "somebody"},
        {"site": "demo", "locale": "en", "__proto__": {"admin": True}},
        {"site": "demo", "locale": "en", "constructor": {}},
    ),
    "send": (
        {},
        KEYED,
        {"text": "No key."},
        {**KEYED, "text": None},
        {**KEYED, "text": 5},
        {**KEYED, "text": ["Hi"]},
        {**KEYED, "text": {"_placeholder": True, "num": 0}},
        {**KEYED, "text": "Hi", "conversation": "another"},
        {**KEYED, "text": "Hi", "__proto__": {"polluted": True}},
        {"client_key": "short", "text": "Hi"},
        {"client_key": "k" * 65, "text": "Hi"},
        {"client_key": "with blanks in it", "text": "Hi"},
        {"client_key": "line-break\n", "text": "Hi"},
        {"client_key": "klucz-łamany", "text": "Hi"},
        {"client_key": 12345678, "text": "Hi"},
    ),
    "choose": (
        {},
        KEYED,
        {**KEYED, "seq": 1},
        {**KEYED, "seq": 1, "option": ""},
        {**KEYED, "seq": 1, "option": "o" * 129},
        {**KEYED, "seq": "1", "option": "person"},
        {**KEYED, "seq": 1, "option": ["person"]},
    ),
    "human": ({}, {"client_key": None}, {**KEYED, "text": "please"}),
    "sync": (
        {},
        {"since": -1},
        {"since": None},
        {"since": 2**31},
        {"since": 10**20},
        {"since": 0.5},
    ),
    "history": ({}, {"before": -1}, {"before": "1"}, {"before": 1, "limit": 10_000}),
    "seen": ({}, {"seq": -1}, {"seq": None}, {"seq": 2**31}),
    "typing": ({"text": "what I type"},),
    "rate": (
        {},
        {**KEYED, "score": "5"},
        {**KEYED, "score": 5.0},
        {**KEYED, "score": True},
        {**KEYED, "score": 5, "comment": None},
        {**KEYED, "score": 5, "comment": "c" * 1001},
    ),
    "transcript": ({}, {"format": "json"}, {"format": "../../etc/passwd"}, {"format": None}),
}


@pytest.mark.parametrize("event", UNFIT)
async def test_a_payload_that_does_not_fit_is_refused(house, event):
    for payload in UNFIT[event]:
        async with a_visitor(house) as visitor:
            with refusals(house, "visitor", "bad_request"):
                assert await visitor.refused(event, **payload) == "bad_request", payload


EMPTY = ("", " ", "\n\t ", "\u200b", "\u00a0\u3000", "\x01\x02", "\u2028", "\ufeff")


@pytest.mark.parametrize("text", EMPTY, ids=ascii)
async def test_empty_words_are_refused(house, text):
    async with a_visitor(house) as visitor:
        with refusals(house, "visitor", "bad_text"):
            assert await visitor.refused("send", client_key=key(), text=text) == "bad_text"
        assert (await visitor.asks("sync", since=0)).get("page") is None


@pytest.mark.parametrize("character", ["a", "ż", "語", "😀", "\U0010ffff", "é"])
async def test_four_thousand_characters_are_taken_and_not_one_more(house, character):
    async with a_visitor(house) as visitor:
        with refusals(house, "visitor", "bad_text"):
            reply = await visitor.refused("send", client_key=key(), text=character * 4001)
            assert reply == "bad_text"
        text = character * 4000
        await visitor.send(text)
        stored = [entry for entry in visitor.line.entries() if entry["kind"] == "wrote"]
        assert [entry["text"] for entry in stored] == [text]


async def test_nul_is_refused_wherever_it_stands(house):
    async with a_visitor(house) as visitor:
        with refusals(house, "visitor", "bad_text", times=2):
            for text in ("\0", "Before\0after"):
                assert await visitor.refused("send", client_key=key(), text=text) == "bad_text"
        with refusals(house, "visitor", "bad_request"):
            await visitor.refused("send", client_key="nul-in-key\0", text="Hi")
        with refusals(house, "visitor", "bad_request"):
            assert await visitor.refused("sync", **{"since": 0, "\0": 1}) == "bad_request"


TEXTS = (
    "<script>alert(1)</script>", "=cmd|' /C calc'!A0", "x\u202eyxwv", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A", "👩‍👩‍👧‍👦",
    "%s %d {0} {company} ${x}", "'; DROP TABLE entries; --", "\\ud800 \\u0000", "__proto__",
    "[x](javascript:alert(1))", "żółć\nw dwóch\twierszach",
)  # fmt: skip


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
async def test_words_come_back_as_they_were_written(house, text):
    async with a_visitor(house) as visitor, an_agent(house) as agent:
        seq = await visitor.send(text)
        page = (await visitor.asks("sync", since=seq - 1))["page"]
        assert page["entries"][0]["text"] == text
        watched = await agent.asks("watch", conversation=visitor.conversation, since=seq - 1)
        assert watched["page"]["entries"][0]["text"] == text


async def test_a_button_counts_only_while_it_is_offered(house):
    async with a_visitor(house) as visitor:
        await visitor.send("How do I pay my invoice?")
        answer = next(e for e in reversed(visitor.line.entries()) if e.get("options"))
        options = {option["id"] for option in answer["options"]}
        assert {"helped", "not_helped", "person"} <= options
        seq = answer["seq"]
        made_up = ({"seq": seq, "option": "faq:made-up"}, {"seq": seq, "option": "solved"},
                   {"seq": seq - 1, "option": "helped"}, {"seq": 9999, "option": "helped"},
                   {"seq": 0, "option": "person"}, {"seq": seq, "option": "HELPED\0"})  # fmt: skip
        with refusals(house, "visitor", "outdated_choice", times=len(made_up)):
            for choice in made_up:
                reply = await visitor.refused("choose", client_key=key(), **choice)
                assert reply == "outdated_choice"
        await visitor.asks("choose", client_key=key(), seq=seq, option="not_helped")
        with refusals(house, "visitor", "outdated_choice"):
            await visitor.refused("choose", client_key=key(), seq=seq, option="helped")


async def test_a_button_pressed_twice_with_one_key_is_one_press(house):
    async with a_visitor(house) as visitor:
        await visitor.send("How do I pay my invoice?")
        answer = next(e for e in reversed(visitor.line.entries()) if e.get("options"))
        press = {"client_key": key(), "seq": answer["seq"], "option": "not_helped"}
        assert await visitor.asks("choose", **press) == await visitor.asks("choose", **press)
        chosen = [e for e in visitor.line.entries() if e["kind"] == "chose"]
        assert len(chosen) == 1


async def test_there_is_nothing_to_press_or_to_rate_before_the_first_words(house):
    async with a_visitor(house) as visitor:
        requests: dict[str, Any] = {
            "choose": {"client_key": key(), "seq": 1, "option": "person"},
            "rate": {"client_key": key(), "score": 5},
            "history": {"before": 5},
            "transcript": {"format": "html"},
        }
        with refusals(house, "visitor", "unknown_conversation", times=len(requests)):
            for event, payload in requests.items():
                assert await visitor.refused(event, **payload) == "unknown_conversation"


async def test_a_conversation_is_rated_once_when_it_is_over(house):
    async with a_case(house) as (visitor, agent):
        with refusals(house, "visitor", "wrong_phase"):
            assert await visitor.refused("rate", client_key=key(), score=5) == "wrong_phase"
        await agent.asks("close", conversation=visitor.conversation)
        with refusals(house, "visitor", "bad_score", times=4):
            for score in (0, 6, -1, 2**40):
                assert await visitor.refused("rate", client_key=key(), score=score) == "bad_score"
        with refusals(house, "visitor", "bad_text"):
            rated = {"client_key": key(), "score": 5, "comment": "Thanks\0"}
            assert await visitor.refused("rate", **rated) == "bad_text"
        once = {"client_key": key(), "score": 4, "comment": "Quick and kind."}
        assert await visitor.asks("rate", **once) == await visitor.asks("rate", **once)
        with refusals(house, "visitor", "already_rated"):
            assert await visitor.refused("rate", client_key=key(), score=1) == "already_rated"
        rated = await visitor.line.heard("state", where=lambda state: state["rated"])
        assert rated["phase"] == "closed"
