"""A repeat of a client key returns the first result."""

import asyncio
from datetime import timedelta
from pathlib import Path

from handoff.core.decision import Refusal, RefusalCode
from handoff.core.requests.agent import Claim, Close, Note, Say
from handoff.core.requests.visitor import AskForPerson, Choose, Write
from handoff.desk import Desk
from handoff.draft import Accepted
from handoff.store.engine import open_database
from handoff.store.log import SqlLog
from tests.desk.rooms import POLICY, Room, first_words
from tests.fakes import FakeClock


async def test_a_repeat_returns_the_first_result(room: Room):
    first = await room.accepted("case", *first_words("ana", "my invoice"), client_key="k1")
    again = await room.accepted("case", Write("ana", "my invoice"), client_key="k1")

    assert first.seq == 3
    assert [entry.body.kind for entry in first.entries][2:] == [
        "wrote",
        "acknowledged",
        "bot_said",
    ]
    assert again == Accepted("case", 3)
    assert await room.said_by_visitor("case") == ["my invoice"]


async def test_a_repeat_in_the_same_group_does_too(room: Room):
    await room.opened("case")
    request = Write("ana", "my invoice")
    outcomes = await asyncio.gather(
        *(room.accepted("case", request, client_key="k1") for _ in range(5))
    )

    assert {(outcome.conversation, outcome.seq) for outcome in outcomes} == {("case", 3)}
    assert sum(bool(outcome.entries) for outcome in outcomes) == 1
    assert await room.said_by_visitor("case") == ["my invoice"]


async def test_a_repeat_after_a_restart_does_too(sqlite: Path):
    async def one_life() -> Accepted | Refusal:
        database = await open_database(f"sqlite:///{sqlite}")
        desk = Desk(SqlLog(database), FakeClock(), POLICY)
        desk.start()
        outcome = await desk.submit("case", *first_words("ana", "hi"), client_key="k1")
        await desk.stop()
        await database.close()
        return outcome

    first, second = await one_life(), await one_life()

    assert isinstance(first, Accepted)
    assert first.entries
    assert second == Accepted("case", first.seq)


async def test_a_repeat_that_would_open_another_conversation_leads_to_the_first(room: Room):
    await room.accepted("case", *first_words("ana", "hi"), client_key="k1")
    again = await room.accepted("other", *first_words("ana", "hi"), client_key="k1")

    assert again == Accepted("case", 3)
    assert await room.entries("other") == []


async def test_two_tabs_open_one_conversation(room: Room):
    outcomes = await asyncio.gather(
        room.accepted("case", *first_words("ana", "one"), client_key="k1"),
        room.accepted("case", *first_words("ana", "two"), client_key="k2"),
    )

    assert {outcome.conversation for outcome in outcomes} == {"case"}
    assert await room.said_by_visitor("case") == ["one", "two"]


async def test_a_key_is_the_senders_own(room: Room):
    await room.accepted("of ana", *first_words("ana", "one"), client_key="k1")
    of_bruno = await room.accepted("of bruno", *first_words("bruno", "two"), client_key="k1")

    assert of_bruno.entries
    assert await room.said_by_visitor("of bruno") == ["two"]


async def test_the_key_stands_on_the_askers_first_entry(room: Room):
    await room.opened("case")
    await room.accepted("case", AskForPerson("ana"), client_key="k1")
    await room.accepted("case", Claim("ola", "Ola"))
    await room.accepted("case", Say("ola", "Ola", "Hello"), client_key="k2")

    keyed = {e.client_key: (e.sender, e.body.kind) for e in await room.entries("case")}
    assert keyed["k1"] == ("visitor:ana", "asked_for_person")
    assert keyed["k2"] == ("agent:ola", "said")
    assert len(keyed) == 3  # the third is None


async def test_what_the_bot_and_time_do_is_theirs_and_all_else_is_the_askers(room: Room):
    await room.accepted("case", *first_words("ana", "my server hums"), client_key="k1")
    await room.accepted("case", Claim("ola", "Ola"))
    room.clock.turn(POLICY.first_human_answer + timedelta(seconds=1))
    await room.accepted("case", Close("ola", "Ola"), client_key="k2")
    again = await room.accepted("case", Close("ola", "Ola"), client_key="k2")
    await room.accepted("case", Write("ana", "again"), client_key="k3")

    told = [(e.body.kind, e.sender, e.client_key) for e in await room.entries("case")]
    assert told[2:] == [
        ("wrote", "visitor:ana", "k1"),
        ("acknowledged", "bot", None),
        ("handed_off", "visitor:ana", None),
        ("bot_said", "bot", None),
        ("claimed", "agent:ola", None),
        ("missed", "system", None),
        ("closed", "agent:ola", "k2"),
        ("reopened", "visitor:ana", None),
        ("wrote", "visitor:ana", "k3"),
        ("acknowledged", "bot", None),
        ("handed_off", "visitor:ana", None),
        ("bot_said", "bot", None),
    ]
    assert again == Accepted("case", 9)


async def test_a_choice_is_made_once(room: Room):
    await room.accepted("case", *first_words("ana", "my invoice"))
    choice = Choose("ana", 5, "not_helped")
    first = await room.accepted("case", choice, client_key="k1")

    assert await room.accepted("case", choice, client_key="k1") == Accepted("case", first.seq)
    refusal = await room.desk.submit("case", choice, client_key="k2")
    assert refusal == Refusal(RefusalCode.OUTDATED_CHOICE)


async def test_a_refused_request_may_be_tried_again_with_its_key(room: Room):
    await room.opened("case")
    note = Say("ola", "Ola", "Hello")
    refused = await room.desk.submit("case", note, client_key="k1")
    await room.accepted("case", Claim("ola", "Ola"))

    assert isinstance(refused, Refusal)
    assert (await room.accepted("case", note, client_key="k1")).entries


async def test_a_note_is_left_once(room: Room):
    await room.opened("case")
    note = Note("ola", "Ola", "VIP")
    await asyncio.gather(*(room.accepted("case", note, client_key="k1") for _ in range(3)))

    notes = [entry for entry in await room.entries("case") if entry.body.kind == "noted"]
    assert len(notes) == 1
