"""The knowledge over real HTTP, on a real database: who may do what, and what is refused."""

import json
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from handoff.core.agents import Role
from handoff.core.entries import BotSaid, Closed, HandedOff, Option, Wrote
from handoff.core.policy import TEAMS
from handoff.knowledge.keeper import KnowledgeKeeper
from handoff.panel.auth import Doorkeeper
from handoff.panel.faq_learning import LearningRoutes
from handoff.panel.faq_routes import KnowledgeRoutes
from handoff.panel.guard import Guard
from handoff.panel.routes import install
from handoff.ports import Accounts, Log
from handoff.store.accounts import SqlAccounts
from handoff.store.engine import Database, open_database
from handoff.store.faq_record import SqlFaqRecord
from handoff.store.faq_store import SqlFaqStore
from handoff.store.log import SqlLog
from tests.fakes import NOON, FakeClock
from tests.knowledge.entries import VARIABLES, another, entry, small_folder
from tests.panel.browser import Browser, Reply
from tests.panel.conftest import PASSWORD, transcript
from tests.store.cases import Case, store

FAQ = "/panel/api/faq"
EDITORS = (Role.LEAD, Role.MANAGER, Role.ADMINISTRATOR)
UNKNOWN = HandedOff("support", "not_found", NOON)

SignIn = Callable[[Role], Awaitable[Browser]]


@pytest.fixture
async def database(tmp_path: Path, migrated: Path) -> AsyncIterator[Database]:
    opened = await open_database(f"sqlite:///{shutil.copy(migrated, tmp_path / 'house.db')}")
    yield opened
    await opened.close()


@pytest.fixture
def accounts(database: Database) -> Accounts:
    return SqlAccounts(database)


@pytest.fixture
def log(database: Database) -> SqlLog:
    return SqlLog(database)


@pytest.fixture
async def keeper(
    database: Database, clock: FakeClock, tmp_path: Path
) -> AsyncIterator[KnowledgeKeeper]:
    """It knows the small knowledge."""
    keeper = KnowledgeKeeper(
        SqlFaqStore(database),
        clock,
        variables=VARIABLES,
        wrong_share=0.02,
        folder=small_folder(tmp_path / "small"),
    )
    await keeper.open()
    yield keeper
    await keeper.stop()


@pytest.fixture
async def server(
    door: Doorkeeper,
    keeper: KnowledgeKeeper,
    database: Database,
    accounts: Accounts,
    log: Log,
    clock: FakeClock,
    dist: Path,
) -> AsyncIterator[TestServer]:
    """A panel with the knowledge in it."""
    app = web.Application()
    install(
        app,
        guard=Guard(is_https=lambda request: False, address_of=lambda request: "198.51.100.1"),
        doorkeeper=door,
        transcript=transcript,
        dist=dist,
        rooms=[
            KnowledgeRoutes(door, keeper, SqlFaqStore(database), accounts).add,
            LearningRoutes(door, keeper, SqlFaqRecord(database), log, clock).add,
        ],
    )
    running = TestServer(app)
    await running.start_server()
    yield running
    await running.close()


@pytest.fixture
async def as_(door: Doorkeeper, browser: Browser) -> SignIn:
    """Signs somebody in who has a role."""

    async def signed_in(role: Role) -> Browser:
        email = f"{role}@example.com"
        await door.add_agent(email, name=role.title(), role=role, password=PASSWORD)
        assert (await browser.sign_in(email, PASSWORD)).status == 200
        return browser

    return signed_in


@pytest.fixture
async def lead(as_: SignIn) -> Browser:
    return await as_(Role.LEAD)


async def version_of(browser: Browser, id: str) -> int:
    return int((await browser.ask("GET", f"{FAQ}/entries/{id}")).json["version"])


async def save(browser: Browser, data: dict[str, Any], version: int, **more: Any) -> Reply:
    body = {"entry": data, "version": version, **more}
    return await browser.ask("PUT", f"{FAQ}/entries/{data['id']}", json=body)


