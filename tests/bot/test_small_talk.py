import pytest

from bot.small_talk import small_talk


@pytest.mark.parametrize(
    "message",
    [
        "hej",
        "Dzień dobry!",
        "dzien dobry panstwu",
        "Hello there",
        "hi 👋",
        "👍",
        "???",
        "help me please",
        "Witam, mam pytanie",
        "good morning",
    ],
)
def test_a_greeting_asks_nothing(message: str):
    assert small_talk(message) == "hello"


@pytest.mark.parametrize(
    "message",
    [
        "thanks",
        "Thank you very much!",
        "ok, thanks a lot",
        "no thanks",
        "Nie, dziękuję.",
        "Dziękuję bardzo za pomoc",
        "super, dzięki wielkie!",
        "dziekuje i milego dnia",
        "OK",
        "thanks, that was all",
        "great, got it",
    ],
)
def test_thanks_ask_nothing(message: str):
    assert small_talk(message) == "thanks"


@pytest.mark.parametrize(
    "message",
    [
        "I want a human",
        "talk to a human",
        "Hello, can I speak to a real person please?",
        "agent",
        "live agent",
        "let me talk to somebody from support",
        "chcę rozmawiać z człowiekiem",
        "Dzień dobry, poproszę z konsultantem",
        "konsultant",
        "KONSULTANT!!!",
        "Czy mogę porozmawiać z żywym człowiekiem?",
        "połącz mnie z konsultantem",
        "nie chcę rozmawiać z botem",
        "proszę o kontakt z konsultantem",
    ],
)
def test_whoever_wants_a_person_is_understood(message: str):
    assert small_talk(message) == "person"


@pytest.mark.parametrize(
    "message",
    [
        "hej, gdzie jest moja faktura?",
        "thanks, but it does not work",
        "dziękuję, ale nie działa",
        "dziękuję, to nie to",
        "thank you for nothing",
        "dzięki za nic",
        "faktura",
        "a person of my team lost the password",
        "invoice for another person",
        "dodać osobę do konta",
        "somebody used my card",
        "ktoś zalogował się na moje konto",
        "is there anybody",
        "ok, but when?",
        "ДОБРЫЙ ДЕНЬ",
    ],
)
def test_what_may_hold_a_question_is_no_small_talk(message: str):
    assert small_talk(message) is None
