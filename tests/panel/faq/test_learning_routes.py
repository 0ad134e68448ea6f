"""What may be learned, over real HTTP: proposed until somebody has decided."""

from handoff.core.entries import Closed
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
    learned = [
        {"conversation": one["conversation"], "seq": one["seq"]} for one in proposal["questions"]
    ]
    refused = await lead.ask("POST", f"{FAQ}/proposals/refuse", json={"questions": learned})
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