async def remove(browser: Browser, id: str, version: int) -> Reply:
    return await browser.ask("DELETE", f"{FAQ}/entries/{id}", json={"version": version})


# ---------------------------------------------------------------- who may

READING = ["", "/entries/password-reset", "/proof", "/counts", "/proposals"]
WRITING = [
    ("PUT", "/entries/password-reset", {"entry": entry("password-reset"), "version": 1}),
    ("DELETE", "/entries/password-reset", {"version": 1}),
    ("POST", "/proposals/refuse", {"questions": [{"conversation": "c-1", "seq": 2}]}),
]
TRYING = [("/preview", {"markup": "Hi"}), ("/try", {"text": "Hi"})]


async def test_nobody_reads_or_writes_without_a_session(browser):
    asked = [await browser.ask("GET", f"{FAQ}{path}") for path in READING]
    asked += [await browser.ask(how, f"{FAQ}{path}", json=body) for how, path, body in WRITING]
    asked += [await browser.ask("POST", f"{FAQ}{path}", json=body) for path, body in TRYING]
    asked.append(await browser.ask("GET", "/panel/api/conversations/c-1/suggestions"))
    assert {(reply.status, reply.code) for reply in asked} == {(401, "signed_out")}


async def test_an_agent_reads_and_tries_and_changes_nothing(as_, keeper):
    browser = await as_(Role.AGENT)
    before = keeper.current
    reading = [await browser.ask("GET", f"{FAQ}{path}") for path in READING]
    reading += [await browser.ask("POST", f"{FAQ}{path}", json=body) for path, body in TRYING]
    assert [reply.status for reply in reading] == [200] * len(reading)
    assert (await browser.ask("GET", FAQ)).json["may_edit"] is False
    for how, path, body in WRITING:
        refused = await browser.ask(how, f"{FAQ}{path}", json=body)
        assert (refused.status, refused.json["code"]) == (403, "not_allowed")
        assert refused.json["message"]
    assert keeper.current is before


@pytest.mark.parametrize("role", EDITORS)
async def test_who_leads_may_change_what_is_known(as_, role):
    browser = await as_(role)
    assert (await browser.ask("GET", FAQ)).json["may_edit"] is True
    assert (await save(browser, another("domain-buy"), 0)).status == 200


async def test_a_page_of_another_site_changes_nothing(lead, keeper):
    before = keeper.current
    for how, path, body in WRITING:
        headers = {"Origin": "https://evil.example.com"}
        refused = await lead.ask(how, f"{FAQ}{path}", json=body, headers=headers)
        assert refused.status == 403
    assert keeper.current is before


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
    assert "{nobody}" in fault["reason"]


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


async def test_a_body_of_64_kib_is_read_and_a_byte_more_is_not(lead):
    body = json.dumps({"text": "a"})
    headers = {"Content-Type": "application/json"}
    for size, status in ((64 * 1024, 200), (64 * 1024 + 1, 413)):
        padded = body + " " * (size - len(body))
        reply = await lead.ask("POST", f"{FAQ}/try", data=padded, headers=headers)
        assert reply.status == status


# ---------------------------------------------------------------- trying


async def test_an_answer_is_previewed_with_its_variables_filled(lead):
    shown = await lead.ask("POST", f"{FAQ}/preview", json={"markup": "**At** {company}"})
    assert shown.json == {
        "ok": True,
        "rich": [
            {
                "kind": "paragraph",
                "spans": [
                    {"text": "At", "bold": True, "code": False},
                    {"text": " Example Hosting", "bold": False, "code": False},
                ],
            }
        ],
    }


@pytest.mark.parametrize("markup", ["<script>", "{nobody}", "# A heading", "[x](javascript:a)"])
async def test_markup_that_is_not_supported_is_told(lead, markup):
    shown = (await lead.ask("POST", f"{FAQ}/preview", json={"markup": markup})).json
    assert shown["fault"]
    assert "rich" not in shown


