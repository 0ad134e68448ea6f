"""What may be learned, over real HTTP: proposed until somebody has decided."""

import asyncio

from handoff.core.entries import Closed
from handoff.panel.faq import learning_routes
from handoff.panel.faq.knowledge_wire import MOST_LEARNED
from handoff.panel.faq.learning_views import MOST_SHOWN, proposals_view
from handoff.ports import Log
from tests.knowledge.entries import another
from tests.panel.faq.steps import FAQ, UNKNOWN, asked, save
from tests.store.cases import store


async def test_unanswered_questions_are_proposed_until_somebody_refuses_them(lead, log):
    cases = [asked(f"lost-{n}", "do you sell domains?", f"visitor-{n}") for n in range(3)]
    for case in cases:
        case.happens(UNKNOWN)
        case.claimed()
        case.answered("Yes, in the panel.")
        case.happens(Closed("agent"))
    await store(log, *cases)
    [proposal] = (await lead.ask("GET", f"{FAQ}/proposals")).json["proposals"]
    assert proposal["count"] == 3
    assert proposal["answer"] == "Yes, in the panel."
    learned = {"questions": proposal["learned"]}
    refused = await lead.ask("POST", f"{FAQ}/proposals/refuse", json=learned)
    assert refused.json == {"ok": True}
    assert (await lead.ask("GET", f"{FAQ}/proposals")).json["proposals"] == []


async def test_what_a_saved_entry_was_learned_from_is_proposed_no_more(lead, log):
    case = asked("lost", "do you sell domains?")
    case.happens(UNKNOWN, Closed("silence"))
    await store(log, case)
    assert len((await lead.ask("GET", f"{FAQ}/proposals")).json["proposals"]) == 1
    learned = [{"conversation": "lost", "seq": 2}]
    assert (await save(lead, another("domain-buy"), 0, learned=learned)).status == 200
    assert (await lead.ask("GET", f"{FAQ}/proposals")).json["proposals"] == []


async def lost_often(log: Log, times: int) -> None:
    """So many visitors have asked the same in vain."""
    cases = [asked(f"lost-{n}", "do you sell domains?", f"visitor-{n}") for n in range(times)]
    for case in cases:
        case.happens(UNKNOWN, Closed("silence"))
    await store(log, *cases)


async def test_a_group_is_decided_about_with_those_that_are_not_shown(lead, log):
    await lost_often(log, MOST_SHOWN + 5)
    [proposal] = (await lead.ask("GET", f"{FAQ}/proposals")).json["proposals"]
    assert proposal["count"] == len(proposal["learned"]) == MOST_SHOWN + 5
    assert len(proposal["questions"]) == MOST_SHOWN
    shown = [(one["conversation"], one["seq"]) for one in proposal["questions"]]
    learned = [(one["conversation"], one["seq"]) for one in proposal["learned"]]
    assert learned[:MOST_SHOWN] == shown
    await lead.ask("POST", f"{FAQ}/proposals/refuse", json={"questions": proposal["learned"]})
    assert (await lead.ask("GET", f"{FAQ}/proposals")).json["proposals"] == []


async def test_as_many_of_a_group_are_decided_about_as_a_request_holds(lead, log):
    await lost_often(log, MOST_LEARNED + 1)
    [proposal] = (await lead.ask("GET", f"{FAQ}/proposals")).json["proposals"]
    assert proposal["count"] == MOST_LEARNED + 1
    body = {"questions": proposal["learned"]}
    assert (await lead.ask("POST", f"{FAQ}/proposals/refuse", json=body)).status == 200
    [rest] = (await lead.ask("GET", f"{FAQ}/proposals")).json["proposals"]
    assert rest["count"] == 1


async def test_many_who_ask_at_once_have_proposals_made_once(lead, log, monkeypatch):
    await lost_often(log, 1)
    made = []

    def counted(*given):
        made.append(proposals_view(*given))
        return made[-1]

    monkeypatch.setattr(learning_routes, "proposals_view", counted)
    await asyncio.gather(*(lead.ask("GET", f"{FAQ}/proposals") for _ in range(10)))
    assert len(made) == 1
