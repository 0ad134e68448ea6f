"""A question is tried before anybody saves."""

from handoff.knowledge.workshop import Refused
from tests.knowledge.entries import another, entry


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
