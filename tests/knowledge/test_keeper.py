"""What the house knows is what the store has: alike everywhere, and no change makes it worse."""

import asyncio
import threading
from collections.abc import Callable
from typing import get_args

import pytest
from structlog.testing import capture_logs

from faq import Answer, Knowledge, KnowledgeFault, Routed, starter
from faq.proving import Explaining, Proof, prove
from faq.schema import Team
from handoff.core.policy import TEAMS
from handoff.knowledge import keeper as module
from handoff.knowledge import proofs
from handoff.knowledge.keeper import KnowledgeKeeper
from handoff.knowledge.workshop import Refused
from handoff.ports import FaqQuestion, Unavailable
from rich_text.plain import plain
from tests.fakes import NOON
from tests.knowledge.entries import another, entry
from tests.memory_faq import MemoryFaqStore

GIVE_UP = 20.0  # seconds
SMALL = {"invoice-download", "password-reset", "server-slow"}


def found(keeper: KnowledgeKeeper, text: str) -> str | None:
    """The entry that a question in English finds at once."""
    verdict = keeper.current.matcher.ask(text, "en")
    return verdict.entry if isinstance(verdict, Answer | Routed) else None


def version_of(keeper: KnowledgeKeeper, id: str) -> int:
    return keeper.current.revisions[id].version


def refusal(outcome: int | Refused) -> Refused:
    assert isinstance(outcome, Refused)
    return outcome


async def comes_true(true: Callable[[], object]) -> None:
    async with asyncio.timeout(GIVE_UP):
        while not true():  # noqa: ASYNC110 - it cannot tell us
            await asyncio.sleep(0.01)


# ---------------------------------------------------------------- what it begins with


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


# ---------------------------------------------------------------- a change


async def test_a_new_entry_answers_at_once_and_so_in_every_process(keeper, hire, monkeypatch):
    monkeypatch.setattr(module, "LOOK_EVERY", 0.01)
    other = hire()
    await other.open()
    other.start()
    version = await keeper.save(another("domain-buy"), version=0, by="ola")
    assert version == keeper.current.version == version_of(keeper, "domain-buy")
    assert found(keeper, "buy a domain name") == "domain-buy"
    await comes_true(lambda: found(other, "buy a domain name") == "domain-buy")
    assert other.current.version == version


async def test_who_is_told_of_a_change_need_not_wait_for_the_next_look(keeper, hire, monkeypatch):
    monkeypatch.setattr(module, "LOOK_EVERY", 3600.0)
    other = hire()
    await other.open()
    other.start()
    keeper.on_saved(other.learn)
    await keeper.save(another("domain-buy"), version=0, by="ola")
    await comes_true(lambda: "domain-buy" in other.current.knowledge.entries)


async def test_a_change_is_of_who_made_it_when_they_made_it(keeper, store):
    before = version_of(keeper, "password-reset")
    data = entry("password-reset", answer="Ask **us**.")
    await keeper.save(data, version=before, by="ola")
    newest, first = await store.history("password-reset", limit=9)
    assert (newest.by, newest.at) == ("ola", NOON)
    assert first.version == before
    assert plain(keeper.current.answers["password-reset", "en"]) == "Ask us."


async def test_a_removed_entry_answers_no_more(keeper):
    assert found(keeper, "password reset") == "password-reset"
    outcome = await keeper.remove(
        "password-reset", version=version_of(keeper, "password-reset"), by="ola"
    )
    assert outcome == keeper.current.version
    assert found(keeper, "password reset") is None
    assert ("password-reset", "en") not in keeper.current.answers


async def test_what_was_learned_from_is_stored_with_the_change(hire):
    store = MemoryFaqStore()
    keeper = hire(store=store)
    await keeper.open()
    learned = [FaqQuestion("c-1", 2)]
    await keeper.save(another("domain-buy"), version=0, by="ola", learned=learned)
    assert store.learned == learned


async def test_answers_are_filled_and_a_route_has_none(keeper):
    answers = keeper.current.answers
    assert plain(answers["invoice-download", "pl"]) == "See https://panel.example.com, please."
    assert not any(id == "server-slow" for id, _ in answers)


# ---------------------------------------------------------------- what is refused


async def test_a_change_that_steals_a_test_sentence_is_refused_and_nothing_changes(keeper, store):
    before = keeper.current
    thief = another("thief", phrasings=["i forgot the password", "forgot password"])
    refused = refusal(await keeper.save(thief, version=0, by="ola"))
    assert refused.code == "stolen"
    [lost] = refused.lost
    assert lost.after.sentence.text == "i forgot the password"
    assert lost.after.sentence.entry == "password-reset"
    assert lost.after.winner == "thief"
    assert lost.before is not None
    assert lost.after.margin < 0 < lost.before.margin
    assert "i forgot the password" in refused.message
    assert keeper.current is before
    assert await store.version() == before.version
    assert found(keeper, "i forgot the password") == "password-reset"