async def test_a_question_is_tried_and_the_verdict_explained(lead):
    tried = (await lead.ask("POST", f"{FAQ}/try", json={"text": "password reset"})).json
    assert (tried["verdict"], tried["entry"]) == ("answer", "password-reset")
    assert tried["language"] == "en"
    assert tried["reason"]
    best = tried["candidates"][0]
    assert best["entry"] == "password-reset"
    assert best["question"] == "How do I reset my password?"
    assert best["phrasing"] == "password reset"
    assert 0 <= best["confidence"] <= 1


async def test_a_question_for_people_is_routed(lead):
    tried = (await lead.ask("POST", f"{FAQ}/try", json={"text": "my server is slow"})).json
    assert (tried["verdict"], tried["entry"]) == ("routed", "server-slow")


async def test_a_change_is_tried_before_it_is_saved(lead):
    body: dict[str, Any] = {"text": "buy a domain name", "language": "en"}
    without = (await lead.ask("POST", f"{FAQ}/try", json=body)).json
    body["entry"] = another("domain-buy")
    tried = (await lead.ask("POST", f"{FAQ}/try", json=body)).json
    assert "domain-buy" not in [one["entry"] for one in without["candidates"]]
    assert tried["candidates"][0]["entry"] == "domain-buy"
    body["entry"] = entry("password-reset", question="")
    refused = await lead.ask("POST", f"{FAQ}/try", json=body)
    assert (refused.status, refused.json["code"]) == (400, "bad_entry")


@pytest.mark.parametrize("text", ["", "?!", "🙂🙂", "\u200b", "a" * 4000, "(a+)+$" * 600])
async def test_any_text_can_be_tried(lead, text):
    tried = await lead.ask("POST", f"{FAQ}/try", json={"text": text})
    assert (tried.status, tried.json["verdict"]) == (200, "no_match")


# ---------------------------------------------------------------- counts and learning


def asked(id: str, text: str, visitor: str = "ana") -> Case:
    case = Case(id, visitor=visitor)
    case.opens()
    case.happens(Wrote(text))
    return case


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
    assert [(one["conversation"], one["question"]) for one in behind.json["conversations"]] == [
        ("found", "where is my invoice?")
    ]
    none = await lead.ask("GET", f"{FAQ}/counted?entry=&language=en&kind=unanswered")
    assert len(none.json["conversations"]) == 2


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


# ---------------------------------------------------------------- suggestions


async def suggested(browser: Browser, conversation: str) -> Any:
    path = f"/panel/api/conversations/{conversation}/suggestions"
    return (await browser.ask("GET", path)).json


async def test_an_agent_is_given_what_may_answer_the_last_words(as_, log):
    browser = await as_(Role.AGENT)
    case = asked("c-1", "good morning")
    case.happens(Wrote("i forgot my password"))
    await store(log, case)
    found = await suggested(browser, "c-1")
    assert found["of"] == 3
    best = found["suggestions"][0]
    assert best["entry"] == "password-reset"
    assert best["text"] == "See https://panel.example.com, please."
    assert len(found["suggestions"]) <= 3


async def test_a_route_is_suggested_with_what_to_ask_for(as_, log):
    browser = await as_(Role.AGENT)
    await store(log, asked("c-1", "my server is slow"))
    best = (await suggested(browser, "c-1"))["suggestions"][0]
    assert (best["entry"], best["text"], best["facts"]) == ("server-slow", "", ["its name"])


async def test_words_that_are_like_nothing_suggest_nothing(as_, log):
    browser = await as_(Role.AGENT)
    await store(log, asked("c-1", "xyzzy 🙂"))
    assert await suggested(browser, "c-1") == {"ok": True, "of": 2, "suggestions": []}


async def test_before_the_first_words_nothing_is_suggested(as_, log):
    browser = await as_(Role.AGENT)
    case = Case("c-1")
    case.opens()
    await store(log, case)
    assert await suggested(browser, "c-1") == {"ok": True, "of": 0, "suggestions": []}


async def test_for_an_unknown_conversation_nothing_is_suggested(as_):
    browser = await as_(Role.AGENT)
    reply = await browser.ask("GET", "/panel/api/conversations/nobody/suggestions")
    assert (reply.status, reply.code) == (404, "not_found")
