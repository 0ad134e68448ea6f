"""How a question finds its entry, is offered a choice, or goes to a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faq import Answer, Candidate, Matcher, NoMatch, Phrasing, Routed, Unsure, Verdict, starter
from tests.faq.out_of_scope import OUT_OF_SCOPE

Ways = Mapping[str, Mapping[str, Iterable[str]]]

ANSWERS: Ways = {
    "invoice": {
        "pl": (
            "gdzie jest moja faktura",
            "nie dostałem faktury",
            "faktura?",
            "skąd pobrać fakturę pdf",
        ),
        "en": ("where is my invoice", "download invoice pdf", "I did not get an invoice"),
    },
    "password": {
        "pl": ("zapomniałem hasła do panelu", "reset hasła do panelu", "jak zmienić hasło panelu"),
        "en": (
            "I forgot my panel password",
            "reset the password of the panel",
            "panel password lost",
        ),
    },
    "ftp": {
        "pl": ("zapomniałem hasła do ftp", "hasło ftp", "jak zmienić hasło ftp"),
        "en": ("I forgot my ftp password", "ftp password", "change the ftp account password"),
    },
    "plan": {
        "pl": ("jak zmienić plan na większy", "ile kosztuje zmiana planu"),
        "en": ("what do you charge for a plan change", "how do I upgrade my plan"),
    },
}
ROUTES: Ways = {
    "charged-twice": {
        "pl": ("pobrano mi opłatę dwa razy", "podwójna płatność z karty"),
        "en": ("I was charged twice", "double payment from my card"),
    },
    "slow": {
        "pl": ("serwer działa wolno", "vps muli"),
        "en": ("my server is slow", "the vps takes ages to respond"),
    },
}


def phrasings_of(answers: Ways = ANSWERS, routes: Ways = ROUTES) -> list[Phrasing]:
    return [
        Phrasing(entry, language, text, routed=ways is routes)
        for ways in (answers, routes)
        for entry, languages in ways.items()
        for language, texts in languages.items()
        for text in texts
    ]


MATCHER = Matcher(phrasings_of())
STARTER = Matcher(starter().phrasings())


def first(matcher: Matcher, text: str, language: str = "en") -> str:
    return matcher.nearest(text, language, 1)[0].entry


def offered_in(verdict: Verdict) -> set[str]:
    return {each.entry for each in verdict.candidates} if isinstance(verdict, Unsure) else set()


@pytest.mark.parametrize("phrasing", phrasings_of())
def test_a_phrasing_itself_always_finds_its_entry(phrasing: Phrasing):
    verdict = MATCHER.ask(f"  {phrasing.text.upper()} ", phrasing.language)
    assert isinstance(verdict, Routed if phrasing.routed else Answer)
    assert verdict.entry == phrasing.entry
    assert verdict.confidence > 0.98


@pytest.mark.parametrize(
    ("language", "text", "entry"),
    [
        ("pl", "Dzień dobry, gdzie jest moja faktura? Pozdrawiam, Ola", "invoice"),
        ("pl", "moja faktura gdzie jest", "invoice"),  # order
        ("pl", "gdzie sa moje faktury", "invoice"),  # inflection
        ("pl", "gdzie jest moja fatkura", "invoice"),  # a typing error
        ("pl", "zapomnialem hasla do panelu", "password"),  # no diacritics
        ("pl", "zapomnialm hasal do panelu", "password"),  # both
        ("en", "gdzie jest moja faktura", "invoice"),  # the other language
        ("pl", "i need the invocie as a pdf", "invoice"),
        ("en", "where's my invocie", "invoice"),
        ("en", "I forgot my ftp pasword", "ftp"),
        ("en", "password ftp", "ftp"),
    ],
)
def test_what_is_asked_in_other_letters_is_found(language, text, entry):
    assert first(MATCHER, text, language) == entry
    assert not isinstance(MATCHER.ask(text, language), NoMatch)


def test_what_is_asked_in_other_words_is_found():
    polish = Matcher(phrasings_of({k: {"pl": v["pl"]} for k, v in ANSWERS.items()}))
    assert first(polish, "cannot find the bill for last month") == "invoice"


def test_a_phrasing_that_two_entries_share_is_asked_about():
    shared = {name: {"en": (*ways["en"], "lost")} for name, ways in ANSWERS.items()}
    verdict = Matcher(phrasings_of(shared)).ask("lost", "en")
    assert len(offered_in(verdict)) == 3


def test_the_entries_that_fit_nearly_as_well_are_offered():
    assert {"password", "ftp"} <= offered_in(MATCHER.ask("zapomniałem hasła", "pl"))


@pytest.mark.parametrize(
    "text", ["I was charged twice for this!", "why was i charged twice", "server is very slow"]
)
def test_a_route_is_a_verdict_of_its_own(text):
    assert isinstance(MATCHER.ask(text, "en"), Routed)


def test_a_route_that_is_near_keeps_an_answer_from_being_sent():
    ways = {"pay": {"en": ("how do I pay my invoice",)}}
    routes = {"late": {"en": ("how do I pay my late invoice",)}}
    verdict = Matcher(phrasings_of(ways, routes), 0.1).ask("how do i pay an invoice late", "en")
    assert not isinstance(verdict, Answer)


def test_ones_own_language_comes_first_in_a_phrasing_that_both_have():
    same = {"here": {"pl": ("status vps",)}, "there": {"en": ("status vps",)}}
    matcher = Matcher(phrasings_of(same, {}))
    assert first(matcher, "status vps", "pl") == "here"
    assert first(matcher, "status vps", "en") == "there"


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("Where is my invoice? I also forgot my ftp password.", {"invoice", "ftp"}),
        ("gdzie jest moja faktura i jak zmienić hasło ftp", {"invoice", "ftp"}),
    ],
)
def test_two_questions_of_one_message_are_both_offered(text, entries):
    assert offered_in(MATCHER.ask(text, "pl")) == entries


def test_a_question_beside_one_for_a_person_goes_there_with_it():
    verdict = MATCHER.ask("Where is my invoice? And I was charged twice.", "en")
    assert isinstance(verdict, Routed)
    assert verdict.entry == "charged-twice"


@pytest.mark.parametrize(
    "text",
    [
        "Wie kann ich meine Rechnung als Datei herunterladen, bitte?",
        "Де я можу знайти мій рахунок за сервер?",
        "¿Dónde puedo encontrar mi factura del mes pasado?",
    ],
)
def test_a_third_language_matches_nothing(text):
    verdict = MATCHER.ask(text, "en")
    assert verdict == NoMatch("The question is in another language.")


def test_the_reason_says_which_words_met():
    verdict = MATCHER.ask("gdzie jest moja fatkura xyzzy", "pl")
    assert not isinstance(verdict, Routed)
    assert "„gdzie jest moja faktura”" in verdict.reason
    assert "fatkura = faktura" in verdict.reason
    assert "bez pary: xyzzy" in verdict.reason


def test_the_reason_is_told_in_the_language_of_the_question():
    assert MATCHER.ask("", "pl").reason == "Wiadomość nie zawiera słów do porównania."
    assert MATCHER.ask("", "en").reason == "The message holds no words to compare."
    assert MATCHER.ask("", "uk").reason == "The message holds no words to compare."


def test_an_explanation_shows_the_nearest_entries_and_what_met():
    explanation = MATCHER.explain("Hello, where is the invocie of May", "en")
    best = explanation.candidates[0]
    assert best.entry == "invoice"
    assert best.phrasing == "where is my invoice"
    assert ("invocie", "invoice") in best.matched
    assert "may" in best.unmatched
    assert "hello" not in (*best.unmatched, *(word for word, _ in best.matched))
    assert explanation.verdict == MATCHER.ask("Hello, where is the invocie of May", "en")


def test_confidences_are_probabilities_that_exclude_each_other():
    nearest = MATCHER.nearest("password", "en", 10)
    assert [each.confidence for each in nearest] == sorted(
        (each.confidence for each in nearest), reverse=True
    )
    assert sum(each.confidence for each in nearest) <= 1 + 1e-6


@pytest.mark.parametrize(
    "text", ["", "   ", "😀", "👍🏽👍🏽", "???", "\u200b\u200d", "\x00", "\ud800"]
)
def test_a_message_without_words_is_no_question(text):
    assert isinstance(MATCHER.ask(text, "pl"), NoMatch)
    assert MATCHER.nearest(text, "pl", 3) == ()


@pytest.mark.parametrize(
    "text", ["dziękuję", "hello", "1", "ok", "qwzx", "z góry dziękuję za pomoc"]
)
def test_a_message_that_says_nothing_is_not_answered(text):
    assert not isinstance(MATCHER.ask(text, "pl"), Answer | Routed)


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


def test_whoever_allows_fewer_wrong_answers_gets_fewer_answers():
    texts = [text for _, text in OUT_OF_SCOPE] + [p.text + " please now" for p in phrasings_of()]

    def answered(wrong_share: float) -> int:
        matcher = Matcher(phrasings_of(), wrong_share)
        return sum(isinstance(matcher.ask(text, "en"), Answer) for text in texts)

    assert answered(0.001) < answered(0.1)


def test_without_a_phrasing_nothing_can_be_asked():
    with pytest.raises(ValueError, match="no phrasing"):
        Matcher([Phrasing("silent", "en", "?!")])


def test_a_single_entry_can_be_asked():
    matcher = Matcher([Phrasing("invoice", "en", "where is my invoice")])
    assert isinstance(matcher.ask("where is my invoice", "en"), Answer)
    assert not isinstance(matcher.ask("recipe for an apple pie", "en"), Answer)


def test_a_choice_holds_one_to_three():
    with pytest.raises(ValueError, match="1 to 3"):
        Unsure((), "")
    with pytest.raises(ValueError, match="1 to 3"):
        Unsure((Candidate("a", 0.5),) * 4, "")


SOME_WORDS = st.lists(
    st.sampled_from(
        ("faktura", "hasło", "ftp", "panel", "nie", "zapłaciłem", "invoice", "my", "VAT", "2fa")
    ),
    max_size=12,
).map(" ".join)


@settings(deadline=None)
@given(
    st.text(st.characters(exclude_categories=()), max_size=200) | SOME_WORDS,
    st.sampled_from(["pl", "en", "de", ""]),
)
def test_any_text_gets_a_verdict_that_is_well_formed(text, language):
    verdict = STARTER.ask(text, language)
    assert verdict == STARTER.ask(text, language)  # pure
    verdict.reason.encode("utf-8")
    assert verdict.reason
    if isinstance(verdict, Answer | Routed):
        assert 0 <= verdict.confidence <= 1
    elif isinstance(verdict, Unsure):
        confidences = [each.confidence for each in verdict.candidates]
        assert confidences == sorted(confidences, reverse=True)
        assert all(0 <= confidence <= 1 for confidence in confidences)
        assert len({each.entry for each in verdict.candidates}) == len(confidences) <= 3
