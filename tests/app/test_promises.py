"""What has been promised to a visitor, from the first word to the file they take along."""

import asyncio
import json
from datetime import timedelta
from pathlib import Path

from handoff.core.policy import Policy
from tests.house import BRUNO, OLA, House
from tests.indoors import indoors
from tests.people import AgentAtWork, a_case, a_visitor, an_agent, key
from tests.voices import PlainVoice

AT_ONCE = Policy(PlainVoice(), first_human_answer=timedelta(milliseconds=50))


async def missed(agent: AgentAtWork, case: str) -> int:
    """How often an agent reads that an answer came too late."""
    page = (await agent.asks("watch", conversation=case))["page"]
    return [entry["kind"] for entry in page["entries"]].count("missed")


async def test_an_answer_that_does_not_come_in_time_is_written_down_for_agents(tmp_path: Path):
    async with (
        indoors(tmp_path, policy=AT_ONCE) as place,
        an_agent(place) as agent,
        a_visitor(place) as visitor,
    ):
        await visitor.human()
        case = visitor.conversation
        late = await agent.line.heard(
            "cards", where=lambda n: any(c["missed"] for c in n["cards"])
        )
        assert [card["conversation"] for card in late["cards"]] == [case]
        await agent.take(case)
        said = await agent.say(case, "I am sorry for the wait.")
        await visitor.line.heard("entries", where=lambda page: page["until"] == said)
        assert "missed" not in {entry["kind"] for entry in visitor.line.entries()}
        assert "missed" not in str((await visitor.asks("sync", since=0))["page"])
        assert await missed(agent, case) == 1
        assert not (await agent.asks("watch", conversation=case))["card"]["missed"]


async def test_what_passes_while_the_house_is_closed_is_written_down_once(tmp_path: Path):
    async with indoors(tmp_path, policy=AT_ONCE) as place, a_visitor(place) as visitor:
        await visitor.human()
        case = visitor.conversation
    for email in (BRUNO, OLA):
        async with (
            indoors(tmp_path, email, policy=AT_ONCE) as place,
            an_agent(place, email) as agent,
        ):
            async with asyncio.timeout(10):
                while not await missed(agent, case):
                    await agent.asks("lists")  # the house has only just opened
            assert await missed(agent, case) == 1


def transcript(house: House, case: str, form: str, **headers: str) -> tuple[int, str, str]:
    """Over HTTP: status, what kind of thing it is, and what it says."""
    path = f"/panel/api/conversations/{case}/transcript?format={form}"
    status, got, body = house.call("GET", path, "", headers)
    return status, f"{got['Content-Type']} {got['Content-Disposition']}", body


async def test_an_agent_takes_a_conversation_along_with_its_notes(house: House):
    note = "Knows a lot; be precise."
    async with a_case(house) as (visitor, agent):
        case = visitor.conversation
        await visitor.send("Where is my <b>invoice</b>?")
        await agent.asks("note", conversation=case, client_key=key(), text=note)
        token = visitor.token
    for form, kind in (("text", "text/plain"), ("html", "text/html")):
        status, what, body = transcript(house, case, form, Cookie=house.cookie())
        assert status == 200
        assert what.startswith(f"{kind}; charset=utf-8 attachment; filename=")
        assert note in body
        assert ("<b>invoice</b>" in body) is (form == "text")
    for cookie in ("", f"frontline_session={token}"):
        status, _, body = transcript(house, case, "text", Cookie=cookie)
        assert (status, json.loads(body)["error"]["code"]) == (401, "signed_out")
    assert transcript(house, "no-such-one", "text", Cookie=house.cookie())[0] == 404
    assert transcript(house, case, "json", Cookie=house.cookie())[0] == 400
