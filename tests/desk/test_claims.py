"""Who takes a conversation, when many want to at once; and that the bot is silent then."""

import asyncio
from collections.abc import Sequence

import pytest

from handoff.core.conversation import Phase
from handoff.core.decision import Refusal, RefusalCode
from handoff.core.entries import BotSaid, Claimed
from handoff.core.requests.agent import Claim, Release, Say
from handoff.core.requests.visitor import AskForPerson, Write
from handoff.desk import Desk
from handoff.draft import Accepted
from tests.desk.rooms import POLICY, Interruption, Room, first_words
from tests.desk.troubled_log import TroubledLog
from tests.fakes import FakeClock

AGENTS = [(f"agent-{n}", f"Agent {n}") for n in range(20)]
CASES = [f"case-{n}" for n in range(100)]


async def check_one_winner(room: Room, case: str, outcomes: Sequence[Accepted | Refusal]) -> None:
    """One has it, and all the others were told who."""
    state = await room.log.conversation(case)
    assert state
    assert state.phase is Phase.ASSIGNED
    losers = [outcome for outcome in outcomes if isinstance(outcome, Refusal)]
    assert losers == [Refusal(RefusalCode.TAKEN, state.agent_name or "")] * (len(outcomes) - 1)
    claims = [e for e in await room.entries(case) if isinstance(e.body, Claimed)]
    assert len(claims) == 1


async def test_of_twenty_claims_at_one_instant_exactly_one_wins_a_hundred_times(room: Room):
    for n, case in enumerate(CASES):
        await room.accepted(case, *first_words(f"visitor-{n}", "my server hums"))
    for case in CASES:
        outcomes = await asyncio.gather(
            *(room.desk.submit(case, Claim(*agent)) for agent in AGENTS)
        )
        await check_one_winner(room, case, outcomes)


async def test_two_processes_have_one_winner_between_them(log: TroubledLog, troubled: Room):
    other = Desk(log, FakeClock(), POLICY)
    other.start()
    for n, case in enumerate(CASES):
        await troubled.accepted(case, *first_words(f"visitor-{n}", "my server hums"))
    for case in CASES:
        outcomes = await asyncio.gather(
            *(desk.submit(case, Claim(*a)) for a in AGENTS for desk in (troubled.desk, other))
        )
        winner = (await troubled.entries(case))[-1]
        twice = [outcome for outcome in outcomes if isinstance(outcome, Accepted)]
        assert isinstance(winner.body, Claimed)
        assert {outcome.seq for outcome in twice} == {winner.seq}
        assert sum(len(outcome.entries) for outcome in twice) == 1
    await other.stop()


async def test_a_released_conversation_is_claimed_anew(room: Room):
    await room.accepted("case", *first_words("ana", "my server hums"))
    await room.accepted("case", Claim("ola", "Ola"))
    outcomes = await asyncio.gather(
        room.desk.submit("case", Claim("piotr", "Piotr")),
        room.desk.submit("case", Release("ola", "Ola")),
        room.desk.submit("case", Claim("piotr", "Piotr")),
    )

    assert outcomes[0] == Refusal(RefusalCode.TAKEN, "Ola")
    assert isinstance(outcomes[2], Accepted)


async def test_the_bot_is_refused_once_a_person_has_it(room: Room):
    await room.opened("case")
    await room.accepted("case", Claim("ola", "Ola"))

    refusal = await room.desk.submit("case", Interruption())
    assert refusal == Refusal(RefusalCode.PERSON_ANSWERS)


async def test_the_bot_is_refused_by_a_claim_in_the_same_transaction(
    log: TroubledLog, troubled: Room
):
    await troubled.opened("case")
    commits = log.commits
    before, claim, after = await asyncio.gather(
        troubled.desk.submit("case", Interruption()),
        troubled.desk.submit("case", Claim("ola", "Ola")),
        troubled.desk.submit("case", Interruption()),
    )

    assert log.commits == commits + 1
    assert isinstance(before, Accepted)
    assert isinstance(claim, Accepted)
    assert after == Refusal(RefusalCode.PERSON_ANSWERS)


async def test_a_request_that_ends_in_the_bot_talking_over_a_person_leaves_nothing(room: Room):
    await room.opened("case")
    refusal = await room.desk.submit("case", Claim("ola", "Ola"), Interruption())

    state = await room.log.conversation("case")
    assert refusal == Refusal(RefusalCode.PERSON_ANSWERS)
    assert state
    assert state.phase is Phase.BOT


async def test_another_process_that_claims_first_silences_the_bot(
    log: TroubledLog, troubled: Room
):
    other = Desk(log, FakeClock(), POLICY)
    other.start()
    await troubled.opened("case")
    outcomes = await asyncio.gather(
        other.submit("case", Claim("ola", "Ola")),
        *(troubled.desk.submit("case", Write("ana", "my invoice")) for _ in range(5)),
        *(troubled.desk.submit("case", Interruption()) for _ in range(5)),
    )
    await other.stop()

    assert isinstance(outcomes[0], Accepted)
    kinds = [entry.body.kind for entry in await troubled.entries("case")]
    assert "bot_said" not in kinds[kinds.index("claimed") :]


@pytest.mark.parametrize("text", ["my invoice", "maybe", "my server hums"])
async def test_words_that_come_with_a_claim_are_answered_by_the_person(room: Room, text: str):
    await room.opened("case")
    await asyncio.gather(
        room.accepted("case", AskForPerson("ana")),
        room.accepted("case", Claim("ola", "Ola")),
        room.accepted("case", Write("ana", text)),
        room.accepted("case", Say("ola", "Ola", "Hello")),
    )

    entries = await room.entries("case")
    claimed = next(e.seq for e in entries if isinstance(e.body, Claimed))
    assert not [e for e in entries if e.seq > claimed and isinstance(e.body, BotSaid)]
