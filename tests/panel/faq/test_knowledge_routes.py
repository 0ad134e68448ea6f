"""The knowledge over real HTTP: read, changed, and what is refused."""

import json
from typing import Any

import orjson
import pytest

from faq import as_data, entry_of
from faq.schema import MAX_ANSWER, MAX_PHRASINGS, MAX_QUESTION, MAX_SENTENCE, MAX_TESTS
from handoff.core.policy import TEAMS
from handoff.panel.faq.knowledge_routes import MAX_BODY
from handoff.panel.faq.knowledge_wire import MOST_LEARNED
from handoff.store.faq_store import SqlFaqStore
from tests.knowledge.entries import VARIABLES, Data, another, entry
from tests.panel.browser import Browser, Reply
from tests.panel.faq.steps import FAQ, remove, save, version_of

# ---------------------------------------------------------------- reading


async def test_the_list_does_not_wait_for_the_proof(lead):
    first = (await lead.ask("GET", FAQ)).json["entries"]
    assert all("failing" not in one for one in first)
    await lead.ask("GET", f"{FAQ}/proof")
    proved = (await lead.ask("GET", FAQ)).json["entries"]
    assert [one["failing"] for one in proved] == [0, 0, 0]


async def test_the_list_names_everything_that_is_known(lead):
    listed = (await lead.ask("GET", FAQ)).json
    assert [one["id"] for one in listed["entries"]] == [
        "invoice-download",
        "password-reset",
        "server-slow",
    ]
    slow = listed["entries"][2]
    assert slow["questions"] == {"en": "My server is slow", "pl": "Mój serwer działa wolno"}
    assert slow["route"] == {"team": "administrators", "kind": "complex"}
    assert (slow["phrasings"], slow["tests"]) == (6, 2)
    assert "changed_by" not in slow
    assert listed["variables"] == VARIABLES
    assert listed["teams"] == list(TEAMS)


async def test_an_entry_comes_with_its_reading_and_who_changed_it(lead):
    before = await version_of(lead, "password-reset")
    data = entry("password-reset", answer="Ask **us**, or see {panel_url}.")
    saved = await save(lead, data, before)
    shown = (await lead.ask("GET", f"{FAQ}/entries/password-reset")).json
    assert shown["version"] == saved.json["version"]
    assert shown["entry"]["texts"]["en"]["answer"] == "Ask **us**, or see {panel_url}."
    spans = shown["rich"]["en"][0]["spans"]
    assert [span["text"] for span in spans[:2]] == ["Ask ", "us"]
    assert "https://panel.example.com" in [span.get("link") for span in spans]
    assert [(one["version"], one.get("by"), one["removed"]) for one in shown["revisions"]] == [
        (saved.json["version"], "Lead", False),
        (before, None, False),
    ]
    listed = {one["id"]: one for one in (await lead.ask("GET", FAQ)).json["entries"]}
    assert listed["password-reset"]["changed_by"] == "Lead"


async def test_a_route_has_facts_and_no_answer(lead):
    shown = (await lead.ask("GET", f"{FAQ}/entries/server-slow")).json
    assert shown["entry"]["texts"]["en"]["facts"] == ["its name"]
    assert shown["rich"] == {"en": [], "pl": []}


@pytest.mark.parametrize("id", ["nobody", "x" * 41, "Nobody", "..%2f..", "%00"])
async def test_an_unknown_entry_is_not_found(lead, id):
    reply = await lead.ask("GET", f"{FAQ}/entries/{id}")
    assert (reply.status, reply.code) == (404, "not_found")


async def test_the_proof_tells_what_is_found_and_what_is_near(lead):
    proof = (await lead.ask("GET", f"{FAQ}/proof")).json
    assert proof["sentences"] == proof["answered"] + proof["offered"]
    assert proof["failures"] == []


async def test_what_is_stored_and_cannot_be_used_is_listed_with_the_reason(
    lead, keeper, database, clock
):
    assert (await lead.ask("GET", FAQ)).json["faults"] == []
    odd = {"password-reset": '{"id": "password-reset"}', "broken": "{"}
    base = keeper.current.version
    await SqlFaqStore(database).save(odd, base=base, by=None, at=clock.now())
    await keeper.look()
    listed = (await lead.ask("GET", FAQ)).json
    assert [one["id"] for one in listed["entries"]] == ["invoice-download", "server-slow"]
    assert [one["entry"] for one in listed["faults"]] == ["broken", "password-reset"]
    assert listed["faults"][1]["reason"] == {
        "en": 'texts: "texts" is missing',
        "pl": 'texts: brakuje "texts"',
    }


# ---------------------------------------------------------------- changing


async def test_what_a_lead_saves_is_in_force_with_the_reply(lead, keeper):
    saved = await save(lead, another("domain-buy"), 0)
    assert saved.json == {"ok": True, "version": keeper.current.version}
    tried = await lead.ask("POST", f"{FAQ}/try", json={"text": "buy a domain name"})
    assert tried.json["candidates"][0]["entry"] == "domain-buy"


async def test_what_a_lead_removes_is_gone_with_the_reply(lead):
    removed = await remove(lead, "password-reset", await version_of(lead, "password-reset"))
    assert removed.json["ok"] is True
    assert (await lead.ask("GET", f"{FAQ}/entries/password-reset")).status == 404


