"""Saying hello: who one is, and all that happened meanwhile, with nothing in between."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from handoff.config import Settings
from handoff.core.conversation import Conversation
from handoff.secret import house_secret
from tests.fakes import NOON, FakeClock
from tests.house import House
from tests.indoors import Indoors, indoors
from tests.people import Visitor, a_case, a_visitor, an_agent, key, unjoined
from tests.screen import Screen
from web_widget.visitor_token import LIFETIME, RENEW_BEFORE, VisitorTokens

HELLO = {"site": "demo", "locale": "en"}


async def test_nothing_is_stored_before_the_first_words(house):
    async with a_visitor(house) as visitor, an_agent(house) as agent:
        assert visitor.met["state"] == {"phase": "bot", "late": False, "rated": False}
        assert "page" not in visitor.met
        assert visitor.met["greeting"]["options"]
        before = (await agent.asks("lists"))["cards"]
        await visitor.hello(token=visitor.token)
        assert (await agent.asks("lists"))["cards"] == before


async def test_a_visitor_who_comes_back_finds_everything(house):
    async with a_visitor(house) as visitor:
        await visitor.send("How do I pay my invoice?")
        told = visitor.line.entries()
    async with a_visitor(house, token=visitor.token) as again:
        assert again.conversation == visitor.conversation
        assert again.met["page"]["entries"] == told
        assert "greeting" not in again.met


async def test_a_visitor_who_has_everything_is_sent_nothing_twice(house):
    async with a_visitor(house) as visitor:
        seq = await visitor.send("How do I pay my invoice?")
    known = {"conversation": visitor.conversation, "since": seq}
    async with a_visitor(house, token=visitor.token, **known) as again:
        page = again.met["page"]
        assert page["since"] == seq
        assert [entry["seq"] for entry in page["entries"]] == list(
            range(seq + 1, page["head"] + 1)
        )


async def test_anothers_conversation_in_a_hello_shows_nothing_of_it(house):
    async with a_visitor(house) as ana, a_visitor(house) as bruno:
        await ana.send("My card number has changed.")
        wrong = {"conversation": ana.conversation, "since": 0}
        met = await bruno.hello(token=bruno.token, **wrong)
        assert "page" not in met
        assert await bruno.refused("history", before=10) == "unknown_conversation"
        assert await bruno.refused("transcript", format="text") == "unknown_conversation"
        await bruno.send("Something else.")
        assert bruno.conversation != ana.conversation
        met = await bruno.hello(token=bruno.token, **wrong)
        assert met["page"]["conversation"] == bruno.conversation
        assert "card number" not in str(met)


async def test_nobody_is_heard_before_they_have_said_hello(house):
    async with unjoined(house, "visitor") as line:
        await line.join()
        visitor = Visitor(line)
        keyed = {"client_key": key()}
        requests: dict[str, Any] = {
            "send": keyed | {"text": "Hi"},
            "human": keyed,
            "choose": {**keyed, "seq": 1, "option": "person"},
            "rate": {**keyed, "score": 5},
            "sync": {"since": 0},
            "history": {"before": 5},
            "seen": {"seq": 1},
            "typing": {},
            "transcript": {"format": "text"},
        }
        for event, payload in requests.items():
            assert await visitor.refused(event, **payload) == "hello_first", event
        await visitor.hello()


class TestTokens:
    def tokens(self, house: House, site: str = "demo") -> dict[str, str]:
        """What is no token of this site, or not any more."""
        ours = VisitorTokens(house_secret(Settings(_env_file=None, data_dir=house.folder)))
        theirs = VisitorTokens(b"another house's secret, just as long")
        good = ours.unknown(site, now=NOON + timedelta(days=10_000)).token
        head, claims, signature = good.split(".")
        none = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0"
        return {
            "forged": theirs.unknown(site, now=NOON).token,
            "of another site": ours.unknown("shop", now=NOON).token,
            "expired": ours.unknown(site, now=NOON - timedelta(days=1000)).token,
            "without a signature": f"{head}.{claims}.",
            "signed by nobody": f"{none}.{claims}.",
            "with another's claims": f"{head}.{claims[:-2]}AA.{signature}",
            "no token at all": "x",
            "empty": "",
            "with NUL": good + "\0",
            "not ASCII": "ż" * 20,
            "a session": house.cookie().partition("=")[2],
            "JSON": "{}",
        }

    async def test_a_token_that_is_not_good_here_is_refused(self, house):
        async with a_visitor(house) as visitor:
            for name, token in self.tokens(house).items():
                if token:
                    reply = await visitor.refused("hello", **HELLO, token=token)
                    assert reply == "bad_token", name
            assert await visitor.refused("hello", **HELLO, token="x" * 4097) == "bad_request"
            await visitor.send("I am still who I was.")

    async def test_a_token_holds_to_its_last_second_and_is_replaced_in_time(self, tmp_path):
        clock = FakeClock()
        async with indoors(tmp_path, clock=clock) as place, a_visitor(place) as ana:
            token = ana.token
            clock.turn(LIFETIME - RENEW_BEFORE)
            assert (await ana.hello(token=token))["token"] == token
            clock.turn(timedelta(seconds=1))
            assert (await ana.hello(token=token))["token"] != token
            clock.turn(RENEW_BEFORE - timedelta(seconds=2))
            await ana.hello(token=token)
            clock.turn(timedelta(seconds=1))
            assert await ana.refused("hello", **HELLO, token=token) == "bad_token"


def words(number: int) -> dict[str, str]:
    return {"client_key": key(), "text": f"Word {number}."}


class TestNothingFallsInBetween:
    """Words that are committed while a visitor arrives are pushed to them, or on their page."""

    async def test_what_is_said_while_the_conversation_is_looked_up(self, tmp_path, monkeypatch):
        async with indoors(tmp_path) as place, a_case(place) as (visitor, agent):
            look_up = place.house.reception.current

            async def current(who: str) -> Conversation | None:
                found = await look_up(who)
                await agent.say(visitor.conversation, "Just now.")
                return found

            monkeypatch.setattr(place.house.reception, "current", current)
            async with a_visitor(place, token=visitor.token) as again:
                await self.sees_everything(place, again)

    async def test_what_changes_while_the_page_is_read(self, tmp_path, monkeypatch):
        async with indoors(tmp_path) as place, a_visitor(place) as visitor, an_agent(place) as ana:
            await visitor.human()
            read = place.house.log.marks

            async def marks(conversation: str) -> object:
                if monkeypatch_once.pop("claim", None):
                    await ana.take(conversation)
                return await read(conversation)

            monkeypatch_once = {"claim": True}
            monkeypatch.setattr(place.house.log, "marks", marks)
            async with a_visitor(place, token=visitor.token) as again:
                assert again.met["state"]["phase"] == "assigned"
                await self.sees_everything(place, again)

    @pytest.mark.slow
    async def test_under_a_hail_of_words(self, house):
        async with a_case(house) as (visitor, _):
            screen = Screen()
            hail = asyncio.gather(*(visitor.line.begin("send", words(n)) for n in range(400)))
            arrivals = 0
            while not hail.done():
                known = {"conversation": screen.conversation, "since": screen.last}
                async with a_visitor(house, token=visitor.token, **known) as again:
                    await self.reads_all(screen, again)
                    arrivals += 1
            head = max(reply["seq"] for reply in await hail)
            async with a_visitor(house, token=visitor.token) as again:
                screen.add((await again.asks("sync", since=screen.last))["page"])
            assert arrivals > 2
            assert screen.seqs == list(range(1, head + 1))

    async def reads_all(self, screen: Screen, visitor: Visitor) -> None:
        """What came with the hello and since then; a gap is asked for, as the wire says."""
        pushed = [page for name, page in visitor.line.events if name == "entries"]
        lacking = False
        for page in (visitor.met["page"], *pushed):
            lacking = not screen.add(page) or screen.last < page["head"]
        while lacking:
            page = (await visitor.asks("sync", since=screen.last))["page"]
            lacking = not screen.add(page) or screen.last < page["head"]

    async def sees_everything(self, place: Indoors, visitor: Visitor) -> None:
        """Page and pushes together are the whole log, without a gap."""
        state = await place.house.log.conversation(visitor.conversation)
        assert state
        await visitor.ask("typing")  # whatever was pushed before has come
        screen = Screen()
        for page in (visitor.met["page"], *(p for n, p in visitor.line.events if n == "entries")):
            screen.add(page)
        assert screen.gaps == 0
        assert screen.seqs == list(range(1, state.seq + 1))
