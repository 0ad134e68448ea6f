"""How a question finds its entry, is offered a choice, or goes to a person."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq import (
    Answer,
    Candidate,
    Entry,
    EntryText,
    Knowledge,
    Matcher,
    NoMatch,
    Thresholds,
    Unsure,
    Verdict,
    load,
)
from tests.faq.out_of_scope import OUT_OF_SCOPE, PROMISE_CASES

PHRASINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "invoice": {
        "pl": ("gdzie jest moja faktura", "nie dostałem faktury", "faktura?", "status"),
        "en": ("where is my invoice", "download invoice pdf", "status"),
    },
    "password": {
        "pl": ("zapomniałem hasła do panelu", "reset hasła", "jak zmienić hasło do panelu"),
        "en": ("I forgot my panel password", "reset the password of the panel"),
    },
    "ftp": {
        "pl": ("zapomniałem hasła do ftp", "hasło ftp", "jak zmienić hasło ftp"),
        "en": ("I forgot my ftp password", "ftp password", "change the ftp account password"),
    },
    "charges": {
        "pl": ("jaka jest opłata za zmianę planu",),
        "en": ("what do you charge for a plan change", "how are charges booked"),
    },
}
HANDOFF = {
    "pl": ("pobrano mi opłatę dwa razy", "serwer działa wolno"),
    "en": ("I was charged twice", "my server is slow"),
}


def knowledge_of(
    phrasings: Mapping[str, Mapping[str, tuple[str, ...]]] = PHRASINGS,
    handoff: Mapping[str, tuple[str, ...]] = HANDOFF,
) -> Knowledge:
    entries = {
        name: Entry(
            name, "billing", {lang: EntryText(all_[0], "", all_) for lang, all_ in texts.items()}
        )
        for name, texts in phrasings.items()
    }
    return Knowledge(("en", "pl"), MappingProxyType(entries), MappingProxyType(handoff))


MATCHER = Matcher(knowledge_of())


def entry_of(verdict: Verdict) -> str | None:
    return verdict.entry if isinstance(verdict, Answer) else None


def offered_in(verdict: Verdict) -> set[str]:
    return {each.entry for each in verdict.candidates} if isinstance(verdict, Unsure) else set()


@pytest.mark.parametrize(
    ("language", "text", "entry"),
    [
        ("pl", "gdzie jest moja faktura?", "invoice"),
        ("pl", "GDZIE JEST MOJA FAKTURA", "invoice"),
        ("pl", "Dzień dobry, gdzie jest moja faktura? Pozdrawiam, Ola", "invoice"),
        ("pl", "moja faktura gdzie jest", "invoice"),  # order
        ("pl", "gdzie sa moje faktury", "invoice"),  # inflection
        ("pl", "gdzie jest moja fatkura", "invoice"),  # a typing error
        ("pl", "zapomnialem hasla do panelu", "password"),  # no diacritics
        ("pl", "zapomnialm hasal do panelu", "password"),  # both
        ("pl", "where is my invoice", "invoice"),  # the other language
        ("en", "gdzie jest moja faktura", "invoice"),
        ("en", "where's my invocie", "invoice"),
        ("en", "I forgot my ftp pasword", "ftp"),
        ("en", "password ftp", "ftp"),
    ],
)
def test_what_is_asked_in_other_letters_is_still_answered(language, text, entry):
    assert entry_of(MATCHER.ask(text, language)) == entry


@pytest.mark.parametrize(
    "text",
    [
        "where is my invoice printer driver for the office computer",  # a phrasing in a question
        "my invoice says that the server was stolen by somebody in a red hat",
        "the panel of experts forgot the invitation",
        "reset",  # a word of a phrasing
        "panel",
    ],
)
def test_a_part_is_not_taken_for_the_whole(text):
    assert entry_of(MATCHER.ask(text, "en")) is None


def test_a_phrasing_that_two_entries_share_is_asked_about():
    matcher = Matcher(
        knowledge_of(
            {name: {"en": (*texts["en"], "help me")} for name, texts in PHRASINGS.items()}
        )
    )
    assert isinstance(matcher.ask("help me", "en"), NoMatch)  # politeness only
    shared = {name: {"en": (*texts["en"], "lost")} for name, texts in PHRASINGS.items()}
    verdict = Matcher(knowledge_of(shared)).ask("lost", "en")
    assert len(offered_in(verdict)) == 3


def test_the_entries_that_fit_nearly_as_well_are_offered():
    verdict = MATCHER.ask("zapomniałem hasła", "pl")
    assert offered_in(verdict) == {"password", "ftp"}


@pytest.mark.parametrize(
    "text", ["I was charged twice!", "why was i charged twice", "server slow"]
)
def test_what_a_person_takes_is_not_answered(text):
    verdict = MATCHER.ask(text, "en")
    assert isinstance(verdict, NoMatch)
    assert "A person takes this" in verdict.reason


def test_two_known_words_are_not_taken_for_one_another():
    # One letter apart; both are known, so neither can be a misspelling of the other.
    verdict = MATCHER.ask("change plan", "en")
    assert "charge" not in verdict.reason.replace("what do you charge for a plan change", "")


def test_a_phrasing_itself_needs_no_lead():
    near = {"one": {"en": ("reset the mail password",)}, "two": {"en": ("reset the password",)}}
    matcher = Matcher(knowledge_of(near, {"en": ()}))
    assert entry_of(matcher.ask("reset the password", "en")) == "two"
    assert entry_of(matcher.ask("reset the mail password", "en")) == "one"


def test_ones_own_language_comes_first():
    same = {"here": {"pl": ("status vps",)}, "there": {"en": ("status vps",)}}
    matcher = Matcher(knowledge_of(same, {}))
    assert entry_of(matcher.ask("status vps", "pl")) == "here"
    assert entry_of(matcher.ask("status vps", "en")) == "there"


def test_the_reason_says_which_words_met():
    verdict = MATCHER.ask("gdzie jest moja fatkura kochani", "pl")
    assert "„gdzie jest moja faktura”" in verdict.reason
    assert "fatkura = faktura" in verdict.reason
    assert "bez pary: kochani" in verdict.reason


def test_the_reason_is_told_in_the_language_of_the_question():
    assert MATCHER.ask("", "pl").reason == "Wiadomość nie zawiera słów do porównania."
    assert MATCHER.ask("", "en").reason == "The message holds no words to compare."
    assert MATCHER.ask("", "uk").reason == "The message holds no words to compare."


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "😀",
        "👍🏽👍🏽",
        "???",
        "\u200b\u200d",
        "dziękuję",
        "hello",
        "\x00",
        "\ud800",
        "1",
        "ok",
    ],
)
def test_a_message_that_says_nothing_is_no_question(text):
    assert isinstance(MATCHER.ask(text, "pl"), NoMatch)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 4_000,
        "faktura zaginęła " * 500 + "koniec",
        " ".join(f"słowo{number}" for number in range(600)),
        "(a+)+$" * 650,
        "ﷺ" * 4_000,
        "faktura" * 100_000,
    ],
)
def test_a_huge_message_is_no_question(text):
    verdict = MATCHER.ask(text, "pl")
    assert isinstance(verdict, NoMatch)
    assert len(verdict.reason) < 500


def test_thresholds_decide():
    text = "gdzie jest moja faktura i czek"
    assert entry_of(Matcher(knowledge_of(), Thresholds(answer=0.5)).ask(text, "pl")) == "invoice"
    assert offered_in(Matcher(knowledge_of(), Thresholds(answer=0.99)).ask(text, "pl")) == {
        "invoice"
    }
    stern = Thresholds(answer=0.99, unsure=0.99)
    assert isinstance(Matcher(knowledge_of(), stern).ask(text, "pl"), NoMatch)


def test_knowledge_without_phrasings_cannot_be_asked():
    with pytest.raises(ValueError, match="holds no phrasing"):
        Matcher(knowledge_of({}, {}))


def test_knowledge_of_one_entry_can_be_asked():
    matcher = Matcher(knowledge_of({"invoice": PHRASINGS["invoice"]}, {}))
    assert entry_of(matcher.ask("where is my invoice", "en")) == "invoice"


def test_a_choice_holds_one_to_three():
    with pytest.raises(ValueError, match="1 to 3"):
        Unsure((), "")
    with pytest.raises(ValueError, match="1 to 3"):
        Unsure((Candidate("a", 0.5),) * 4, "")


STARTER = Matcher(load(Path(__file__).parents[2] / "faq" / "starter"))
SOME_WORDS = st.lists(
    st.sampled_from(
        ("faktura", "hasło", "ftp", "panel", "nie", "zapłaciłem", "invoice", "my", "VAT", "2fa")
    ),
    max_size=12,
).map(" ".join)


@given(
    st.text(st.characters(exclude_categories=()), max_size=200) | SOME_WORDS,
    st.sampled_from(["pl", "en", "de", ""]),
)
def test_any_text_gets_a_verdict_that_is_well_formed(text, language):
    verdict = STARTER.ask(text, language)
    assert verdict == STARTER.ask(text, language)  # pure
    verdict.reason.encode("utf-8")
    assert verdict.reason
    if isinstance(verdict, Answer):
        assert 0 <= verdict.confidence <= 1
    elif isinstance(verdict, Unsure):
        confidences = [each.confidence for each in verdict.candidates]
        assert confidences == sorted(confidences, reverse=True)
        assert all(0 <= confidence <= 1 for confidence in confidences)
        assert len({each.entry for each in verdict.candidates}) == len(confidences) <= 3


@pytest.mark.parametrize(("language", "text"), PROMISE_CASES)
def test_the_cases_of_the_promise_go_to_a_person(language, text):
    assert isinstance(STARTER.ask(text, language), NoMatch)


@pytest.mark.parametrize(("language", "text"), OUT_OF_SCOPE)
def test_what_is_out_of_scope_is_not_answered(language, text):
    assert not isinstance(STARTER.ask(text, language), Answer)


def test_what_is_out_of_scope_is_seldom_offered_a_choice():
    offered = [text for language, text in OUT_OF_SCOPE if offered_in(STARTER.ask(text, language))]
    assert len(offered) <= len(OUT_OF_SCOPE) // 20, offered