async def test_a_change_that_steals_is_refused_with_what_and_by_how_much(lead):
    thief = another("thief", phrasings=["i forgot the password", "forgot password"])
    refused = await save(lead, thief, 0)
    assert (refused.status, refused.json["code"]) == (409, "stolen")
    [stolen] = refused.json["stolen"]
    assert stolen["entry"] == "password-reset"
    assert stolen["sentence"] == "i forgot the password"
    assert stolen["language"] == "en"
    assert stolen["winner"] == "thief"
    assert 0 <= stolen["before"] <= 1
    assert 0 < stolen["after"] <= 1
    assert (await lead.ask("GET", f"{FAQ}/entries/thief")).status == 404


async def test_an_entry_with_an_error_is_refused_with_its_place(lead):
    data = entry("password-reset", answer="See {nobody}.")
    refused = await save(lead, data, await version_of(lead, "password-reset"))
    assert (refused.status, refused.json["code"]) == (400, "bad_entry")
    [fault] = refused.json["faults"]
    assert fault["place"] == "texts.en.answer"
    assert fault["reason"] == {
        "en": "{nobody} is not a variable; known are {company}, {panel_url}",
        "pl": "{nobody} nie jest zmienną; znane to {company}, {panel_url}",
    }


async def test_a_change_of_an_older_revision_is_refused(lead):
    version = await version_of(lead, "password-reset")
    assert (await save(lead, entry("password-reset", answer="Ask us."), version)).status == 200
    for late in (
        await save(lead, entry("password-reset"), version),
        await remove(lead, "password-reset", version),
    ):
        assert (late.status, late.json["code"]) == (409, "outdated")


async def test_an_entry_that_is_gone_is_not_found(lead):
    for late in (await save(lead, another("gone"), 7), await remove(lead, "gone", 7)):
        assert (late.status, late.json["code"]) == (404, "not_found")


BAD_SAVES: dict[str, Any] = {
    "another id in the path": {"entry": another("other"), "version": 1},
    "no version": {"entry": entry("password-reset")},
    "a version below 0": {"entry": entry("password-reset"), "version": -1},
    "a language that the house does not speak": {
        "entry": {**entry("password-reset"), "texts": {"de": entry("password-reset")}},
        "version": 1,
    },
    "a field too many": {"entry": {**entry("password-reset"), "by": "jan"}, "version": 1},
    "NUL deep inside": {"entry": entry("password-reset", phrasings=["a\0b"]), "version": 1},
    "a list": [],
    "too many questions": {
        "entry": entry("password-reset"),
        "version": 1,
        "learned": [{"conversation": "c", "seq": 1}] * 101,
    },
}


@pytest.mark.parametrize("body", BAD_SAVES.values(), ids=BAD_SAVES)
async def test_what_is_no_entry_is_refused(lead, keeper, body):
    before = keeper.current
    reply = await lead.ask("PUT", f"{FAQ}/entries/password-reset", json=body)
    assert (reply.status, reply.code) == (400, "bad_request")
    assert keeper.current is before


async def test_a_body_may_be_as_large_as_its_limit_and_no_larger(lead):
    body = json.dumps({"text": "a"})
    headers = {"Content-Type": "application/json"}
    for size, status in ((MAX_BODY, 200), (MAX_BODY + 1, 413)):
        padded = body + " " * (size - len(body))
        reply = await lead.ask("POST", f"{FAQ}/try", data=padded, headers=headers)
        assert reply.status == status


def full(most: int, length: int) -> list[str]:
    """So many different texts as long as they may be, their characters the widest in UTF-8."""
    return [f"{number} {'𐐨' * length}"[:length] for number in range(most)]


def largest() -> Data:
    """An entry that fills every limit of the schema."""
    sentences = full(MAX_PHRASINGS + MAX_TESTS, MAX_SENTENCE)
    text = {
        "question": full(1, MAX_QUESTION)[0],
        "answer": "𐐨" * MAX_ANSWER,
        "phrasings": sentences[:MAX_PHRASINGS],
        "tests": sentences[MAX_PHRASINGS:],
    }
    return {"id": "x" * 40, "topic": "y" * 40, "texts": {"en": text, "pl": text}}


async def sent(browser: Browser, method: str, path: str, body: Data) -> Reply:
    """In UTF-8, as browsers send it."""
    headers = {"Content-Type": "application/json"}
    return await browser.ask(method, f"{FAQ}{path}", data=orjson.dumps(body), headers=headers)


async def test_the_largest_entry_is_read_with_the_most_questions_it_was_learned_from(lead):
    data = largest()
    assert as_data(entry_of(data)) == data  # the schema takes it
    learned = [{"conversation": "c" * 64, "seq": 2**31 - 1}] * MOST_LEARNED
    body = {"entry": data, "version": 7, "learned": learned}
    reply = await sent(lead, "PUT", f"/entries/{data['id']}", body)
    assert (reply.status, reply.json["code"]) == (404, "not_found")  # read, and judged


async def test_an_answer_of_any_length_that_is_kept_can_be_previewed(lead):
    for length, status in ((MAX_ANSWER, 200), (MAX_ANSWER + 1, 400)):
        reply = await sent(lead, "POST", "/preview", {"markup": "𐐨" * length})
        assert reply.status == status
