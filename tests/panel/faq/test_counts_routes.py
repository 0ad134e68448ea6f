"""The counts over real HTTP: by entry and language, each number with what it counts."""

from datetime import timedelta

import pytest

from handoff.core.entries import BotSaid, Option, Wrote
from tests.fakes import NOON
from tests.panel.faq.steps import FAQ, UNKNOWN, asked
from tests.store.cases import Case, store


async def test_counts_are_told_by_entry_and_language_and_lead_to_their_conversations(lead, log):
    found = asked("found", "where is my invoice?")
    found.happens(BotSaid("answer", "There.", (Option("helped", "Yes"),), "invoice-download", 0.9))
    lost = [asked(f"lost-{n}", "do you sell domains?", f"visitor-{n}") for n in range(2)]
    for case in lost:
        case.happens(UNKNOWN)
    await store(log, found, *lost)
    counts = (await lead.ask("GET", f"{FAQ}/counts?days=1")).json["counts"]
    assert [(one.get("entry"), one["language"], one["asked"]) for one in counts] == [
        (None, "en", 2),
        ("invoice-download", "en", 1),
    ]
    assert (counts[0]["unanswered"], counts[1]["answered"]) == (2, 1)
    behind = await lead.ask(
        "GET", f"{FAQ}/counted?days=1&entry=invoice-download&language=en&kind=answered"
    )
    assert [(one["conversation"], one["question"]) for one in behind.json["events"]] == [
        ("found", "where is my invoice?")
    ]
    none = await lead.ask("GET", f"{FAQ}/counted?entry=&language=en&kind=unanswered")
    assert len(none.json["events"]) == 2


async def test_what_happened_before_the_range_is_not_counted(lead, log):
    case = Case("long-ago", at=NOON - timedelta(days=2))
    case.opens()
    case.happens(Wrote("do you sell domains?"), UNKNOWN)
    await store(log, case)
    assert (await lead.ask("GET", f"{FAQ}/counts?days=1")).json["counts"] == []
    assert len((await lead.ask("GET", f"{FAQ}/counts?days=3")).json["counts"]) == 1


@pytest.mark.parametrize(
    "path",
    [
        *(f"/counts?days={days}" for days in ("0", "366", "-1", "many", "1.5", "")),
        "/counts?weeks=2",
        "/counted",
        "/counted?language=de&kind=answered",
        "/counted?language=en&kind=guessed",
        "/counted?language=en&kind=answered&entry=../etc",
    ],
)
async def test_what_cannot_be_counted_is_refused(lead, path):
    reply = await lead.ask("GET", f"{FAQ}{path}")
    assert (reply.status, reply.code) == (400, "bad_request")