async def test_a_new_test_sentence_must_find_its_entry(keeper):
    data = entry("password-reset", tests=["i forgot the password", "invoice pdf"])
    refused = refusal(
        await keeper.save(data, version=version_of(keeper, "password-reset"), by="ola")
    )
    assert refused.code == "stolen"
    assert [(lost.before, lost.after.sentence.text) for lost in refused.lost] == [
        (None, "invoice pdf")
    ]


async def test_a_sentence_that_was_lost_before_does_not_hold_up_a_change(hire, folder):
    file = folder / "small.yaml"
    lost = file.read_text("utf-8").replace("- i forgot the password", "- invoice pdf")
    file.write_text(lost, "utf-8")
    keeper = hire()
    await keeper.open()
    data = entry("password-reset", tests=["invoice pdf"], answer="Ask us, please.")
    outcome = await keeper.save(data, version=version_of(keeper, "password-reset"), by="ola")
    assert outcome == keeper.current.version


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (entry("password-reset", question=""), "texts.en.question"),
        (entry("password-reset", answer="<b>no</b>"), "texts.en.answer"),
        (entry("password-reset", answer="See {nobody}."), "texts.en.answer"),
        (entry("password-reset", phrasings=["a reset", "a reset"]), "texts.en.phrasings.1"),
        ({**entry("password-reset"), "route": {"team": "cooks", "kind": "simple"}}, "route.team"),
        ({**entry("password-reset"), "texts": {"en": entry("password-reset")["texts"]["en"]}},
         "texts.pl"),
        ({"id": "password-reset", "texts": entry("password-reset")["texts"]}, "topic"),
    ],
)  # fmt: skip
async def test_an_entry_that_cannot_be_used_is_refused_with_its_place(keeper, data, place):
    before = keeper.current
    refused = refusal(
        await keeper.save(data, version=version_of(keeper, "password-reset"), by="ola")
    )
    assert refused.code == "bad_entry"
    assert [fault.place for fault in refused.faults] == [place]
    assert all(fault.reason for fault in refused.faults)
    assert keeper.current is before


async def test_a_change_of_an_older_revision_is_refused(keeper):
    version = version_of(keeper, "password-reset")
    data = entry("password-reset", answer="Ask us, please.")
    assert isinstance(await keeper.save(data, version=version, by="ola"), int)
    assert refusal(await keeper.save(data, version=version, by="jan")).code == "outdated"
    assert refusal(await keeper.remove("password-reset", version=version, by="jan")).code == (
        "outdated"
    )


async def test_a_new_entry_does_not_replace_one_that_is_there(keeper):
    assert refusal(await keeper.save(entry("password-reset"), version=0, by="ola")).code == (
        "outdated"
    )


async def test_what_has_been_removed_meanwhile_is_not_found(keeper):
    version = version_of(keeper, "password-reset")
    await keeper.remove("password-reset", version=version, by="ola")
    data = entry("password-reset")
    assert refusal(await keeper.save(data, version=version, by="jan")).code == "not_found"
    assert refusal(await keeper.remove("password-reset", version=version, by="jan")).code == (
        "not_found"
    )


# ---------------------------------------------------------------- several at once


async def test_different_entries_can_be_changed_at_once_in_two_processes(keeper, hire):
    other = hire()
    await other.open()
    outcomes = await asyncio.gather(
        keeper.save(
            entry("password-reset", answer="Ask Ola."),
            version=version_of(keeper, "password-reset"),
            by="ola",
        ),
        other.save(
            entry("invoice-download", answer="Ask Jan."),
            version=version_of(other, "invoice-download"),
            by="jan",
        ),
    )
    assert sorted(outcomes) == [len(SMALL) + 1, len(SMALL) + 2]
    for one in (keeper, other):
        await one.look()
        assert plain(one.current.answers["password-reset", "en"]) == "Ask Ola."
        assert plain(one.current.answers["invoice-download", "en"]) == "Ask Jan."


async def test_of_two_who_change_the_same_entry_one_is_told(keeper, hire):
    other = hire()
    await other.open()
    version = version_of(keeper, "password-reset")
    outcomes = await asyncio.gather(
        *(
            one.save(entry("password-reset", answer="Ask us."), version=version, by=by)
            for one, by in ((keeper, "ola"), (other, "jan"))
        )
    )
    refused = [outcome for outcome in outcomes if isinstance(outcome, Refused)]
    assert [one.code for one in refused] == ["outdated"]


# ---------------------------------------------------------------- trouble


@pytest.mark.parametrize("body", ["", "{", "[]", '{"id": "other"}', '"\\ud800"', "null"])
async def test_a_stored_entry_that_cannot_be_read_is_left_out_and_named(keeper, hire, store, body):
    await store.save({"password-reset": body}, base=keeper.current.version, by=None, at=NOON)
    other = hire()
    with capture_logs() as lines:
        await other.open()
    assert set(other.current.knowledge.entries) == SMALL - {"password-reset"}
    assert [line["entry"] for line in lines if line["event"] == "faq_entry_unusable"] == [
        "password-reset"
    ]
    outcome = await other.save(entry("password-reset"), version=0, by="ola")
    assert outcome == other.current.version
    assert found(other, "password reset") == "password-reset"


