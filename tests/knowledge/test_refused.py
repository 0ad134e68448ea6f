"""No change makes the knowledge worse, and nobody overwrites another."""

import asyncio
from typing import get_args

import pytest

from faq.schema import Problem, Team
from handoff.core import entries
from handoff.core.policy import TEAMS
from handoff.knowledge.workshop import Refused
from rich_text.plain import plain
from tests.knowledge.entries import another, entry
from tests.knowledge.steps import (
    SMALL,
    found,
    refusal,
    version_of,
)


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


def test_the_teams_of_routes_are_those_of_the_house():
    assert get_args(Team) == TEAMS


def test_the_kinds_of_problems_of_routes_are_those_of_the_house():
    assert get_args(Problem) == get_args(entries.Problem)
