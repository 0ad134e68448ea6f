"""What words mean in both languages, and what stays apart."""

from collections import Counter

import pytest

from faq.concepts import FOLDER, MAX_CONCEPTS, concepts_of, written
from faq.text import fold, words


def meant(text: str) -> set[str]:
    return {concept for _, concept in concepts_of(words(text))}


@pytest.mark.parametrize(
    ("english", "polish", "concept"),
    [
        ("Can I get a refund?", "Chcę zwrotu kasy", "refund"),
        ("give me my money back", "oddajcie mi pieniądze!", "refund"),
        ("where is my invoice", "nie mam faktury", "invoice"),
        ("I forgot it", "zapomniałam", "forgot"),
        ("reset the password", "nie pamiętam hasła", "password"),
        ("I lost my card", "zgubiłem kartę", "card_lost"),
        ("my card was stolen", "ukradli mi kartę", "card_stolen"),
        ("cancel my order", "chcę anulować zamówienie", "order_cancel"),
        ("change my order", "zmiana zamówienia", "order_change"),
        ("turn the lights off", "zgaś światło", "light"),
        ("wake me up at seven", "ustaw budzik na siódmą", "alarm"),
        ("talk to a real person", "konsultant poproszę", "agent"),
        ("my site is down", "strona leży", "outage"),
        ("the website loads slowly", "strona wolno się ładuje", "slow"),
        ("will it rain?", "jaka będzie pogoda", "weather"),
        ("renew the domain", "odnowić domenę", "domain"),
        ("charged twice!", "pobrało dwa razy", "charged_twice"),
        ("how long does delivery take", "ile dni idzie przesyłka", "delivery"),
        ("2FA codes", "weryfikacja dwuetapowa", "two_factor"),
        ("pay by instalments", "czy można na raty", "instalments"),
    ],
)
def test_both_languages_say_the_same_thing(english: str, polish: str, concept: str):
    assert concept in meant(english) & meant(polish)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pay by card", "pay by transfer"),
        ("my card is lost", "my card is stolen"),
        ("cancel my order", "change my order"),
        ("zmienić PIN", "zmienić hasło"),
        ("włącz światło", "wyłącz światło"),
        ("przelew", "doładowanie"),
        ("korekta faktury", "faktura"),
        ("upgrade", "downgrade"),
        ("SSH", "FTP"),
        ("lot", "hotel"),
    ],
)
def test_near_things_stay_apart(one: str, other: str):
    assert meant(one) != meant(other)


def test_a_concept_stands_where_its_word_does():
    assert (2, "refund") in concepts_of(("about", "my", "refund"))


def test_an_expression_stands_at_its_first_word():
    assert (0, "charged_twice") in concepts_of(("charged", "twice"))


def test_little_words_may_stand_inside_an_expression():
    assert (1, "order_cancel") in concepts_of(words("please cancel my order"))


def test_other_words_may_not():
    assert "order_cancel" not in meant("cancel everything except this order")
    assert "order_cancel" not in meant("cancel it to me on my order")


def test_the_longest_form_speaks_alone():
    assert meant("kolejne") >= {"next"}
    assert meant("kolejowy") == {"train"}
    assert not meant("kolejne") & meant("kolejowy")


def test_a_word_means_a_concept_once():
    found = concepts_of(words("wake me, oddajcie pieniądze"))
    assert len(found) == len(set(found))


@pytest.mark.parametrize("nothing", [(), ("",), ("qwzx",), ("x" * 4_000,)])
def test_what_nobody_says_means_nothing(nothing: tuple[str, ...]):
    assert concepts_of(nothing) == []


def test_every_form_is_folded_and_of_one_or_two_words():
    for concept, form in written():
        bare = form.removesuffix("*")
        assert bare == fold(bare), (concept, form)
        assert all(part.isalnum() for part in bare.split(" ")), (concept, form)


def test_no_form_means_too_many_things():
    meanings = Counter(form for _, form in set(written()))
    assert max(meanings.values()) <= MAX_CONCEPTS


def test_every_line_is_a_comment_or_a_concept_of_its_own():
    lines = [
        line
        for file in FOLDER.glob("*.txt")
        for line in file.read_text("ascii").splitlines()
        if line and not line.startswith("#")
    ]
    concepts = [line.partition(":")[0] for line in lines]
    assert set(concepts) == {concept for concept, _ in written()}
    assert len(concepts) == len(set(concepts)) > 600