async def test_an_entry_whose_variable_is_set_no_more_is_left_out(keeper, hire):
    other = hire(variables={})
    await other.open()
    assert set(other.current.knowledge.entries) == {"server-slow"}


async def test_a_knowledge_from_which_everything_was_removed_still_answers_nothing(keeper, hire):
    for id in sorted(SMALL):
        await keeper.remove(id, version=version_of(keeper, id), by="ola")
    other = hire()
    await other.open()
    assert found(keeper, "password reset") is None
    assert found(other, "password reset") is None


async def test_while_the_store_is_away_it_goes_on_answering_and_says_so_once(hire, monkeypatch):
    monkeypatch.setattr(module, "LOOK_EVERY", 0.001)
    monkeypatch.setattr(module, "LOOK_AGAIN", 0.001)
    store = MemoryFaqStore()
    here, there = hire(store=store), hire(store=store)
    await here.open()
    await there.open()
    with capture_logs() as lines:
        there.start()
        store.outage = "no route to host"
        await comes_true(lambda: lines)
        await asyncio.gather(*(asyncio.sleep(0) for _ in range(100)))
        assert found(there, "password reset") == "password-reset"
        store.outage = ""
        await here.save(another("domain-buy"), version=0, by="ola")
        await comes_true(lambda: "domain-buy" in there.current.knowledge.entries)
    assert [line["event"] for line in lines] == ["knowledge_unavailable"]


async def test_heavy_work_is_done_off_the_event_loop(keeper):
    name = await keeper.run(lambda known: threading.current_thread().name)
    assert name.startswith("knowledge")


async def test_other_work_has_its_turn_while_a_proof_goes_on(keeper, monkeypatch):
    order: list[str] = []
    opened = threading.Event()

    def gated(knowledge: Knowledge, matcher: Explaining) -> Proof:
        order.append("proof")
        opened.wait(GIVE_UP)
        return prove(knowledge, matcher)

    monkeypatch.setattr(proofs, "prove", gated)
    proof = asyncio.ensure_future(keeper.proof())
    await comes_true(lambda: order)
    work = asyncio.ensure_future(keeper.run(lambda known: order.append("work")))
    await asyncio.sleep(0)
    opened.set()
    await asyncio.gather(proof, work)
    assert order == ["proof", "work", *["proof"] * (len(SMALL) - 1)]


async def test_who_asks_for_the_same_proof_waits_for_the_one_that_goes_on(keeper):
    (_, one), (_, other) = await asyncio.gather(keeper.proof(), keeper.proof())
    assert one is other
    assert keeper.proof_ready() == (keeper.current, one)


async def test_a_proof_that_nobody_waits_for_any_more_still_comes_to_its_end(keeper):
    impatient = asyncio.ensure_future(keeper.proof())
    await asyncio.sleep(0)
    impatient.cancel()
    await comes_true(lambda: keeper.proof_ready()[1])


async def test_after_a_change_its_proof_is_there_already(keeper):
    await keeper.save(another("domain-buy"), version=0, by="ola")
    assert keeper.proof_ready()[1] is not None


async def test_after_it_has_stopped_its_thread_is_gone(hire):
    keeper = hire()
    await keeper.open()
    keeper.start()
    await keeper.stop()
    alive = {thread.name for thread in threading.enumerate() if thread.is_alive()}
    assert not any(name.startswith("knowledge") for name in alive)


# ---------------------------------------------------------------- trying


async def test_a_question_is_tried_against_a_change_that_is_not_in_force(keeper):
    before = keeper.current
    tried = await keeper.tried("buy a domain name", "en", another("domain-buy"))
    assert not isinstance(tried, Refused)
    assert tried.explanation.verdict == tried.known.matcher.ask("buy a domain name", "en")
    assert tried.explanation.candidates[0].entry == "domain-buy"
    assert keeper.current is before


async def test_the_same_change_is_made_once_however_many_questions_are_tried(keeper):
    first = await keeper.tried("buy a domain name", "en", another("domain-buy"))
    second = await keeper.tried("domains?", "en", another("domain-buy"))
    third = await keeper.tried("domains?", "en", another("domain-sell"))
    assert first.known is second.known
    assert "domain-sell" in third.known.knowledge.entries


async def test_without_a_language_it_is_told_from_the_question(keeper):
    for text, language in (("zapomniałem hasła do panelu", "pl"), ("where is my invoice", "en")):
        tried = await keeper.tried(text, None)
        assert not isinstance(tried, Refused)
        assert tried.language == language


async def test_a_change_that_cannot_be_used_cannot_be_tried(keeper):
    refused = await keeper.tried("anything", "en", entry("password-reset", question=""))
    assert isinstance(refused, Refused)
    assert refused.code == "bad_entry"


def test_the_teams_of_routes_are_those_of_the_house():
    assert get_args(Team) == TEAMS


EVERY_VARIABLE = {"company": "C", "panel_url": "https://p.example", "billing_email": "b@c.example"}
