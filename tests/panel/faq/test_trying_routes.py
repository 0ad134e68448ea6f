"""Answers previewed and questions tried, over real HTTP, before anything is saved."""

from typing import Any

import pytest

from tests.knowledge.entries import another, entry
from tests.panel.faq.steps import FAQ


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
    assert set(shown["fault"]) == {"pl", "en"}
    assert all(shown["fault"].values())
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
