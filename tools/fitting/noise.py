"""Questions as people type them in a hurry: with errors, in key words, wrapped in politeness."""

from __future__ import annotations

from random import Random  # noqa: TID251 - seeded, so drawn alike each time
from typing import Literal, get_args

from faq.text import fold
from faq.words import frequency

Noise = Literal["clean", "typo10", "typo5", "padded", "keywords"]
NOISES: tuple[Noise, ...] = get_args(Noise)
WEIGHTS = (5, 2, 2, 2, 2)  # how often each of them is taken

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS = {
    row[i]: row[max(0, i - 1) : i] + row[i + 1 : i + 2] for row in _ROWS for i in range(len(row))
}
_SAYS_LITTLE = 5.9  # Zipf frequency from which on a word is no key word
# None of these is in faq/data/courtesies: what holds for them holds for politeness never seen.
_BEFORE = {
    "pl": (
        "Dzień dobry Państwu, ",
        "Witajcie, piszę bo potrzebuję wsparcia. ",
        "Hejka, takie coś: ",
        "Dobry wieczór. Nie wiem do kogo się zwrócić, więc piszę tutaj. ",
        "Siemanko, ",
        "Drodzy Państwo, od kilku miesięcy korzystam z serwisu i generalnie jestem zadowolona. ",
        "Halo, jest tam kto? ",
        "Dzień dobry, mam taką sprawę. ",
    ),
    "en": (
        "Hiya, ",
        "Good evening folks, ",
        "Hello support, hope all is well with you. ",
        "Hey, got something to ask: ",
        "Dear all, I signed up last year and I have been pretty happy with the service. ",
        "Hi, not sure who to ask, so I am writing here. ",
        "Greetings, ",
        "Hello, one thing please: ",
    ),
}
_AFTER = {
    "pl": (
        " Dziękuję i życzę miłego dnia",
        " Z góry dzięki, Kasia",
        " Z poważaniem, Adam Nowak",
        " Proszę o kontakt, mój telefon to 600123456.",
        " Przeglądałem pomoc, ale tam tego nie ma.",
        " Będę wdzięczna za szybką pomoc!",
        " pzdr",
        "",
    ),
    "en": (
        " Thank you very much for any help",
        " Kind regards, Anna Smith",
        " My phone is 555 1234 if you need to call.",
        " I went over the help section and did not see it there.",
        " I would be really thankful for a fast answer!",
        " Cheers, Tom",
        " thx",
        "",
    ),
}


def noisy(text: str, language: str, noise: Noise, chance: Random) -> str:
    match noise:
        case "clean":
            return text
        case "typo10":
            return _mistyped(text, 0.1, chance)
        case "typo5":
            return _mistyped(fold(text), 0.05, chance)
        case "padded":
            before, after = chance.choice(_BEFORE[language]), chance.choice(_AFTER[language])
            return f"{before}{text}{after}"
        case "keywords":
            words = text.split()
            return " ".join(w for w in words if _tells(w, language)) or text


def _tells(word: str, language: str) -> bool:
    return frequency(fold(word).strip("?.,!"), language) < _SAYS_LITTLE


def _mistyped(text: str, rate: float, chance: Random) -> str:
    """Each letter is, at this rate, a neighbour on the keyboard, left out, swapped or doubled."""
    typed, place = "", 0
    while place < len(text):
        letter, place = text[place], place + 1
        if not letter.isalpha() or chance.random() >= rate:
            typed += letter
            continue
        kind = chance.randrange(4)
        if kind == 0:
            typed += chance.choice(_NEIGHBOURS.get(fold(letter), "") or letter)
        elif kind == 1:
            typed += letter + letter
        elif kind == 2 and place < len(text):
            typed, place = typed + text[place] + letter, place + 1
    return typed
